"""A question where something should be asserted."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM601",
    name="question-as-claim",
    severity=Severity.WARNING,
    about="""A question is neither true nor false, so it can be neither a reason nor a conclusion. A rhetorical
question is turned into what it asserts: “Who would pay for it?” into “Nobody would pay for it”. The question that
the whole map answers is written as `question:` at its top.""",
    bad="""\
argument:
- conclusion: The city should not hold the games.
  because:
  - claim: Who would pay for the games of the city?
""",
    good="""\
question: Should the city hold the games?

argument:
- conclusion: The city should not hold the games.
  because:
  - claim: Nobody would pay for the games of the city.
""",
)

# In all scripts that have a question mark of their own.
_MARKS = ("?", "？", "؟", "⸮", "՞", "፧")


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for statement in graph.statements:
        if statement.text.words.rstrip(" .!)").endswith(_MARKS):
            yield Finding(
                f"{quoted(statement.text)} asks, and asserts nothing",
                (Label(statement.text.span),),
                help="write what the answer would be, or what the question is meant to assert",
            )
