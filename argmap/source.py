"""Text of a map file, and places in it.

Places are offsets in code points. Lines and columns are derived from them in one place, `Source.position`;
nothing else in the package counts lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from argmap.lazy_pattern import lazy
from argmap.records import record
from argmap.showing import Brief, counted, name_of_file, quoted

# YAML 1.2 line breaks. U+0085 and U+2028 are ordinary characters for an editor and so for us.
_LINE_BREAK = lazy(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place for people: line and column, both counted from 1, the column in code points."""

    line: int
    column: int


class Source(Brief):
    """One text with the name under which people know it.

    `path` is shown as given (``-`` for standard input); `text` is decoded and has no byte order mark, its line
    ends are those of the file. `bom` remembers whether the file began with a byte order mark.
    """

    def __init__(self, path: str, text: str, bom: bool = False) -> None:
        self.path = path
        self.text = text
        self.bom = bom

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """The line and column of an offset; offsets past the end give the place after the last character."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def encoded(self, text: str) -> bytes:
        """The bytes of a text that is to stand in this file: UTF-8, with a byte order mark if the file has one."""
        return (b"\xef\xbb\xbf" if self.bom else b"") + text.encode("utf-8")

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line break; empty past the end."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1; clipped to the line."""
        line = max(1, min(line, len(self.line_starts)))
        return self.line_starts[line - 1] + max(0, min(column - 1, len(self.line(line))))

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.path)
        yield counted(len(self.line_starts), "line")


@record()
class Span:
    """A stretch of a source: code points, half open."""

    source: Source
    start: int
    end: int

    @property
    def written(self) -> str:
        """The text that stands there, exactly."""
        return self.source.text[self.start : self.end]

    @property
    def first(self) -> Position:
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """The place just after the span."""
        return self.source.position(self.end)

    def __str__(self) -> str:
        line, column = self.first
        return f"{self.source.path}:{line}:{column}"

    def _brief(self) -> Iterator[object]:
        (line, column), last = self.first, self.last
        end = last.column if last.line == line else f"{last.line}:{last.column}"
        yield f"{name_of_file(self.source.path)}:{line}:{column}-{end}"


@record()
class Text:
    """A string as it was meant (`value`) and where it was written (`span`, quotes included)."""

    value: str
    span: Span

    @property
    def shown(self) -> str:
        """The words as they are shown; where markup is understood in them, with what looks different."""
        return self.value

    @property
    def words(self) -> str:
        """The plain words as they are read: without markup, where that is understood."""
        return self.value

    def __str__(self) -> str:
        return self.words

    def _brief(self) -> Iterator[object]:
        yield self.span
        yield quoted(self.value)
