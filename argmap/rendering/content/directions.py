"""Which way texts run, and how those of both directions stand in one line.

The rules of Unicode (UAX #9) order the letters of a line; what is settled here is which way the line as a whole runs,
for all lines of a text alike, and which pieces are kept to themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from argmap.rendering.content.wrapping import wrap

_FOREIGN = 2  # so many foreign letters to one of the language make a text foreign that begins with one

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_ISOLATES = "\u2066\u2067\u2068"
_END = "\u2069"

# Languages that are written from right to left unless they name a script, by ISO 639.
_LANGUAGES = frozenset(
    "ar arc arz aeb apc ary bal bgn bqi ckb dv fa glk haz he iw ji khw ks lrc luz mzn nqo pnb prs ps rhg sd sdh skr"
    " syc syr ug ur yi".split()
)
_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc syrj syre syrn thaa yezi".split())


def is_right_to_left(text: str, language: str | None = None) -> bool:
    """Whether a text as a whole runs from right to left.

    Its first letter decides. In a language written from right to left a text is not turned round by foreign words at
    its beginning, as long as it is not mostly foreign; and one without letters runs as the language does.
    """
    turned = _is_written_from_the_right(language) if language else False
    if text.isascii() and not turned:
        return False
    if not turned:
        return next(filter(None, map(_direction, text)), 0) > 0
    letters = list(filter(None, map(_direction, text)))
    return not letters or letters[0] > 0 or letters.count(-1) <= _FOREIGN * letters.count(1)


@cache
def _direction(character: str) -> int:
    """1 for a letter written from right to left, -1 for one written from left to right, 0 for all else."""
    return {"R": 1, "AL": 1, "L": -1}.get(unicodedata.bidirectional(character), 0)


@cache
def _is_written_from_the_right(language: str) -> bool:
    first, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    return first in _LANGUAGES if script is None else script in _SCRIPTS


def marked(line: str, *, right_to_left: bool) -> str:
    """A line whose first letter tells which way it runs, by an unseen mark before it where that is needed.

    What draws a line looks at its first letter, so a mark is enough; `is_right_to_left` finds it too.
    """
    if is_right_to_left(line) is right_to_left:
        return line
    return (_RIGHT_TO_LEFT_MARK if right_to_left else _LEFT_TO_RIGHT_MARK) + line


def unmarked(line: str) -> str:
    """A line without the mark that `marked` put there."""
    return line[1:] if line[:1] in {_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK} else line


def set_lines(
    text: str, size: float, limit: float, language: str | None = None, *, bold: bool = False, balanced: bool = True
) -> tuple[str, ...]:
    """The lines of a text as `wrap` breaks it, each of which runs as the whole text does."""
    lines = wrap(text, size, limit, bold=bold, balanced=balanced)
    if text.isascii() and not language:
        return tuple(lines)
    right_to_left = is_right_to_left(text, language)
    return tuple(marked(line, right_to_left=right_to_left) for line in _closed(lines))


def _closed(lines: Iterable[str]) -> Iterable[str]:
    """Lines in which what is kept to itself ends with the line and goes on in the next."""
    opened = ""
    for line in lines:
        begun = opened
        for character in line:
            if character in _ISOLATES:
                opened += character
            elif character == _END:
                opened = opened[:-1]
        yield begun + line + _END * len(opened)


def side_by_side(pieces: Iterable[str], between: str, language: str | None = None) -> str:
    """Pieces in one line, without the empty ones.

    Where any of them is written from right to left, each is kept to itself, so that none takes the numbers, brackets
    and stops of its neighbours over to the wrong side. A piece without letters, such as a number, runs to the right.
    """
    kept = [piece for piece in pieces if piece]
    if len(kept) < 2 or all(map(str.isascii, kept)) or not any(_direction(c) > 0 for piece in kept for c in piece):
        return between.join(kept)
    turned = (any(map(_direction, piece)) and is_right_to_left(piece, language) for piece in kept)
    return between.join(f"{_ISOLATES[turn]}{piece}{_END}" for turn, piece in zip(turned, kept, strict=True))
