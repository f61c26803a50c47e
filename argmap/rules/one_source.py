"""A conclusion whose evidence all comes from one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.analysis.origins import origins
from argmap.analysis.phrasing import called, code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement

RULE = Rule(
    code="AM505",
    name="one-source",
    severity=Severity.ADVICE,
    about="""Five pieces of evidence from one source are one piece as far as their reliability goes: if the source
errs, they fall together. Reported is a conclusion with at least five pieces of cited evidence that all go back to
one work, `derived-from` followed to its origin. The work that the map reconstructs does not count: everything in
such a map comes from it.""",
    bad="""\
sources:
  census: {title: Census of the town}

argument:
- conclusion: The town needs a second school.
  because:
  - evidence: The town has more children than its school has seats.
    cite: census
  - evidence: The number of children in the town rose in ten years, and no school was built.
    cite: census
  - evidence: The second part of the town has children and no school.
    cite: census
  - evidence: Children of the town go to school in the second nearest town.
    cite: census
  - evidence: Two families in ten left the town for a better school.
    cite: census
""",
    good="""\
sources:
  census: {title: Census of the town}
  schools: {title: Report on the schools of the town}

argument:
- conclusion: The town needs a second school.
  because:
  - evidence: The town has more children than its school has seats.
    cite: schools
  - evidence: The number of children in the town rose in ten years, and no school was built.
    cite: census
  - evidence: The second part of the town has children and no school.
    cite: census
  - evidence: Children of the town go to school in the second nearest town.
    cite: schools
  - evidence: Two families in ten left the town for a better school.
    cite: census
""",
)

_ENOUGH = 5


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for statement in graph.statements:
        if statement.kind is Kind.CONCLUSION:
            evidence = _evidence_below(graph, statement)
            work = _only_origin(graph, evidence) if len(evidence) >= _ENOUGH else None
            if work is not None and work not in {m.work.value for m in graph.maps if m.work is not None}:
                yield Finding(
                    f"all evidence for {called(statement)} comes from {code(work)}",
                    (Label(statement.text.span, f"rests on {len(evidence)} pieces of evidence"),),
                    help="look for evidence that does not depend on this source",
                )


def _only_origin(graph: ArgumentGraph, evidence: Sequence[Statement]) -> str | None:
    """The one work that all evidence goes back to, if there is only one."""
    known: set[str] = set()
    for each in evidence:
        works = origins(graph, each)
        known |= works
        if not works or len(known) > 1:
            return None
    return next(iter(known), None)


def _evidence_below(graph: ArgumentGraph, conclusion: Statement) -> list[Statement]:
    seen = {conclusion: None}
    waiting = [conclusion]
    while waiting:
        for reason in graph.support(waiting.pop()):
            for premise in graph.premises(reason):
                if premise not in seen:
                    seen[premise] = None
                    waiting.append(premise)
    return [s for s in seen if s.kind is Kind.EVIDENCE]
