"""The objections of a map, which of them are answered, and on which side of it they stand."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Kind, Reason, Statement


def objections(graph: ArgumentGraph) -> list[Reason]:
    """What speaks against a statement or step on the side of the conclusions; what answers it speaks against others."""
    attacks = [r for r in graph.reasons if r.bearing is Bearing.ATTACK and graph.target(r) is not None]
    side = sides(graph) if attacks else {}
    return [reason for reason in attacks if side.get(reason) == {False}]


def open_objections(graph: ArgumentGraph) -> list[Reason]:
    """The objections against which nothing is said: no answer, no contradiction, nothing that outweighs them."""
    outweighed = {other for reason in graph.reasons for other in graph.outweighed(reason)}
    opposed = graph.opposition.statements
    return [
        reason
        for reason in objections(graph)
        if reason not in outweighed and opposed.isdisjoint(graph.premises(reason)) and not is_answered(graph, reason)
    ]


def is_answered(graph: ArgumentGraph, objection: Reason) -> bool:
    """Whether anything is said against an objection: against its step, its premises, or what these rest on."""
    found = _doubted.get(graph)
    if found is None:
        found = _doubted[graph] = _spoken_against(graph)
    return objection in found


_doubted: WeakKeyDictionary[ArgumentGraph, set[Target]] = WeakKeyDictionary()


def _spoken_against(graph: ArgumentGraph) -> set[Target]:
    """The nodes against which something is said, with the statements and reasons that rest on them."""
    waiting: list[Target] = [
        target for r in graph.reasons if r.bearing is Bearing.ATTACK and (target := graph.target(r)) is not None
    ]
    found = set(waiting)
    while waiting:
        node = waiting.pop()
        above: list[Target | None] = list(graph.uses(node)) if isinstance(node, Statement) else []
        if isinstance(node, Reason) and node.bearing is Bearing.SUPPORT:
            above = [graph.target(node)]
        for each in above:
            if each is not None and each not in found:
                found.add(each)
                waiting.append(each)
    return found


def sides(graph: ArgumentGraph) -> dict[Target, set[bool]]:
    """On which sides of the map each node is used: True for the side of the conclusions, or of the roots if none."""
    start = [s for s in graph.statements if s.kind is Kind.CONCLUSION]
    start = start or [s for s in graph.statements if not graph.uses(s)]
    waiting: list[tuple[Target, bool]] = [(statement, True) for statement in start]
    found: dict[Target, set[bool]] = {}
    while waiting:
        node, side = waiting.pop()
        known = found.setdefault(node, set())
        if side in known:
            continue
        known.add(side)
        if isinstance(node, Reason):
            waiting.extend((premise, side) for premise in graph.premises(node))
        elif node in graph.restatements:
            waiting.append((graph.restatements[node], side))
        below = graph.reasons_on(node)
        waiting.extend((reason, side is (reason.bearing is Bearing.SUPPORT)) for reason in below)
    return found
