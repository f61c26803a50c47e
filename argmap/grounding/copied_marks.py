"""Marks of notes that were copied into a quotation with the words around them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import combinations

from argmap.grounding.blocks import NoteMark
from argmap.grounding.mark_contexts import is_raised_mark
from argmap.grounding.note_marks import form_of, is_note_name
from argmap.lazy_pattern import lazy

_BRACKETS = lazy(r"\^?\[([^\[\]]*)\]\^?(?::\d{1,4}(?:[\u2013-]\d{1,4})?(?!\w))?")
_SUPERSCRIPT = "[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3}"
_SUPERSCRIPTS = lazy(rf"{_SUPERSCRIPT}(?:[,\u207b\u02d2]{_SUPERSCRIPT})*")
_LIST = r"\d{1,3}(?:[,\u2013-]\d{1,3})*"
# Numbers and symbols that are a mark if the text has this mark at this place.
_PERHAPS = lazy(
    rf"""(?:(?<=[^\W\d_])|(?<=[.,;:!?\u2026"'\u201d\u2019\u00bb)\]%])|(?<=\b1\d\d\d)|(?<=\b20\d\d)){_LIST}(?!\w)
      | [ ]?\({_LIST}\)
      | \^{_LIST}\^?
      | (?<=\S)[*\u2217\u2020\u2021]{{1,3}}
      | (?:\A|(?<=\s))\d{{1,3}}[ ]?(?=[^\W\d_])
      | (?<=[.?!])[ ]\d{{1,3}}(?=[ ][^\W\d_])
      | {_SUPERSCRIPTS.pattern}
    """,
    re.VERBOSE,
)
_MOST_COMBINED = 4
_LOOKED_AT = 60


def is_copied_mark(quotation: str, start: int, end: int) -> bool:
    """Whether brackets in a quotation hold the mark of a note, glued to the word before, and not the quoter's words."""
    glued = start > 0 and re.match(r"[\w.,;:!?\u2026\"'\u201d\u2019\u00bb)\]]", quotation[start - 1]) is not None
    return glued and not quotation[end : end + 1].isalnum() and is_note_name(quotation[start + 1 : end - 1])


def bracketed_marks(written: str) -> list[NoteMark]:
    """The marks in brackets in words of a quotation, from which the quoter's own words were parted."""
    return [NoteMark(*brackets.span(), "") for brackets in _BRACKETS.finditer(written)]


def marks_for_certain(written: str) -> list[NoteMark]:
    """The marks in words of a quotation that can hardly be anything else."""
    found = bracketed_marks(written)
    for raised in _SUPERSCRIPTS.finditer(written):
        form = form_of(raised[0])
        if is_raised_mark(
            written[max(0, raised.start() - _LOOKED_AT) : raised.start()],
            form,
            written[raised.end() : raised.end() + _LOOKED_AT],
        ):
            found.append(NoteMark(*raised.span(), ""))
    return sorted(found, key=lambda mark: mark.start)


def possible_marks(written: str, forms: Container[str]) -> Iterator[tuple[NoteMark, ...]]:
    """Which of the numbers and symbols in words of a quotation may be marks: each choice of them, none aside.

    `forms` are those of all marks of the text. Of many it is all or one.
    """
    every = (NoteMark(*each.span(), form_of(each[0].strip(" ()"))) for each in _PERHAPS.finditer(written))
    found = [mark for mark in every if mark.form in forms]
    if len(found) > _MOST_COMBINED:
        yield tuple(found)
        yield from ((mark,) for mark in found)
        return
    for size in range(len(found), 0, -1):
        yield from combinations(found, size)
