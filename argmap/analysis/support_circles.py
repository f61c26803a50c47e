"""Statements that support one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from argmap.analysis.circles import circles
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Premise, Reason, Statement

Steps: TypeAlias = dict[tuple[Statement, Statement], tuple[Premise, Reason]]

_MOST_PER_COMPONENT = 10


def support_circles(graph: ArgumentGraph, steps: Steps) -> Iterator[list[Statement]]:
    """Statements each of which supports the next, and the last the first; some of each knot of circles."""
    involved = {node for pair in steps for node in pair}
    nodes = [s for s in graph.statements if s in involved]
    number = {node: i for i, node in enumerate(nodes)}
    successors: list[list[int]] = [[] for _ in nodes]
    for premise, conclusion in steps:
        if premise is not conclusion:  # what supports itself directly has a rule of its own
            successors[number[premise]].append(number[conclusion])
    for circle in circles(successors, _MOST_PER_COMPONENT):
        yield [nodes[i] for i in circle]


def support_steps(graph: ArgumentGraph) -> Steps:
    """Pairs of a premise and what it is given for, each with where it is first written.

    Statements that restate one another count as the first of them; backing of a step counts for what the step leads
    to.
    """
    leader = graph.restatements
    steps: Steps = {}
    for reason in graph.reasons:
        conclusion = _supported(graph, reason)
        if conclusion is None:
            continue
        for written in reason.premises:
            premise = graph.resolve(written)
            if isinstance(premise, Statement):
                pair = leader.get(premise, premise), leader.get(conclusion, conclusion)
                steps.setdefault(pair, (written, reason))
    return steps


def _supported(graph: ArgumentGraph, reason: Reason) -> Statement | None:
    """The statement that a reason supports, or whose support it backs."""
    current: Reason = reason
    while current.bearing is Bearing.SUPPORT and current.inference is not Inference.EXPLANATION:
        target = graph.target(current)
        if not isinstance(target, Reason):
            return target
        current = target
    return None
