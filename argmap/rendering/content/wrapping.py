"""Text measured and broken into lines, without any font at hand.

Latin, Greek and Cyrillic widths are those of Arial (and of Liberation Sans and Arimo, which share them), so the result
is exact where one of these is used. Other scripts get generous estimates, East Asian wide characters one em.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from operator import sub

from argmap.directions import closed
from argmap.line_breaks import parts
from argmap.markup import carried
from argmap.rendering.content import font_widths

# (first, last, em): what the table of widths does not know, by script; the widest common fonts were looked at.
_ESTIMATES = (
    (0x0590, 0x05FF, 0.66),  # Hebrew
    (0x0600, 0x08FF, 0.72),  # Arabic, Syriac, Thaana
    (0x0900, 0x0DFF, 0.80),  # Devanagari to Sinhala
    (0x0E00, 0x0EFF, 0.70),  # Thai, Lao
    (0x0F00, 0x109F, 0.80),  # Tibetan, Myanmar
    (0x1F000, 0x1FAFF, 1.40),  # emoji and other pictures
)
_WIDE, _UNKNOWN = 1.0, 0.9

_BLANKS = re.compile("[ \t\r\u2028\u2029]+")
_BREAKS = re.compile(r" *\n[ \n]*")

_MARKS = "\u0300-\u036f\u0483-\u0489\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
_CLUSTERS = f"[^\u200d](?:[{_MARKS}]|\u200d.)*|."  # characters as a reader sees them


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: most texts need none of them."""
    return re.compile(pattern, re.DOTALL)


class _Widths(dict[str, int]):
    """Width of each character in units of `font_widths.UNITS_PER_EM`; unknown ones are estimated when asked for."""

    def __init__(self, written: str) -> None:
        super().__init__()
        for stretch in written.split():
            first, digits = stretch.split(":")
            start = int(first, 16)
            for index in range(0, len(digits), 3):
                self[chr(start + index // 3)] = int(digits[index : index + 3], 16)
        self.exact = frozenset(self)

    def __missing__(self, character: str) -> int:
        self[character] = width = round(self._estimate(character) * font_widths.UNITS_PER_EM)
        return width

    def _estimate(self, character: str) -> float:
        if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
            return 0.0
        base = unicodedata.normalize("NFD", character)[0]
        if base in self.exact:
            return self[base] / font_widths.UNITS_PER_EM
        code = ord(character)
        for first, last, em in _ESTIMATES:
            if first <= code <= last:
                return em
        return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


@cache
def _widths(bold: bool) -> _Widths:
    return _Widths(font_widths.BOLD if bold else font_widths.REGULAR)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of `size`."""
    return sum(map(_widths(bold).__getitem__, text)) * size / font_widths.UNITS_PER_EM


def is_exact(text: str) -> bool:
    """Whether the width of a text is known and not estimated."""
    return text.isascii() or _widths(False).exact.issuperset(text)


def clean(text: str) -> str:
    """The text without what no picture can carry; such characters become U+FFFD. Line breaks are kept.

    What turns the direction of writing ends where the text does.
    """
    if text.isascii() and text.isprintable():
        return _BLANKS.sub(" ", text.strip()) if "  " in text else text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return closed(_BLANKS.sub(" ", carried(text)).strip())


def one_line(text: str) -> str:
    """The cleaned text on one line: a line break is a space, and so are several with blank lines between them."""
    text = clean(text)
    return _BREAKS.sub(" ", text) if "\n" in text else text


def shorten(text: str, size: float, limit: float) -> str:
    """As many words as fit, with an ellipsis where some do not."""
    if text_width(text, size) <= limit:
        return text
    room = limit - text_width(" …", size)
    return wrap(text, size, room, balanced=False)[0].rstrip(" ,;:.–—-") + " …"


def wrap(text: str, size: float, limit: float, *, bold: bool = False, balanced: bool = True) -> list[str]:
    """The lines of a text, none wider than `limit`.

    Balanced lines are as narrow as the number of lines allows. Line breaks in the text stay. A word wider than the
    limit is broken, between characters as a reader sees them.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, size, limit, bold, balanced))
    return lines


def _wrap_paragraph(text: str, size: float, limit: float, bold: bool, balanced: bool) -> list[str]:
    table = _widths(bold)
    room = int(limit * font_widths.UNITS_PER_EM / size)
    if sum(map(table.__getitem__, text)) <= room:
        return [text]
    pieces, starts, ends = _measure(text, room, bold)
    breaks = _breaks(starts, ends, room)
    if balanced and breaks:
        low, high = max(map(sub, ends, starts)), room
        low = max(low, ends[-1] // (len(breaks) + 1))
        while high - low > font_widths.UNITS_PER_EM:  # an em more or less does not show
            middle = (low + high) // 2
            found = _breaks(starts, ends, middle)
            if len(found) <= len(breaks):
                breaks, high = found, middle
            else:
                low = middle
    bounds = [0, *breaks, len(pieces)]
    return ["".join(pieces[a:b]).strip(" ") for a, b in pairwise(bounds)]


def _measure(text: str, room: int, bold: bool) -> tuple[list[str], list[int], list[int]]:
    """The pieces between which a line may be broken, each with its blanks, and where they begin and end."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    blank = _widths(bold)[" "]
    for word in text.split(" "):
        for part, width in _parts(word, bold):
            for piece, advance in [(part, width)] if width <= room else _clusters(part, room, bold):
                pieces.append(piece)
                starts.append(place)
                place += advance
                ends.append(place)
        if pieces:
            pieces[-1] += " "
        place += blank
    return pieces, starts, ends


@lru_cache(maxsize=1 << 14)
def _parts(word: str, bold: bool) -> list[tuple[str, int]]:
    """The parts of a word that a line may be broken between, with their widths."""
    table = _widths(bold)
    return [(part, sum(map(table.__getitem__, part))) for part in parts(word)]


def _clusters(part: str, room: int, bold: bool) -> list[tuple[str, int]]:
    """A part that is wider than a line, cut between characters as a reader sees them."""
    table = _widths(bold)
    found: list[tuple[str, int]] = []
    current, reached = "", 0
    for cluster in _compiled(_CLUSTERS).findall(part):
        width = sum(map(table.__getitem__, cluster))
        if current and reached + width > room:
            found.append((current, reached))
            current, reached = "", 0
        current += cluster
        reached += width
    return [*found, (current, reached)]


def _breaks(starts: list[int], ends: list[int], room: int) -> list[int]:
    """Before which pieces a new line begins when lines are filled one after the other."""
    found: list[int] = []
    first, count = 0, len(ends)
    while True:
        first = max(bisect_right(ends, starts[first] + room, first), first + 1)
        if first >= count:
            return found
        found.append(first)
