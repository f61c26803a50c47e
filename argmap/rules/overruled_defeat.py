"""`verdict: accepted` on a statement that falls."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.grounds import same_statements
from argmap.analysis.phrasing import called, place
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.evaluation import Evaluation, evaluate
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Kind, Reason, Statement, is_ruled

RULE = Rule(
    code="AM403",
    name="overruled-defeat",
    severity=Severity.WARNING,
    about="""`verdict: accepted` makes a statement stand whatever the map says. Where the map says that an objection
defeats it and nothing speaks for it, a reader sees a contradiction: either a reason for the statement, or an answer
to the objection is missing from the map. A `note` beside the verdict that says why is enough.""",
    bad="""\
argument:
- conclusion: The bridge can carry trains.
  because:
  - claim: The bridge was built to carry trains.
    verdict: accepted
    but:
    - evidence: The plans of the bridge show a road and no trains.
      cite: https://example.org/plans
""",
    good="""\
argument:
- conclusion: The bridge can carry trains.
  because:
  - claim: The bridge was built to carry trains.
    verdict: accepted
    note: The plans were changed after the first year, as the builder's diary shows.
    but:
    - evidence: The plans of the bridge show a road and no trains.
      cite: https://example.org/plans
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    ruled = [s for s in graph.statements if is_ruled(s, "accepted") and s.note is None]
    attacked = [(s, _objections(graph, s)) for s in ruled]
    if not any(objections for _, objections in attacked):
        return
    evaluation = evaluate(graph)
    for statement, objections in attacked:
        defeating = [r for r in objections if evaluation.value(r) == 1]
        if statement.verdict is not None and defeating and not _has_ground(graph, evaluation, statement):
            yield Finding(
                f"{called(statement)} is accepted, but without this verdict it is defeated",
                (Label(statement.verdict.span), Label(place(defeating[0]), "this stands, and speaks against it")),
                help="answer the objection, give a reason, or say in a `note` why it is accepted all the same",
            )


def _objections(graph: ArgumentGraph, statement: Statement) -> list[Reason]:
    return [r for s in same_statements(graph, statement) for r in graph.reasons_on(s, Bearing.ATTACK)]


def _has_ground(graph: ArgumentGraph, evaluation: Evaluation, statement: Statement) -> bool:
    """Whether evidence or a reason that does not fall speaks for a statement."""
    for each in same_statements(graph, statement):
        if each.kind is Kind.EVIDENCE and each.citations and each.held_by is None:
            return True
        if any(evaluation.value(reason) > 0 for reason in graph.support(each)):
            return True
    return False
