"""What may stand where: a step from a mapping or list to what is below it, for texts that are not complete yet."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from argmap.reading.language import (
    CITATION,
    MAPPINGS_IN,
    NODE_LISTS,
    REASON,
    REFERENCE,
    STATEMENT,
    STATUSES,
    Key,
    Place,
    Shape,
)


class Extra(Enum):
    """What the language has no shape for: parts of values."""

    ITEM = "an item of a list of reasons, premises or trees"
    PATH = "the path of a map"
    NAME_OF_STATEMENT = "the id of a statement"
    BOUNDS = "the bounds of a term"


# What stands somewhere: a mapping whose keys are known, a value of some shape, or nothing that the language knows.
State: TypeAlias = Place | Shape | Extra | None

LISTS = (
    *NODE_LISTS, Shape.WORDS, Shape.MARKS, Shape.ALTERNATIVES, Shape.ROLES, Shape.QUESTIONS,
    Shape.CITATIONS, Shape.NAMES,
)  # fmt: skip

_ITEMS: dict[State, State] = {
    **dict.fromkeys(NODE_LISTS, Extra.ITEM),
    Shape.CITATIONS: Shape.CITATIONS,
    Shape.ROLES: Shape.ROLES,
    **{shape: MAPPINGS_IN[shape] for shape in (Shape.MARKS, Shape.QUESTIONS, Shape.SCHEMES)},
    Shape.ALTERNATIVES: Extra.NAME_OF_STATEMENT,
    Extra.NAME_OF_STATEMENT: Extra.NAME_OF_STATEMENT,
    Shape.NAMES: Shape.NAME,
    Shape.WORDS: Shape.TEXT,
}
# Mappings whose keys the writer chooses, with what stands behind each.
_NAMED: dict[State, State] = {
    **{shape: MAPPINGS_IN[shape] for shape in (Shape.WORKS, Shape.GROUPS, Shape.SCHEMES, Shape.SLOTS, Shape.ANSWERS)},
    Shape.INCLUDES: Extra.PATH,
    Shape.EXPECTATIONS: Extra.NAME_OF_STATEMENT,
    Shape.SCALE: Extra.BOUNDS,
    Shape.WAIVERS: Shape.TEXT,
    Shape.ROLES: Shape.TEXT,
}
NAMED = frozenset(_NAMED)

_OF_NODES = {**REASON.by_name, **REFERENCE.by_name, **STATEMENT.by_name}


def of_item(state: State) -> State:
    """What an item of a list is."""
    return _ITEMS.get(state)


def of_key(state: State, name: str) -> tuple[State, Key | None]:
    """What stands behind a key of a mapping, and the key as the language knows it."""
    if state is not Extra.ITEM and not isinstance(state, Place) and state in _NAMED:
        if state is Shape.EXPECTATIONS:
            term = next((t for t in STATUSES if t.word == name), None)
            return _NAMED[state], None if term is None else Key(name, Shape.NAMES, term.doc)
        return _NAMED[state], None
    key = keys_of(state).get(name)
    return (None, None) if key is None else (key.shape, key)


def keys_of(state: State) -> dict[str, Key]:
    """The keys that the language knows in a mapping; those of all sorts of nodes for an item of an argument."""
    if isinstance(state, Place):
        return state.by_name
    if state is Extra.ITEM:
        return _OF_NODES
    return CITATION.by_name if state is Shape.CITATIONS else {}
