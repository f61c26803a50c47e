"""Names that are still to be had."""

from __future__ import annotations

from argmap.editing.changes import CannotChange
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement
from argmap.reading.ids import as_id, is_id

_MOST_WORDS = 4


def name_for(graph: ArgumentGraph, statement: Statement) -> str:
    """An id made of the first words of a statement, which nothing has yet."""
    within = graph.map_of(statement)
    base = as_id("-".join(statement.text.value.lower().split()[:_MOST_WORDS]).strip(".,;:!?-")) or "statement"
    name, number = base, 2
    while graph.find(name, within) is not None:
        name, number = f"{base}-{number}", number + 1
    return name


def check_name(graph: ArgumentGraph, within: ArgumentMap, name: str | None) -> None:
    if name is None:
        return
    if not is_id(name):
        raise CannotChange(f"`{name}` cannot be an id: it is made of letters, digits, `-` and `_`")
    taken = graph.find(name, within)
    if taken is not None:
        raise CannotChange(f"`{name}` is taken: {taken.span}")
