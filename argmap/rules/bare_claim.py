"""A claim that rests on nothing, in a map whose other claims do."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.grounds import is_grounded
from argmap.analysis.phrasing import quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement

RULE = Rule(
    code="AM202",
    name="bare-claim",
    severity=Severity.ADVICE,
    quiet=True,
    about="""A claim that serves as a reason but has none, nor a citation, stands on nothing but the word of whoever
drew the map. If the author says it, quote the passage; if a source says it, it is `evidence` with a `cite`; if
nobody says it although the step needs it, it is an `assumption`. Or give a reason for it.

Only maps that cite something are looked at: in a sketch of a debate every leaf is a bare claim. Objections, doubts,
views that are `held-by` somebody, and statements with a `verdict` or a `todo` are left alone.""",
    bad="""\
argument:
- conclusion: The farm should grow lentils.
  because:
  - evidence: The farm could sell lentils at a high price.
    cite: https://example.org/prices
  - claim: Lentils grow well on the dry land of the farm.
""",
    good="""\
argument:
- conclusion: The farm should grow lentils.
  because:
  - evidence: The farm could sell lentils at a high price.
    cite: https://example.org/prices
  - claim: Lentils grow well on the dry land of the farm.
    because:
    - evidence: Lentils grew well on the dry land of three farms nearby.
      cite: https://example.org/trial
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    if not any(s.citations for s in graph.statements):
        return
    for statement in graph.statements:
        if statement.kind is Kind.CLAIM and _is_asserted(statement) and not is_grounded(graph, statement):
            given_for = next((t for t in _supported(graph, statement) if isinstance(t, Statement)), None)
            if given_for is not None:
                yield Finding(
                    f"nothing backs {quoted(statement.text)}",
                    (Label(statement.text.span, "no reason, no citation"),),
                    help="quote or cite where it is said, give a reason, or make it an `assumption` if nobody says it",
                )


def _is_asserted(statement: Statement) -> bool:
    set_aside = statement.held_by, statement.verdict, statement.todo, statement.restates
    return all(each is None for each in set_aside)


def _supported(graph: ArgumentGraph, statement: Statement) -> Iterator[object]:
    for reason in graph.uses(statement):
        target = graph.target(reason)
        if isinstance(target, Statement) and reason in graph.support(target):
            yield target
