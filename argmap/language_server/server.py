"""The server: open files come in, findings and answers go out."""

from __future__ import annotations

import asyncio
import gc

from lsprotocol import types

from argmap.language_server.analyses import Analyses, Known
from argmap.language_server.documents import Documents
from argmap.language_server.positions import Positions
from argmap.language_server.protocol import Protocol, TextKeeper
from argmap.language_server.publishing import Publisher
from argmap.language_server.workspace_index import WorkspaceIndex
from argmap.version import VERSION

PAUSE = 0.001  # seconds without a change before a map is checked
IDLE = 2.0  # seconds without a check before memory is tidied up
MOST_UNTIDIED = 50  # checks after which it is tidied up all the same, while someone goes on writing
LARGE = 300_000  # characters from which a longer pause is waited for
LONG_PAUSE = 0.3


class Server(TextKeeper):
    """A language server for maps; `waiting` are the URIs of files to be checked."""

    protocol: Protocol

    def __init__(self) -> None:
        super().__init__("argmap", VERSION, protocol_cls=Protocol, max_workers=1)
        self.documents = Documents()
        self.positions = Positions()
        self.analyses = Analyses(self.documents)
        self.publisher = Publisher(self.documents, self.positions)
        self.workspace_index = WorkspaceIndex()
        self.waiting: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._tidying: asyncio.TimerHandle | None = None
        self._untidied = 0
        self._round: asyncio.Task[None] | None = None

    # -- files -----------------------------------------------------------------------------------------------------

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        document = self.documents.open(params.text_document)
        self._affected(document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        document = self.documents.change(params.text_document, params.content_changes, self.positions)
        if document is not None:
            self._affected(document.uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        document = self.documents.get(params.text_document.uri)
        if document is not None:
            self._affected(document.uri)
            self.documents.close(document.uri)
            self.analyses.forget(document.uri)

    def changed_on_disk(self) -> None:
        """Check all open maps anew: an included map, a text of a source, or the settings may be others now."""
        for document in self.documents:
            self.analyses.outdate(document.uri)
            self.waiting.add(document.uri)
        self._check_soon()

    def _affected(self, uri: str) -> None:
        """Check a file that has changed, and the open maps that include it."""
        self.waiting.add(uri)
        document = self.documents.get(uri)
        real = None if document is None else document.real
        for known in self.analyses.every():
            if real is not None and known.document.uri != uri and real in known.reads:
                self.analyses.outdate(known.document.uri)
                self.waiting.add(known.document.uri)
        self._check_soon()

    # -- findings --------------------------------------------------------------------------------------------------

    def _check_soon(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        sizes = (len(d.source.text) for uri in self.waiting if (d := self.documents.get(uri)) is not None)
        pause = LONG_PAUSE if max(sizes, default=0) > LARGE else PAUSE
        self._timer = asyncio.get_running_loop().call_later(pause, self._start_round)

    def _start_round(self) -> None:
        if self._round is None or self._round.done():  # else the one that runs goes on with what waits
            self._round = asyncio.ensure_future(self._check_waiting())

    async def _check_waiting(self) -> None:
        """Check the files that wait, one after the other, and show what has changed of their findings."""
        while self.waiting:
            uris, self.waiting = sorted(self.waiting), set()
            for uri in uris:
                await self.analyses.of(uri)
            # What was found in a text that has changed meanwhile is not shown; that text waits to be checked again.
            self.publish()
        self._tidy_later()

    def publish(self) -> None:
        """Show the findings of all open maps that are checked as they are now."""
        current = [known for known in self.analyses.every() if self._is_current(known)]
        if len(current) < len(self.analyses.every()):
            return
        for uri, diagnostics in self.publisher.news(current).items():
            document = self.documents.get(uri)
            version = None if document is None else document.version
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _is_current(self, known: Known) -> bool:
        return known.valid and self.documents.get(known.document.uri) is known.document

    def _tidy_later(self) -> None:
        if self._tidying is not None:
            self._tidying.cancel()
        self._untidied += 1
        if self._untidied >= MOST_UNTIDIED:
            self._tidy()
        else:
            self._tidying = asyncio.get_running_loop().call_later(IDLE, self._tidy)

    def _tidy(self) -> None:
        """Free what refers to itself, which is not found otherwise; see `serving`."""
        self._untidied = 0
        gc.collect()

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
