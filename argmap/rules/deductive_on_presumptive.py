"""A step that is called deductive and follows a scheme that has exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import Inference, Reason
from argmap.source import Span

RULE = Rule(
    code="AM304",
    name="deductive-on-presumptive",
    severity=Severity.WARNING,
    about="""`inference: deductive` claims that the conclusion has to hold if the premises do. Most schemes can never
give that: what experts say, what a sign points to, or what worked elsewhere speaks for a conclusion until an exception
is shown. Those that can, when their premises are strict enough, are `deductive`, `alternatives`, `falsification`,
`established-rule`, and the two of classification.

For a scheme of the map's own, `inference` in its declaration says which of the two it is. Without it, this rule
says nothing.""",
    bad="""\
argument:
- conclusion: The deck of the bridge is worn out.
  because:
  - scheme: sign
    inference: deductive
    premises:
    - evidence: There are cracks in the deck of the bridge.
      cite: https://example.org/inspection
    - assumption: Cracks are a sign of wear.
""",
    good="""\
argument:
- conclusion: The deck of the bridge is worn out.
  because:
  - scheme: sign
    premises:
    - evidence: There are cracks in the deck of the bridge.
      cite: https://example.org/inspection
    - assumption: Cracks are a sign of wear.
""",
)

_VALUE = lazy(r"\s*:\s*['\"]?(deductive)\b")


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for reason in graph.reasons:
        if reason.inference is not Inference.DEDUCTIVE or reason.scheme is None:
            continue
        from argmap.schemes import scheme_of

        scheme = scheme_of(graph, reason)
        if scheme is not None and scheme.inference == Inference.DEFEASIBLE.value:
            yield _finding(reason, reason.scheme.span, scheme.slug)


def _finding(reason: Reason, where: Span, slug: str) -> Finding:
    key = reason.keys.get("inference", where)
    written = _VALUE.match(key.source.text, key.end)
    span = Span(key.source, written.start(1), written.end(1)) if written else key
    fix = Fix("write `defeasible`", (Edit(span, Inference.DEFEASIBLE.value),), Safety.UNSAFE) if written else None
    return Finding(
        f"a step of the scheme {code(slug)} has exceptions, so it cannot be deductive",
        (Label(span), Label(where)),
        help="leave out `inference`; a step that is valid by its form alone follows the scheme `deductive`",
        fix=fix,
    )
