"""The trees of a map as they are written."""

from __future__ import annotations

import os
from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.model import Statement


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
