"""A statement that is referred to by its words, where its id is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.reading.language import KIND_NAMES
from argmap.reading.quoting import TextEdit, indent_of, lines_from, newline_of, next_line

_ID = re.compile(r" *id: *([\w-]+)[ \t]*(?:#.*)?$")
_WORDS_OF_AN_ID = 4


@dataclass(frozen=True, slots=True)
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
    pattern = re.compile(
        rf"^(?P<lead> *(?:- +)*)(?P<kind>(?:{'|'.join(KIND_NAMES)}): +)?(?P<quote>[\"']?)"
        rf"(?P<words>{re.escape(words.rstrip('.'))}\.?)(?P=quote)[ \t]*$",
        re.MULTILINE | re.IGNORECASE,
    )
    found = [each for each in pattern.finditer(text) if each.start("words") != beside]
    if len(found) != 1 or not (found[0]["kind"] or "-" in found[0]["lead"]):
        return None
    one = found[0]
    column = len(one["lead"])
    name = _id_below(text, one.end(), column)
    if name is not None:
        return Meant(one.start("words"), one.end("words"), name, ())
    name = _free_id(text, words)
    if not name:
        return None
    edits: list[TextEdit] = [(one.end(), one.end(), f"{newline_of(text)}{' ' * column}id: {name}")]
    if not one["kind"]:
        edits.append((one.end("lead"), one.end("lead"), "claim: "))
    return Meant(one.start("words"), one.end("words"), name, tuple(edits))


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
    while re.search(rf"\bid: *{re.escape(free)}\b", text):
        number += 1
        free = f"{name}-{number}"
    return free
