"""One line of a text with marks below it, as it fits on a terminal.

Columns of a text are code points, columns of a terminal are cells: a tab goes to the next stop, wide characters take
two cells, combining ones none, and control characters are shown by a sign, so that no text can steer the terminal.
What a reader sees as one character, such as a letter with an accent or a flag, is marked as a whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category

from argmap.records import record
from argmap.reporting.columns import cells, clusters, visible

_TAB = 4
_CUT = "…"


class Style:
    """Puts colours on a text where they are wanted."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, *, fg: str | None = None, bold: bool = False) -> str:
        if not self.color or not text:
            return text
        import click

        return click.style(text, fg=fg, bold=bold or None)

    def bold(self, text: str) -> str:
        return self(text, bold=True)


@record()
class Mark:
    """A stretch of a line, in code points from 0, with what to say below it."""

    start: int
    end: int
    text: str
    primary: bool


class Excerpt:
    """A line cut to `width` cells around its marks; `text` is what to print of it."""

    def __init__(self, line: str, marks: Sequence[Mark], width: int) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, not mark.primary))
        pieces, self._pieces, self._offsets = _laid_out(line)
        first, last = self._window(len(pieces), max(width, 20))
        self._first, self._last = first, last
        self._shift = self._offsets[first] - (1 if first else 0)
        self.text = (_CUT if first else "") + "".join(pieces[first:last]) + (_CUT if last < len(pieces) else "")

    def _window(self, length: int, width: int) -> tuple[int, int]:
        """The range of characters to show: all of a short line, else what is around the primary mark."""
        if self._offsets[length] <= width or not length:
            return 0, length
        wanted = next((m for m in self._marks if m.primary), self._marks[0] if self._marks else None)
        start, end = self._range(wanted) if wanted else (0, 0)
        long = self._offsets[end] - self._offsets[start]
        room = width - 2 - min(long, width - 2)
        begin = max(0, self._offsets[start] - room // 2)
        if self._offsets[length] - begin < width - 1:
            begin = self._offsets[length] - (width - 1)
        first = bisect_left(self._offsets, begin)
        if first <= 1:
            first = 0
        limit = self._offsets[first] + width - (2 if first else 1)
        last = max(first, bisect_right(self._offsets, limit, first, length + 1) - 1)
        return first, last

    def _range(self, mark: Mark) -> tuple[int, int]:
        """The first piece of a mark, and the one after its last."""
        points = len(self._pieces)
        after = len(self._offsets) - 1
        start = self._pieces[mark.start] if mark.start < points else after
        if mark.end <= mark.start:
            return start, start
        return start, self._pieces[mark.end - 1] + 1 if mark.end <= points else after

    def _columns(self, mark: Mark) -> tuple[int, int]:
        """First cell of a mark and the cell after its last; a mark outside the window points at where it was cut."""
        start, end = (min(max(place, self._first), self._last) for place in self._range(mark))
        # A place just after the line.
        beyond = max(0, mark.end - len(self._pieces)) if self._last == len(self._offsets) - 1 else 0
        begin = self._offsets[start] - self._shift
        stop = self._offsets[end] - self._shift + beyond
        return begin, max(stop, begin + 1)

    def rows(self, style: Style, colour: str) -> Iterator[str]:
        """The lines below the text: carets below the place of the finding, dashes below others, and what they say."""
        placed = [(*self._columns(mark), mark) for mark in self._marks]
        spoken = [p for p in placed if p[2].text]
        beside = spoken[-1] if spoken and all(p[1] <= spoken[-1][1] for p in placed) else None
        signs: dict[int, Mark] = {}
        for begin, end, mark in placed:
            for cell in range(begin, end):
                if cell not in signs or mark.primary:
                    signs[cell] = mark
        row = self._row(signs, style, colour)
        yield row + (" " + _painted(beside[2], visible(beside[2].text), style, colour) if beside else "")
        below = [p for p in spoken if p is not beside]
        while below:
            begin, _, mark = below.pop()
            bars = sorted({other[0] for other in below if other[0] < begin})
            line, at = "", 0
            for bar in bars:
                line += " " * (bar - at) + "|"
                at = bar + 1
            yield line + " " * (begin - at) + _painted(mark, visible(mark.text), style, colour)

    @staticmethod
    def _row(signs: dict[int, Mark], style: Style, colour: str) -> str:
        line, at = "", 0
        cells_in_order = sorted(signs)
        index = 0
        while index < len(cells_in_order):
            cell = cells_in_order[index]
            mark, stop = signs[cell], index
            while (
                stop < len(cells_in_order)
                and signs[cells_in_order[stop]] is mark
                and cells_in_order[stop] == cell + stop - index
            ):
                stop += 1
            line += " " * (cell - at) + _painted(mark, ("^" if mark.primary else "-") * (stop - index), style, colour)
            at, index = cell + stop - index, stop
        return line


def _painted(mark: Mark, text: str, style: Style, colour: str) -> str:
    return style(text, fg=colour if mark.primary else "blue", bold=True)


@lru_cache(maxsize=8)
def _laid_out(line: str) -> tuple[Sequence[str], Sequence[int], Sequence[int]]:
    """The pieces to print for a line, the piece of each code point, and the cell where each piece begins.

    The last has that after the line as well. Many findings may be in one line, so what was laid out last is kept.
    """
    if line.isascii() and line.isprintable():
        return line, range(len(line)), range(len(line) + 1)
    pieces: list[str] = []
    offsets, places = [0], list[int]()
    for length, piece, size in _pieces(line):
        places += [len(pieces)] * length
        pieces.append(piece)
        offsets.append(offsets[-1] + size)
    return pieces, places, offsets


def _pieces(line: str) -> Iterator[tuple[int, str, int]]:
    """How many code points make each character of a line as a reader sees it, what to print for it, and its cells."""
    at = 0
    for cluster in clusters(line):
        if cluster == "\t":
            piece = " " * (_TAB - at % _TAB)
        elif len(cluster) == 1 and category(cluster) == "Cf" and cells(cluster) == 0:
            piece = ""
        else:
            piece = visible(cluster)
        size = cells(piece)
        yield len(cluster), piece, size
        at += size
