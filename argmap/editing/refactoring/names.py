"""Names that are still to be had."""

from __future__ import annotations

from argmap.editing.changes import CannotChange
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement
from argmap.reading.ids import is_id
from argmap.writing.names import Names


def name_for(graph: ArgumentGraph, statement: Statement) -> str:
    """An id made of the first words of a statement, which nothing has yet."""
    within = graph.map_of(statement)
    return Names(lambda name: graph.find(name, within) is not None).made_of(statement.text.words)


def check_name(graph: ArgumentGraph, within: ArgumentMap, name: str | None) -> None:
    if name is None:
        return
    if not is_id(name):
        raise CannotChange(f"`{name}` cannot be an id: it is made of letters, digits, `-` and `_`")
    taken = graph.find(name, within)
    if taken is not None:
        raise CannotChange(f"`{name}` is taken: {taken.span}")
