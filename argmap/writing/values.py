"""Values of plain data, each checked by the shape that the language gives it, and brought into one form.

Texts for texts, one name for a list of one, ``None`` for what is left out. What reads `as_data` from a map gives the
same form, so that the two can be compared.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from argmap.addresses import is_address
from argmap.reading.dates import interval_problem, issued_problem
from argmap.reading.ids import as_id, is_id
from argmap.reading.language import MAPPINGS_IN, STATUSES, VERSION, Key, Place, Shape
from argmap.reading.suggestions import homes, likely_key, nearest
from argmap.writing.order import rank
from argmap.writing.passages import parted
from argmap.writing.refusals import Where, shown
from argmap.writing.texts import escaped, given_text, is_free

Plain: TypeAlias = dict[str, Any]
CheckShape: TypeAlias = Callable[[Any, Key, Where], Any]

# What no map may hold, and the sign that programs put for a letter they could not read.
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")
# YAML takes longer keys for no keys.
_LONGEST_NAME = 1000


class AsWritten(str):
    """What stands at a key of the writer's own, in YAML already."""

    __slots__ = ()


def place_values(given: Any, place: Place, where: Where, elsewhere: Mapping[Shape, CheckShape] | None = None) -> Plain:
    """The values of a mapping in the order of writing; `elsewhere` checks the shapes of lists of nodes."""
    found: Plain = {}
    for name, value in _entries(given, where, f"{place.name} is a mapping of keys to values"):
        if value is None:
            continue
        if name.startswith("x-"):
            found[name] = own_value(value, where / name)
            continue
        key = place.by_name.get(name)
        if key is None:
            where.refuse(_unknown(name, place))
        check = (elsewhere or _CHECKS).get(key.shape) or _CHECKS[key.shape]
        checked = check(value, key, where / name)
        if checked is not None:
            found[name] = checked
    if "cite" in place.by_name:
        found = _with_citations(found, where)
    return {name: found[name] for name in sorted(found, key=lambda each: rank(place, each))}


def _unknown(name: str, place: Place) -> str:
    """Why a key cannot stand in a place."""
    meant = likely_key(name, place)
    if meant is not None:
        return f"{shown(name)} is no key of {place.name}; did you mean `{meant.name}`?"
    elsewhere = homes(name)
    if elsewhere:
        return f"{shown(name)} is a key of {elsewhere[0].name}, and this is {place.name}"
    return f"{shown(name)} is no key of {place.name}; a key of your own begins with `x-`"


def _with_citations(found: Plain, where: Where) -> Plain:
    """A node's own passage and what it cites in one form."""
    passage: Plain = {name: found.pop(name) for name in ("quote", "at", "voice") if name in found}
    cited = found.pop("cite", [])
    if passage and "quote" not in passage and cited:
        name = next(iter(passage))
        where.refuse(f"`{name}` beside `cite` says nothing about the work that is cited; put it into `cite`")
    return found | parted([*([passage] if passage else []), *cited])


# -- texts and names ---------------------------------------------------------------------------------------------------


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


def _text(given: Any, _: Key, where: Where) -> str:
    return text_value(given, where)


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


def _id(given: Any, _: Key, where: Where) -> str:
    return name_value(given, where)


def _name(given: Any, key: Key, where: Where) -> str:
    if key.name == "source" and isinstance(given, str) and is_address(given.strip()):
        where.refuse(f"{shown(given)} is an address, and `source` takes the id of a work in `sources`")
    return name_value(given, where, slashes=True)


def _name_list(given: Any, where: Where) -> list[str]:
    given = given if isinstance(given, list | tuple) else [given]
    return [name_value(each, where / at, slashes=True) for at, each in enumerate(given)]


def _names(given: Any, _: Key, where: Where) -> Any:
    return one_or_list(_name_list(given, where))


def one_or_list(found: list[Any]) -> Any:
    """One thing for a list of one; None for none."""
    return None if not found else found[0] if len(found) == 1 else found


def _version(given: Any, _: Key, where: Where) -> str:
    found = text_value(given, where)
    if found != VERSION:
        where.refuse(f"this program writes version {VERSION} of the language, and not {shown(given)}")
    return found


def _term(given: Any, key: Key, where: Where) -> str:
    return _one_of(text_value(given, where), key.words, where)


def _one_of(word: str, words: tuple[str, ...], where: Where) -> str:
    if word not in words:
        near = nearest(word, words)
        hint = f"; did you mean `{near}`?" if near else ""
        where.refuse(f"{shown(word)} is none of {', '.join(words)}{hint}")
    return word


def _date(given: Any, _: Key, where: Where) -> str:
    return _possible(text_value(given, where), interval_problem, where)


def _issued(given: Any, _: Key, where: Where) -> str:
    return _possible(text_value(given, where), issued_problem, where)


def _possible(found: str, problem_of: Callable[[str], str | None], where: Where) -> str:
    problem = problem_of(found)
    if problem is not None:
        where.refuse(f"{shown(found)} is no date: {problem}; a date is 2019, 2019-05, 2019-05-13 or 2018/2019")
    return found


# -- lists and mappings ------------------------------------------------------------------------------------------------


def items_of(given: Any, where: Where, wanted: str) -> Iterator[tuple[Where, Any]]:
    """The items of a list, each with its place."""
    if not isinstance(given, list | tuple):
        where.refuse(f"{wanted} is wanted, and this is {shown(given)}")
    return ((where / at, each) for at, each in enumerate(given))


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


def _named(given: Any, key: Key, where: Where) -> Iterator[tuple[str, Any]]:
    """The entries of a mapping by names of the writer's own."""
    for name, value in _entries(given, where, f"{key.shape.value} is wanted"):
        if name.startswith("x-") or name == "<<":
            where.refuse(f"{shown(name)} cannot be a name here: it means something else in a map")
        yield name, value


def _words(given: Any, key: Key, where: Where) -> list[str] | None:
    return [text_value(each, at) for at, each in items_of(given, where, key.shape.value)] or None


def _citations(given: Any, _: Key, where: Where) -> Any:
    """What is cited, each work by its id or address, or with where in it."""
    several = isinstance(given, list | tuple)
    items = items_of(given, where, "") if several else iter([(where, given)])
    place = MAPPINGS_IN[Shape.CITATIONS]
    found = []
    for at, each in items:
        said = place_values(each, place, at) if isinstance(each, Mapping) else {"source": text_value(each, at)}
        found.append(said)
    return found or None


def _places(given: Any, key: Key, where: Where) -> list[Plain] | None:
    """A list of mappings, such as review marks."""
    place = MAPPINGS_IN[key.shape]
    return [place_values(each, place, at) for at, each in items_of(given, where, key.shape.value)] or None


def _questions(given: Any, key: Key, where: Where) -> list[Plain] | None:
    found = []
    for at, each in items_of(given, where, key.shape.value):
        said = place_values(each if isinstance(each, Mapping) else {"q": each}, MAPPINGS_IN[key.shape], at)
        if "q" not in said:
            at.refuse("a critical question needs its text: `q`")
        found.append(said)
    return found or None


def _defined(given: Any, key: Key, where: Where) -> Plain | None:
    """Sources, groups or schemes by their ids."""
    found: Plain = {}
    for name, value in _named(given, key, where):
        said = place_values({} if value is None else value, MAPPINGS_IN[key.shape], where / name)
        name_value(name, where)
        if said.pop("slug", name) != name:
            (where / name).refuse("`slug` has to be the key under which a scheme stands")
        found[name] = said
    return found or None


def _slots(given: Any, key: Key, where: Where) -> Plain | None:
    found: Plain = {}
    for name, value in _named(given, key, where):
        said = value if isinstance(value, Mapping) else {"words": value}
        found[name] = alone(place_values(said, MAPPINGS_IN[key.shape], where / name), "words")
    return found or None


def _answers(given: Any, key: Key, where: Where) -> Plain | None:
    found: Plain = {}
    for name, value in _named(given, key, where):
        if not isinstance(value, Mapping):
            found[name] = text_value(value, where / name)
            continue
        found[name] = place_values(value, MAPPINGS_IN[key.shape], where / name)
        if "dismissed" not in found[name]:
            (where / name).refuse("an answer is a text, or a mapping with `dismissed` and why")
    return found or None


def alone(said: Plain, name: str) -> Any:
    """What stands at a key that is the only one; else all."""
    return said[name] if said.keys() == {name} else said


def _texts_by_name(given: Any, key: Key, where: Where) -> Plain | None:
    return {name: text_value(value, where / name) for name, value in _named(given, key, where)} or None


def _includes(given: Any, key: Key, where: Where) -> Plain | None:
    found = _texts_by_name(given, key, where)
    for prefix in found or ():
        name_value(prefix, where)
    return found


def _roles(given: Any, key: Key, where: Where) -> list[Plain] | None:
    """The forms of premises by their roles, from one mapping or a list of them."""
    several = items_of(given, where, "") if isinstance(given, list | tuple) else iter([(where, given)])
    found: Plain = {}
    for at, each in several:
        for role, form in (_texts_by_name(each, key, at) or {}).items():
            if role in found:
                at.refuse(f"the role {shown(role)} stands here twice")
            found[role] = form
    return [{role: form} for role, form in found.items()] or None


def _scale(given: Any, key: Key, where: Where) -> Any:
    """The name of a scale, or terms with their bounds."""
    if not isinstance(given, Mapping):
        return _one_of(text_value(given, where), key.words, where)
    return {name: list(_bounds(value, where / name)) for name, value in _named(given, key, where)}


def _bounds(given: Any, where: Where) -> tuple[float, float]:
    numbers = given if isinstance(given, list | tuple) else ()
    if len(numbers) != 2 or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
        where.refuse(f"two numbers from 0 to 1 are wanted, and this is {shown(given)}")
    low, high = numbers
    if not 0 <= low <= high <= 1:
        where.refuse(f"two numbers from 0 to 1 are wanted, the lower one first, and this is {shown(given)}")
    return float(low), float(high)


def _alternatives(given: Any, key: Key, where: Where) -> list[list[str]] | None:
    found = []
    for at, each in items_of(given, where, key.shape.value):
        if not isinstance(each, list | tuple):
            at.refuse(f"a list of ids is wanted, and this is {shown(each)}")
        found.append(_name_list(each, at))
    return found or None


def _expectations(given: Any, key: Key, where: Where) -> Plain | None:
    words = tuple(term.word for term in STATUSES)
    found: Plain = {}
    for status, value in _named(given, key, where):
        names = one_or_list(_name_list(value, where / status))
        found[_one_of(status, words, where / status)] = [] if names is None else names
    return found or None


# -- keys of the writer's own ------------------------------------------------------------------------------------------


def own_value(given: Any, where: Where) -> AsWritten:
    """What stands at a key that begins with ``x-``: a text, a number, a truth value, or a list of these."""
    if isinstance(given, list | tuple):
        return AsWritten(f"[{', '.join(_own_item(each, where / at) for at, each in enumerate(given))}]")
    return AsWritten(_own_item(given, where))


def _own_item(given: Any, where: Where) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    found = text_value(given, where)
    return found if not isinstance(given, str) or is_free(found, brackets=True) else escaped(found)


_CHECKS: Mapping[Shape, CheckShape] = {
    Shape.VERSION: _version,
    Shape.TEXT: _text,
    Shape.ID: _id,
    Shape.NAME: _name,
    Shape.NAMES: _names,
    Shape.WORDS: _words,
    Shape.DATE: _date,
    Shape.ISSUED: _issued,
    Shape.TERM: _term,
    Shape.CITATIONS: _citations,
    Shape.MARKS: _places,
    Shape.WAIVERS: _texts_by_name,
    Shape.ANSWERS: _answers,
    Shape.WORKS: _defined,
    Shape.GROUPS: _defined,
    Shape.SCHEMES: _defined,
    Shape.SCALE: _scale,
    Shape.ALTERNATIVES: _alternatives,
    Shape.INCLUDES: _includes,
    Shape.EXPECTATIONS: _expectations,
    Shape.ROLES: _roles,
    Shape.QUESTIONS: _questions,
    Shape.SLOTS: _slots,
}
