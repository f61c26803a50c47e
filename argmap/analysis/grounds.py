"""The grounds that a statement rests on, as far as the rules about reasoning ask."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from argmap.graph import ArgumentGraph
from argmap.model import Citation, Kind, Statement

_restated: WeakKeyDictionary[ArgumentGraph, dict[Statement, list[Statement]]] = WeakKeyDictionary()


def same_statements(graph: ArgumentGraph, statement: Statement) -> list[Statement]:
    """A statement with those that restate it or that it restates."""
    if not graph.restatements:
        return [statement]
    by_leader = _restated.get(graph)
    if by_leader is None:
        by_leader = _restated[graph] = {}
        for each, first in graph.restatements.items():
            by_leader.setdefault(first, [first]).append(each)
    return by_leader.get(graph.restatements.get(statement, statement), [statement])


def has_support(graph: ArgumentGraph, statement: Statement) -> bool:
    """Whether there is a reason for a statement, or for one that says the same."""
    return any(graph.support(s) for s in same_statements(graph, statement))


def is_cited(graph: ArgumentGraph, statement: Statement) -> bool:
    """Whether a statement, a reference to it, or one that says the same has a citation."""
    return bool(statement.citations) or any(
        True for s in same_statements(graph, statement) for _ in citations(graph, s)
    )


def citations(graph: ArgumentGraph, statement: Statement) -> Iterator[Citation]:
    """The citations of a statement, its own first, then those written at references to it."""
    yield from statement.citations
    for reason in graph.uses(statement):
        for written in reason.premises:
            if written is not statement and graph.resolve(written) is statement:
                yield from written.citations


def is_grounded(graph: ArgumentGraph, statement: Statement) -> bool:
    """Whether anything but being asserted speaks for a statement."""
    return statement.kind is Kind.EVIDENCE or has_support(graph, statement) or is_cited(graph, statement)
