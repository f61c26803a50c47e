"""The form in which quotations are compared with a text, and the way back to the places in it.

White space of any kind is one space, typographic quotation marks are plain ones, and Unicode is in form NFKC, which
takes ligatures apart and puts accents together. Dashes are left out and their places kept, so that a hyphen at the
end of a line may be one of the word or one of the line. So are the marks of notes. Letters keep their case.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from unicodedata import normalize

from argmap.grounding.blocks import NoteMark
from argmap.lazy_pattern import lazy
from argmap.showing import Brief, counted

_DASHES = "\\-\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d"
_NOTHING = "\u200b-\u200d\u2060\ufeff"
_DOUBLE = "\u201c-\u201f\u2033\u00ab\u00bb\u300c-\u300f\uff02"
_SINGLE = "\u2018-\u201b\u2032\u2039\u203a\u00b4`\uff07"
_SPECIAL = lazy(
    rf"""
      (?P<soft> \u00ad(?:[ \t]*[\r\n]\s*)? | [{_NOTHING}]+ )
    | (?P<line> (?<=\w)[-\u2010\u2011][ \t]*[\r\n]\s*(?=\w) )
    | (?P<dash> \s*[{_DASHES}][{_DASHES}\s]* )
    | (?P<space> [^\S ]\s* | [ ]\s+ )
    | (?P<double> [{_DOUBLE}] | [{_SINGLE}']{{2}} )
    | (?P<single> [{_SINGLE}] )
    | (?P<other> [ -~]?[^\x00-\x7f\s\u00ad{_DASHES}{_NOTHING}{_DOUBLE}{_SINGLE}]+ )
    """,
    re.VERBOSE,
)
# The same for texts of ASCII alone, in a third of the time.
_SPECIAL_ASCII = lazy(
    r"(?P<line>(?<=\w)-[ \t]*[\r\n]\s*(?=\w))|(?P<dash>\s*-[-\s]*)|(?P<space>[^\S ]\s*| \s+)"
    r"|(?P<double>[`']{2})|(?P<single>`)"
)
_PLAIN = {"space": " ", "double": '"', "single": "'"}
# Where a mark follows that joins the letter before it, both are one.
_CLUSTERS = lazy("[^\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a][\u0300-\u036f\u1ab0-\u1aff"
                       "\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a]*|.", re.DOTALL)  # fmt: skip


class Normal(Brief):
    """A text in its form for comparison.

    `key` is that form; `hyphens` are the places in it where a dash was left out, `line_hyphens` those where a hyphen
    stood at the end of a line. `marks` are the marks of notes, which are no part of it, with their places. Places are
    offsets in code points.
    """

    def __init__(self, text: str, marks: Sequence[NoteMark] = ()) -> None:
        self.text = text
        self.hyphens: list[int] = []
        self.line_hyphens: list[int] = []
        self.marks: list[tuple[int, str]] = []
        self._keys: list[int] = []  # where a stretch begins in the key,
        self._texts: list[int] = []  # and in the text
        parts: list[str] = []
        size = at = 0

        def stretch(form: str, begin: int) -> None:
            nonlocal size
            self._keys.append(size)
            self._texts.append(begin)
            parts.append(form)
            size += len(form)

        special = _SPECIAL_ASCII if text.isascii() else _SPECIAL
        for mark in (*(mark for mark in marks if mark.end > mark.start), None):
            stop = len(text) if mark is None else mark.start
            for found in special.finditer(text, at, stop):
                begin, sort = found.start(), found.lastgroup or ""
                if begin > at:
                    stretch(text[at:begin], at)
                at = found.end()
                if sort == "other":
                    self._normalise(found[0], begin, stretch)
                elif sort in _PLAIN:
                    stretch(_PLAIN[sort], begin)
                elif sort == "dash":
                    self.hyphens.append(size)
                elif sort == "line":
                    self.line_hyphens.append(size)
            if at < stop:
                stretch(text[at:stop], at)
            if mark is not None:
                self.marks.append((size, mark.form))
                at = mark.end
        self.key = "".join(parts)
        # A mark that is not in the text is beside the character that comes next.
        self.marks += ((self.offset(mark.start), mark.form) for mark in marks if mark.end == mark.start)

    @staticmethod
    def _normalise(run: str, begin: int, stretch: object) -> None:
        assert callable(stretch)  # noqa: S101 - narrows the type
        form = normalize("NFKC", run)
        if len(form) == len(run):
            stretch(form, begin)
            return
        for cluster in _CLUSTERS.finditer(run):
            stretch(normalize("NFKC", cluster[0]), begin + cluster.start())

    @cached_property
    def all_hyphens(self) -> frozenset[int]:
        """The places of hyphens of both sorts."""
        return frozenset((*self.hyphens, *self.line_hyphens))

    @cached_property
    def forms(self) -> dict[int, frozenset[str]]:
        """The forms that may be written for the marks at each place that has some: each of them, or all in a row."""
        found: dict[int, list[str]] = {}
        for place, form in self.marks:
            found.setdefault(place, []).append(form)
        return {place: frozenset((*forms, ",".join(forms), "".join(forms))) for place, forms in found.items()}

    def hyphens_between(self, start: int, end: int) -> list[int]:
        """The dashes within a stretch of the key, counted from its start; those at its ends are left out."""
        found = self.hyphens[bisect_right(self.hyphens, start) : bisect_left(self.hyphens, end)]
        return [place - start for place in found]

    def place(self, key_offset: int) -> int:
        """The offset in the text of a character of the key."""
        index = bisect_right(self._keys, key_offset) - 1
        if index < 0:
            return 0
        following = self._texts[index + 1] if index + 1 < len(self._texts) else len(self.text)
        return min(self._texts[index] + key_offset - self._keys[index], max(self._texts[index], following - 1))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that a stretch of the key (not an empty one) stands for."""
        return self.place(start), self.place(end - 1) + 1

    def offset(self, place: int) -> int:
        """The offset in the key of a place in the text: the first character at or after it."""
        index = bisect_right(self._texts, place) - 1
        if index < 0:
            return 0
        following = self._keys[index + 1] if index + 1 < len(self._keys) else len(self.key)
        return min(self._keys[index] + place - self._texts[index], following)

    def _brief(self) -> Iterator[object]:
        yield counted(len(self.text), "character")
