"""Parts of formulas that cannot be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.marked_texts import faults
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM606",
    name="unwritable-formula",
    severity=Severity.WARNING,
    about="""With `markup: markdown`, what stands between dollar signs is a formula, and its commands become signs:
`$\\alpha \\le x^2$` is drawn as α ≤ x². A text is lines of letters, so only that can be drawn which Unicode has a sign
for. There are fractions in a line only, such as `a/b`; no more than some letters are there raised or lowered; and an
accent stands over one letter. What has no sign is drawn as it is written, commands included. Write it in another way,
or in words.""",
    bad="""\
markup: markdown
argument:
- conclusion: The share of the winners is $\\frac{1}{x_q}$.
  because:
  - evidence: The rules of the lottery say that the share of the winners is $\\frac{1}{x_q}$.
    cite: https://example.org/rules
""",
    good="""\
markup: markdown
argument:
- conclusion: The share of the winners is $1/x_k$.
  because:
  - evidence: The rules of the lottery say that the share of the winners is $1/x_k$.
    cite: https://example.org/rules
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for fault, span in faults(graph, signs=True):
        yield Finding(
            f"{code(span.written)} {fault.why}",
            (Label(span),),
            help="it is drawn as it is written; write it in another way, or in words",
        )
