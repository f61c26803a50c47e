"""Where a place of a text is after edits, and where it was before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from argmap.edits import Edit


class Shift:
    """The way from the offsets of a text to those of the same text after edits, and back.

    A place within what an edit replaces is taken along as far as the new text reaches.
    """

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._edits = sorted(((e.span.start, e.span.end, len(e.text)) for e in edits), key=lambda each: each[:2])
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
