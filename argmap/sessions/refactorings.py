"""Changes that are made for whoever works on a map: names, form, and what is offered at a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from argmap.editing.changes import CannotChange, Changes
from argmap.editing.formatting import formatted
from argmap.editing.refactoring.renaming import rename
from argmap.editing.workspace import Workspace
from argmap.editor_support.refactorings import Refactoring, perform
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.reading.occurrences import occurrences
from argmap.sessions.changes import Change, change_of, line_edits
from argmap.sessions.documents import Document, reader
from argmap.sessions.session import Session


def including(session: Session, document: Document) -> Sequence[ArgumentGraph]:
    """The other maps of the project that share a file with a map; none while it, or one of them, cannot be read."""
    if document.real is None:
        return ()
    try:
        return Workspace(document.real, reader(session.documents.texts())).graphs[1:]
    except (ArgmapError, OSError):
        return ()


def renamed(session: Session, key: str, offset: int, name: str) -> Change:
    """A new name for what is named at a place, in all maps of the project. Raises an ArgmapError."""
    document = session.document(key)
    if document.real is None:
        raise CannotChange("save this map first: other maps may use the name")
    changes = _renamed(document.real, reader(session.documents.texts()), offset, name)
    return change_of(f"rename it to {name}", changes)


def _renamed(path: Path, read: Callable[[Path], bytes], offset: int, name: str) -> Changes:
    workspace = Workspace(path, read)
    found = occurrences(workspace.graph)
    touching = (m for m in found if m.map is workspace.root and m.span.start <= offset <= m.span.end)
    mention = max(touching, key=lambda m: m.span.start, default=None)
    if mention is None:
        raise CannotChange("nothing is named here")
    given = next((m for m in found if m.defines and m.names is mention.names), None)
    if given is None:
        raise CannotChange("this has no name of its own")
    return rename(workspace, mention.names, given.map, name)


def refactored(session: Session, key: str, refactoring: Refactoring, at: int) -> Change:
    """The change that a chosen refactoring makes. Raises an ArgmapError where it cannot be done."""
    document = session.document(key)
    if document.real is None:
        raise CannotChange("save this map first: other maps may refer to it")
    changes = perform(Workspace(document.real, reader(session.documents.texts())), refactoring, at)
    return change_of(refactoring.name.lower(), changes)


def laid_out(session: Session, key: str) -> Change:
    """The change that lays a map out as `argmap fmt` does it, line by line, so that cursors stay."""
    source = session.document(key).source
    return Change("lay the map out", tuple(line_edits(source, formatted(source))))
