"""Trees that no conclusion rests on, nor is attacked by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

from argmap.analysis.phrasing import code, quoted
from argmap.analysis.trees import tree
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph, Target
from argmap.model import Kind, Reason, Statement
from argmap.rules.fixes.kinds import as_kind

RULE = Rule(
    code="AM106",
    name="orphan-tree",
    severity=Severity.WARNING,
    about="""In a map with a conclusion, everything else should bear on it: as a reason, an objection, a doubt, or
as something that contradicts or restates what does, is in tension with it, or says how it `fits` it. A tree that
nothing refers to was left behind, or its `ref` is missing where it was meant to be used. If it argues for something of
its own, its root is a `conclusion`.""",
    bad="""\
argument:
- conclusion: The village should keep its school.
  because:
  - evidence: The village has children enough to keep a school.
    cite: https://example.org/register

- claim: The bus to the next village takes an hour.
  id: bus
""",
    good="""\
argument:
- conclusion: The village should keep its school.
  because:
  - evidence: The village has children enough to keep a school.
    cite: https://example.org/register
  but:
  - ref: cost
    but:
    - evidence: The village has bought the building of the school.
      cite: https://example.org/deed

- claim: The village cannot pay for the building of the school.
  id: cost
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    conclusions = [s for s in graph.statements if s.kind is Kind.CONCLUSION]
    if not any(graph.map_of(s) is graph.root for s in conclusions) or graph.unresolved:
        return  # without a conclusion there is nothing to reach; a reference to nothing may be the one that is missing
    reached = _reached(graph, conclusions)
    for root in graph.root.roots:
        if not isinstance(root, Statement) or root.kind is Kind.ASSUMPTION:  # an unused assumption has its own rule
            continue
        if root not in reached and not _any_reached(root, reached):
            refer = f"write `ref: {root.id}` where" if root.id else "give it an `id` and write `ref:` with it where"
            yield Finding(
                f"no conclusion of this map depends on {code(root.id) if root.id else quoted(root.text)}",
                (Label(root.text.span, "nothing refers to this tree"),),
                help=f"{refer} it is used, or make it a `conclusion` if it is one",
                fix=partial(as_kind, root, Kind.CONCLUSION) if graph.support(root) else None,
            )


def _any_reached(root: Statement, reached: set[Target]) -> bool:
    return any(statement in reached for statement in tree(root))


def _reached(graph: ArgumentGraph, start: Iterable[Statement]) -> set[Target]:
    """Whatever bears on some statements, or is tied to what does."""
    tied: dict[Statement, list[Statement]] = {}
    opposition = graph.opposition
    pairs: list[tuple[Statement, Statement]] = [*opposition.contradicting(), *graph.restatements.items()]
    pairs += [(one, other) for one, other, _ in opposition.tensions()]
    if "fits" in graph.keys:  # few maps have it, and need what reads it
        from argmap.analysis.fits import entries

        pairs += entries(graph)
    for members in opposition.lists:  # whoever reaches one member reaches all
        pairs += pairwise(members)
    for one, other in pairs:
        tied.setdefault(one, []).append(other)
        tied.setdefault(other, []).append(one)
    waiting: list[Target] = list(start)
    reached: set[Target] = set(waiting)
    while waiting:
        node = waiting.pop()
        beside = graph.premises(node) if isinstance(node, Reason) else tied.get(node, [])
        for other in (*graph.reasons_on(node), *beside):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
