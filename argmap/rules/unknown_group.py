"""A group that is not declared."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.nearest import Guesses, suggestion
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM110",
    name="unknown-group",
    severity=Severity.ERROR,
    about="""`group` names one of the map's `groups`, or one of an included map. In a picture, the statements of a
group are framed together under its title, so a misspelt id would take statements out of their frame.""",
    bad="""\
groups:
  economy: {title: The economic side}

argument:
- conclusion: The town should build the hotel.
  group: economics
  because:
  - evidence: Guests of the hotel would bring the town money to build with.
    cite: https://example.org/forecast
    group: economy
""",
    good="""\
groups:
  economy: {title: The economic side}

argument:
- conclusion: The town should build the hotel.
  group: economy
  because:
  - evidence: Guests of the hotel would bring the town money to build with.
    cite: https://example.org/forecast
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    guesses = Guesses()
    for statement in graph.statements:
        name = statement.group
        if name is None:
            continue
        known = graph.groups(graph.map_of(statement))
        if name.value in known:
            continue
        near = guesses.nearest(name.value, known, graph.map_of(statement))
        fix = Fix(f"put it in {code(near[0])}", (Edit(name.span, near[0]),), Safety.UNSAFE) if near else None
        declare = f"declare it at the top of the file: `groups: {{{name}: {{title: …}}}}`"
        yield Finding(f"no group is called {code(name)}{suggestion(near)}", (Label(name.span),), help=declare, fix=fix)
