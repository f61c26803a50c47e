"""The steps from a mapping or list to what may stand below it, also in texts that are not complete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from argmap.reading.language import REASON, REFERENCE, STATEMENT
from argmap.reading.shapes import Item, Key, ListOf, MappingOf, Pair, Place, Scalar, Shape

# What stands somewhere; None for what the language does not know.
State: TypeAlias = Shape | None

_OF_NODES = {**REASON.by_name, **REFERENCE.by_name, **STATEMENT.by_name}


def of_item(state: State) -> State:
    """The state of an item of a list."""
    if isinstance(state, ListOf):
        return state.item
    if not isinstance(state, MappingOf):
        return None
    # Premises of a scheme stand each in a mapping; schemes carry their slugs.
    return state if state.or_list else state.value if isinstance(state.value, Place) else None


def of_key(state: State, name: str) -> tuple[State, Key | None]:
    """The state behind a key of a mapping, and the key as the language knows it."""
    if isinstance(state, MappingOf):
        term = next((term for term in state.terms if term.word == name), None)
        return state.value, None if term is None else Key(name, state.value, term.doc)
    key = keys_of(state).get(name)
    return (None, None) if key is None else (key.shape, key)


def keys_of(state: State) -> Mapping[str, Key]:
    """The keys that the language knows in a mapping; those of all sorts of nodes for an item of an argument."""
    if isinstance(state, Place):
        return state.by_name
    if isinstance(state, Item):
        return _OF_NODES
    return keys_of(state.item) if isinstance(state, ListOf) and state.or_one else {}


def is_list(state: State) -> bool:
    """Whether a list can stand there."""
    return isinstance(state, ListOf) or (isinstance(state, MappingOf) and state.or_list)


def is_text(state: State) -> bool:
    """Whether a mere text or name can stand there, or what is written like one."""
    return isinstance(state, Item | Pair) or text_of(state) is not None


def text_of(state: State) -> Scalar | None:
    """The single text that can stand somewhere, whatever else can; not that of a statement."""
    if isinstance(state, Scalar):
        return state
    if isinstance(state, ListOf):
        return text_of(state.item) if state.or_one else None
    if isinstance(state, MappingOf):
        return state.or_term
    return text_of(state.by_name[state.mere].shape) if isinstance(state, Place) and state.mere else None
