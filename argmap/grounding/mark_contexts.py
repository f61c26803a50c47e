"""Tests of the words before and after a raised or a glued number: whether it can be the mark of a note."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A note is never put behind one of these; a number is.
FUNCTION_WORDS = _words(
    """a an the this that these those of in on at by to from for with than about over under and or nor between around
    nearly almost some only every each all any no per via into onto upon within until till since during before after
    above below exactly roughly approximately circa just last first next past another more most less least up down its
    his her their our your my is are was were be been has have had as if see cf"""
)
# A number behind one of these, blank or no blank between, is its number.
NUMBERED = _words(
    """article articles art section sections sec paragraph paragraphs para chapter chapters chap part parts figure
    figures fig figs table tables note notes footnote footnotes endnote page pages line lines volume volumes vol number
    numbers num nos no appendix annex equation equations eqn eq phase phases step steps stage stages form forms type
    types category group groups level levels version ver route room item items question exhibit rule rules law clause
    schedule act acts title book verse psalm grade class unit units block zone day week month year years size top sample
    samples model models experiment experiments case cases test tests option options january february march april may
    june july august september october november december jan feb mar apr jun jul aug sept oct nov dec ref refs
    reference references example examples theorem lemma proposition corollary definition box boxes plate map scene
    covid boeing airbus apollo windows python html css ipv sha utf mp base log sin cos tan exp bin iphone ipad gpt"""
)
_UNITS = _words(
    """m km cm mm nm dm ft yd mi in ha kg sec min s inch inches foot feet metre metres meter meters mile miles yard
    yards kilometre kilometres kilometer kilometers centimetre centimetres sin cos tan log exp"""
)
ABBREVIATED = _words(
    """p pp no nos vol vols fig figs art arts sec ch chap par para cf vs ed eds st mr mrs ms dr prof approx ca cca dept
    eq eqs ref refs ver ex app ann cl reg op tab n nn fn sch rev gen lev deut ps prov isa jer matt mk lk jn rom cor gal
    eph phil col thess tim heb jas pet jan feb mar apr jun jul aug sep sept oct nov dec"""
)
_SHORT = _words("it us so is do up me we he be no go by to at on him her you she out")
_LAST_WORD = lazy(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?\Z")
_YEAR = lazy(r"(?<![\w.,\u2013-])(?:1\d|20)\d\d(?:s|[\u2013-]\d{2,4})?\Z")
_CLOSING = "\"'\u201d\u2019\u00bb)]"
_STOPS = ".,;:!?\u2026"
_CALCULATED = lazy(r"\s*[-+=\u2212\u00d7\u00b7*/<>\u2264\u2265\u00b1\u207a\u207b^]")
_CALCULATION = lazy(r"[-+=\u2212\u00d7\u00b7*/<>\u2264\u2265\u00b1^(]\s*\w*\Z")
_WORD_AFTER = lazy(r"(\s*)([^\W\d_]*)")


def last_word(before: str) -> str:
    """The letters that a text ends with; empty when it ends with something else."""
    found = _LAST_WORD.search(before)
    return "" if found is None else found[0]


def is_raised_mark(before: str, form: str, after: str, *, numbered: bool = False) -> bool:
    """Whether something raised between two texts is the mark of a note: no exponent, no ending of an ordinal.

    `numbered` tells that the text numbers its sentences or verses.
    """
    numbers = re.fullmatch(r"\d{1,3}(?:[,-]\d{1,3})*|[*\u2020\u2021\u00a7\u00b6\u2217#]{1,3}", form) is not None
    if not numbers and not re.fullmatch(r"[a-z]|[ivx]{1,5}", form):
        return False
    if not before or before[-1].isspace() or before[-1] in "(\u201c\u2018\u00ab[\u2014":
        return numbers and form[0].isdigit() and _goes_before(before, after, numbered=numbered)
    if before[-1] in _CLOSING:
        return _is_end_of_words(before.rstrip(_CLOSING))
    if before[-1] in _STOPS or before[-1] == "%":
        return True
    return _follows_word(before, after, numbers=numbers)


def _follows_word(before: str, after: str, *, numbers: bool) -> bool:
    if before[-1].isdigit():
        return numbers and _YEAR.search(before) is not None
    calculated = _CALCULATED.match(after) and after[0] not in "-\u2212"
    if calculated or _CALCULATION.search(before[:-1]):
        return False
    word = last_word(before)
    return _is_word(word, before) if numbers else len(word) > 2 and word[-2:].islower()


def _is_word(word: str, before: str) -> bool:
    """Whether a word is none of those that a raised number belongs to: units, variables, formulas."""
    if before[: len(before) - len(word)][-1:].isdigit() or word.casefold() in _UNITS:
        return False
    return len(word) > 2 or word.casefold() in _SHORT or (len(word) == 2 and word.isupper())


def _is_end_of_words(stem: str) -> bool:
    return len(last_word(stem)) > 2 or stem[-1:] in _STOPS or _YEAR.search(stem) is not None


def _goes_before(before: str, after: str, *, numbered: bool) -> bool:
    """Whether a raised number is that of the sentence or verse which it precedes, and not part of ``14C``."""
    blank, word = _WORD_AFTER.match(after).groups()  # type: ignore[union-attr]  # it matches anything
    if blank:
        return bool(word) and not before.strip()
    return len(word) > 2 or (numbered and bool(word))


def is_glued_mark(before: str, after: str) -> bool:
    """Whether a number right behind a text of words, without any sign that it is raised, may be the mark of a note."""
    if not re.match(r"[.,;:!?)\]\u201d\u2019\"'\u00bb\u2026]*(?:\s|\Z)|[\u2014\u2013]\D", after):
        return False
    if re.match(r"\s*(?:[-+=\u2212\u00d7<>/^]\s*\d|[%\u2030\u00b0])", after):
        return False
    end = before[-1:]
    if end in _STOPS or end in _CLOSING:
        return _ends_words(before, after)
    word = last_word(before)
    return is_plain_word(word) and not re.search(r"[\w@./\\#_+=$\u20ac\u00a3&:-]\Z", before[: len(before) - len(word)])


def is_plain_word(word: str) -> bool:
    """Whether a word is one that no number of its own is likely to follow: `policy`, not `CO`, `COVID` or `Article`."""
    low = word.casefold()
    return len(word) > 2 and word[-2:].islower() and low not in FUNCTION_WORDS | NUMBERED | ABBREVIATED | _UNITS


def _ends_words(before: str, after: str) -> bool:
    """Whether a text ends with a word or year and with a mark of the sentence or what closes a quotation."""
    stem = before.rstrip(_CLOSING)
    stop = stem[-1:] if stem[-1:] in _STOPS else ""
    stem = stem.rstrip(_STOPS).rstrip(_CLOSING)
    word = last_word(stem)
    if stop == ":" or (not word and not _YEAR.search(stem)):
        return False
    if stop == ".":
        following = re.match(r"[^\w]*(\w?)", after)
        begins = following is None or not following[1].islower()
        if re.search(r"(?:\b[A-Z]\.)+[A-Z]\Z", stem):
            return True
        return begins and (not word or (len(word) > 1 and word.casefold() not in ABBREVIATED))
    return not word or (
        len(word) > (1 if stop and stop in "?!" else 2) and word.casefold() not in FUNCTION_WORDS | ABBREVIATED
    )
