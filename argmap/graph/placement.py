"""Where each statement of a graph is drawn, and its number in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.graph.network import Network
from argmap.graph.nodes import Target
from argmap.model import Kind, Reason, Statement


def homes(network: Network) -> dict[Statement, Reason]:
    """The reason at which each statement is drawn; see `ArgumentGraph.homes`."""
    found = {s: reason for s in network.statements if (reason := network.written_in(s)) is not None}
    higher: dict[Statement, Statement] = {}  # a statement far above each, so that long ways are climbed once
    # Of trees that refer to one another in a circle a conclusion stays on top, else the first.
    trees = [s for s in reversed(network.statements) if s not in found]
    for statement in sorted(trees, key=lambda s: s.kind is Kind.CONCLUSION):
        for use in network.uses(statement):
            if _root_above(network, use, found, higher) not in (None, statement):
                found[statement] = use
                break
    return found


def _root_above(
    network: Network, reason: Reason, homes: Mapping[Statement, Reason], higher: dict[Statement, Statement]
) -> Statement | None:
    """The root of the tree in which a reason is drawn; None where it hangs on nothing, or on itself."""
    root = above = network.statement_above(reason)
    passed: list[Statement] = []
    seen: set[Statement] = set()
    while above is not None:
        if above in seen:  # statements written below references to one another
            return None
        seen.add(above)
        root = above
        above = higher.get(root) or (network.statement_above(homes[root]) if root in homes else None)
        passed.append(root)
    if root is not None:
        higher.update((statement, root) for statement in passed if statement is not root)
    return root


def numbers(network: Network, trees: Iterable[Statement], homes: Mapping[Statement, Reason]) -> dict[Statement, str]:
    """Every placed statement with its number, in reading order; see `ArgumentGraph.numbers`."""
    found: dict[Statement, str] = {}
    waiting = [(root, str(index)) for index, root in enumerate(trees, 1)][::-1]
    while waiting:
        statement, number = waiting.pop()
        found[statement] = number
        below = [(s, f"{number}.{i}") for i, s in enumerate(placed_below(network, statement, homes), 1)]
        waiting.extend(below[::-1])
    return found


def placed_below(network: Network, node: Target, homes: Mapping[Statement, Reason]) -> Iterator[Statement]:
    """The statements that stand directly below a node; see `ArgumentGraph.placed_below`."""
    waiting = network.reasons_on(node)[::-1]
    while waiting:
        reason = waiting.pop()
        for premise in dict.fromkeys(network.premises(reason)):
            if homes.get(premise) is reason:
                yield premise
        waiting.extend(network.reasons_on(reason)[::-1])
