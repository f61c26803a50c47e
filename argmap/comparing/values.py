"""The values at the keys of two versions, as facts that can be compared, and in words.

A fact is in terms of the new version: names that stand for the same statement or source are the same fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from argmap.comparing.changes import Detail
from argmap.comparing.changes import Place as Use
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph
from argmap.model import Answer, ArgumentMap, Fit, Reason, Reference, Scale, Statement
from argmap.reading.language import ANSWER, FIT, QUESTION
from argmap.reading.shapes import Form, Key, ListOf, MappingOf, Place, Scalar, Sense, Shape
from argmap.source import Text

_Fact: TypeAlias = tuple[object, str]  # with how it is told
# Something that stands at a key: the name of the key, the fact, and how it is told.
Said: TypeAlias = tuple[str, object, str]


class Side:
    """One of two versions: what names in it stand for, in terms of the new version.

    `statements` and `works` give the new ones for the old; for the new version itself they are empty, and it `is_new`.
    """

    def __init__(
        self,
        graph: ArgumentGraph,
        statements: Mapping[Statement, Statement],
        works: Mapping[str, str],
        *,
        is_new: bool = True,
    ) -> None:
        self.graph = graph
        self.is_new = is_new
        self._statements = statements
        self._works = works

    def alone(self, key: str, values: Iterable[str], use: Use | None = None) -> Detail:
        """The detail for values at a key that are in this version and not in the other."""
        held = tuple(values)
        return Detail(key, (), held, use) if self.is_new else Detail(key, held, (), use)

    def work(self, name: str) -> str:
        """The id that a source has in the new version."""
        return self._works.get(name, name)

    def statement(self, name: Text, each: ArgumentMap) -> object:
        """The statement that a name stands for in a map; the name itself where it stands for none."""
        found = self.graph.find(name.value, each)
        return self._statements.get(found, found) if isinstance(found, Statement) else name.value

    def map_of(self, node: object) -> ArgumentMap:
        """The map in whose file something is written; for what has no ids of statements in it, the root map."""
        if isinstance(node, ArgumentMap):
            return node
        return self.graph.map_of(node) if isinstance(node, Statement | Reason | Reference) else self.graph.root


Sides: TypeAlias = tuple[Side, Side]


def differences(
    keys: Iterable[Key], before: Sequence[object], after: Sequence[object], sides: Sides
) -> Iterator[Detail]:
    """The keys at which other things stand in some nodes of the old version than in those of the new."""
    for key in keys:
        values = [key.value_in(node) for node in before], [key.value_in(node) for node in after]
        if not any(values[0]) and not any(values[1]):  # nearly always
            continue
        was, now = (
            {
                fact: said
                for node, value in zip(nodes, held, strict=True)
                for fact, said in _told(key, value, side, node)
            }
            for nodes, held, side in zip((before, after), values, sides, strict=True)
        )
        lost = tuple(said for fact, said in was.items() if fact not in now)
        gained = tuple(said for fact, said in now.items() if fact not in was)
        if lost or gained:
            yield Detail(key.name, lost, gained)


def facts(keys: Iterable[Key], node: object, side: Side) -> tuple[tuple[str, frozenset[object]], ...]:
    """All that stands at some keys of a node, to look it up by."""
    found = ((key.name, frozenset(fact for fact, _ in _told(key, key.value_in(node), side, node))) for key in keys)
    return tuple((name, held) for name, held in found if held)


def said_at(keys: Iterable[Key], node: object, side: Side) -> Iterator[Said]:
    """All that stands at some keys of a node, fact by fact."""
    for key in keys:
        for fact, said in _told(key, key.value_in(node), side, node):
            yield key.name, fact, said


def details_alone(said: Iterable[Said], side: Side, use: Use | None = None) -> Iterator[Detail]:
    """The details for facts of one version only, key by key."""
    by_key: dict[str, dict[object, str]] = {}
    for key, fact, words in said:
        by_key.setdefault(key, {})[fact] = words
    for key, held in by_key.items():
        yield side.alone(key, held.values(), use)


def _told(key: Key, value: Any, side: Side, node: object) -> Iterator[_Fact]:
    """The facts of the value at a key, each with its words."""
    return _facts(key.shape, value, side, node) if value else iter(())


def _facts(shape: Shape, value: Any, side: Side, node: object) -> Iterator[_Fact]:
    """The facts of a value, each with its words, by what its shape is composed of."""
    if isinstance(shape, Scalar):
        yield _of_text(shape, value, side, node)
    elif isinstance(shape, ListOf) and isinstance(shape.item, Scalar):
        for each in value:
            yield _of_text(shape.item, each, side, node)
    elif isinstance(shape, ListOf) and isinstance(shape.item, Place):
        for number, each in enumerate(value, 1):
            # A critical question without a slug goes by its number, which is what answers name.
            unnamed = shape.item is QUESTION and each.slug is None
            said = f"{f'{number}. ' if unnamed else ''}{_entry(shape.item, each)}"
            yield said, said
    elif isinstance(shape, ListOf):
        for each in value:  # what stands together in a list is one fact
            facts = list(_facts(shape.item, each, side, node))
            yield frozenset(fact for fact, _ in facts), ", ".join(said for _, said in facts)
    elif isinstance(shape, MappingOf):
        yield from _of_mapping(shape, value, side, node)


def _of_text(shape: Scalar, value: Any, side: Side, node: object) -> _Fact:
    if shape.form is not Form.NAME:
        return plain(value.value), plain(value.value)
    if shape.sense is Sense.SOURCE:
        return side.work(value.value), value.value
    if shape.sense is Sense.STATEMENT:
        return side.statement(value, side.map_of(node)), value.value
    return value.value, value.value


def _of_mapping(shape: MappingOf, value: Any, side: Side, node: object) -> Iterator[_Fact]:
    if isinstance(value, Scale) and value.name is not None:
        yield value.name.value, value.name.value
    for name, held in shape.pairs_in(value):
        if isinstance(held, Answer):
            said = f"{name}{' (dismissed)' if held.dismissed else ''}: {plain(held.text.value)}"
            more = _entry(_MORE_OF_ANSWERS, held)
            said = f"{said} ({more})" if more else said
            yield said, said
        elif isinstance(held, Fit):
            more = _entry(_MORE_OF_FITS, held)
            said = f"{held.word.value}; {more}" if more else held.word.value
            yield (side.statement(held.hypothesis, side.map_of(node)), said), f"{name}: {said}"
        elif isinstance(shape.value, Place):
            said = f"{name} ({_entry(shape.value, held)})"
            yield said, said
        elif isinstance(value, Scale):
            low, high = (repr(bound).removesuffix(".0") for bound in held)
            yield f"{name}: {low} to {high}", f"{name}: {low} to {high}"
        else:
            for fact, said in _facts(shape.value, held, side, node):
                yield (name, fact), f"{name}: {said}"


# Apart from the text, which stands behind `dismissed` or is all there is of an answer.
_MORE_OF_ANSWERS = tuple(key for key in ANSWER.keys if key.name != ANSWER.mere)
_MORE_OF_FITS = tuple(key for key in FIT.keys if key.name != FIT.mere)


def _entry(place: Place | Sequence[Key], record: object) -> str:
    """A mapping in words, in the order of the language: ``by: A. Brown, mark: unclear``."""
    parts = []
    for key in place.keys if isinstance(place, Place) else place:
        value = key.value_in(record)
        if value:
            several = value if isinstance(value, tuple) else (value,)
            parts.append(f"{key.name}: {', '.join(plain(text.value) for text in several)}")
    return ", ".join(parts)
