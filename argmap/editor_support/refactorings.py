"""Refactorings that are offered at a place; what one changes is worked out when it is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import islice

from argmap.analysis.phrasing import quoted
from argmap.diagnostics import Severity
from argmap.editing.changes import CannotChange, Changes, performed
from argmap.editing.refactoring.extracting import extract, inline
from argmap.editing.refactoring.moving import with_premises
from argmap.editing.refactoring.renaming import identify
from argmap.editing.workspace import Workspace
from argmap.editor_support.open_map import View
from argmap.graph import ArgumentGraph
from argmap.model import Reference, Statement
from argmap.records import record

_SHORT = 40


class Refactoring(Enum):
    """The sorts of refactoring; the value is the sort of the action, as editors know it."""

    EXTRACT = "refactor.extract"
    INLINE = "refactor.inline"
    IDENTIFY = "refactor.rewrite.identify"
    PREMISES = "refactor.rewrite.premises"


@record(eq=False)
class Offer:
    """A refactoring that is possible for the statement, or the reference, that begins at an offset."""

    title: str
    refactoring: Refactoring
    at: int


def offers(view: View, offset: int) -> list[Offer]:
    """The refactorings of the statement or reference in whose text or key an offset lies; none in a broken map."""
    graph = view.graph
    errors = (d for d in view.analysis.project.diagnostics if d.severity is Severity.ERROR)
    if graph is None or view.source is not view.analysis.source or next(errors, None) is not None:
        return []
    node = _at(graph, offset)
    return [] if node is None else list(_offers(graph, node))


def perform(workspace: Workspace, refactoring: Refactoring, at: int) -> Changes:
    """The changes that an offer stands for. Raises CannotChange."""
    index = next((i for i, node in enumerate(_nodes(workspace.graph)) if node.span.start == at), None)
    if index is None:
        raise CannotChange("the text has changed since this was offered")
    return performed(workspace, lambda workspace: _performed(workspace, refactoring, index))


def _performed(workspace: Workspace, refactoring: Refactoring, index: int) -> Changes:
    graph = workspace.graph
    node = next(islice(_nodes(graph), index, None), None)
    if isinstance(node, Reference):
        target = graph.resolve(node)
        if isinstance(target, Statement) and refactoring is Refactoring.INLINE:
            return inline(workspace, target, node)
    if not isinstance(node, Statement):
        raise CannotChange("the text has changed since this was offered")
    match refactoring:
        case Refactoring.EXTRACT:
            return extract(workspace, node)
        case Refactoring.INLINE:
            return inline(workspace, node)
        case Refactoring.IDENTIFY:
            return identify(workspace, node)
        case Refactoring.PREMISES:
            return with_premises(workspace, node)


def _offers(graph: ArgumentGraph, node: Statement | Reference) -> Iterator[Offer]:
    at = node.span.start
    if isinstance(node, Reference):
        target = graph.resolve(node)
        if isinstance(target, Statement) and graph.written_in(target) is None and graph.map_of(target) is graph.root:
            yield Offer(f"put the tree of {quoted(target.text, _SHORT)} here", Refactoring.INLINE, at)
        return
    reason = graph.written_in(node)
    if node.id is None:
        yield Offer("give it an id", Refactoring.IDENTIFY, at)
    if reason is not None:
        yield Offer("make a tree of its own of it", Refactoring.EXTRACT, at)
        if not reason.explicit:
            yield Offer("write its reason with `premises:`", Refactoring.PREMISES, at)
    elif graph.uses(node):
        yield Offer("put it where a `ref` stands for it", Refactoring.INLINE, at)


def _at(graph: ArgumentGraph, offset: int) -> Statement | Reference | None:
    """The statement or reference whose own first lines, from its beginning to the end of its text, hold an offset."""
    for node in _nodes(graph):
        text = node.text if isinstance(node, Statement) else node.target
        if node.span.start <= offset <= text.span.end:
            return node
    return None


def _nodes(graph: ArgumentGraph) -> Iterator[Statement | Reference]:
    """The statements and references of the map itself."""
    yield from (s for s in graph.statements if graph.map_of(s) is graph.root)
    for reason in graph.reasons:
        if graph.map_of(reason) is graph.root:
            yield from (p for p in reason.premises if isinstance(p, Reference))
