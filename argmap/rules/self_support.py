"""Statements that bear on themselves."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import called, place, written_at
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Statement
from argmap.source import Text

RULE = Rule(
    code="AM104",
    name="self-support",
    severity=Severity.ERROR,
    about="""No statement is a reason for itself, an objection to itself, or a doubt about itself, and none
contradicts or restates itself, or is in tension with itself. Where one stands below itself by `ref`, or by way of
`restates`, another id was meant, or a step is missing.""",
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
    for statement, other, verb, name in _relations(graph):
        if other is statement:
            labels = [Label(name.span), Label(place(statement), "the statement itself")]
            yield Finding(f"{called(statement)} {verb} itself", tuple(labels))


def _relations(graph: ArgumentGraph) -> Iterator[tuple[Statement, Target | None, str, Text]]:
    for statement in graph.statements:
        name = statement.restates
        if name is not None:
            yield statement, graph.find(name.value, graph.map_of(statement)), "restates", name
    for key, verb in (("contradicts", "contradicts"), ("tension-with", "is in tension with")):
        for one, other, name in graph.opposition.written(key):
            yield one, other, verb, name
