"""The trees of a map as they are written, and what stands at their tops."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Kind, Statement


def tree(root: Statement) -> Iterator[Statement]:
    """The statements written in a tree."""
    waiting: list[Statement] = [root]
    while waiting:
        statement = waiting.pop()
        yield statement
        reasons = list(statement.bearing_reasons)
        while reasons:
            reason = reasons.pop()
            reasons.extend(reason.bearing_reasons)
            for premise in reason.premises:
                if isinstance(premise, Statement):
                    waiting.append(premise)
                else:
                    reasons.extend(premise.bearing_reasons)


def roots_used_from_outside(graph: ArgumentGraph) -> Iterator[tuple[str, int]]:
    """The trees of included files that another file uses, as real path and offset of the text of the root."""
    for each in graph.maps[1:]:
        for root in each.roots:
            if isinstance(root, Statement) and any(_used_outside(graph, s) for s in tree(root)):
                yield os.path.realpath(each.source.path), root.text.span.start


def _used_outside(graph: ArgumentGraph, statement: Statement) -> bool:
    here = graph.map_of(statement)
    return any(graph.map_of(reason) is not here for reason in (*graph.uses(statement), *graph.reasons_on(statement)))


def in_reading_order(graph: ArgumentGraph) -> list[Statement]:
    """All statements in reading order, those that are drawn nowhere last."""
    numbers = graph.numbers
    return [*numbers, *(s for s in graph.statements if s not in numbers)]


def conclusions(graph: ArgumentGraph) -> tuple[Statement, ...]:
    """The conclusions of a map in reading order; of a map that names none, the statements at the top."""
    found = [s for s in in_reading_order(graph) if s.kind is Kind.CONCLUSION]
    return tuple(found or graph.trees)


def main_conclusion(graph: ArgumentGraph, among: Sequence[Statement] | None = None) -> Statement | None:
    """The first conclusion of the root map that supports no other, or the first; None for a map without statements.

    `among`: its conclusions, where they are known already.
    """
    known = conclusions(graph) if among is None else among
    own = [s for s in known if graph.map_of(s) is graph.root]
    tops = [s for s in own if not any(r.bearing is Bearing.SUPPORT for r in graph.uses(s))]
    return next(iter((*tops, *own, *known)), None)
