"""Lines of a text: where they begin and end, how far they are indented, and small edits that move them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.edits import TextEdit
from argmap.lazy_pattern import lazy

LINE_BREAK = lazy(r"(?:(?<![ \t])[ \t]+)?(?:\r\n|\n|\r)[ \t]*")
_COMMENT = lazy(r"(?<![ \t])[ \t]+#(?=[ \t])")
_FILLED_LINE_FOLLOWS = lazy(r"(?:\r\n|\n|\r)(?=[^\r\n])")
_NOTHING = lazy(r"[ \t]*(?:[ \t]#.*)?")
_BLANKS = lazy(r" *")

# How far to look for a line break at first: a file may have only one kind of them, or none.
_REACH = 256


def short(text: str, most: int = 60) -> str:
    """A text for a message, cut where it is long."""
    text = LINE_BREAK.sub(" ", text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    reach = _REACH
    while True:
        low = max(0, offset - reach)
        found = max(text.rfind("\n", low, offset), text.rfind("\r", low, offset))
        if found >= 0 or low == 0:
            return found + 1
        reach *= 4


def line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, before its line break."""
    reach = _REACH
    while True:
        high = min(len(text), offset + reach)
        newline = text.find("\n", offset, high)
        found = text.find("\r", offset, high if newline < 0 else newline)
        if found < 0:
            found = newline
        if found >= 0 or high == len(text):
            return len(text) if found < 0 else found
        reach *= 4


def next_line(text: str, offset: int) -> int:
    """Where the line after that of an offset begins; the length of the text after the last one."""
    end = line_end(text, offset)
    return end + (2 if text.startswith("\r\n", end) else 1) if end < len(text) else end


def lines_from(text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Where each line begins and where it ends, before its line break, from the line that begins at an offset."""
    at = offset
    while at < len(text):
        yield at, line_end(text, at)
        at = next_line(text, at)


def lines_above(text: str, offset: int) -> Iterator[tuple[int, int]]:
    """Where each line above that of an offset begins and where it ends, the nearest first."""
    begin = line_start(text, offset)
    while begin > 0:
        end = begin - (2 if text.startswith("\r\n", begin - 2) else 1)
        begin = line_start(text, end)
        yield begin, end


def content_end(text: str, start: int) -> int:
    """Where the content of a line ends, from an offset in it: before blanks and before a comment.

    A number sign that has no blank after it belongs to the content.
    """
    end = line_end(text, start)
    comment = _COMMENT.search(text, max(start - 1, 0), end)
    if comment is not None:
        end = max(start, comment.start())
    return start + len(text[start:end].rstrip(" \t"))


def ends_line(text: str, offset: int) -> bool:
    """Whether nothing but a comment follows in the line of an offset."""
    return _NOTHING.fullmatch(text, offset, line_end(text, offset)) is not None


def indent_of(text: str, start: int) -> int:
    """How many blanks a line begins with."""
    found = _BLANKS.match(text, start)
    return found.end() - start if found else 0


def as_item(text: str, start: int, end: int) -> list[TextEdit]:
    """Edits that make a block a list item: a dash before it, its further lines moved to the right."""
    lines = (found.end() for found in _FILLED_LINE_FOLLOWS.finditer(text, start, end))
    return [(start, start, "- "), *((at, at, "  ") for at in lines)]


def moved(text: str, start: int, column: int) -> list[TextEdit]:
    """Edits that bring the line at an offset, and the lines below that hang on it, to a column."""
    begin = line_start(text, start)
    indent = indent_of(text, begin)
    edits: list[TextEdit] = []
    at = begin
    while True:
        if line_end(text, at) > at:
            deeper = indent_of(text, at) - indent
            if at > begin and deeper < 0:
                break
            edits.append((at, at + indent + deeper, " " * (column + deeper)))
        following = next_line(text, at)
        if following <= at:
            break
        at = following
    return edits


def newline_of(text: str) -> str:
    """The line break that a text uses."""
    end = line_end(text, 0)
    return text[end : next_line(text, 0)] or "\n"
