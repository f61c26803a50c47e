"""Numbers glued to words, as marks of notes are in the text of a PDF: where one may be such a mark.

It cannot be known for certain there. Numbers that are plainly something else are none: of articles and figures,
names such as `sensor3` that come again with the same number, names in a row such as `item1`, `item2`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from argmap.grounding.mark_contexts import ABBREVIATED, is_glued_mark, last_word
from argmap.lazy_pattern import lazy


class GluedNumber(NamedTuple):
    """A number in a text with its place; `word` is the one that it is glued to, with nothing between."""

    start: int
    end: int
    form: str
    word: str = ""


_NUMBER = lazy(
    r"(?<=[^\s\d(\[{/#$\u20ac\u00a3+=<>*_@~^\\-])[1-9]\d{0,2}(?:[,\u2013][1-9]\d{0,2}){0,5}(?![\w%\u00b0\u20ac$\u00a3/])"
)
# "of the states. 12 The council": no sentence begins like this.
_BETWEEN = lazy(
    r"(?<=[^\W\d_]{3}[.?!])(?P<number>[ ]+[1-9]\d{0,2})(?=[ ](?:The|This|These|That|Those|However|Moreover|Although"
    r"|Nevertheless|Furthermore|Therefore|It|In|If|We|But|And|As|For|Such|There|Yet)\b[ ])"
)
# "12The author", as on the line of a footnote, and "2Sie", as in a law.
_BEFORE = lazy(r"(?:\A|(?<=\n)|(?<=[.;:?!)]\s))(?P<number>[1-9]\d{0,2})(?=[A-Z][a-z]{2,})")
_LOOKED_AT = 60


def glued_numbers(texts: Sequence[str]) -> list[list[GluedNumber]]:
    """For each of the texts of a work the numbers that may be marks, in their order."""
    found = [sorted(_candidates(text)) for text in texts]
    everywhere = Counter((n.word, _first(n)) for each in found for n in each)
    kept = []
    for each in found:
        here = {(n.word, _first(n)) for n in each}
        kept.append([n for n in each if not n.word or not (
            everywhere[n.word, _first(n)] > 1 or here & {(n.word, _first(n) - 1), (n.word, _first(n) + 1)}
        )])  # fmt: skip
    return kept


def _first(number: GluedNumber) -> int:
    return int(re.split(r"\D", number.form)[0])


def _candidates(text: str) -> Iterator[GluedNumber]:
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - _LOOKED_AT) : found.start()]
        if is_glued_mark(before, text[found.end() : found.end() + _LOOKED_AT]):
            yield GluedNumber(*found.span(), found[0].replace("\u2013", "-"), last_word(before).casefold())
    for found in _BETWEEN.finditer(text):
        if last_word(text[max(0, found.start() - _LOOKED_AT) : found.start() - 1]).casefold() not in ABBREVIATED:
            yield GluedNumber(*found.span(), found[0].strip())
    for found in _BEFORE.finditer(text):
        yield GluedNumber(*found.span("number"), found["number"])
