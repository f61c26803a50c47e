"""Every way of mending one line: each undoes one slip of a hand.

A line may stand in a wrong column, alone or with what hangs on it; it may lack its dash, its colon or the blank behind
one of them; two lines may have become one. None of these repairs is judged here: `slips` reads the text with each of
them, and only what reads counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import takewhile

from argmap.edits import TextEdit
from argmap.lazy_pattern import lazy
from argmap.reading.language import KIND_NAMES, KNOWN_KEYS, LIST_KEYS, MAP
from argmap.reading.shapes import MappingOf
from argmap.reading.syntax_errors import Line, line_of
from argmap.reading.texts import kind_without_colon
from argmap.records import record
from argmap.yamltext.lines import content_end, indent_of, line_end, lines_above, lines_from, newline_of, next_line

_MAPPING_KEYS = frozenset(
    key.name for key in MAP.keys if isinstance(key.shape, MappingOf) and key.shape.or_term is None
)
_FIRST_KEYS = {*KIND_NAMES, "ref", "premises", "scheme"}
FARTHEST = 4  # columns that a line is moved by; a tab is often so wide
_KEYS = "|".join(sorted(KNOWN_KEYS, key=len, reverse=True))
_FOR_COLON = r"[;=,.|~]+>?|::+|-+>|=>|[-\u2013\u2014]"  # what may stand in its place
_KEY_AND_SIGN = lazy(
    rf"(?P<key>(?:{_KEYS})(?=[^\w-])|\w++(?:-\w++)*(?=\W+[\[{{]))(?P<gap>[ \t]*)(?P<sign>{_FOR_COLON})(?=[ \t]|$)",
    re.MULTILINE,
)
_KEY_ALONE = lazy(rf"(?:{_KEYS})(?=[ \t]*(?:$|#))", re.MULTILINE)
_KEY_BEFORE_TEXT = lazy(rf"(?P<key>(?:{_KEYS})(?=[ \t]+\S)|[\w-]+(?=[ \t]+[\[{{]))")
_NO_BLANK_AFTER_COLON = lazy(rf"(?:(?:{_KEYS}):(?=[^\s/:])|[\w-]+:(?=[\[{{]))")
_NO_BLANK_AFTER_DASH = lazy(r"-(?=[^\s-])")
_NEXT = rf"(?P<next>(?:-[ \t]+){{0,4}}(?:{_KEYS}):(?:[ \t]|$))"
# Where two lines may have become one: with a blank between them, or without one where no word goes on.
_COMMENT = lazy(r"(?<![^ \t\n\r])#")
_JOINED = lazy(rf"(?:(?<![ \t])[ \t]+|(?<=[^\s-]))(?={_NEXT})", re.MULTILINE)
_JOINED_ITEM = lazy(r"(?:(?<![ \t])[ \t]+|(?<=[.!?:\u3002\uff01\uff1f]))(?=-[ \t]+\S)")
# The first entry below a key of the top, on the line of that key.
_JOINED_ENTRY = lazy(rf"(?:{'|'.join(sorted(_MAPPING_KEYS))}):(?P<blanks>[ \t]*)(?=[\w-]+:[ \t])")
_INDENT = lazy(r"[ \t]*")
_JOINED_BLOCK = lazy(r"[|>][-+0-9]*(?P<blanks>[ \t]*)(?=[^\s#])")


class Sort(Enum):
    """The sorts of repairs to a line, in the order in which one believes in them."""

    BLANK = "a blank is missing"
    COLON = "a colon is missing"
    RELATION = "a relation is missing"
    MOVE = "it stands in a wrong column"
    DASH = "a dash is missing"
    SPLIT = "two lines have become one"
    QUOTE = "a quote is missing, or stands twice"


@record()
class Repair:
    """One way of mending a line: `at` is where the line begins, `edits` are in the offsets of its text.

    `far` tells how much is changed, to choose the nearest of several; `column` is where a moved line begins then;
    `several`: lines that stand beside the moved one are moved along. `guess`: the line may be something else
    altogether.
    """

    sort: Sort
    at: int
    edits: tuple[TextEdit, ...]
    far: int = 0
    column: int = 0
    several: bool = False
    guess: bool = False


def repairs(text: str, begin: int) -> Iterator[Repair]:
    """The repairs of the line that begins at an offset of a text."""
    line = line_of(text, begin)
    if line.content.startswith("\t"):
        yield from _tabs(line)
        return
    if line.is_blank:
        return
    yield from _of_signs(line)
    if line.content in KNOWN_KEYS or line.content.startswith("- - "):
        return  # a key without its colon, or a list in a list, is neither a text nor an item
    yield from _relations(line)
    yield from _moves(line)
    yield from _dashes(line)
    yield from _splits(line)
    yield from _quotes(line)


# -- colons and blanks ---------------------------------------------------------------------------------------------


def _of_signs(line: Line) -> Iterator[Repair]:
    text = line.text
    for start in dict.fromkeys((line.first, line.begin + line.column)):
        found = _NO_BLANK_AFTER_DASH.match(text, start)
        if found is not None:
            yield Repair(Sort.BLANK, line.begin, ((found.end(), found.end(), " "),))
            yield from _of_key(line, found.end(), ((found.end(), found.end(), " "),))
        yield from _of_key(line, start, ())


def _of_key(line: Line, start: int, edits: tuple[TextEdit, ...]) -> Iterator[Repair]:
    """Repairs of the colon of a key that begins at an offset."""
    text = line.text
    found = _NO_BLANK_AFTER_COLON.match(text, start)
    if found is not None:
        yield Repair(Sort.BLANK, line.begin, (*edits, (found.end(), found.end(), " ")))
    found = _KEY_AND_SIGN.match(text, start, line_end(text, start))
    if found is not None:
        yield Repair(Sort.COLON, line.begin, (*edits, (found.end("key"), found.end(), ":")))
        return
    found = _KEY_ALONE.match(text, start, line_end(text, start))
    if found is not None:
        yield Repair(Sort.COLON, line.begin, (*edits, (found.end(), found.end(), ":")))
    found = _KEY_BEFORE_TEXT.match(text, start, line.end)
    if found is None:
        return
    value = text[found.end() : line.end].lstrip()
    like_value = value[:1] in ("[", "{") or (found["key"] not in KIND_NAMES and " " not in value)
    if not line.dashes or like_value or kind_without_colon(text[start : line.end]) is not None:
        yield Repair(Sort.COLON, line.begin, (*edits, (found.end(), found.end(), ":")))


# -- columns -------------------------------------------------------------------------------------------------------


def _moves(line: Line) -> Iterator[Repair]:
    """The line in another column: alone, with all that is indented deeper, or with its further siblings as well."""
    text, indent = line.text, line.indent
    if line.dashes or line.key is not None:
        columns = [column for column in range(max(0, indent - FARTHEST), indent + FARTHEST + 1) if column != indent]
    else:
        columns = [column for column in _columns_of_text(line) if column != indent]
    ends = dict.fromkeys((line_end(text, line.begin), _end_below(text, line, 1), _end_below(text, line, 0)))
    siblings = {end for end in ends if not _is_alone(text, line, end)}
    for column in columns:
        for number, end in enumerate(ends):
            edits = _shifted(text, line.begin, end, column - indent)
            if edits is not None:
                far = abs(column - indent) * 4 + number
                yield Repair(Sort.MOVE, line.begin, edits, far, column, end in siblings)


def _columns_of_text(line: Line) -> list[int]:
    """Where a line without key and dash may begin that goes on with the text above it."""
    above = _line_above(line)
    if above is None or line.content[:1].isupper():
        return []
    return [above.column + 2] if above.dashes or above.key is not None else [above.indent]


def _relations(line: Line) -> Iterator[Repair]:
    """A list below a statement without a word on what it is to that: `because`, most often."""
    above = _line_above(line)
    if not line.dashes or above is None or line.indent < above.column or above.key in LIST_KEYS:
        return
    several = not _is_alone(line.text, line, _end_below(line.text, line, 0))
    put = f"{' ' * above.column}because:{newline_of(line.text)}"
    yield Repair(Sort.RELATION, line.begin, ((line.begin, line.begin, put),), 0 if several else 1, guess=True)


def _tabs(line: Line) -> Iterator[Repair]:
    """Blanks for tabs at the beginning of a line, as many as there may be."""
    start = line.begin + len(_INDENT.match(line.text, line.begin)[0])  # type: ignore[index] # it matches anything
    wide = len(line.text[line.begin : start].expandtabs(4))
    for column in range(4 * FARTHEST):
        edits = ((line.begin, start, " " * column),)
        yield Repair(Sort.MOVE, line.begin, edits, abs(column - wide), column)


def _line_above(line: Line) -> Line | None:
    for begin, _ in lines_above(line.text, line.begin):
        above = line_of(line.text, begin)
        if not above.is_blank:
            return above
    return None


def _end_below(text: str, line: Line, deeper: int) -> int:
    """Where the lines below a line end that are indented deeper by so much at least; blank lines end siblings."""
    end = line_end(text, line.begin)
    for at, stop in lines_from(text, next_line(text, line.begin)):
        if stop == at and not deeper:
            break
        if stop > at and indent_of(text, at) < line.indent + deeper:
            break
        if stop > at:
            end = stop
    return end


def _is_alone(text: str, line: Line, end: int) -> bool:
    """Whether no line below up to an offset stands in the same column."""
    below = takewhile(lambda each: each[0] < end, lines_from(text, next_line(text, line.begin)))
    return not any(stop > at and indent_of(text, at) == line.indent for at, stop in below)


def _shifted(text: str, begin: int, end: int, by: int) -> tuple[TextEdit, ...] | None:
    """Edits that move all lines between two offsets; None where one of them cannot go so far to the left."""
    edits: list[TextEdit] = []
    for at, stop in takewhile(lambda each: each[0] < end, lines_from(text, begin)):
        if stop > at:
            if indent_of(text, at) < -by:
                return None
            edits.append((at, at, " " * by) if by > 0 else (at, at - by, ""))
    return tuple(edits)


# -- dashes and lines ----------------------------------------------------------------------------------------------


def _dashes(line: Line) -> Iterator[Repair]:
    """A dash before what the line begins with, which stays in its column or moves to the right."""
    if line.dashes:
        return
    # A mere text may be a note that was meant for nobody, and hardly any item begins with some other key.
    guess = line.key not in _FIRST_KEYS
    far = 0 if line.key is None or not guess else 2 * FARTHEST
    yield Repair(Sort.DASH, line.begin, ((line.first, line.first, "- "),), far + 1, line.indent, guess=guess)
    if line.indent >= 2:
        edits = ((line.first - 2, line.first, "- "),)
        yield Repair(Sort.DASH, line.begin, edits, far, line.indent - 2, guess=guess)


def _splits(line: Line) -> Iterator[Repair]:
    """A new line before a key or a dash in the line, in each column where it may have stood."""
    text = line.text
    end = content_end(text, line.begin)
    places = [(found.start(), found.end()) for found in _JOINED.finditer(text, line.first + 1, end)]
    if text.startswith(tuple(f"{key}:" for key in LIST_KEYS), line.begin + line.column):
        places += [(found.start(), found.end()) for found in _JOINED_ITEM.finditer(text, line.first + 1, end)]
    entry = _JOINED_ENTRY.match(text, line.first, end)
    if entry is not None:
        places.append(entry.span("blanks"))
    block = _JOINED_BLOCK.match(text, line.value, end)
    if block is not None:
        places.append(block.span("blanks"))
    columns = sorted({line.column, line.column - 2, line.indent, line.column + 2, *_columns_above(line)})
    comment = _COMMENT.search(text, line.begin, end)
    for start, stop in places:
        if comment is not None and start >= comment.start():  # what is said in a comment stays there
            continue
        if start <= line.first or not text[line.first : start].strip("- \t"):
            continue
        for column in columns:
            if column >= 0:
                put = f"{newline_of(text)}{' ' * column}"
                yield Repair(Sort.SPLIT, line.begin, ((start, stop, put),), abs(column - line.column), column)


def _columns_above(line: Line) -> set[int]:
    """The columns of the keys and dashes on which a line hangs."""
    columns: set[int] = set()
    limit = line.indent + 1
    for begin, _ in lines_above(line.text, line.begin):
        if limit == 0:
            break
        above = line_of(line.text, begin)
        if not above.is_blank and above.indent < limit:
            columns.update((above.indent, above.column))
            limit = above.indent
    return columns


def _quotes(line: Line) -> Iterator[Repair]:
    """A quote in its place at the end of the line, or one of two that stand side by side taken away."""
    text, value = line.text, line.value
    sign = text[value : value + 1]
    if sign not in ("'", '"') or value >= line.end:
        return
    if text[value + 1 : value + 2] in ("'", '"'):
        yield Repair(Sort.QUOTE, line.begin, ((value, value + 1, ""),), 0, guess=True)
    if not text.endswith(sign, value + 1, line.end):
        yield Repair(Sort.QUOTE, line.begin, ((line.end, line.end, sign),), 1, guess=True)
