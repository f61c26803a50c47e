"""Headings and fragments in place of statements."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.rules.phrasing import quoted
from argmap.rules.wording import wording

RULE = Rule(
    code="AM605",
    name="not-a-sentence",
    severity=Severity.WARNING,
    about="""Only a sentence can be true or false. “Cost” names a topic; “The tunnel costs too much” is a claim that
one can support and attack. Reported are statements of one word, of two words without a full stop, and those that
end with a comma, a colon or a dash, as if they were cut off. A short name for the picture goes into `label`.""",
    bad="""\
argument:
- conclusion: The tunnel should wait.
  because:
  - claim: Tunnel cost
""",
    good="""\
argument:
- conclusion: The state should not build the tunnel.
  because:
  - claim: The tunnel costs more than the state can build it for.
    label: Cost
""",
)

_CUT_OFF = (",", ":", "–", "—", " -")
_FULL_STOPS = (".", "!", "?", "…", "”", '"')


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for statement in graph.statements:
        text = statement.text.value.rstrip()
        if words.vocabulary(statement) is None or not words.tokens[statement]:
            continue
        number = len(text.split())
        cut_off = text.endswith(_CUT_OFF)
        if cut_off or number < 2 or (number == 2 and not text.endswith(_FULL_STOPS)):
            yield Finding(
                f"{quoted(text)} {'breaks off' if cut_off else 'is not a sentence'}",
                (Label(statement.text.span),),
                help="say in a full sentence what is claimed; a short name for the picture goes into `label:`",
            )
