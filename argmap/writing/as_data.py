"""A map that was read, as the plain data from which it can be written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from argmap.model import Answer, ArgumentMap, Node, Premise, Reason, Scale, Statement
from argmap.reading.fields import value_at
from argmap.reading.language import (
    ANSWER,
    MAP,
    MAPPINGS_IN,
    NODE_LISTS,
    REASON,
    REFERENCE,
    SCHEME,
    STATEMENT,
    VERSION,
    Key,
    Place,
    Shape,
)
from argmap.writing.nodes import RELATIONS
from argmap.writing.passages import parted
from argmap.writing.values import Plain, alone, one_or_list

_AsPlain: TypeAlias = Callable[[Any, Key], Any]
_Nodes: TypeAlias = Iterable[Premise | Reason]
_Waiting: TypeAlias = list[tuple[list[Plain], _Nodes]]


def as_data(each: ArgumentMap) -> Plain:
    """The data of a map, without keys of the writer's own, which a map that was read does not keep.

    It is in the form in which `checked` gives what is to be written.
    """
    found: Plain = {"argmap": VERSION} | _values(each, MAP)
    waiting: _Waiting = []
    if each.roots:
        found["argument"] = _list(each.roots, waiting)
    while waiting:
        siblings, nodes = waiting.pop()
        siblings.extend([_node(node, waiting) for node in nodes])
    return found


def _list(nodes: _Nodes, waiting: _Waiting) -> list[Plain]:
    found: list[Plain] = []
    waiting.append((found, nodes))
    return found


def _node(node: Premise | Reason, waiting: _Waiting) -> Plain:
    """A statement, reference or reason; a reason that is nothing but its one premise is that premise."""
    place = REASON if isinstance(node, Reason) else STATEMENT if isinstance(node, Statement) else REFERENCE
    found = {node.kind.value: node.text.value} if isinstance(node, Statement) else {}
    found |= _values(node, place)
    found |= parted([_values(citation, MAPPINGS_IN[Shape.CITATIONS]) for citation in node.citations])
    lists: list[tuple[str, _Nodes]] = [(name, reasons) for name in RELATIONS if (reasons := getattr(node, name))]
    lists.sort(key=lambda pair: node.keys[pair[0]].start)
    if isinstance(node, Reason):
        if not found and not lists and len(node.premises) == 1:
            return _node(node.premises[0], waiting)
        lists.insert(0, ("premises", node.premises))
    return found | {name: _list(nodes, waiting) for name, nodes in lists}


def _values(record: object, place: Place) -> Plain:
    """What stands at the keys of a record; lists of nodes, and what nodes cite, apart."""
    written = record.keys if isinstance(record, Node) else None  # a reason has an inference, written or not
    found: Plain = {}
    for key, as_plain in _readers(place):
        if written is None or key.name in written:
            value = value_at(record, key)
            plain = None if value is None else as_plain(value, key)
            if plain is not None:
                found[key.name] = plain
    return found


@cache
def _readers(place: Place) -> list[tuple[Key, _AsPlain]]:
    """The keys of a place with what makes plain data of their values; what is said otherwise apart."""
    apart = {"slug"} if place is SCHEME else {"dismissed"} if place is ANSWER else set()
    if "cite" in place.by_name:
        apart = {"cite", *MAPPINGS_IN[Shape.CITATIONS].by_name}
    return [(k, _PLAIN[k.shape]) for k in place.keys if k.shape not in NODE_LISTS and k.name not in apart]


def _text(value: Any, _: Key) -> str:
    return str(value.value)


def _names(value: Any, _: Key) -> Any:
    return one_or_list([name.value for name in value])


def _words(value: Any, _: Key) -> list[str] | None:
    return [word.value for word in value] or None


def _places(value: Any, key: Key) -> list[Plain] | None:
    return [_values(each, MAPPINGS_IN[key.shape]) for each in value] or None


def _defined(value: Any, key: Key) -> Plain | None:
    return {name: _values(each, MAPPINGS_IN[key.shape]) for name, each in value.items()} or None


def _slots(value: Any, key: Key) -> Plain | None:
    return {name: alone(said, "words") for name, said in (_defined(value, key) or {}).items()} or None


def _answers(value: Mapping[str, Answer], key: Key) -> Plain | None:
    return {
        slug: {"dismissed": answer.text.value} | _values(answer, MAPPINGS_IN[key.shape])
        if answer.dismissed
        else answer.text.value
        for slug, answer in value.items()
    } or None


def _waivers(value: Any, _: Key) -> Plain | None:
    return {waiver.rule.value: waiver.why.value for waiver in value} or None


def _includes(value: Any, _: Key) -> Plain | None:
    return {include.prefix.value: include.path.value for include in value} or None


def _roles(value: Any, _: Key) -> list[Plain] | None:
    return [{role: form.value} for role, form in value.items()] or None


def _scale(value: Scale, _: Key) -> Any:
    return value.name.value if value.name else {term: list(bounds) for term, bounds in value.terms.items()}


def _alternatives(value: Any, _: Key) -> list[list[str]] | None:
    return [[name.value for name in names] for names in value] or None


def _expectations(value: Any, key: Key) -> Plain | None:
    return {status: _names(names, key) or [] for status, names in value.items()} or None


_PLAIN: Mapping[Shape, _AsPlain] = {
    Shape.VERSION: _text,
    Shape.TEXT: _text,
    Shape.ID: _text,
    Shape.NAME: _text,
    Shape.NAMES: _names,
    Shape.WORDS: _words,
    Shape.DATE: _text,
    Shape.ISSUED: _text,
    Shape.TERM: _text,
    Shape.MARKS: _places,
    Shape.WAIVERS: _waivers,
    Shape.ANSWERS: _answers,
    Shape.WORKS: _defined,
    Shape.GROUPS: _defined,
    Shape.SCHEMES: _defined,
    Shape.SCALE: _scale,
    Shape.ALTERNATIVES: _alternatives,
    Shape.INCLUDES: _includes,
    Shape.EXPECTATIONS: _expectations,
    Shape.ROLES: _roles,
    Shape.QUESTIONS: _places,
    Shape.SLOTS: _slots,
}
