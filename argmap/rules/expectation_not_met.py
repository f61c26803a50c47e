"""`expect`, checked."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.evaluation import evaluate
from argmap.graph import ArgumentGraph
from argmap.model import Statement

RULE = Rule(
    code="AM210",
    name="expectation-not-met",
    severity=Severity.ERROR,
    about="""`expect` says which statements of a map are supposed to be supported, defeated, contested, unsupported
or open, so that a later change which turns the argument over does not go unnoticed. The status follows from the
structure of the map and from what is granted: statements without reasons are, unless a `verdict` questions them.""",
    bad="""\
expect:
  supported: [bypass]

argument:
- conclusion: The town needs a bypass.
  id: bypass
  because:
  - claim: A bypass would free the town from cars.
    verdict: questioned
""",
    good="""\
expect:
  supported: [bypass]

argument:
- conclusion: The town needs a bypass.
  id: bypass
  because:
  - evidence: Cars wait for an hour in the town, and a bypass would end that.
    cite: https://example.org/count
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    if not graph.root.expect:
        return
    evaluation = evaluate(graph)
    for expected, names in graph.root.expect.items():
        for name in names:
            statement = graph.find(name.value)
            if isinstance(statement, Statement):
                status = evaluation.status(statement).value
                if status != expected:
                    yield Finding(
                        f"{code(name)} is expected to be {expected}; it is {status}",
                        (Label(name.span, f"expected to be {expected}"), Label(statement.text.span, status)),
                    )
