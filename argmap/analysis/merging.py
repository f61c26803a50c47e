"""Whether two statements are one already, and what would come of making them one."""

from __future__ import annotations

from argmap.graph import ArgumentGraph
from argmap.model import Statement

_MOST_LOOKED_AT = 1000


def says_the_same(graph: ArgumentGraph, one: Statement, other: Statement) -> bool:
    """Whether two statements are declared to be one, or to exclude each other."""
    leader = graph.restatements
    return leader.get(one, one) is leader.get(other, other)


def bear_on_one_another(graph: ArgumentGraph, one: Statement, other: Statement) -> bool:
    """Whether one of two statements bears on the other, so that as one they would bear on themselves."""
    members: dict[Statement, list[Statement]] = {}
    for statement, leader in graph.restatements.items():
        members.setdefault(leader, [leader]).append(statement)
    return _is_above(graph, one, other, members) or _is_above(graph, other, one, members)


def _is_above(
    graph: ArgumentGraph, below: Statement, wanted: Statement, members: dict[Statement, list[Statement]]
) -> bool:
    """Whether a statement is among those that another bears on; where that takes too long to tell, it may be."""
    leader = graph.restatements
    start, wanted = leader.get(below, below), leader.get(wanted, wanted)
    seen = {start}
    waiting = [start]
    while waiting and len(seen) < _MOST_LOOKED_AT:
        for member in members.get(waiting[-1], [waiting[-1]]):
            for reason in graph.uses(member):
                found = graph.statement_above(reason)
                above = None if found is None else leader.get(found, found)
                if above is wanted:
                    return True
                if above is not None and above not in seen:
                    seen.add(above)
                    waiting.insert(0, above)
        waiting.pop()
    return bool(waiting)
