"""Items in the two axes of the layout.

*Across* (``x``, ``width``) is the axis of siblings, *along* (``y``, ``height``) leads away from the conclusion. What
they are on the page depends on the direction of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from argmap.records import field, record
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.scene import FRAMED_PAD, JOINT_TEXT_WIDTH, TAG_FONT, Bond, Form, Item, Scene, Trunk
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.layout.distances import CHIP_GAP, FOOT_ROOM, HEAD_ROOM, HEAD_RUN, JOINT_ROOM, TRACK
from argmap.rendering.layout.headings import FRAME_PAD, TITLE_ROOM, Heading
from argmap.rendering.layout.subtrees import Point, SubtreeShape
from argmap.rendering.options import Direction

SPACING = 16.0  # between lines that enter a box
MOST_STACKED = 4  # premises, one below the other in a frame
HELD_GAP = 10.0  # between these, so that a line with its sign may run there
EDGE = 12.0  # from the corner of a box to the nearest line that enters it
CHIP_SPACE = 5.0  # between the chips on them


@record()
class Port:
    """Where lines may enter a head that holds several boxes: a stretch across, and how far along they go."""

    low: float
    high: float
    end: float


@record(eq=False)
class Run:
    """The neighbours below a head that share a trunk: from which on, how many, and the size of the chip.

    `port` is there where the head holds several boxes.
    """

    trunk: Trunk
    start: int
    count: int
    across: float = 0.0
    along: float = 0.0
    port: Port | None = None

    @property
    def end(self) -> int:
        return self.start + self.count


# Where the line from a head has to leave it to run through the title of its frame, which stands at the top of the page.
_CROSSING = {Direction.UP: "top", Direction.LEFT: "side", Direction.RIGHT: "side"}


@record(eq=False, frozen=False)
class LayoutNode:
    """An item with what hangs below it, and the shapes it can take.

    `pads` is the room for the frame of a group with one line of title: before and after across, before and after
    along. `runs` are the lines into the head, with what hangs on each. `rank` counts the statements above.
    """

    item: Item
    item_width: float  # what its words need
    height: float
    pads: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    direction: Direction = Direction.UP
    heading: Heading | None = None  # of its frame, once it is known how wide that is
    leaves: str = ""  # where its line does so: "top" or "side"; roots have none
    width: float = 0.0  # with room for the lines that enter it
    rank: int = 0
    is_rival: bool = False  # whether it is a tree that has to stand beside the one before
    hangs: bool = False  # whether all below it has to hang in one column
    in_row: bool = False  # whether all below it has to stand in one row
    below: list[LayoutNode] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    shapes: list[SubtreeShape] = field(default_factory=list)
    folded: list[SubtreeShape] = field(default_factory=list)  # the shapes without rows that have to be
    shape: SubtreeShape | None = None

    @property
    def is_joint(self) -> bool:
        return self.item.form is Form.JOINT

    @property
    def crosses_title(self) -> bool:
        """Whether its line runs through the rows of the title of its frame."""
        return self.leaves == _CROSSING.get(self.direction)

    @property
    def depth(self) -> float:
        """The level of what is below it: premises of a joint stand half a level below the joints of their fellows."""
        return self.rank - 0.5 * (self.item.form is not Form.BOX)

    @property
    def holds_several(self) -> bool:
        """Whether lines enter boxes in it, each at its own place."""
        return any(run.port is not None for run in self.runs)

    @property
    def hit_aside(self) -> bool:
        """Whether what undercuts a step may hit its joint from the side, its chip clear of the line above the joint."""
        last = self.runs[-1] if self.runs else None
        undercut = last is not None and last.trunk.bond is Bond.UNDERCUT and len(self.runs) > 1
        return undercut and self.is_joint and last is not None and last.along <= self.height + FOOT_ROOM

    @property
    def room(self) -> float:
        """How far below the head the first line across may run: past the arrow heads, and the chips."""
        return max(
            (
                JOINT_ROOM if run.trunk.premises else HEAD_RUN + run.along + CHIP_GAP if run.across else HEAD_ROOM
                for run in self.runs
            ),
            default=0.0,
        )

    def runs_in(self, start: int, count: int) -> list[Run]:
        """The lines on which some neighbours below hang."""
        return [run for run in self.runs if run.start < start + count and start < run.end]

    def run_of(self, child: int) -> Run:
        """The line on which one of those below hangs."""
        return next(run for run in self.runs if child < run.end)

    def least_width(self) -> float:
        """How wide the head must be for the lines that enter it from below."""
        runs = self.runs
        if self.hit_aside:
            runs = runs[:-1]
            if self.item.mark or self.item.lines:  # all may hang below it, too
                hanging = 2 * first_track(self.item_width, joint=True) + len(runs) * TRACK
                return max(self.item_width, hanging, lines_width(runs) if len(runs) > 1 else 0.0)
        if self.holds_several or (self.is_joint and len(runs) <= 1):
            return self.item_width
        return max(self.item_width, lines_width(runs))


def first_track(width: float, *, joint: bool) -> float:
    """Where the first line enters a head of this width below which all hangs in one column."""
    return min(8.0 if joint else EDGE + 2, width / 2)


def lines_width(runs: Sequence[Run]) -> float:
    """How wide a head must be for some lines."""
    if not runs:
        return 0.0
    first, last = max(EDGE, runs[0].across / 2), max(EDGE, runs[-1].across / 2)
    return first + sum(apart(one, other) for one, other in pairwise(runs)) + last


def apart(one: Run, other: Run) -> float:
    """How far two neighbouring lines into a head are from each other at least."""
    return max(SPACING, (one.across + other.across) / 2 + CHIP_SPACE)


def make_nodes(scene: Scene, direction: Direction, frame_rows: float = 0.0) -> list[LayoutNode]:
    """The trees of a scene, that of the main conclusion and its rivals first; premises in one frame become one node.

    What bears on framed premises stands below them side by side down to a level, `frame_rows`; below that it hangs in
    one column.
    """
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    roots: list[LayoutNode] = []
    waiting: list[tuple[Item, list[LayoutNode], int]] = [
        (item, roots, 0) for item in (*scene.main, *(root for root in scene.roots if root not in scene.main))
    ]
    for item, siblings, rank in waiting:
        item.width, item.height = item.natural  # another direction may have been tried before
        if item.form is Form.FRAMED:
            runs = _hold(item, direction, in_rows=rank < frame_rows)
        else:
            runs = list(_runs([(trunk, None) for trunk in item.trunks], sideways))
        width, height = (item.height, item.width) if sideways else (item.width, item.height)
        node = LayoutNode(item, width, height, _pads(item, direction), direction, rank=rank, runs=runs)
        node.hangs = item.form is Form.FRAMED and rank >= frame_rows
        node.is_rival = len(scene.main) > 1 and item in scene.main
        siblings.append(node)
        inner = rank + (item.form in {Form.BOX, Form.FRAMED})
        waiting.extend((part, node.below, inner) for run in runs for part in run.trunk.members)
    for node in downwards(roots):
        node.width = node.least_width()
    return roots


def _runs(trunks: Iterable[tuple[Trunk, Port | None]], sideways: bool) -> Iterator[Run]:
    start = 0
    for trunk, port in trunks:
        across, along = (trunk.height, trunk.width) if sideways else (trunk.width, trunk.height)
        yield Run(trunk, start, len(trunk.members), across, along, port)
        start += len(trunk.members)


def downwards(roots: Iterable[LayoutNode]) -> list[LayoutNode]:
    """Every node before those below it."""
    found = list(roots)
    for node in found:
        found.extend(node.below)
    return found


def _hold(frame: Item, direction: Direction, *, in_rows: bool) -> list[Run]:
    """Put boxes into columns in a common frame; the lines into these and, as steps, into the frame.

    Each part on which something bears ends a column, and what comes before it stands above it. The lines come in the
    order in which what hangs on them is placed: from the last to the first where all of it hangs in one column.
    """
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    steps = [trunk for trunk in frame.trunks if not trunk.premises]
    columns = _part_columns([part for trunk in frame.trunks if trunk.premises for part in trunk.members])
    for column in columns:
        for part in column:
            part.width, part.height = part.natural
        _widen(column[-1], lines_width(list(_runs([(trunk, None) for trunk in column[-1].trunks], sideways))), sideways)
    depth = max(sum(_along(part, sideways) for part in column) + HELD_GAP * (len(column) - 1) for column in columns)
    room = lines_width(list(_runs([(trunk, None) for trunk in steps], sideways)))
    breadths = [max(_across(part, sideways) for part in column) for column in columns]
    breadth = sum(breadths) + (len(columns) + 1) * FRAMED_PAD + room
    strip, least = _strip(frame, depth if sideways else breadth - 2 * FRAMED_PAD)
    place = FRAMED_PAD + (strip if sideways else 0.0)
    top = FRAMED_PAD + (0.0 if sideways else strip)
    found: list[tuple[Trunk, Port]] = []
    for column, size in zip(columns, breadths, strict=True):
        _stack(column, (place + size / 2, size), (top, depth), sideways)
        found.extend((trunk, Port(place, place + size, top + depth)) for trunk in column[-1].trunks)
        place += size + FRAMED_PAD
    end = top + depth + FRAMED_PAD
    found.extend((trunk, Port(place - FRAMED_PAD, place + room - FRAMED_PAD, end)) for trunk in steps)
    place += room
    frame.width, frame.height = (max(end, least), place) if sideways else (max(place, least), end)
    return list(_runs(found if in_rows else found[::-1], sideways))


def _part_columns(parts: Sequence[Item]) -> list[list[Item]]:
    """The parts of a common frame in columns, of which each ends with the only part that something bears on."""
    columns: list[list[Item]] = [[]]
    for part in parts:
        if columns[-1] and (columns[-1][-1].trunks or len(columns[-1]) == MOST_STACKED):
            columns.append([])
        columns[-1].append(part)
    return columns


def _stack(column: Sequence[Item], across: Point, along: Point, sideways: bool) -> None:
    """Give the parts in a column of a common frame their places and one width; the last reaches down to its end.

    `across` is the middle and the width of the column, `along` its beginning and its length.
    """
    middle, size = across
    begin, end = along[0], sum(along)
    for part in column:
        length = end - begin if part is column[-1] else _along(part, sideways)
        if part.form is Form.TAG:
            length = _along(part, sideways)
        else:
            part.width, part.height = (length, size) if sideways else (size, length)
        part.held_at = (middle, begin + length / 2)
        begin += length + HELD_GAP


def _widen(part: Item, least: float, sideways: bool) -> None:
    if sideways:
        part.height = max(part.height, least)
    else:
        part.width = max(part.width, least)


def _across(part: Item, sideways: bool) -> float:
    return part.height if sideways else part.width


def _along(part: Item, sideways: bool) -> float:
    return part.width if sideways else part.height


def _strip(frame: Item, room: float) -> tuple[float, float]:
    """Break what is said about a framed reason into lines; the height of these, and how wide the frame must be."""
    if not frame.lines:
        return 0.0, 0.0
    frame.strip = set_lines(frame.lines[0], TAG_FONT, max(room, JOINT_TEXT_WIDTH), bold=True)
    widest = max(text_width(line, TAG_FONT, bold=True) for line in frame.strip)
    return frame.strip_height, widest + 3 * FRAMED_PAD


def _pads(item: Item, direction: Direction) -> tuple[float, float, float, float]:
    if item.frame is None:
        return (0.0, 0.0, 0.0, 0.0)
    pad, title = FRAME_PAD, TITLE_ROOM
    return {
        Direction.UP: (pad, pad, title, pad),
        Direction.DOWN: (pad, pad, pad, title),
        Direction.LEFT: (title, pad, pad, pad),
        Direction.RIGHT: (title, pad, pad, pad),
    }[direction]


def is_bracket(node: LayoutNode, columns: Sequence[Sequence[object]]) -> bool:
    """Whether a joint stands at the side of its premises: one that says nothing, with all below it in one column."""
    return node.is_joint and not node.item.lines and not node.item.mark and len(columns) == 1 and len(columns[0]) > 1


def chain(top: LayoutNode) -> list[LayoutNode]:
    """The nodes from one downwards as long as each has one below it; the last may have any number."""
    found = [top]
    while _goes_on(found[-1]):
        found.append(found[-1].below[0])
    return found


def _goes_on(node: LayoutNode) -> bool:
    """Whether a chain goes on below a node."""
    return len(node.below) == 1 and not any(node.below[0].pads) and not node.holds_several


def chain_members(order: Iterable[LayoutNode]) -> set[LayoutNode]:
    """The nodes that continue a chain from above."""
    return {node.below[0] for node in order if _goes_on(node)}
