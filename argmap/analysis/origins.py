"""The works that a statement goes back to."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.analysis.grounds import citations
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement, Work


def origins(graph: ArgumentGraph, statement: Statement) -> set[str]:
    """The works, by id, that a statement goes back to; empty when one of its citations does not tell."""
    each: ArgumentMap = graph.map_of(statement)
    works = graph.works(each)
    found: set[str] = set()
    for citation in citations(graph, statement):
        name = citation.source or each.work
        if name is None:
            return set()
        found |= _origins_of(works, name.value)
    return found


def _origins_of(works: Mapping[str, Work], name: str) -> set[str]:
    """Where a work goes back to; of works that go back to one another in a circle, all of them."""
    work = works.get(name)
    if work is None or not work.derived_from:
        return {name}
    waiting, seen = [name], {name: None}
    while waiting:
        work = works.get(waiting.pop())
        for earlier in work.derived_from if work is not None else ():
            if earlier.value not in seen:
                seen[earlier.value] = None
                waiting.append(earlier.value)
    first = {each for each in seen if (work := works.get(each)) is None or not work.derived_from}
    return first or set(seen)
