"""Changes to maps that the editor makes for us: names, form, fixes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.assisting import places
from argmap.assisting.view import View
from argmap.edits import Edit

if TYPE_CHECKING:
    from argmap.language_server.server import Server


class CannotChange(JsonRpcException):
    """The editor is told why something cannot be changed."""

    CODE = types.LSPErrorCodes.RequestFailed.value


def workspace_edit(server: Server, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    """Edits file by file, bound to the versions of open files where the editor can keep to them."""
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in edits:
        uri = server.documents.uri_of(edit.span.source.path)
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
    span = places.name_at(View(known.document.source, known.analysis, known.good), offset)
    if span is None:
        return None
    return types.PrepareRenamePlaceholder(server.positions.range(span), span.written)
