"""Changes to a text, and repairs made of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import IntEnum
from itertools import pairwise

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


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; their spans must lie in one source and not overlap (ValueError)."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < at:
            raise ValueError("edits overlap")
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))


def fit(edits: Iterable[Edit]) -> bool:
    """Whether edits can be made together: they do not overlap, and no two put something at the same place."""
    spans = sorted((edit.span.start, edit.span.end) for edit in edits)
    return not any(one[1] > other[0] or one == other for one, other in pairwise(spans))


class OffsetMap:
    """The way from the offsets of a text to those of the same text after edits, and back.

    Edits are (start, end, text) triples. A place within what one of them replaces is taken along as far as the new text
    reaches.
    """

    def __init__(self, edits: Iterable[tuple[int, int, str]]) -> None:
        self._edits = sorted(((start, end, len(text)) for start, end, text in edits), key=lambda each: each[:2])
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
