"""Which way a text runs as a whole: to the right, or to the left as Arabic and Hebrew do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from argmap.lazy_pattern import lazy

_FOREIGN = 2  # so many foreign letters to one of the language make a text foreign that begins with one

# Languages that are written from right to left unless they name a script, by ISO 639.
_LANGUAGES = frozenset(
    "ar arc arz aeb apc ary bal bgn bqi ckb dv fa glk haz he iw ji khw ks lrc luz mzn nqo pnb prs ps rhg sd sdh skr"
    " syc syr ug ur yi".split()
)
_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc syrj syre syrn thaa yezi".split())

# What turns a stretch of text, or keeps it to itself, and what ends that.
_POP, _END = "\u202c", "\u2069"
_ENDS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", _POP), **dict.fromkeys("\u2066\u2067\u2068", _END)}
_TURNS = lazy("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES = "\u2066\u2067"  # of what runs to the right, and to the left


def is_right_to_left(text: str, language: str | None = None) -> bool:
    """Whether a text as a whole runs from right to left.

    Its first letter decides. In a language written from right to left a text is not turned round by foreign words at
    its beginning, as long as it is not mostly foreign; and one without letters runs as the language does.
    """
    turned = _is_written_from_the_right(language) if language else False
    if text.isascii() and not turned:
        return False
    if not turned:
        return next(filter(None, map(letter_direction, text)), 0) > 0
    letters = list(filter(None, map(letter_direction, text)))
    return not letters or letters[0] > 0 or letters.count(-1) <= _FOREIGN * letters.count(1)


@cache
def letter_direction(character: str) -> int:
    """1 for a letter written from right to left, -1 for one written from left to right, 0 for all else."""
    return {"R": 1, "AL": 1, "L": -1}.get(unicodedata.bidirectional(character), 0)


@cache
def _is_written_from_the_right(language: str) -> bool:
    first, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    return first in _LANGUAGES if script is None else script in _SCRIPTS


def html_direction(text: str, language: str | None = None) -> str:
    """The value of ``dir`` for an element with a text: ``auto`` unless its first letter would turn it the wrong way."""
    return "rtl" if is_right_to_left(text, language) and not is_right_to_left(text) else "auto"


def apart(piece: str, language: str | None = None) -> str:
    """A piece of a line that is kept to itself, with unseen signs around it.

    A piece without letters, such as a number, runs to the right.
    """
    turned = any(map(letter_direction, piece)) and is_right_to_left(piece, language)
    return f"{_ISOLATES[turned]}{piece}{_END}"


def closed(text: str) -> str:
    """A text that turns nothing beyond its own end: what it opens it also ends, and it ends nothing else."""
    return "".join(closed_lines([text])) if not text.isascii() and _TURNS.search(text) else text


def closed_lines(lines: list[str]) -> Iterator[str]:
    """The lines of one text in which what is turned ends with each line and goes on in the next."""
    opened: list[str] = []
    for line in lines:
        begun = "".join(opened)
        written = _TURNS.sub(lambda found: _kept(found[0], opened), line)
        yield begun + written + "".join(_ENDS[each] for each in reversed(opened))


def _kept(sign: str, opened: list[str]) -> str:
    """A sign that turns text, as far as it does something where so much is open."""
    if sign in _ENDS:
        opened.append(sign)
        return sign
    if sign == _POP:
        if not opened or _ENDS[opened[-1]] != _POP:
            return ""
        opened.pop()
        return sign
    if not any(_ENDS[each] == _END for each in opened):
        return ""
    ended = ""
    while _ENDS[opened[-1]] == _POP:  # the end of what is kept to itself ends what was opened within
        ended += _POP
        opened.pop()
    opened.pop()
    return ended + sign
