"""Where each statement of a graph is drawn, and its number in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.model import Kind, Reason, Statement

if TYPE_CHECKING:
    from argmap.graph.argument import ArgumentGraph
    from argmap.graph.unresolved import Target


def homes(graph: ArgumentGraph) -> dict[Statement, Reason]:
    """The reason at which each statement is drawn; see `ArgumentGraph.homes`."""
    found = {s: reason for s in graph.statements if (reason := graph.written_in(s)) is not None}
    higher: dict[Statement, Statement] = {}  # a statement far above each, so that long ways are climbed once
    # Of trees that refer to one another in a circle a conclusion stays on top, else the first.
    trees = [s for s in reversed(graph.statements) if s not in found]
    for statement in sorted(trees, key=lambda s: s.kind is Kind.CONCLUSION):
        for use in graph.uses(statement):
            if _root_above(graph, use, found, higher) not in (None, statement):
                found[statement] = use
                break
    return found


def _root_above(
    graph: ArgumentGraph, reason: Reason, homes: Mapping[Statement, Reason], higher: dict[Statement, Statement]
) -> Statement | None:
    """The root of the tree in which a reason is drawn; None where it hangs on nothing, or on itself."""
    root = above = graph.statement_above(reason)
    passed: list[Statement] = []
    seen: set[Statement] = set()
    while above is not None:
        if above in seen:  # statements written below references to one another
            return None
        seen.add(above)
        root = above
        above = higher.get(root) or (graph.statement_above(homes[root]) if root in homes else None)
        passed.append(root)
    if root is not None:
        higher.update((statement, root) for statement in passed if statement is not root)
    return root


def numbers(graph: ArgumentGraph) -> dict[Statement, str]:
    """Every placed statement with its number, in reading order; see `ArgumentGraph.numbers`."""
    found: dict[Statement, str] = {}
    waiting = [(root, str(index)) for index, root in enumerate(graph.trees, 1)][::-1]
    while waiting:
        statement, number = waiting.pop()
        found[statement] = number
        below = [(s, f"{number}.{i}") for i, s in enumerate(placed_below(graph, statement), 1)]
        waiting.extend(below[::-1])
    return found


def placed_below(graph: ArgumentGraph, node: Target) -> Iterator[Statement]:
    """The statements that stand directly below a node; see `ArgumentGraph.placed_below`."""
    waiting = graph.reasons_on(node)[::-1]
    while waiting:
        reason = waiting.pop()
        for premise in dict.fromkeys(graph.premises(reason)):
            if graph.homes.get(premise) is reason:
                yield premise
        waiting.extend(graph.reasons_on(reason)[::-1])
