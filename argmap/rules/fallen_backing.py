"""Backing that does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import place
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Reason

RULE = Rule(
    code="AM404",
    name="fallen-backing",
    severity=Severity.WARNING,
    about="""`because` beside `premises` is backing: it says why one may go from the premises to the conclusion.
A status never depends on it, so where the backing falls (its premises are defeated, rejected or not granted, or
it is undercut), the conclusion still looks as well supported as before. Defend the backing, give another, or take
the step back with an undercut under `but`.""",
    bad="""\
argument:
- conclusion: The hall should be closed to dancers.
  because:
  - premises:
    - evidence: The floor of the hall bends when people dance.
      cite: https://example.org/inspection
    because:
    - claim: A floor that bends is a floor that breaks.
      verdict: rejected
      note: floors of this kind bend for decades
""",
    good="""\
argument:
- conclusion: The hall should be closed to dancers.
  because:
  - premises:
    - evidence: The floor of the hall bends when people dance.
      cite: https://example.org/inspection
    because:
    - evidence: Two floors of this kind bent before they broke.
      cite: https://example.org/floors
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    backings = [(r, step) for r in graph.reasons if isinstance(step := graph.target(r), Reason) and _backs(r)]
    if not backings:
        return
    from argmap.evaluation import evaluate

    evaluation = evaluate(graph)
    for backing, step in backings:
        if evaluation.value(backing) == 0:
            yield Finding(
                "this backing of a step does not hold, and no status shows it",
                (Label(place(backing)), Label(place(step), "the step")),
                help="answer what speaks against the backing, give another, or undercut the step with `but:`",
            )


def _backs(reason: Reason) -> bool:
    return reason.bearing is Bearing.SUPPORT and reason.inference is not Inference.EXPLANATION
