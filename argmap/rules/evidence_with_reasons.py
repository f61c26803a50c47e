"""Evidence that is argued for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import place, quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Kind
from argmap.rules.fixes.kinds import as_kind

RULE = Rule(
    code="AM203",
    name="evidence-with-reasons",
    severity=Severity.WARNING,
    about="""Evidence is where an argument touches ground: it has a source, not reasons. What needs an argument
before one believes it is a claim, however certain it is. (An objection to evidence is fine, and so is a reason with
`inference: explanation`, which says why a fact is so.)""",
    bad="""\
argument:
- conclusion: The lake is clean enough for children.
  because:
  - evidence: The water of the lake is clean.
    cite: https://example.org/report
    because:
    - evidence: Tests found no germs in the clean water of the lake.
      cite: https://example.org/tests
""",
    good="""\
argument:
- conclusion: The lake is clean enough for children.
  because:
  - claim: The water of the lake is clean.
    cite: https://example.org/report
    because:
    - evidence: Tests found no germs in the clean water of the lake.
      cite: https://example.org/tests
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for statement in graph.statements:
        reasons = graph.support(statement) if statement.kind is Kind.EVIDENCE else []
        if reasons:
            yield Finding(
                f"reasons are given for evidence: {quoted(statement.text)}",
                (Label(statement.text.span), Label(place(reasons[0]), "a reason for it")),
                help="make it a `claim`; or, if the reasons only say why it is so, mark them `inference: explanation`",
                # Only evidence has a basis.
                fix=partial(as_kind, statement, Kind.CLAIM) if statement.basis is None else None,
            )
