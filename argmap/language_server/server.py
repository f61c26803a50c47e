"""The server: open files come in, findings and answers go out."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from argmap.language_server.positions import Positions
from argmap.language_server.protocol import Protocol, TextKeeper
from argmap.language_server.publishing import Publisher
from argmap.language_server.uris import path_of
from argmap.sessions.analyses import Known
from argmap.sessions.session import Session
from argmap.version import VERSION

LANGUAGE = "argmap"


class Server(TextKeeper):
    """A language server for maps: a session whose texts the editor has; its keys are the editor's URIs."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__("argmap", VERSION, protocol_cls=Protocol, max_workers=1)
        self.session = Session(self.publish)
        self.documents, self.analyses = self.session.documents, self.session.analyses
        self.positions = Positions()
        self.publisher = Publisher(self.documents, self.positions)

    # -- files -----------------------------------------------------------------------------------------------------

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        certain = item.language_id == LANGUAGE
        self.session.opened(item.uri, item.text, item.version, path=path_of(item.uri), certain=certain)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        item = params.text_document
        document = self.documents.get(item.uri)
        if document is not None:
            text = self.positions.changed(document.source, params.content_changes)
            self.session.changed(item.uri, text, item.version)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        self.session.close(params.text_document.uri)

    def publish(self, every: Sequence[Known]) -> None:
        """Show what has changed of the findings of open maps."""
        for uri, diagnostics in self.publisher.news(every).items():
            document = self.documents.get(uri)
            version = None if document is None else document.version
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    # -- failures --------------------------------------------------------------------------------------------------

    def report_server_error(self, error: Exception, source: object) -> None:  # noqa: ARG002 - the signature is pygls's
        """Tell the editor's log of what could not be done, in one line."""
        self.protocol.unreadable(error)
        message = str(error).partition("\n")[0] or type(error).__name__
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"argmap: {message}"))

    def shutdown(self) -> None:
        """End the conversation, without waiting for a check that still runs."""
        if self._stop_event is not None:
            self._stop_event.set()
        if self._thread_pool is not None:
            self._thread_pool.shutdown(wait=False, cancel_futures=True)
