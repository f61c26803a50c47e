"""Changes to a text, and repairs made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from argmap.records import record
from argmap.showing import Brief, counted, quoted
from argmap.source import Span


@record()
class Edit:
    """Put `text` where `span` is; an empty span inserts, an empty text deletes."""

    span: Span
    text: str

    def _brief(self) -> Iterator[object]:
        yield self.span
        yield quoted(self.text)


# An edit as (start, end, text), of a text that is no file: an excerpt on which repairs are tried out, or one that was
# mended before. It has no source that a span could name.
TextEdit: TypeAlias = tuple[int, int, str]


_PLACE = itemgetter(0, 1)


class Safety(IntEnum):
    """Whether the argument means the same after a fix."""

    SAFE = 0
    UNSAFE = 1


@record()
class Fix(Brief):
    """One way to mend a finding; `title` says in the imperative what it does."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE

    def _brief(self) -> Iterator[object]:
        yield quoted(self.title)
        yield self.safety.name.lower()
        yield counted(len(self.edits), "edit")


def in_order(edits: Iterable[Edit | TextEdit]) -> list[TextEdit]:
    """Edits as they follow each other in a text."""
    plain = [(e.span.start, e.span.end, e.text) if isinstance(e, Edit) else e for e in edits]
    return sorted(plain, key=_PLACE)


def apply(text: str, edits: Iterable[Edit | TextEdit]) -> str:
    """The text with all edits made; they must lie in one source and not overlap (ValueError)."""
    parts: list[str] = []
    at = 0
    for start, end, put in in_order(edits):
        if start < at:
            raise ValueError("edits overlap")
        parts += (text[at:start], put)
        at = end
    return "".join((*parts, text[at:]))


def fit(edits: Iterable[Edit]) -> bool:
    """Whether edits can be made together: they do not overlap, and no two put something at the same place."""
    spans = sorted((edit.span.start, edit.span.end) for edit in edits)
    return not any(one[1] > other[0] or one == other for one, other in pairwise(spans))


class OffsetMap:
    """The way from the offsets of a text to those of the same text after edits, and back.

    A place within what an edit replaces is taken along as far as the new text reaches.
    """

    def __init__(self, edits: Iterable[Edit | TextEdit]) -> None:
        self._edits = [(start, end, len(text)) for start, end, text in in_order(edits)]
        self._starts = [start for start, _, _ in self._edits]
        self._new_starts: list[int] = []
        self._gained: list[int] = []  # by all edits up to each one
        gained = 0
        for start, end, length in self._edits:
            self._new_starts.append(start + gained)
            gained += length - (end - start)
            self._gained.append(gained)

    def forward(self, offset: int) -> int:
        """The offset afterwards; what is inserted at a place comes before that place."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        start, end, length = self._edits[index]
        if offset >= end:
            return offset + self._gained[index]
        return self._new_starts[index] + min(offset - start, length)

    def back(self, offset: int) -> int:
        """The offset before the edits of an offset afterwards."""
        index = bisect_right(self._new_starts, offset) - 1
        if index < 0:
            return offset
        start, end, length = self._edits[index]
        beyond = offset - self._new_starts[index] - length
        return end + beyond if beyond >= 0 else min(start + offset - self._new_starts[index], end)
