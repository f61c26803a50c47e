"""Statements that rest on themselves by way of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from argmap.analysis.circles import circles
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Premise, Reason, Statement
from argmap.rules.phrasing import called, written_at

RULE = Rule(
    code="AM103",
    name="circular-support",
    severity=Severity.ERROR,
    about="""Whoever doubts a statement does not accept it as a reason for itself, so a circle of reasons supports
nothing (*petitio principii*). Each step of the circle is shown; references and restatements are followed.
Objections may well form circles, and explanations too.

Take out the step that the author would give up first, or, where the same words mean two things, word them apart.""",
    bad="""\
argument:
- conclusion: The witness tells the truth about the night.
  id: truth
  because:
  - claim: The witness is honest and tells the truth.
    because:
    - claim: The witness is known to tell the truth.
      because:
      - ref: truth
""",
    good="""\
argument:
- conclusion: The witness tells the truth about the night.
  id: truth
  because:
  - claim: The witness is honest and tells the truth.
    because:
    - evidence: The witness told the truth about the money and lost it.
      cite: https://example.org/trial
""",
)

Steps: TypeAlias = dict[tuple[Statement, Statement], tuple[Premise, Reason]]

_MOST_PER_COMPONENT = 10
_MOST_NAMED = 5
_LONGEST_NAME = 40


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    steps = support_steps(graph)
    for circle in support_circles(graph, steps):
        yield _finding(graph, circle, steps)


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


def _finding(graph: ArgumentGraph, circle: Sequence[Statement], steps: Steps) -> Finding:
    labels = []
    for premise, conclusion in zip(circle, [*circle[1:], circle[0]], strict=True):
        written, reason = steps[premise, conclusion]
        verb = "backs a step to" if isinstance(graph.target(reason), Reason) else "supports"
        labels.append(Label(written_at(written), f"{verb} {called(conclusion, _LONGEST_NAME)}"))
    labels.sort(key=lambda label: (label.span.source.path != circle[0].span.source.path, label.span.start))
    names = [called(s, _LONGEST_NAME) for s in (circle[0], *circle[:0:-1], circle[0])]
    if len(names) > _MOST_NAMED + 1:
        names[_MOST_NAMED - 1 : -1] = [f"{len(names) - _MOST_NAMED} more"]
    return Finding(
        f"{names[0]} is given as a reason for itself: {' ← '.join(names)}",
        tuple(labels),
        help="take out the step that can be missed, or word apart what only sounds the same",
    )


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
