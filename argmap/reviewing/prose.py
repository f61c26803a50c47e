"""Turns of phrase that the sections share: sentences with statements in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.graph import Target
from argmap.reviewing.page import Prose
from argmap.source import Text

_MOST_NAMED = 4


def listed(nodes: Sequence[Target], most: int = _MOST_NAMED, joint: str = "and") -> Prose:
    """``a, b and c``, or ``a, b, c and 2 more`` when there are more than `most`."""
    if len(nodes) > most + 1:
        shown: list[str | Target] = list(nodes[:most])
        shown.append(f"{len(nodes) - most} more")
    else:
        shown = list(nodes)
    found: list[str | Target] = []
    for index, node in enumerate(shown):
        if index:
            found.append(f" {joint} " if index == len(shown) - 1 else ", ")
        found.append(node)
    return tuple(found)


def sentence(*parts: str | Target | Prose) -> Prose:
    """The parts one after another; neighbouring texts are joined."""
    found: list[str | Target] = []
    for part in _flat(parts):
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return tuple(found)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """``no claims``, ``1 claim``, ``2 claims``."""
    return f"{number or 'no'} {singular if number == 1 else plural or singular + 's'}"


def verb(number: int, singular: str, plural: str) -> str:
    """The form of a verb for so many."""
    return singular if number == 1 else plural


def told(number: int, singular: str, plural: str) -> str:
    """``no claim has``, ``1 claim has``, ``2 claims have``: a noun with its verb and what follows, for so many."""
    return f"{number or 'no'} {plural if number > 1 else singular}"


def share(part: int, whole: int, noun: tuple[str, str], has: tuple[str, str], lacks: str, none: str) -> str:
    """How many of some, at least one, are so: ``the only claim has``, ``both claims have``, ``1 of 3 claims has``.

    `noun` and `has` are given for one and for several; `lacks` is said of one alone that is not so, `none` where of
    several none is.
    """
    if whole == 1:
        return f"the only {noun[0]} {has[0] if part else lacks}"
    if part in (0, whole):
        return f"{'both' if whole == 2 else f'all {whole}'} {noun[1]} {has[1]}" if part else none
    return f"{part} of {whole} {noun[1]} {verb(part, *has)}"


def summed_up(*sentences: str) -> str:
    """Sentences, each begun and ended as one; what is empty is left out."""
    return " ".join(f"{begun(each)}." for each in sentences if each)


def begun(text: str) -> str:
    """A text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def noted(*nodes: Target) -> tuple[Text, ...]:
    """The notes of some nodes, each once."""
    return tuple(dict.fromkeys(node.note for node in nodes if node.note is not None))


def _flat(parts: Iterable[str | Target | Prose]) -> Iterable[str | Target]:
    for part in parts:
        if isinstance(part, tuple):
            yield from part
        else:
            yield part
