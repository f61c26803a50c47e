"""How the statements of a map fit hypotheses, as far as that was entered with the key `fits`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from argmap.analysis.grounds import same_statements
from argmap.analysis.speaking import Manner, Ways
from argmap.graph import ArgumentGraph
from argmap.model import Fit, Reference, Statement
from argmap.records import record


@record(eq=False)
class Entry:
    """What was entered of a statement and a hypothesis, and at which statement or reference it is written."""

    fit: Fit
    at: Statement | Reference


# The entries for a statement and a hypothesis; of those that say the same, the leader stands for all.
Entries: TypeAlias = dict[tuple[Statement, Statement], list[Entry]]


def entries(graph: ArgumentGraph) -> Entries:
    """All that was entered, at statements first and then at references, in the order of the files.

    Names that stand for no statement are left out, and what a hypothesis would say of itself.
    """
    found: Entries = {}
    leader = graph.restatements
    nodes: list[Statement | Reference] = [*graph.statements, *graph.references]
    for node in nodes:
        named = graph.resolve(node) if node.fits else None
        if not isinstance(named, Statement):
            continue
        for fit in node.fits.values():
            other = graph.find(fit.hypothesis.value, graph.map_of(node))
            if isinstance(other, Statement):
                pair = leader.get(named, named), leader.get(other, other)
                if pair[0] is not pair[1]:
                    found.setdefault(pair, []).append(Entry(fit, node))
    return found


def rivals(
    graph: ArgumentGraph, hypothesis: Statement, found: Entries, compared: Iterable[Statement] = ()
) -> set[Statement]:
    """The statements that compete with a hypothesis, itself perhaps among them.

    They are those it is compared with, those in a list of alternatives with it, and all of which an entry was made.
    """
    named = {other for _, other in found}
    listed = {r for each in same_statements(graph, hypothesis) for r in graph.opposition.rivals(each)}
    return {*compared, *named, *listed}


def said_by(ways: Ways) -> str | None:
    """How evidence fits a hypothesis by the ways in which it bears on it, as a word; None for nothing, or for both."""
    if (Manner.FOR in ways) is (Manner.AGAINST in ways):
        return None
    return "consistent" if Manner.FOR in ways else "inconsistent"
