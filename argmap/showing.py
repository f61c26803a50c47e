"""How things show themselves: in a line for a console, and in a notebook by what layers above make of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from enum import Enum
from functools import partial
from typing import Any

_LINE = 110
_TEXT = 48
_NAME = 36


def cut(text: str, most: int = _TEXT) -> str:
    """A text on one line and without what cannot be shown, shortened at its end."""
    text = " ".join(text[: 4 * most].split())
    text = "".join(letter if letter.isprintable() else "�" for letter in text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def quoted(text: object, most: int = _TEXT) -> str:
    """A text in quotation marks, shortened; empty for None."""
    return "" if text is None else f"“{cut(str(text), most)}”"


def name_of_file(path: str) -> str:
    """A path, shortened at its beginning, where it says least."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in path)
    return shown if len(shown) <= _NAME else f"…{shown[1 - _NAME :]}"


def counted(number: int, word: str, plural: str | None = None) -> str:
    """``1 reason``, ``2 reasons``."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def line(thing: Any) -> str:
    """A thing in one short line: its type, and what its method `_brief` says, or the fields of a dataclass.

    `_brief` gives words or numbers; empty ones are left out.
    """
    words: Iterator[object] = thing._brief() if hasattr(thing, "_brief") else _fields(thing)
    said = (str(each) for each in words if each is not None)
    return f"<{cut(' '.join((type(thing).__name__, *filter(None, said))), _LINE)}>"


class Brief:
    """Shows itself in one short line."""

    __slots__ = ()

    def __repr__(self) -> str:
        return line(self)


def _fields(thing: Any) -> Iterator[str]:
    import dataclasses

    for each in dataclasses.fields(thing):
        value = getattr(thing, each.name)
        if not each.name.startswith("_") and value is not None and value is not each.default:
            yield _field(each.name, value)


def _field(name: str, value: object) -> str:
    if value is True:
        return name.replace("_", "-")
    if isinstance(value, str):
        return f"{name}={quoted(value, 30)}"
    if isinstance(value, Enum):
        return f"{name}={value.value}"
    if isinstance(value, Collection):
        return f"{name}={len(value)}" if len(value) else ""
    if hasattr(value, "__dataclass_fields__") and type(value).__str__ is object.__str__:
        return f"{name}={type(value).__name__}"
    return f"{name}={cut(str(value), 30)}"


class Shown(Brief):
    """Shows itself in a notebook as a page, once a layer above has said with `show_pages` how one is made."""

    __slots__ = ()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        forms: dict[str, Callable[[], str]] = {"text/plain": self.__repr__}
        for make in _makers:
            forms["text/html"] = partial(make, self)
        return bundle(forms, include, exclude)


_makers: list[Callable[[Any], str]] = []  # at most one


def show_pages(make: Callable[[Any], str]) -> None:
    """Say what makes the HTML for things that are `Shown`."""
    _makers[:] = [make]


def bundle(forms: dict[str, Callable[[], str]], include: object, exclude: object) -> dict[str, str]:
    """Those forms that a notebook wants, made; the arguments are as IPython gives them."""
    wanted = set(include) if isinstance(include, Collection) and include else forms.keys()
    unwanted = set(exclude) if isinstance(exclude, Collection) else set()
    return {form: make() for form, make in forms.items() if form in wanted and form not in unwanted}
