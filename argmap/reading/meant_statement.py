"""A statement that is referred to by its words, where its id is wanted."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.edits import TextEdit
from argmap.lazy_pattern import lazy
from argmap.reading.language import KIND_NAMES
from argmap.records import record
from argmap.yamltext.lines import indent_of, lines_from, newline_of, next_line

_STATEMENT = lazy(
    rf"^(?P<lead> *(?:- +)*)(?P<kind>(?:{'|'.join(KIND_NAMES)}): +)?(?P<text>[^\s][^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_ID = lazy(r" *id: *([\w-]+)[ \t]*(?:#.*)?$")
_ANY_ID = lazy(r"\bid: *([\w-]+)")
_WORDS_OF_AN_ID = 4


@record()
class Meant:
    """Where the words of a statement stand, its id, and the edits that give it that id, if it had none."""

    start: int
    end: int
    id: str
    edits: tuple[TextEdit, ...]


def statement_with(text: str, words: str, beside: int) -> Meant | None:
    """The one statement of a text that has some words; None where there is none, or more than one.

    `beside` is where the words stand in its place, which is no statement.
    """
    found = [each for each in _by_words(text).get(_plain(words), ()) if each.start != beside]
    if len(found) != 1 or not (found[0].line["kind"] or "-" in found[0].line["lead"]):
        return None
    (one,) = found
    line, column = one.line, len(one.line["lead"])
    name = _id_below(text, line.end(), column)
    if name is not None:
        return Meant(one.start, one.end, name, ())
    name = _free_id(text, words)
    if not name:
        return None
    edits: list[TextEdit] = [(line.end(), line.end(), f"{newline_of(text)}{' ' * column}id: {name}")]
    if not line["kind"]:
        edits.append((line.end("lead"), line.end("lead"), "claim: "))
    return Meant(one.start, one.end, name, tuple(edits))


@record()
class _Line:
    """A line that may be a statement, and where its words stand, without quotes around them."""

    line: re.Match[str]
    start: int
    end: int


@lru_cache(maxsize=1)
def _by_words(text: str) -> dict[str, list[_Line]]:
    """The lines of a text that may be statements, by their words; kept for all the ids of one text."""
    found: dict[str, list[_Line]] = {}
    for line in _STATEMENT.finditer(text):
        start, words = line.start("text"), line["text"].rstrip(" \t")
        if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
            start, words = start + 1, words[1:-1]
        found.setdefault(_plain(words), []).append(_Line(line, start, start + len(words)))
    return found


def _plain(words: str) -> str:
    return words.rstrip(".").lower()


def _id_below(text: str, end: int, column: int) -> str | None:
    """The id among the keys of a statement, which stand in a column below its text."""
    for at, stop in lines_from(text, next_line(text, end)):
        if stop > at and indent_of(text, at) < column:
            return None
        found = _ID.fullmatch(text, at, stop)
        if found is not None and indent_of(text, at) == column:
            return found[1]
    return None


def _free_id(text: str, words: str) -> str:
    """An id made of the first words of a statement that no other has."""
    name = "-".join(re.findall(r"\w+", words.lower())[:_WORDS_OF_AN_ID])
    number, free = 1, name
    taken = _ids(text)
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


@lru_cache(maxsize=1)
def _ids(text: str) -> frozenset[str]:
    return frozenset(_ANY_ID.findall(text))
