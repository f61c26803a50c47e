"""Which entry each comment belongs to.

A comment at the end of a line belongs to what stands before it. One in a line of its own belongs to what follows,
unless its indentation, or a blank line below it, shows that it still belongs to what stands above.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from argmap.editing.formatting.comments import Comment
from argmap.editing.formatting.outline import Entry, Outline, Part
from argmap.lazy_pattern import lazy
from argmap.yamltext.events import Sequence

# An item of a list that was turned into a comment.
_FORMER_ITEM = lazy(r"#+[ \t]*-[ \t]")


def attach(found: Outline, comments: list[Comment]) -> None:
    """Hang all comments on entries, or at the head of the file."""
    _Attaching(found).run(comments)


class _Attaching:
    def __init__(self, found: Outline) -> None:
        self.found = found
        self.starts = [entry.start for entry in found.entries]
        self.reached: tuple[Entry | None, int] = (None, 0)  # how far from the inside out comments before an entry are

    def run(self, comments: list[Comment]) -> None:
        for group in _groups(comments):
            index = bisect_left(self.starts, group[0].start)
            above = self.found.entries[index - 1] if index else None
            below = self.found.entries[index] if index < len(self.starts) else None
            if above is None:
                self.found.head.extend(group)
            elif group[0].gap is not None:
                self.beside(group, above)
            elif not self.in_brackets(group, above, below):
                self.in_block(group, above, below)

    def beside(self, group: list[Comment], entry: Entry) -> None:
        """A comment behind something, with the lines on which it goes on."""
        start = group[0].start
        while entry.home.flow and start >= entry.home.node.end and entry.home.above is not None:
            entry = entry.home.above
        (entry.before if entry.beside else entry.beside).extend(group)
        _mark(entry, group[0])

    def in_brackets(self, group: list[Comment], above: Entry, below: Entry | None) -> bool:
        """Comments before a value on a line of its own, or between brackets; whether they are."""
        start = group[0].start
        if above.value.start > start and (above.part is None or not above.part.entries):
            above.before.extend(group)
            _mark(above, group[0])
            return True
        part: Part | None = above.part if above.part is not None else above.home
        while part is not None and not (part.flow and part.node.start < start < part.node.end):
            part = part.above.home if part.above is not None and part.flow else None
        if part is None:
            return False
        if below is not None and below.home is part:
            entry, place = below, below.before
        elif part.entries:
            entry = max(part.entries, key=lambda each: each.start)
            place = entry.after
        else:
            entry, place = above, above.before
        place.extend(group)
        _mark(entry, group[0])
        return True

    def in_block(self, group: list[Comment], above: Entry, below: Entry | None) -> None:
        """Comments on lines of their own, among lines."""
        closing = _closing(above, below)
        position = self.which(group, closing, below)
        if self.reached[0] is below:
            position = max(position, self.reached[1])  # comments keep their order
        self.reached = below, position
        if position < len(closing):
            closing[position].after.extend(group)
        elif below is not None:
            below.before.extend(group)

    def which(self, group: list[Comment], closing: list[Entry], below: Entry | None) -> int:
        """The index of the entry above that comments belong to; one more where they belong to the one below."""
        column = group[0].column
        level = next((entry.column for entry in closing if entry.column <= column), None)
        if below is None:
            level = closing[-1].column if level is None else level
        elif level is None or level <= below.column:
            level = below.column if level is not None and self.belongs_above(group, closing, below) else None
        same = [index for index, entry in enumerate(closing) if entry.column == level]
        return same[-1] if same else len(closing)

    @staticmethod
    def belongs_above(group: list[Comment], closing: list[Entry], below: Entry) -> bool:
        """Whether comments in the column of what follows belong to what stands above them."""
        if not group[0].blank and group[-1].blank_below:
            return True
        ended = any(e.column == below.column and isinstance(e.home.node, Sequence) for e in closing)
        goes_on = isinstance(below.home.node, Sequence)
        return ended and not goes_on and _FORMER_ITEM.match(group[0].text) is not None


def _closing(above: Entry, below: Entry | None) -> list[Entry]:
    """The entries that end between two neighbours, from the innermost out, without those in brackets."""
    found = []
    entry: Entry | None = above
    while entry is not None and (below is None or below.start >= entry.end):
        if not entry.home.flow or entry.home.above is None:
            found.append(entry)
        entry = entry.home.above
    return found


def _mark(entry: Entry, comment: Comment) -> None:
    """Take note that brackets hold a comment."""
    part: Part | None = entry.home
    while part is not None and part.flow:
        part.commented = part.commented or comment.start < part.node.end
        part = None if part.above is None else part.above.home


def _groups(comments: list[Comment]) -> list[list[Comment]]:
    """Comments that stay together: on neighbouring lines, none farther left than the first.

    The first may stand behind something if the next one stands right below it.
    """
    found = [comments[:1]] if comments else []
    for last, comment in pairwise(comments):
        first = found[-1][0]
        fits = comment.column == last.column if last.gap is not None else comment.column >= first.column
        if comment.gap is None and comment.line == last.line + 1 and fits:
            comment.deeper = comment.column - first.column
            found[-1].append(comment)
        else:
            found.append([comment])
    return found
