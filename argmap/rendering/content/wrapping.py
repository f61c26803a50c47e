"""Text measured and broken into lines, without any font at hand.

Latin, Greek and Cyrillic widths are those of Arial (and of Liberation Sans and Arimo, which share them), so the result
is exact where one of these is used. Letters of other scripts are as wide as in the widest of the common fonts for
them, Arabic ones by whether the next is joined to them; East Asian wide characters have one em.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from operator import sub

from argmap.directions import closed
from argmap.inline.runs import Run, Styled, cut, each_run, lines_of, runs_of, stripped, text_of
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
_SMALL = {"<super>": 0.65, "<sub>": 0.65}  # how wide raised and lowered letters are, by what Unicode says of them
_LAST_KNOWN, _TAKEN_FOR = "\xff", 0.56  # to engines without fonts, and the ems that they take others for

_CODE = 1229  # the width of a letter in Courier New, in units of the font

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
        kind, *letters = unicodedata.decomposition(character).split() or [""]
        if kind in _SMALL and len(letters) == 1 and chr(int(letters[0], 16)) in self.exact:
            return _SMALL[kind] * self[chr(int(letters[0], 16))] / font_widths.UNITS_PER_EM
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


def _advance_of_runs(text: Styled, bold: bool) -> int:
    """The width of a text in which parts look different; slanted letters are as wide as upright ones."""
    return sum([_code_advance(r.text) if r.code else _advance(r.text, bold or r.strong) for r in text.runs])


def _code_advance(text: str) -> int:
    """The width of a text in a font whose letters are all as wide, as far as it has them."""
    widths = _widths(False)
    letters = [each for each in text if widths[each]]
    return sum([_CODE if each in widths.exact else widths[each] for each in letters])


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, in the unit of `size`."""
    if isinstance(text, Styled):
        return _advance_of_runs(text, bold) * size / font_widths.UNITS_PER_EM
    return _advance(text, bold) * size / font_widths.UNITS_PER_EM


def cell_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a cell must be for a text to begin at its edge in every engine.

    Those that have no fonts at hand take letters beyond Latin-1, and unseen signs, for something over half an em.
    """
    if isinstance(text, Styled):
        parts = [(run, cell_width(run.text, size, bold=bold or run.strong)) for run in text.runs]
        return sum([max(width, text_width(text_of((run,)), size)) if run.code else width for run, width in parts])
    width = text_width(text, size, bold=bold)
    if text.isascii():
        return width
    known = text_width("".join(each for each in text if each <= _LAST_KNOWN), size, bold=bold)
    return max(width, known + sum(each > _LAST_KNOWN for each in text) * _TAKEN_FOR * size)


def is_exact(text: str) -> bool:
    """Whether the width of a text is known and not estimated."""
    return text.isascii() or _widths(False).exact.issuperset(text)


def clean(text: str) -> str:
    """The text without what no picture can carry; such characters become U+FFFD. Line breaks are kept.

    What turns the direction of writing ends where the text does.
    """
    if isinstance(text, Styled):
        return _clean_runs(text)
    if text.isascii() and text.isprintable():
        return _BLANKS.sub(" ", text.strip()) if "  " in text else text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return closed(_BLANKS.sub(" ", carried(text)).strip())


def _clean_runs(text: Styled) -> str:
    """The same for each run; what is opened in one ends there, and of blanks at both sides of an end one is enough."""
    broken = each_run(text, lambda words: words.replace("\r\n", "\n").replace("\r", "\n"))
    runs: list[Run] = []
    for run in runs_of(broken):
        words = closed(_BLANKS.sub(" ", carried(run.text)))
        ends_blank = bool(runs) and runs[-1].text.endswith(" ")
        runs.append(run.saying(words.removeprefix(" ") if ends_blank else words))
    return stripped(text_of(runs))


def one_line(text: str) -> str:
    """The cleaned text on one line: a line break is a space, and so are several with blank lines between them."""
    text = clean(text)
    if isinstance(text, Styled):
        return clean(each_run(text, lambda words: _BREAKS.sub(" ", words)))
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
    for paragraph in lines_of(text):
        lines.extend(_wrap_paragraph(paragraph, size, limit, bold, balanced))
    return lines


def _wrap_paragraph(text: str, size: float, limit: float, bold: bool, balanced: bool) -> list[str]:
    room = int(limit * font_widths.UNITS_PER_EM / size)
    if isinstance(text, Styled):
        if _advance_of_runs(text, bold) <= room:
            return [text]
        cuts, starts, ends = _measure_runs(text, room, bold)
        bounds = _bounds(starts, ends, room, balanced)
        return [stripped(cut(text, cuts[a], cuts[b]), " ") for a, b in pairwise(bounds)]
    if _advance(text, bold) <= room:
        return [text]
    pieces, starts, ends = _measure(text, room, bold)
    return ["".join(pieces[a:b]).strip(" ") for a, b in pairwise(_bounds(starts, ends, room, balanced))]


def _bounds(starts: list[int], ends: list[int], room: int, balanced: bool) -> list[int]:
    """Which piece each line begins with, and the number of all pieces."""
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
    return [0, *breaks, len(ends)]


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


def _measure_runs(text: Styled, room: int, bold: bool) -> tuple[list[int], list[int], list[int]]:
    """The same for a text in which parts look different, with the places in it where pieces begin, and its end."""
    cuts: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    at = place = 0
    for word in str(text).split(" "):
        for piece in _pieces_of_runs(text, at, word, room, bold):
            cuts.append(at)
            starts.append(place)
            place += _width_of_cut(text, at, at + len(piece), bold)
            ends.append(place)
            at += len(piece)
        place += _width_of_cut(text, at, at + 1, bold)
        at += 1
    return [*cuts, len(text)], starts, ends


def _pieces_of_runs(text: Styled, at: int, word: str, room: int, bold: bool) -> Iterator[str]:
    """The pieces of a word that begins at a place of a text; one that is wider than a line is cut."""
    for part in parts(word):
        if _width_of_cut(text, at, at + len(part), bold) <= room:
            yield part
        else:
            yield from _fitting(text, at, part, room, bold)
        at += len(part)


def _fitting(text: Styled, at: int, part: str, room: int, bold: bool) -> Iterator[str]:
    """A part that is wider than a line, cut between characters as a reader sees them."""
    current, reached = "", 0
    for cluster in _compiled(_CLUSTERS).findall(part):
        width = _width_of_cut(text, at, at + len(cluster), bold)
        if current and reached + width > room:
            yield current
            current, reached = "", 0
        current += cluster
        reached += width
        at += len(cluster)
    yield current


def _width_of_cut(text: Styled, start: int, end: int, bold: bool) -> int:
    piece = cut(text, start, end)
    return _advance_of_runs(piece, bold) if isinstance(piece, Styled) else _advance(piece, bold)


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
