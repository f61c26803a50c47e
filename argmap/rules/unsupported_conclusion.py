"""A conclusion without a reason for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.grounds import has_support
from argmap.analysis.phrasing import called
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement
from argmap.rules.fixes.kinds import as_kind

RULE = Rule(
    code="AM201",
    name="unsupported-conclusion",
    severity=Severity.WARNING,
    about="""A conclusion is what the reasons of a map lead to. Without a reason for it, or with explanations alone,
it is only asserted; then it is a `claim`, or its reasons are still to be written.""",
    bad="""\
argument:
- conclusion: The hospital should hire ten nurses.
  but:
  - claim: The hospital cannot pay ten nurses.
    id: cost
    but:
    - evidence: The hospital has money for ten nurses left.
      cite: https://example.org/budget
""",
    good="""\
argument:
- conclusion: The hospital should hire ten nurses.
  because:
  - evidence: Ten nurses left the hospital, which needs them all.
    cite: https://example.org/staff
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for statement in graph.statements:
        if statement.kind is Kind.CONCLUSION and not has_support(graph, statement):
            reasons = [r for r in graph.reasons_on(statement) if r.bearing.value == "because"]
            why = "only explained; an explanation lends no support" if reasons else "not argued for"
            yield Finding(
                f"the conclusion {called(statement)} is {why}",
                (Label(statement.text.span),),
                help="give a reason below `because:`, or make it a `claim`",
                fix=partial(_as_claim, graph, statement),
            )


def _as_claim(graph: ArgumentGraph, statement: Statement) -> Fix | None:
    """One that bears on something else is a part of the argument all the same."""
    return as_kind(statement, Kind.CLAIM) if graph.uses(statement) and _is_other(graph, statement) else None


def _is_other(graph: ArgumentGraph, statement: Statement) -> bool:
    """Whether the file has another conclusion."""
    here = graph.map_of(statement)
    others = (s for s in graph.statements if s.kind is Kind.CONCLUSION and s is not statement)
    return any(graph.map_of(other) is here for other in others)
