"""The titles of groups, broken into lines and put where no line crosses them."""

from __future__ import annotations

from argmap.directions import is_right_to_left
from argmap.records import record
from argmap.rendering.content.boxes import BODY, line_height
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.wrapping import text_width

FRAME_PAD = 10.0  # inside the frame of a group
FRAME_TITLE = 9.5
TITLE_GAP = 8.0  # between the title and a line that crosses its rows
TITLE_ROOM = 19.0  # of a title of one line
TITLE_TOP = 4.0
SHORT_TITLE = 150.0  # is not broken, even where that makes its frame wider
BROKEN_TITLE = 110.0  # is not broken into narrower lines than these


@record()
class Heading:
    """The title of a frame in lines, measured."""

    lines: tuple[str, ...]
    width: float
    row: float  # from one line to the next

    @property
    def more(self) -> float:
        """The height of its lines beyond the first."""
        return (len(self.lines) - 1) * self.row

    @property
    def right_to_left(self) -> bool:
        return is_right_to_left(self.lines[0])


def heading(title: str, room: float, line: float | None) -> Heading:
    """The title of a frame with so much room inside, which `line` crosses at that distance from its near edge.

    The near edge is that from which a frame does not grow.
    """
    whole = text_width(title, FRAME_TITLE, bold=True)
    if line is not None:
        before, beyond = line - TITLE_GAP - FRAME_PAD, FRAME_PAD + room - line - TITLE_GAP
        room = before if whole <= before or before > max(beyond, BROKEN_TITLE) else beyond
    least = whole if whole <= SHORT_TITLE else BROKEN_TITLE
    lines = set_lines(title, FRAME_TITLE, max(room, least), bold=True)
    widest = max(text_width(each, FRAME_TITLE, bold=True) for each in lines)
    return Heading(lines, widest, line_height(lines) * FRAME_TITLE / BODY)


def title_place(said: Heading, width: float, line: float | None, *, from_left: bool) -> float:
    """Where a title stands in a frame of this width: its left edge, counted from that of the frame.

    `from_left` tells that the left edge is the near one. The frame has room for the title beside the line.
    """
    near, far = FRAME_PAD, width - FRAME_PAD - said.width
    if said.right_to_left is from_left:  # it begins at the far edge
        begin = far if line is None or far >= line + TITLE_GAP else line - TITLE_GAP - said.width
    else:
        begin = near if line is None or near + said.width <= line - TITLE_GAP else line + TITLE_GAP
    return begin if from_left else width - said.width - begin


def least_width(said: Heading, line: float | None) -> float:
    """How wide a frame must be for its title."""
    begin = FRAME_PAD
    if line is not None and begin + said.width > line - TITLE_GAP:
        begin = line + TITLE_GAP
    return begin + said.width + FRAME_PAD


def shut(said: Heading, width: float) -> tuple[float, float]:
    """Between which places in a frame no line may cross its title, as it would leave no room on either side."""
    return (width - FRAME_PAD - said.width - TITLE_GAP, FRAME_PAD + said.width + TITLE_GAP)
