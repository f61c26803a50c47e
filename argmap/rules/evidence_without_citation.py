"""Evidence that nobody could look up."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.grounds import is_cited
from argmap.analysis.phrasing import quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Kind

RULE = Rule(
    code="AM501",
    name="evidence-without-citation",
    severity=Severity.WARNING,
    about="""Evidence is worth what its source is worth, so it says where it comes from: `quote` for a passage of
the work that is mapped, `cite` for another work or a URL. Evidence of the basis `common-knowledge` needs no source.
Without a source, it is a `claim`.""",
    bad="""\
argument:
- conclusion: The zoo should open in winter.
  because:
  - evidence: Half of the people in the town would visit the zoo in winter.
""",
    good="""\
argument:
- conclusion: The zoo should open in winter.
  because:
  - evidence: Half of the people in the town would visit the zoo in winter.
    cite: https://example.org/survey
""",
)

_NEEDS_NONE = "common-knowledge"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for statement in graph.statements:
        if statement.kind is not Kind.EVIDENCE or is_cited(graph, statement):
            continue
        if statement.basis is None or statement.basis.value != _NEEDS_NONE:
            yield Finding(
                f"no source is given for the evidence {quoted(statement.text)}",
                (Label(statement.text.span),),
                # No fix: whether there is a source, or it is a claim after all, only the writer knows.
                help="add `cite:` with a source or a URL, or `quote:` if the mapped work says so",
            )
