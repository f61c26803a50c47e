"""Ids for what has none."""

from __future__ import annotations

from argmap.edits import Edit
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading.documents import document
from argmap.reading.ids import as_id

_MOST_WORDS = 3


def free_id(graph: ArgumentGraph, wanted: str) -> str:
    """An id that nothing in the root map has: the one wanted, or with a number after it."""
    number, name = 1, wanted
    while graph.find(name) is not None:
        number += 1
        name = f"{wanted}-{number}"
    return name


def named(graph: ArgumentGraph, statement: Statement) -> tuple[str, tuple[Edit, ...]] | None:
    """The id of a statement as the root map knows it, and the edits that give it one first if it has none.

    None for a statement of another map that has none. Raises CannotLayOut where the text leaves no place for an id.
    """
    name = graph.name(statement)
    if name is not None:
        return (name, ()) if graph.find(name) is statement else None  # else the id is that of another one, too
    if graph.map_of(statement) is not graph.root:
        return None
    from argmap.analysis.wording import wording  # large, and of no use where nothing needs a fix

    content = list(wording(graph).content[statement].values()) or wording(graph).tokens[statement]
    wanted = as_id("-".join(content[:_MOST_WORDS]))
    if not wanted:
        return None
    name = free_id(graph, wanted)
    return name, tuple(document(statement.span.source).insert_key(statement.span.start, "id", name))
