"""An id that nothing in reach has."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.nearest import Guesses, suggestion
from argmap.analysis.phrasing import code, listing
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph, Unresolved
from argmap.model import Reason, Statement
from argmap.reading.suggestions import nearest_names
from argmap.source import Span

RULE = Rule(
    code="AM101",
    name="unknown-reference",
    severity=Severity.ERROR,
    about="""Every id that is written after `ref`, `restates`, `contradicts`, `tension-with`, `outweighs`, or in
`alternatives`, `fits` and `expect`, has to belong to something in the map, or in an included map, where it is written
`PREFIX/ID`.

A reference to nothing loses its part of the argument, so what hangs on it is neither drawn nor evaluated.""",
    bad="""\
argument:
- conclusion: The city should repair the bridge.
  because:
  - ref: bridge-unsave

- claim: The bridge is unsafe for the city.
  id: bridge-unsafe
  quote: the bridge is unsafe
source: report
sources:
  report: {title: Bridge report}
""",
    good="""\
argument:
- conclusion: The city should repair the bridge.
  because:
  - ref: bridge-unsafe

- claim: The bridge is unsafe for the city.
  id: bridge-unsafe
  quote: the bridge is unsafe
source: report
sources:
  report: {title: Bridge report}
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    guesses = Guesses()
    for each in graph.unresolved:
        if each.found is None and not _include_is_missing(graph, each):
            near = guesses.nearest(each.name.value, _names(graph, each), (each.map, each.wanted))
            yield _finding(graph, each, near)


def _include_is_missing(graph: ArgumentGraph, each: Unresolved) -> bool:
    """Whether the name lies in a map that is included but could not be read: that is reported where it is included."""
    where = each.map
    for prefix in each.name.value.split("/")[:-1]:
        following = graph.included.get(where, {}).get(prefix)
        if following is None:
            return any(prefix == include.prefix.value for include in where.includes)
        where = following
    return False


def _names(graph: ArgumentGraph, each: Unresolved) -> Iterator[str]:
    """The names of the sort that is wanted there."""
    sorts = {"statement": Statement, "reason": Reason}
    wanted = tuple(sort for word, sort in sorts.items() if word in each.wanted)
    return (name for name, node in graph.names(each.map) if isinstance(node, wanted))


def _finding(graph: ArgumentGraph, each: Unresolved, near: list[str]) -> Finding:
    prefix, slash, _ = each.name.value.partition("/")
    if slash and prefix not in graph.included.get(each.map, {}):
        known = sorted(graph.included.get(each.map, {}))
        included = f"only as {listing([code(k) for k in known], 'and')}" if known else "this map includes none"
        close = nearest_names(prefix, known, 1)
        start = each.name.span.start + each.name.span.written.find(prefix)
        span = Span(each.name.span.source, start, start + len(prefix))
        fix = Fix(f"refer to {code(close[0])}", (Edit(span, close[0]),), Safety.UNSAFE) if close else None
        return Finding(f"no map is included as {code(prefix)}; {included}", (Label(each.name.span),), fix=fix)
    message = f"no {each.wanted} has the id {code(each.name)}"
    if not near:
        return Finding(
            message, (Label(each.name.span),), help=f"give what is meant an `id: {each.name}`, or correct the reference"
        )
    found = graph.find(near[0], each.map)
    labels = [Label(each.name.span)]
    if found is not None and found.id is not None:
        labels.append(Label(found.id.span, "perhaps this one"))
    return Finding(
        message + suggestion(near),
        tuple(labels),
        fix=Fix(f"refer to {code(near[0])}", (Edit(each.name.span, near[0]),), Safety.UNSAFE),
    )
