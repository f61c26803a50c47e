"""One id for two nodes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph, Target
from argmap.rules.fixes.naming import free_id
from argmap.source import Text

RULE = Rule(
    code="AM102",
    name="duplicate-id",
    severity=Severity.ERROR,
    about="""An id names one statement or one reason of a file. Where two have the same id, references go to the
first, which may not be the one that was meant.

The same claim in two places needs no second statement: write `ref:` with the id of the first.""",
    bad="""\
argument:
- conclusion: The museum should charge visitors for entry.
  because:
  - evidence: The museum lost money on visitors who did not pay for entry.
    id: money
    cite: https://example.org/accounts
  - evidence: Visitors told the museum that they would pay to enter it, if charged fairly.
    id: money
    cite: https://example.org/survey
""",
    good="""\
argument:
- conclusion: The museum should charge visitors for entry.
  because:
  - evidence: The museum lost money on visitors who did not pay for entry.
    id: money
    cite: https://example.org/accounts
  - evidence: Visitors told the museum that they would pay to enter it, if charged fairly.
    id: willing
    cite: https://example.org/survey
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for first, later in graph.duplicates:
        assert first.id is not None  # noqa: S101 - only nodes with an id are duplicates
        assert later.id is not None  # noqa: S101 - as above
        yield Finding(
            f"the id {code(later.id)} is taken",
            (Label(later.id.span), Label(first.id.span, "first used here")),
            help="rename one of the two; references go to the first. If both are the same claim, "
            f"keep one and write `ref: {first.id}` for the other",
            fix=partial(_fix, graph, later, later.id),
        )


def _fix(graph: ArgumentGraph, later: Target, name: Text) -> Fix | None:
    """Another id for the later one, to which no reference leads; some may have been meant to."""
    if graph.map_of(later) is not graph.root:
        return None
    free = free_id(graph, name.value)
    return Fix(f"write {code(free)}", (Edit(name.span, free),), Safety.UNSAFE)
