"""What stands at the keys of two versions, as facts that can be compared, and in words.

A fact is in terms of the new version: names that stand for the same statement or source are the same fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from argmap.comparing.changes import Detail
from argmap.comparing.changes import Place as Use
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph
from argmap.model import (
    Answer,
    ArgumentMap,
    Include,
    QuestionDefinition,
    Reason,
    Reference,
    ReviewMark,
    Scale,
    SlotDefinition,
    Statement,
    Waiver,
)
from argmap.reading.fields import value_at
from argmap.reading.language import ANSWER, MARK, OPPOSED, QUESTION, SLOT, Key, Place, Shape
from argmap.source import Text

_Fact: TypeAlias = tuple[object, str]  # with how it is told
# Something that stands at a key: the name of the key, the fact, and how it is told.
Said: TypeAlias = tuple[str, object, str]

_OF_WORKS = frozenset({"source", "cited-in", "derived-from"})
_OF_STATEMENTS = frozenset({"restates", *OPPOSED})


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
        """What stands at a key in this version and not in the other."""
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
        values = [value_at(node, key) for node in before], [value_at(node, key) for node in after]
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
    found = ((key.name, frozenset(fact for fact, _ in _told(key, value_at(node, key), side, node))) for key in keys)
    return tuple((name, held) for name, held in found if held)


def said_at(keys: Iterable[Key], node: object, side: Side) -> Iterator[Said]:
    """All that stands at some keys of a node, fact by fact."""
    for key in keys:
        for fact, said in _told(key, value_at(node, key), side, node):
            yield key.name, fact, said


def details_alone(said: Iterable[Said], side: Side, use: Use | None = None) -> Iterator[Detail]:
    """What is said in one version only, key by key."""
    by_key: dict[str, dict[object, str]] = {}
    for key, fact, words in said:
        by_key.setdefault(key, {})[fact] = words
    for key, held in by_key.items():
        yield side.alone(key, held.values(), use)


def _told(key: Key, value: Any, side: Side, node: object) -> Iterator[_Fact]:
    """What stands at a key, fact by fact."""
    if not value:
        return
    if key.shape in _PLAIN:
        for said in _PLAIN[key.shape](value):
            yield said, said
    else:
        yield from _WITH_NAMES[key.shape](value, key, side, node)


# -- values that say all themselves --------------------------------------------------------------------------------


def _text(value: Any) -> Iterator[str]:
    yield plain(value.value)


def _words(value: Sequence[Text]) -> Iterator[str]:
    return (plain(word.value) for word in value)


def _waivers(value: Sequence[Waiver]) -> Iterator[str]:
    return (f"{waiver.rule.value}: {plain(waiver.why.value)}" for waiver in value)


# Apart from the text, which stands behind `dismissed` or is all there is of an answer.
_MORE_OF_ANSWERS = Place(ANSWER.name, tuple(key for key in ANSWER.keys if key.name != "dismissed"))


def _answers(value: Mapping[str, Answer]) -> Iterator[str]:
    for slug, answer in value.items():
        said = f"{slug}{' (dismissed)' if answer.dismissed else ''}: {plain(answer.text.value)}"
        more = _entry(_MORE_OF_ANSWERS, answer)
        yield f"{said} ({more})" if more else said


def _marks(value: Sequence[ReviewMark]) -> Iterator[str]:
    return (_entry(MARK, mark) for mark in value)


def _roles(value: Mapping[str, Text]) -> Iterator[str]:
    return (f"{role}: {plain(form.value)}" for role, form in value.items())


def _slots(value: Mapping[str, SlotDefinition]) -> Iterator[str]:
    return (f"{name} ({_entry(SLOT, slot)})" for name, slot in value.items())


def _questions(value: Sequence[QuestionDefinition]) -> Iterator[str]:
    """Critical questions; one without a slug goes by its number, which is what answers name."""
    for number, question in enumerate(value, 1):
        yield f"{'' if question.slug is not None else f'{number}. '}{_entry(QUESTION, question)}"


def _scale(value: Scale) -> Iterator[str]:
    if value.name is not None:
        yield value.name.value
    for term, bounds in value.terms.items():
        low, high = (repr(bound).removesuffix(".0") for bound in bounds)
        yield f"{term}: {low} to {high}"


def _includes(value: Sequence[Include]) -> Iterator[str]:
    return (f"{include.prefix.value}: {include.path.value}" for include in value)


def _entry(place: Place, record: object) -> str:
    """A mapping in words, in the order of the language: ``by: A. Brown, mark: unclear``."""
    parts = []
    for key in place.keys:
        value = value_at(record, key)
        if value:
            several = value if isinstance(value, tuple) else (value,)
            parts.append(f"{key.name}: {', '.join(plain(text.value) for text in several)}")
    return ", ".join(parts)


_PLAIN: Mapping[Shape, Callable[[Any], Iterator[str]]] = {
    Shape.TEXT: _text,
    Shape.TERM: _text,
    Shape.DATE: _text,
    Shape.ISSUED: _text,
    Shape.ID: _text,
    Shape.WORDS: _words,
    Shape.WAIVERS: _waivers,
    Shape.ANSWERS: _answers,
    Shape.MARKS: _marks,
    Shape.ROLES: _roles,
    Shape.SLOTS: _slots,
    Shape.QUESTIONS: _questions,
    Shape.SCALE: _scale,
    Shape.INCLUDES: _includes,
}


# -- values with names in them -------------------------------------------------------------------------------------


def _name(value: Text, key: Key, side: Side, node: object) -> Iterator[_Fact]:
    if key.name in _OF_WORKS:
        yield side.work(value.value), value.value
    elif key.name in _OF_STATEMENTS:
        yield side.statement(value, side.map_of(node)), value.value
    else:
        yield value.value, value.value


def _names(value: Sequence[Text], key: Key, side: Side, node: object) -> Iterator[_Fact]:
    for name in value:
        yield from _name(name, key, side, node)


def _alternatives(value: Sequence[Sequence[Text]], _: Key, side: Side, node: object) -> Iterator[_Fact]:
    for names in value:
        each = side.map_of(node)
        yield frozenset(side.statement(name, each) for name in names), ", ".join(name.value for name in names)


def _expectations(value: Mapping[str, Sequence[Text]], _: Key, side: Side, node: object) -> Iterator[_Fact]:
    for status, names in value.items():
        for name in names:
            yield (status, side.statement(name, side.map_of(node))), f"{status}: {name.value}"


# Shapes that are missing in both are compared by what comes of them.
_WITH_NAMES: Mapping[Shape, Callable[[Any, Key, Side, object], Iterator[_Fact]]] = {
    Shape.NAME: _name,
    Shape.NAMES: _names,
    Shape.ALTERNATIVES: _alternatives,
    Shape.EXPECTATIONS: _expectations,
}
