"""Changes to maps that the editor makes for us: names, form, fixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.editing.changes import CannotChange
from argmap.editor_support import places
from argmap.editor_support.refactorings import Refactoring
from argmap.edits import Edit
from argmap.errors import ArgmapError
from argmap.language_server.server import Server
from argmap.language_server.uris import uri_of
from argmap.sessions.refactorings import laid_out, refactored, renamed


class _Refused(JsonRpcException):
    """The answer to a request that cannot be done."""

    CODE = types.LSPErrorCodes.RequestFailed.value


@contextmanager
def refusals() -> Iterator[None]:
    """Within it, the editor is told why something cannot be changed."""
    try:
        yield
    except (ArgmapError, OSError) as error:
        raise _Refused(str(error)) from None


def workspace_edit(server: Server, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Edits file by file, bound to the versions of open files where the editor can keep to them."""
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        uri = uri_of(server.documents, edit.span.source.path)
        changes.setdefault(uri, []).append(types.TextEdit(server.positions.range(edit.span), edit.text))
    workspace = server.client_capabilities.workspace
    support = workspace.workspace_edit if workspace is not None else None
    if support is None or not support.document_changes:
        return types.WorkspaceEdit(changes=changes)
    versioned = []
    for uri, found in changes.items():
        document = server.documents.get(uri)
        version = None if document is None else document.version
        identifier = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        versioned.append(types.TextDocumentEdit(identifier, list(found)))
    return types.WorkspaceEdit(document_changes=versioned)


async def prepare_rename(server: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """The name at a place, without its prefix; None where nothing has a name."""
    known = await server.analyses.of(params.text_document.uri)
    if known is None:
        return None
    offset = server.positions.offset(known.document.source, params.position)
    span = places.name_at(known.view(), offset)
    if span is None:
        return None
    return types.PrepareRenamePlaceholder(server.positions.range(span), span.written)


async def rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """A new name for what is named at a place, in all maps of the project."""
    document = server.documents.get(params.text_document.uri)
    if document is None:
        return None
    with refusals():
        offset = server.positions.offset(document.source, params.position)
        change = renamed(server.session, document.key, offset, params.new_name)
    return workspace_edit(server, change.edits)


def chosen(server: Server, data: Mapping[object, object]) -> types.WorkspaceEdit:
    """The edits of a refactoring that was chosen. Raises an ArgmapError where it cannot be done."""
    try:
        refactoring, at = Refactoring(data["refactoring"]), int(str(data["at"]))
        uri = str(data["uri"])
    except (KeyError, ValueError):
        raise CannotChange("this is no action that was offered") from None
    return workspace_edit(server, refactored(server.session, uri, refactoring, at).edits)


async def formatting(server: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    """The edits that lay a map out as `argmap fmt` does it; None for what is no open map."""
    document = server.documents.get(params.text_document.uri)
    if document is None or not document.is_map():
        return None
    with refusals():
        edits = laid_out(server.session, document.key).edits
    return [types.TextEdit(server.positions.range(edit.span), edit.text) for edit in edits]
