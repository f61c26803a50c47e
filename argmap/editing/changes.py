"""Changes to the files of a workspace, and the proof that they read back as meant."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.atomic_files import Rewrite
from argmap.canonical_form import Rows, rows_of
from argmap.checking import check, errors_among
from argmap.diagnostics import Severity
from argmap.editing.formatting.comments import find_comments
from argmap.editing.formatting.proof import CommentsLost, MeaningLost, prove
from argmap.editing.workspace import Workspace, maps_of, real, seen_from_here
from argmap.edits import Edit, apply
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.reading import Project, load_project
from argmap.reading.documents import document
from argmap.source import Source
from argmap.yamltext.events import parse
from argmap.yamltext.places import CannotLayOut

# The rules that a change must not break: reading and structure.
_BREAKING = ("AM0", "AM1")


class CannotChange(ArgmapError):
    """A change is refused, with the reason why; nothing was written."""


class NotAsMeant(CannotChange):
    """The changed text would say something else than it should."""

    def __init__(self, why: str) -> None:
        super().__init__(f"this is not done, since {why}")


@dataclass
class Changes:
    """Edits by file, and files that are to be made."""

    edits: dict[Path, list[Edit]] = field(default_factory=dict)
    sources: dict[Path, Source] = field(default_factory=dict)
    # Files as they are on disk, where they were laid out anew first.
    given: Mapping[Path, Source] = field(default_factory=dict)
    created: dict[Path, str] = field(default_factory=dict)

    def edit(self, *edits: Edit) -> None:
        for edit in edits:
            source = edit.span.source
            path = Path(os.path.realpath(source.path))
            self.sources.setdefault(path, source)
            self.edits.setdefault(path, []).append(edit)

    def create(self, path: Path, text: str) -> None:
        self.created[Path(os.path.realpath(path))] = text

    def texts(self) -> dict[Path, str]:
        """The new text of every file that is changed or made."""
        changed = {path: apply(self.sources[path].text, edits) for path, edits in self.edits.items()}
        return {**changed, **self.created}

    def rewrites(self) -> list[Rewrite]:
        """The files as they were read and as they should become, for `argmap.atomic_files.rewrite`."""
        found = []
        for path, text in self.texts().items():
            source = self.sources.get(path)
            if source is None:
                found.append(Rewrite(seen_from_here(path), None, text.encode("utf-8")))
            else:
                old = self.given.get(path, source)
                found.append(Rewrite(Path(source.path), old.encoded(old.text), source.encoded(text)))
        return found


_MOST_UNFOLDED = 20


def performed(workspace: Workspace, change: Callable[[Workspace], Changes]) -> Changes:
    """The changes of texts that a change makes. What it needs lines for, and stands in brackets, is put in lines first.

    `change` is given the workspace as it is then. Raises what it raises.
    """
    for _ in range(_MOST_UNFOLDED):
        try:
            return replace(change(workspace), given=workspace.given)
        except CannotLayOut as error:
            text = _unfolded(error)
            if text is None:
                raise
            workspace = workspace.with_text(error.source, text)
    return change(workspace)


def _unfolded(refused: CannotLayOut) -> str | None:
    """The text of a map in which what stands in the brackets around a place stands in lines, if that can be."""
    try:
        text = apply(refused.source.text, document(refused.source).unfold(refused.place))
        prove(refused.source, text)
    except (CannotLayOut, MeaningLost, CommentsLost):
        return None
    return text


def reread(workspace: Workspace, changes: Changes) -> list[Project]:
    """Every map of the workspace as it reads after the changes, in the order of its graphs."""
    texts = changes.texts()
    read = _reading(workspace, texts, changes)
    sources = (graph.root.source for graph in workspace.graphs)
    changed = (_as(s, texts.get(Path(os.path.realpath(s.path)), s.text)) for s in sources)
    return [load_project(each, read=read, readings=workspace.readings) for each in changed]


def verified(
    workspace: Workspace,
    changes: Changes,
    expected: Mapping[Path, Rows],
    *,
    after: Sequence[Project] = (),
    removes: bool = False,
) -> Changes:
    """The changes, when each changed file says what it should and no map of the workspace gets a new error.

    `expected`: the rows of each file that is changed or made, by its real path. `after`: the maps read again, where
    that was done already. Unless something is removed, every comment must still be there. Raises NotAsMeant.
    """
    texts = changes.texts()
    if not removes:
        old = sum((_comments(source) for source in changes.sources.values()), Counter[str]())
        new = sum((_comments(Source(str(path), text)) for path, text in texts.items()), Counter[str]())
        for comment in old - new:
            raise NotAsMeant(f"this comment would be lost: {comment}")
    projects = after or reread(workspace, changes)
    found = {real(each): each for project in projects for each in maps_of(project)}
    for path, rows in expected.items():
        if path not in found or not rows_of(found[path]).same_as(rows):
            _tell_error(projects)
            raise NotAsMeant(f"the new text of {path.name} would not say what it should; `argmap fmt` may help")
    for graph, project in zip(workspace.graphs, projects, strict=True):
        _no_new_errors(graph, project, workspace)
    return changes


def _no_new_errors(graph: ArgumentGraph, project: Project, workspace: Workspace) -> None:
    source = graph.root.source
    errors = _errors(project, source)
    if not errors:
        return
    counts = Counter(
        code for code, _ in _errors(load_project(source, read=workspace.read, readings=workspace.readings), source)
    )
    for code, message in errors:
        if counts[code] == 0:
            raise NotAsMeant(f"{source.path} would then have an error: {message} ({code})")
        counts[code] -= 1


def _tell_error(projects: Sequence[Project]) -> None:
    """Raise for an error of reading, which tells more than that something is not as it should be."""
    for diagnostic in (d for project in projects for d in project.diagnostics if d.severity is Severity.ERROR):
        raise NotAsMeant(f"the new text would have an error: {diagnostic.finding.message} ({diagnostic.code})")


def _comments(source: Source) -> Counter[str]:
    root = parse(source.text).root
    return Counter() if root is None else Counter(each.text for each in find_comments(source, root))


def _as(source: Source, text: str) -> Source:
    """A new text under the name by which people know its file; the source itself where it has not changed."""
    return source if text == source.text else Source(source.path, text, source.bom)


def _errors(project: Project, source: Source) -> list[tuple[str, str]]:
    read = source if project.root is None else project.root.source
    analysis = check(read, select=errors_among(_BREAKING), project=project)
    return [(d.code, d.finding.message) for d in analysis.diagnostics if d.severity is Severity.ERROR]


def _reading(workspace: Workspace, texts: Mapping[Path, str], changes: Changes) -> Callable[[Path], bytes]:
    def read(path: Path) -> bytes:
        real = Path(os.path.realpath(path))
        if real not in texts:
            return workspace.read(path)
        source = changes.sources.get(real)
        return texts[real].encode("utf-8") if source is None else source.encoded(texts[real])

    return read
