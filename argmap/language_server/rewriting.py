"""Changes to maps that the editor makes for us: names, form, fixes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.editing.changes import CannotChange, Changes
from argmap.editing.formatting import formatted
from argmap.editing.refactoring.renaming import rename as rename_in
from argmap.editing.workspace import Workspace
from argmap.editor_support import places
from argmap.editor_support.open_map import View
from argmap.editor_support.refactorings import Refactoring, perform
from argmap.edits import Edit
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph, occurrences
from argmap.language_server.documents import Document, reader
from argmap.language_server.server import Server
from argmap.source import Source, Span


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


def including(server: Server, document: Document) -> Sequence[ArgumentGraph]:
    """The other maps of the project that share a file with a map; none while it, or one of them, cannot be read."""
    if document.real is None:
        return ()
    try:
        return Workspace(document.real, reader(server.documents.texts())).graphs[1:]
    except (ArgmapError, OSError):
        return ()


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


async def rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """A new name for what is named at a place, in all maps of the project."""
    document = server.documents.get(params.text_document.uri)
    if document is None:
        return None
    with refusals():
        if document.real is None:
            raise CannotChange("save this map first: other maps may use the name")
        offset = server.positions.offset(document.source, params.position)
        changes = _renamed(document.real, reader(server.documents.texts()), offset, params.new_name)
    return workspace_edit(server, changes)


def _renamed(path: Path, read: Callable[[Path], bytes], offset: int, name: str) -> list[Edit]:
    workspace = Workspace(path, read)
    found = occurrences(workspace.graph)
    touching = (m for m in found if m.map is workspace.root and m.span.start <= offset <= m.span.end)
    mention = max(touching, key=lambda m: m.span.start, default=None)
    if mention is None:
        raise CannotChange("nothing is named here")
    given = next((m for m in found if m.defines and m.names is mention.names), None)
    if given is None:
        raise CannotChange("this has no name of its own")
    return edits_of(rename_in(workspace, mention.names, given.map, name))


def refactored(server: Server, data: Mapping[object, object]) -> types.WorkspaceEdit:
    """What a refactoring that was chosen changes. Raises an ArgmapError where it cannot be done."""
    try:
        refactoring, at = Refactoring(data["refactoring"]), int(str(data["at"]))
        document = server.documents.get(str(data["uri"]))
    except (KeyError, ValueError):
        raise CannotChange("this is no action that was offered") from None
    if document is None:
        raise CannotChange("this map is not open any more")
    if document.real is None:
        raise CannotChange("save this map first: other maps may refer to it")
    changes = perform(Workspace(document.real, reader(server.documents.texts())), refactoring, at)
    return workspace_edit(server, edits_of(changes))


def edits_of(changes: Changes) -> list[Edit]:
    """The changes of a workspace as edits; files that are to be made are not among them."""
    found: list[Edit] = []
    for path, edits in changes.edits.items():
        given = changes.given.get(path)
        if given is not None:
            found += line_edits(given, changes.texts()[path])
        else:
            found += edits
    return found


async def formatting(server: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    """What has to change so that a map is laid out as `argmap fmt` does it, line by line, so that cursors stay."""
    document = server.documents.get(params.text_document.uri)
    if document is None or not document.is_map():
        return None
    with refusals():
        new = formatted(document.source)
    return [types.TextEdit(server.positions.range(edit.span), edit.text) for edit in line_edits(document.source, new)]


_MOST_COMPARED = 4_000  # lines; to compare more takes longer than to set them anew


def line_edits(source: Source, new: str) -> list[Edit]:
    """The edits that make one text of another, each of whole lines."""
    old_lines = [source.text[start:end] for start, end in pairwise([*source.line_starts, len(source.text)])]
    new_lines = [new[start:end] for start, end in pairwise([*Source("", new).line_starts, len(new)])]
    first = next((i for i, (a, b) in enumerate(zip(old_lines, new_lines, strict=False)) if a != b), None)
    if first is None and len(old_lines) == len(new_lines):
        return []
    first = min(len(old_lines), len(new_lines)) if first is None else first
    same = 0
    while same < min(len(old_lines), len(new_lines)) - first and old_lines[-1 - same] == new_lines[-1 - same]:
        same += 1
    old, put = old_lines[first : len(old_lines) - same], new_lines[first : len(new_lines) - same]
    steps = [("replace", 0, len(old), 0, len(put))]
    if len(old) + len(put) <= _MOST_COMPARED:
        steps = [step for step in SequenceMatcher(None, old, put, autojunk=False).get_opcodes() if step[0] != "equal"]
    places = [*source.line_starts, len(source.text)]
    return [
        Edit(Span(source, places[first + i1], places[first + i2]), "".join(put[j1:j2])) for _, i1, i2, j1, j2 in steps
    ]
