"""An assumption that no step needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Kind, Statement
from argmap.rules.fixes.kinds import as_kind

RULE = Rule(
    code="AM204",
    name="unused-assumption",
    severity=Severity.WARNING,
    about="""An assumption is a premise that the author leaves unsaid: the argument needs it, so it stands among the
`premises` of the reason that needs it. One that is a premise of nothing is not assumed by this argument. One that
is the only premise of an objection is an objection that nobody made.""",
    bad="""\
argument:
- conclusion: The firm should move to the harbour.
  because:
  - evidence: The firm would pay less rent at the harbour.
    cite: https://example.org/rents

- assumption: A firm should move to where it pays less rent.
""",
    good="""\
argument:
- conclusion: The firm should move to the harbour.
  because:
  - premises:
    - evidence: The firm would pay less rent at the harbour.
      cite: https://example.org/rents
    - assumption: A firm should move to where it pays less rent.
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for statement in graph.statements:
        if statement.kind is not Kind.ASSUMPTION or _says_what_another_does(graph, statement):
            continue
        uses = graph.uses(statement)
        if not uses:
            yield Finding(
                f"no reason needs the assumption {quoted(statement.text)}",
                (Label(statement.text.span, "a premise of nothing"),),
                help="put it among the `premises:` of the reason that needs it, or make it a `claim`",
            )
        elif all(r.bearing is not Bearing.SUPPORT and len(r.premises) == 1 for r in uses):
            yield Finding(
                f"the assumption {quoted(statement.text)} stands by itself below `{uses[0].bearing.value}:`",
                (Label(statement.text.span, "an assumption completes other premises"),),
                help="make it a `claim`: an objection or doubt of one premise is either made or not",
                fix=partial(as_kind, statement, Kind.CLAIM),
            )


def _says_what_another_does(graph: ArgumentGraph, statement: Statement) -> bool:
    return statement in graph.restatements or statement in graph.restatements.values()
