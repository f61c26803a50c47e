"""Ids for what a new map has to speak of and what has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from argmap.canonical_form import Rows, rows_of
from argmap.drafting.original import Original
from argmap.drafting.weak_points import WeakPoints
from argmap.editing.changes import Changes, verified
from argmap.editing.workspace import Workspace, real
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Reason, Statement
from argmap.reading.documents import document
from argmap.writing.names import Names

# So many weak points get ids: about as many as there are blanks for.
_MOST = 12


def nameless(original: Original) -> list[Target]:
    """What has no id, and about which a new map has something to say: conclusion, objections, the first weak points.

    A reason that is written as a mere statement has no place for an id.
    """
    objections = (original.graph.premises(reason)[0] for reason in original.unanswered)
    nodes: list[Target] = [original.main, *objections, *(point.node for point in WeakPoints(original).first(_MOST))]
    return [node for node in dict.fromkeys(nodes) if node.id is None and _takes_id(node)]


def _takes_id(node: Target) -> bool:
    """Whether a line can be added to a node as it is written."""
    return not isinstance(node, Reason) or node.explicit


def with_ids(workspace: Workspace, nodes: Iterable[Target]) -> Changes:
    """Give some nodes ids made of their words, in whatever files they stand. Raises CannotChange and CannotLayOut."""
    graph = workspace.graph
    changes = Changes()
    expected: dict[ArgumentMap, Rows] = {}
    names: dict[ArgumentMap, Names] = {}
    # What ends at the same place is written from the inside out.
    for node in sorted(nodes, key=lambda node: -node.span.start):
        within = graph.map_of(node)
        if within not in names:
            names[within] = Names(_taken(graph, within))
        name = names[within].made_of(_words(node))
        changes.edit(*document(within.source).insert_key(node.span.start, "id", name))
        rows = expected.setdefault(within, rows_of(within))
        index = rows.at(node).start
        rows.rows[index] = rows.rows[index].saying(id=name)
    return verified(workspace, changes, {real(each): rows for each, rows in expected.items()})


def _taken(graph: ArgumentGraph, within: ArgumentMap) -> Callable[[str], bool]:
    return lambda name: graph.find(name, within) is not None


def _words(node: Target) -> str:
    if isinstance(node, Statement):
        return node.text.words
    if node.label is not None:
        return node.label.words
    first = node.premises[0]
    return f"step {first.text.words if isinstance(first, Statement) else first.target.value.rpartition('/')[2]}"
