"""Statements too long to be taken in at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.wording import wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM603",
    name="too-long",
    severity=Severity.ADVICE,
    about="""A statement of more than 35 words is rarely one claim, and its box is hard to read. Take out what the
step does not need; put background into a `note`, the author's words into a `quote`, and a second claim into a
statement.""",
    bad="""\
argument:
- conclusion: The region should build the railway along the coast that was planned and surveyed thirty years ago by
    the old company, which had bought most of the land for the railway before it ran out of money and was sold to the
    bank.
  because:
  - evidence: A railway along the coast was planned, surveyed and paid for in part by the old company and the bank,
      which sold most of the land to the region.
    cite: https://example.org/archive
""",
    good="""\
argument:
- conclusion: The region should build the railway along the coast.
  note: It was planned and surveyed thirty years ago by the old company, which had bought most of the land.
  because:
  - evidence: Most of the land that the railway along the coast needs belongs to the region.
    cite: https://example.org/archive
""",
)

MOST_WORDS = 35


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    tokens = wording(graph).tokens
    for statement in graph.statements:
        if len(tokens[statement]) > MOST_WORDS:
            number = len(statement.text.words.split())
            if number > MOST_WORDS:
                yield Finding(
                    f"this statement has {number} words; up to {MOST_WORDS} are read with ease",
                    (Label(statement.text.span),),
                    help="move background to `note:`, and what is a claim of its own to a statement of its own",
                )
