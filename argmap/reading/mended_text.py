"""A text with edits, and the way back from its offsets to those of the text as given."""

from __future__ import annotations

from collections.abc import Sequence as Several
from itertools import pairwise

from argmap.edits import OffsetMap, TextEdit, apply, in_order
from argmap.yamltext.events import Mapping, Node, Sequence
from argmap.yamltext.lines import indent_of, line_end, line_start, lines_from, next_line


class MendedText:
    """`given` with `edits`, which are in its offsets; `text` is what comes out.

    `back` and `forward` carry an offset from one to the other.
    """

    def __init__(self, given: str, edits: Several[TextEdit]) -> None:
        self.given = given
        self.edits = in_order(edits)
        self.text = apply(given, self.edits)
        shift = OffsetMap(self.edits)
        self.back, self.forward = shift.back, shift.forward

    def back_all(self, root: Node | None) -> None:
        """Give all nodes of a tree their places in the text as given."""
        waiting = [] if root is None else [root]
        while waiting:
            node = waiting.pop()
            node.start, node.end = self.back(node.start), self.back(node.end)
            if isinstance(node, Sequence):
                waiting.extend(node.items)
            elif isinstance(node, Mapping):
                for pair in node.pairs:
                    waiting.extend(pair)

    def with_edits(self, edits: Several[TextEdit]) -> MendedText | None:
        """The text with further edits, given in its own offsets; None where they get in the way of earlier ones."""
        more = [(self.back(start), self.back(end), text) for start, end, text in edits]
        every = in_order([*self.edits, *more])
        for one, other in pairwise(every):
            if one[1] > other[0] or one[:2] == other[:2]:
                return None
        return MendedText(self.given, every)

    def without_lines(self, offset: int) -> MendedText:
        """The text without the line of an offset in it, and without what hangs on that line."""
        start, end = hanging(self.given, self.back(offset))
        kept = [edit for edit in self.edits if edit[1] < start or edit[0] > end]
        return MendedText(self.given, [*kept, (start, end, "")])


def hanging(text: str, offset: int) -> tuple[int, int]:
    """The line of an offset with all lines below it that are indented deeper."""
    start = line_start(text, offset)
    indent = indent_of(text, start)
    end = line_end(text, start)
    for at, stop in lines_from(text, next_line(text, start)):
        if stop > at and indent_of(text, at) <= indent:
            break
        end = stop
    return start, end
