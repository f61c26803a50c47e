"""Ids that name nothing, or nothing of the sort that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from argmap.model import ArgumentMap, Reason, Reference, Statement
from argmap.showing import Brief
from argmap.source import Text

if TYPE_CHECKING:
    from argmap.graph.argument import ArgumentGraph

Target: TypeAlias = Statement | Reason


@dataclass(frozen=True, slots=True, repr=False)
class Unresolved(Brief):
    """An id that names nothing, or nothing of the sort that is wanted there."""

    name: Text
    map: ArgumentMap
    wanted: str  # "statement", "reason" or "statement or reason"
    found: Target | None = None  # what the name stands for, when that is of the wrong sort


def unresolved_names(graph: ArgumentGraph, references: Iterable[Reference]) -> Iterator[Unresolved]:
    """Those in `contradicts` and the like, in `outweighs`, `alternatives` and `expect`, given all references."""
    for name, each in _of_statements(graph, references):
        found = graph.find(name.value, each)
        if not isinstance(found, Statement):
            yield Unresolved(name, each, "statement", found)
    for reason in graph.reasons:
        for name in reason.outweighs:
            each = graph.map_of(reason)
            found = graph.find(name.value, each)
            if not isinstance(found, Reason):
                yield Unresolved(name, each, "reason", found)


def _of_statements(graph: ArgumentGraph, references: Iterable[Reference]) -> Iterator[tuple[Text, ArgumentMap]]:
    """The names for which only a statement will do, each with the map in which it is written."""
    for statement in graph.statements:
        restated = (statement.restates,) if statement.restates else ()
        for name in (*statement.contradicts, *statement.tension_with, *restated):
            yield name, graph.map_of(statement)
    for reference in references:
        names = (*reference.contradicts, *reference.tension_with)
        if names and isinstance(graph.resolve(reference), Reason):
            yield reference.target, graph.map_of(reference)  # nothing contradicts a step
        for name in names:
            yield name, graph.map_of(reference)
    for each in graph.maps:
        for names in (*each.alternatives, *each.expect.values()):
            for name in names:
                yield name, each
