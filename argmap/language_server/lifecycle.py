"""The handlers for what the editor tells of itself and of files, beyond the texts that are open."""

from __future__ import annotations

from lsprotocol import types

from argmap.language_server.server import Server
from argmap.language_server.uris import path_of


def register(server: Server) -> None:
    """Make the server follow the editor."""
    server.feature(types.INITIALIZE)(initialize)
    server.feature(types.INITIALIZED)(initialized)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(watched_files)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(saved)


def initialize(server: Server, params: types.InitializeParams) -> None:  # noqa: ARG001 - the signature is pygls's
    encoding = server.workspace.position_encoding
    server.positions.encoding = str(getattr(encoding, "value", encoding))


def initialized(server: Server, params: types.InitializedParams) -> None:  # noqa: ARG001 - the signature is pygls's
    """Ask the editor to tell of files that change on disk, where it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(f"**/{name}") for name in ("*.yaml", "*.yml", ".argmap.yaml")]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    registration = types.Registration("argmap-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(types.RegistrationParams([registration]))


def watched_files(server: Server, params: types.DidChangeWatchedFilesParams) -> None:  # noqa: ARG001 - as above
    server.session.changed_on_disk()


def saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Settings that are saved in the editor hold at once; maps were checked when they changed."""
    path = path_of(params.text_document.uri)
    if path is not None and path.name == ".argmap.yaml":
        server.session.changed_on_disk()
