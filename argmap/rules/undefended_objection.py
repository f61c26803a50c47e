"""Objections in force that nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.objections import open_objections
from argmap.analysis.phrasing import called, place
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.evaluation import evaluate
from argmap.graph import ArgumentGraph, Target
from argmap.model import Reason

RULE = Rule(
    code="AM401",
    name="undefended-objection",
    severity=Severity.ADVICE,
    about="""An objection to what the map argues for takes its effect as long as nothing answers it. Answer it with
a `but` of its own, undercut it, let a reason outweigh it, write it as `although` if it is granted, or mark how far
the claim is qualified with `hedge` or `likelihood`. If the claim is supposed to be contested, say so under
`expect`.

Objections to objections are answers and need none themselves; options that exclude one another (`alternatives`,
`contradicts`) are left alone, because there a reason against the one is a reason for the other.""",
    bad="""\
argument:
- conclusion: The town should close the road to cars.
  because:
  - evidence: Cars hurt three children on the road through the town.
    cite: https://example.org/accidents
  but:
  - claim: The shops on the road would lose half of their customers.
""",
    good="""\
argument:
- conclusion: The town should close the road to cars.
  because:
  - evidence: Cars hurt three children on the road through the town.
    cite: https://example.org/accidents
  but:
  - claim: The shops on the road would lose half of their customers.
    but:
    - evidence: Shops on a closed road in the next town gained customers.
      cite: https://example.org/shops
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    unanswered = open_objections(graph)
    if not unanswered:
        return
    spared, evaluation = _spared(graph), evaluate(graph)
    for reason in unanswered:
        target = graph.target(reason)
        if target is not None and target not in spared and evaluation.value(reason) == 1:
            what = "the step" if isinstance(target, Reason) else called(target)
            yield Finding(
                f"an objection to {what} is not answered",
                (Label(place(reason)), Label(place(target), "what it attacks")),
                help="answer it with `but:` below it, or write it under `although:` if it is granted",
            )


def _spared(graph: ArgumentGraph) -> set[Target]:
    """The nodes that may well be attacked: the hedged, ruled upon, expected to be contested, and exclusive options."""
    spared: set[Target] = {s for s in graph.statements if s.hedge or s.likelihood or s.verdict}
    spared.update(r for r in graph.reasons if r.hedge or r.strength or graph.target(r) in spared)
    spared |= graph.opposition.statements
    for status in ("contested", "defeated", "unsupported", "open"):
        expected = (graph.find(name.value) for name in graph.root.expect.get(status, ()))
        spared.update(node for node in expected if node is not None)
    return spared
