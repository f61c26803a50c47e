"""Values of plain data, each checked by what the language composes its shape of, and brought into one form.

Texts for texts, one thing for a list of one where both may stand, and nothing for what is empty. What reads `as_data`
from a map gives the same form, so that the two can be compared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from argmap.addresses import is_address
from argmap.lazy_pattern import lazy
from argmap.reading.dates import interval_problem, issued_problem
from argmap.reading.documents import SCALARS
from argmap.reading.ids import as_id, is_id
from argmap.reading.language import ANSWER, SCALE, VERSION
from argmap.reading.shapes import GIVEN, Form, Item, ListOf, MappingOf, Place, Scalar, Sense, Shape, Term
from argmap.reading.suggestions import homes, likely_key, nearest
from argmap.writing.order import rank
from argmap.writing.passages import one_or_list, with_passage
from argmap.writing.refusals import Where, shown
from argmap.yamltext.scalars import escaped, given_text

Plain: TypeAlias = dict[str, Any]
Items: TypeAlias = list[tuple[Where, Any]]

# What no map may hold, and the sign that programs put for a letter they could not read.
_LOST = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")
# YAML takes longer keys for no keys.
_LONGEST_NAME = 1000


class AsWritten(str):
    """A value at a key of the writer's own, in YAML already."""

    __slots__ = ()


class Checks:
    """Checks values by their shapes; `nodes` makes a list of statements or reasons of its items."""

    def __init__(self, nodes: Callable[[Items, Item], list[Plain]]) -> None:
        self._nodes = nodes

    def mapping(self, given: Any, place: Place, where: Where) -> Plain:
        """The values of a mapping with the keys of a place, in the order of writing."""
        found: Plain = {}
        for name, value in _entries(given, where, f"{place.name} is a mapping of keys to values"):
            key = place.by_name.get(name)
            if value is None:
                continue
            if name.startswith("x-"):
                found[name] = own_value(value, where / name)
            elif key is None:
                where.refuse(_unknown(name, place))
            elif (checked := self.value(value, key.shape, where / name)) or key.shape is SCALE:
                found[name] = checked  # a scale without terms is one, too
        for field in place.needed:
            filling = [key.name for key in place.keys if key.field == field]
            if found.keys().isdisjoint(filling):
                where.refuse(f"{place.name} needs `{filling[0]}`")
        if "cite" in place.by_name:
            found = with_passage(found, where)
        return {name: found[name] for name in sorted(found, key=lambda each: rank(place, each))}

    def value(self, given: Any, shape: Shape, where: Where) -> Any:
        """A value of some shape."""
        if isinstance(shape, Scalar):
            return _scalar(given, shape, where)
        if isinstance(shape, ListOf):
            return self._list(given, shape, where)
        if isinstance(shape, MappingOf):
            return self._by_name(given, shape, where)
        if isinstance(shape, Place):
            return self._record(given, shape, where)
        return _bounds(given, where)

    def _list(self, given: Any, shape: ListOf, where: Where) -> Any:
        one = shape.or_one and not isinstance(given, list | tuple)
        items = [(where, given)] if one else items_of(given, where, shape.words)
        if isinstance(shape.item, Item):
            return self._nodes(items, shape.item)
        found = [self.value(each, shape.item, at) for at, each in items]
        return one_or_list(found) if shape.or_one else found

    def _by_name(self, given: Any, shape: MappingOf, where: Where) -> Any:
        """A mapping by names of the writer's own, or what may stand in its place."""
        if shape.or_term is not None and not isinstance(given, Mapping):
            return _scalar(given, shape.or_term, where)
        several = shape.or_list and isinstance(given, list | tuple)
        found: Plain = {}
        for at, part in items_of(given, where, shape.words) if several else [(where, given)]:
            for name, value in _named(part, shape, at):
                if name in found:
                    at.refuse(f"{shown(name)} stands here twice")
                found[name] = self.value(value, shape.value, at / name)
                if isinstance(shape.value, Place) and isinstance(found[name], dict):
                    named = shape.value.named
                    if found[name].pop(named, name) != name:
                        (at / name).refuse(f"`{named}` has to be the key under which {shape.value.name} stands")
        return [{name: value} for name, value in found.items()] if shape.or_list else found

    def _record(self, given: Any, place: Place, where: Where) -> Any:
        """A mapping with the keys of a place; a mere text where that is as good."""
        if place.mere and not isinstance(given, Mapping):
            meant = place.by_name[place.mere].shape
            terms = meant.terms if isinstance(meant, Scalar) else ()
            return _one_of(text_value(given, where), terms, where) if terms else text_value(given, where)
        return shortest(self.mapping({} if given is None else given, place, where), place)


def shortest(said: Plain, place: Place) -> Any:
    """The mere text for a mapping that says no more; an answer that dismisses a question says more."""
    return said[place.mere] if said.keys() == {place.mere} and place is not ANSWER else said


def _unknown(name: str, place: Place) -> str:
    """Why a key cannot stand in a place."""
    meant = likely_key(name, place)
    if meant is not None:
        return f"{shown(name)} is no key of {place.name}; did you mean `{meant.name}`?"
    elsewhere = homes(name)
    if elsewhere:
        return f"{shown(name)} is a key of {elsewhere[0].name}, and this is {place.name}"
    return f"{shown(name)} is no key of {place.name}; a key of your own begins with `x-`"


# -- texts and names ---------------------------------------------------------------------------------------------------


def _scalar(given: Any, shape: Scalar, where: Where) -> str:
    """A text of the form that is wanted."""
    if shape.form in (Form.ID, Form.NAME):
        if shape.sense is Sense.SOURCE and isinstance(given, str) and is_address(given.strip()):
            where.refuse(f"{shown(given)} is an address, and the id of a work in `sources` is wanted")
        return name_value(given, where, slashes=shape.form is Form.NAME)
    found = text_value(given, where)
    if shape.form is Form.VERSION and found != VERSION:
        where.refuse(f"this program writes version {VERSION} of the language, and not {shown(given)}")
    if shape.terms:
        return _one_of(found, shape.terms, where)
    problem = _PROBLEMS[shape.form](found) if shape.form in _PROBLEMS else None
    if problem is not None:
        where.refuse(f"{shown(found)} is no date: {problem}; a date is 2019, 2019-05, 2019-05-13 or 2018/2019")
    return found


def text_value(given: Any, where: Where) -> str:
    """A text as a map holds it; a number stands for its digits."""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        where.refuse(f"a text is wanted, and this is {shown(given)}")
    found = given_text(given if isinstance(given, str) else f"{given}")
    if not found:
        where.refuse("this text is empty; write one, or leave the key out")
    lost = _LOST.search(found)
    if lost is not None:
        sign = lost[0]
        what = "a letter that was lost" if sign == "\ufffd" else "a sign that no map can hold"
        where.refuse(f"U+{ord(sign):04X} stands at offset {lost.start()} of this text, {what}")
    return found


def name_value(given: Any, where: Where, *, slashes: bool = False) -> str:
    """An id, with ``PREFIX/`` before it where that may be."""
    found = unicodedata.normalize("NFC", text_value(given, where))
    parts = found.split("/") if slashes else [found]
    if not all(map(is_id, parts)):
        better = "/".join(filter(None, map(as_id, parts)))
        hint = f"; {better} could" if better and all(map(is_id, better.split("/"))) else ""
        where.refuse(
            f"{shown(found)} cannot be an id, which is made of letters, digits, `-` and `_`, and begins with "
            f"a letter or a digit{hint}"
        )
    return found


def _one_of(word: str, terms: tuple[Term, ...], where: Where) -> str:
    words = tuple(term.word for term in terms)
    if word not in words:
        near = nearest(word, words)
        hint = f"; did you mean `{near}`?" if near else ""
        where.refuse(f"{shown(word)} is none of {', '.join(words)}{hint}")
    return word


_PROBLEMS: Mapping[Form, Callable[[str], str | None]] = {Form.DATE: interval_problem, Form.ISSUED: issued_problem}


# -- lists and mappings ------------------------------------------------------------------------------------------------


def items_of(given: Any, where: Where, wanted: str) -> Items:
    """The items of a list, each with its place."""
    if not isinstance(given, list | tuple):
        where.refuse(f"{wanted} is wanted, and this is {shown(given)}")
    return [(where / at, each) for at, each in enumerate(given)]


def _entries(given: Any, where: Where, wanted: str) -> Iterator[tuple[str, Any]]:
    """The entries of a mapping, whose keys are texts, each once."""
    if not isinstance(given, Mapping):
        where.refuse(f"{wanted}, and this is {shown(given)}")
    seen = set()
    for name, value in given.items():
        if not isinstance(name, str | int) or isinstance(name, bool):
            where.refuse(f"a key is a text, and this one is {shown(name)}")
        found = unicodedata.normalize("NFC", text_value(name, where / str(name)))
        if found in seen:
            where.refuse(f"{shown(found)} stands here twice")
        if len(found) > _LONGEST_NAME:
            where.refuse(f"{shown(found)} is too long for a key")
        seen.add(found)
        yield found, value


def _named(given: Any, shape: MappingOf, where: Where) -> Iterator[tuple[str, Any]]:
    """The entries of a mapping by names of the writer's own."""
    for name, value in _entries(given, where, f"{shape.words} is wanted"):
        if name.startswith("x-") or name == "<<":
            where.refuse(f"{shown(name)} cannot be a name here: it means something else in a map")
        if shape.terms:
            _one_of(name, shape.terms, where / name)
        if shape.keys in GIVEN:
            name_value(name, where)
        elif shape.keys is Sense.STATEMENT:
            name_value(name, where, slashes=True)
        yield name, value


def _bounds(given: Any, where: Where) -> list[float]:
    numbers = given if isinstance(given, list | tuple) else ()
    if len(numbers) != 2 or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
        where.refuse(f"two numbers from 0 to 1 are wanted, and this is {shown(given)}")
    low, high = numbers
    if not 0 <= low <= high <= 1:
        where.refuse(f"two numbers from 0 to 1 are wanted, the lower one first, and this is {shown(given)}")
    return [float(low), float(high)]


# -- keys of the writer's own ------------------------------------------------------------------------------------------


def own_value(given: Any, where: Where) -> AsWritten:
    """The YAML of a value at a key that begins with ``x-``: a text, a number, a truth value, or a list of these."""
    if isinstance(given, list | tuple):
        return AsWritten(f"[{', '.join(_own_item(each, where / at) for at, each in enumerate(given))}]")
    return AsWritten(_own_item(given, where))


def _own_item(given: Any, where: Where) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    found = text_value(given, where)
    return found if not isinstance(given, str) or SCALARS.is_free(found, brackets=True) else escaped(found)
