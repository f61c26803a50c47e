"""Text measured and broken into lines, without any font at hand.

Latin, Greek and Cyrillic widths are those of Arial (and of Liberation Sans and Arimo, which share them), so the result
is exact where one of these is used. Letters of other scripts are as wide as in the widest of the common fonts for
them, Arabic ones by whether the next is joined to them; East Asian wide characters have one em.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import pairwise
from operator import sub

from argmap.directions import closed
from argmap.lazy_pattern import lazy
from argmap.line_breaks import parts
from argmap.markup import carried
from argmap.rendering.content import font_widths, script_widths

# (first, last, em): what no table of widths knows, by script; the widest common fonts were looked at.
_ESTIMATES = (
    (0x0700, 0x08FF, 0.72),  # Syriac, Thaana, letters added to Arabic
    (0x0F00, 0x0FFF, 0.80),  # Tibetan
    (0xAC00, 0xD7A3, 0.93),  # Korean syllables
    (0x1F000, 0x1FAFF, 1.40),  # emoji and other pictures
)
_WIDE, _UNKNOWN = 1.0, 0.9

_BLANKS = lazy("[ \t\r\u2028\u2029]+")
_BREAKS = lazy(r" *\n[ \n]*")

_ARABIC = "\u0622-\u063f\u0641-\u064a\u066e-\u06d3\u0750-\u077f\u200d"
_ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_JOINED = f"[{_ARABIC}\u0640](?=[{_ARABIC_MARKS}]*[{_ARABIC}\u0640])"  # letters that the next is joined to

_MARKS = "\u0300-\u036f\u0483-\u0489\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"
_CLUSTERS = f"[^\u200d](?:[{_MARKS}]|\u200d.)*|."  # characters as a reader sees them


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: most texts need none of them."""
    return re.compile(pattern, re.DOTALL)


class _Widths(dict[str, int]):
    """Width of each character in units of `font_widths.UNITS_PER_EM`; unknown ones are estimated when asked for."""

    def __init__(self, written: str, bold: bool) -> None:
        super().__init__()
        self.bold = bold
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
        for start, bold, digits in script_widths.BLOCKS:
            found = _hundredths(digits, code - start)
            if found or (found is not None and unicodedata.category(character) == "Mc"):
                return found * (bold if self.bold else 1.0) / 100
        for first, last, em in _ESTIMATES:
            if first <= code <= last:
                return em
        return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


def _hundredths(digits: str, place: int) -> int | None:
    """The number at a place of a row of them with two hexadecimal digits each."""
    return int(digits[2 * place : 2 * place + 2], 16) if 0 <= place < len(digits) // 2 else None


@cache
def _widths(bold: bool) -> _Widths:
    return _Widths(font_widths.BOLD if bold else font_widths.REGULAR, bold)


@cache
def _saved(letter: str, bold: bool) -> int:
    """How much narrower an Arabic letter is where the next is joined to it, in units of the font."""
    code = ord(letter)
    for start, digits in script_widths.JOINED:
        joined = _hundredths(digits, code - start)
        if joined:
            whole = next(
                _hundredths(row, code - start) or 0 for first, _, row in script_widths.BLOCKS if first == start
            )
            return _widths(bold)[letter] * max(0, whole - joined) // max(1, whole)
    return 0


def _advance(text: str, bold: bool) -> int:
    """The width of a text in units of `font_widths.UNITS_PER_EM`."""
    width = sum(map(_widths(bold).__getitem__, text))
    if text.isascii():
        return width
    return width - sum(_saved(match[0], bold) for match in _compiled(_JOINED).finditer(text))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of `size`."""
    return _advance(text, bold) * size / font_widths.UNITS_PER_EM


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
    room = int(limit * font_widths.UNITS_PER_EM / size)
    if _advance(text, bold) <= room:
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
    return [(part, _advance(part, bold)) for part in parts(word)]


def _clusters(part: str, room: int, bold: bool) -> list[tuple[str, int]]:
    """A part that is wider than a line, cut between characters as a reader sees them."""
    found: list[tuple[str, int]] = []
    current, reached = "", 0
    for cluster in _compiled(_CLUSTERS).findall(part):
        width = _advance(cluster, bold)
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
