"""A group without a statement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Group
from argmap.reading.documents import document

RULE = Rule(
    code="AM111",
    name="unused-group",
    severity=Severity.ADVICE,
    about="""A group that no statement belongs to draws nothing. Often the statements that were meant have lost
their `group`. A file that only declares groups for others is left alone.""",
    bad="""\
groups:
  economy: {title: The economic side}

argument:
- conclusion: The town should build the hotel.
  because:
  - evidence: Guests of the hotel would bring the town money to build with.
    cite: https://example.org/forecast
""",
    good="""\
groups:
  economy: {title: The economic side}

argument:
- conclusion: The town should build the hotel.
  because:
  - evidence: Guests of the hotel would bring the town money to build with.
    cite: https://example.org/forecast
    group: economy
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    if not graph.root.roots:
        return
    used = {s.group.value for s in graph.statements if s.group is not None}
    for name, group in graph.root.groups.items():
        if name not in used:
            yield Finding(
                f"no statement belongs to the group {code(name)}",
                (Label(group.id.span),),
                fix=partial(_fix, graph, group),
            )


def _fix(graph: ArgumentGraph, group: Group) -> Fix | None:
    """Taking it out, which is for the writer to decide: statements may have lost it, or other maps may use it."""
    key, groups = graph.root.keys.get("groups"), graph.root.groups
    if key is None:
        return None
    gone = key if len(groups) == 1 else group.id.span
    return Fix("take the group out", tuple(document(gone.source).remove_key(gone.start)), Safety.UNSAFE)
