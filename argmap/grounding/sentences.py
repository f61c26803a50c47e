"""Where the sentences of a paragraph end: a small set of rules, the same for every text.

A sentence ends with a full stop, a question or exclamation mark, or dots, with what closes behind them, where a new
one begins: with a capital, a digit, an opening mark, or a letter of a script that has no capitals. Full stops of
abbreviations, initials and numbers end none; after some abbreviations ("U.S.") only a word tells that seldom stands
with a capital inside a sentence.
"""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy

_END = lazy(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019\u00bb)\]]*(?=\s)|[\u3002\uff01\uff1f]+[\u300d\u300f\u201d]*"
)
_NEXT = lazy(
    r"\s+(?P<open>[\"'\u201c\u2018\u201e\u00ab(\[\u00bf\u00a1*\u00a9]*)(?P<word>[\w$\u20ac\u00a3]?[\w'\u2019-]*)"
)
_LAST_WORD = lazy(r"([^\s\"'\u201c\u2018(\[]+)$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# These stand before something: never the end of a sentence.
_NEVER = _words(
    """mr mrs ms dr prof st rev hon gov gen col sen rep capt lt sgt mt ft messrs pres vs e.g i.e cf viz ca approx resp
    no nos vol vols p pp ch chap fig figs ed eds art sec par para eq ref refs al jan feb mar apr jun jul aug sep sept
    oct nov dec"""
)
# These end one if it looks like it.
_PERHAPS = _words("u.s u.k u.n e.u d.c ph.d a.m p.m inc ltd co corp jr sr etc b.c a.d u.s.a u.s.s.r bros dept")
# With a capital these nearly always begin a sentence.
_STARTERS = _words(
    """The A An This That These Those It Its He She They We You I His Her Their Our My In On At As For To From With By
    After Before Since During While When Where Although Though If But And Or Yet So However Moreover Therefore Thus
    Hence Consequently Furthermore Nevertheless Also Then There Here Now Today Despite According Under Over Among
    Between Both Some Many Most All No None Not What Why How Who Which Once Until Unless Because Instead Indeed Still
    Such Even Only Another Other Others Each Every Being Having Given"""
)


def sentence_ends(paragraph: str) -> list[int]:
    """The offsets at which the sentences of a paragraph end, the last being its own end without trailing space."""
    size = len(paragraph.rstrip())
    ends: list[int] = []
    begun, seen = False, 0  # whether a sentence has begun, and up to where that was looked at
    for found in _END.finditer(paragraph, 0, size):
        begun = begun or any(c.isalnum() for c in paragraph[seen : found.start()])
        seen = found.start()
        if begun and found.end() < size and _is_end(paragraph, found):
            ends.append(found.end())
            begun, seen = False, found.end()
    return [*ends, size] if size else []


def _is_end(text: str, mark: re.Match[str]) -> bool:
    if mark[0][0] in "\u3002\uff01\uff1f":
        return True
    following = _NEXT.match(text, mark.end())
    if following is None:
        return True
    first = following["word"][:1]
    if first.islower():
        return False
    if mark[0].startswith(".") and not mark[0].startswith(".."):
        return _full_stop_ends(text[max(0, mark.start() - 24) : mark.start()], following["word"], following["open"])
    return bool(first or following["open"]) or text[mark.end() :].strip() != ""


def _full_stop_ends(before: str, word: str, opening: str) -> bool:
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    abbreviation = last[1].lower().rsplit("-", 1)[-1]
    if abbreviation in _NEVER:
        # "No." and "p." are abbreviations before a figure, and words or letters elsewhere.
        return abbreviation == "no" and not word[:1].isdigit() and last[1] == "no"
    starts = word in _STARTERS or (bool(opening) and word[:1].isupper())
    if abbreviation in _PERHAPS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", abbreviation):
        return starts
    if len(last[1]) == 1 and last[1].isupper():  # an initial
        return starts
    return True
