"""`outweighs` with a reason that is not on the other side."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import called, code, place
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Reason, Statement

RULE = Rule(
    code="AM108",
    name="nothing-outweighed",
    severity=Severity.ERROR,
    about="""A reason can outweigh reasons on the other side of the same statement: those that speak against it
where it speaks for it, and the reverse. Naming a reason elsewhere in the map, or one on its own side, weighs
nothing.""",
    bad="""\
argument:
- conclusion: The park should close at night.
  because:
  - id: quiet
    premises:
    - claim: The people beside the park sleep better when it is closed at night.
    outweighs: cheap
  - id: cheap
    premises:
    - claim: A park that is closed at night is cheaper.
""",
    good="""\
argument:
- conclusion: The park should close at night.
  because:
  - id: quiet
    premises:
    - claim: The people beside the park sleep better when it is closed at night.
    outweighs: walks
  but:
  - id: walks
    premises:
    - claim: Some people walk in the park at night.
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for reason in graph.reasons:
        for name in reason.outweighs:
            other = graph.find(name.value, graph.map_of(reason))
            why = _why_not(graph, reason, other) if isinstance(other, Reason) else None
            if isinstance(other, Reason) and why is not None:
                yield Finding(
                    f"{code(name)} cannot be outweighed here: {why}",
                    (Label(name.span), Label(place(other), "this reason")),
                    help="`outweighs` names a reason on the other side of the same statement",
                )


def _why_not(graph: ArgumentGraph, reason: Reason, other: Reason) -> str | None:
    if other is reason:
        return "it is this reason itself"
    target, its_target = graph.target(reason), graph.target(other)
    if target is None or its_target is None:
        return None  # the reference to what it bears on is reported
    leader = graph.restatements
    same = {leader.get(t, t) if isinstance(t, Statement) else t for t in (target, its_target)}
    if len(same) > 1:
        return f"it bears on {called(its_target)}, not on {called(target)}"
    if (reason.bearing is Bearing.SUPPORT) == (other.bearing is Bearing.SUPPORT):
        return "it is on the same side"
    return None
