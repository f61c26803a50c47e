"""Statements that rest on themselves by way of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.analysis.phrasing import called, written_at
from argmap.analysis.support_circles import Steps, support_circles, support_steps
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement

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

_MOST_NAMED = 5
_LONGEST_NAME = 40


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    steps = support_steps(graph)
    for circle in support_circles(graph, steps):
        yield _finding(graph, circle, steps)


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
