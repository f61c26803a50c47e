"""Statements that bear on themselves."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Statement
from argmap.rules.phrasing import called, place, written_at
from argmap.source import Text

RULE = Rule(
    code="AM104",
    name="self-support",
    severity=Severity.ERROR,
    about="""No statement is a reason for itself, an objection to itself, or a doubt about itself, and none
contradicts or restates itself. Where one stands below itself by `ref`, or by way of `restates`, another id was
meant, or a step is missing.""",
    bad="""\
argument:
- conclusion: The theatre should keep its old seats.
  id: seats
  because:
  - ref: seats
""",
    good="""\
argument:
- conclusion: The theatre should keep its old seats.
  id: seats
  because:
  - evidence: The visitors of the theatre like to sit on the old seats.
    cite: https://example.org/survey
""",
)

_VERBS = {
    Bearing.SUPPORT: "is given as a reason for itself",
    Bearing.ATTACK: "is given as an objection to itself",
    Bearing.CONCESSION: "is granted as a doubt about itself",
}


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    leader = graph.restatements
    for reason in graph.reasons:
        target = graph.target(reason)
        if not isinstance(target, Statement):
            continue
        for written in reason.premises:
            premise = graph.resolve(written)
            if isinstance(premise, Statement) and leader.get(premise, premise) is leader.get(target, target):
                labels = [Label(written_at(written)), Label(place(target), "what it bears on")]
                labels += [
                    Label(s.restates.span, "said to be the same")
                    for s in dict.fromkeys((premise, target))
                    if premise is not target and s.restates is not None
                ]
                yield Finding(f"{called(target)} {_VERBS[reason.bearing]}", tuple(labels))
    for statement in graph.statements:
        for verb, name in _relations(statement):
            if graph.find(name.value, graph.map_of(statement)) is statement:
                labels = [Label(name.span), Label(place(statement), "the statement itself")]
                yield Finding(f"{called(statement)} {verb} itself", tuple(labels))


def _relations(statement: Statement) -> Iterator[tuple[str, Text]]:
    if statement.restates is not None:
        yield "restates", statement.restates
    for name in statement.contradicts:
        yield "contradicts", name
