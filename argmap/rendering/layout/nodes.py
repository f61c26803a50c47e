"""Items in the two axes of the layout.

*Across* (``x``, ``width``) is the axis of siblings, *along* (``y``, ``height``) leads away from the conclusion. What
they are on the page depends on the direction of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.records import field, record
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.scene import FRAMED_PAD, JOINT_TEXT_WIDTH, TAG_FONT, Form, Item, Scene
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.layout.headings import FRAME_PAD, TITLE_ROOM, Heading
from argmap.rendering.layout.subtrees import SubtreeShape
from argmap.rendering.options import Direction

SPACING = 16.0  # between lines that enter a box, with their signs
EDGE = 12.0  # from the corner of a box to the nearest line that enters it


@record()
class Port:
    """Where lines may enter a head that holds several boxes: a stretch across, and how far along they go."""

    low: float
    high: float
    end: float


# Where the line from a head has to leave it to run through the title of its frame, which stands at the top of the page.
_CROSSING = {Direction.UP: "top", Direction.LEFT: "side", Direction.RIGHT: "side"}


@record(eq=False, frozen=False)
class LayoutNode:
    """An item with what hangs below it, and the shapes it can take.

    `pads` is the room for the frame of a group with one line of title: before and after across, before and after
    along. The first `trunks` of those below share one line. `runs` counts neighbours below that may share a column;
    `ports` has one for each below where the head holds several boxes, else nothing.
    """

    item: Item
    item_width: float  # what its words need
    height: float
    pads: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    direction: Direction = Direction.UP
    heading: Heading | None = None  # of its frame, once it is known how wide that is
    leaves: str = ""  # where its line does so: "top" or "side"; roots have none
    width: float = 0.0  # with room for the lines that enter it
    trunks: int = 0
    below: list[LayoutNode] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    ports: list[Port] = field(default_factory=list)
    shapes: list[SubtreeShape] = field(default_factory=list)
    shape: SubtreeShape | None = None

    @property
    def is_joint(self) -> bool:
        return self.item.form is Form.JOINT

    @property
    def crosses_title(self) -> bool:
        """Whether its line runs through the rows of the title of its frame."""
        return self.leaves == _CROSSING.get(self.direction)

    def line_count(self, start: int, count: int) -> int:
        """How many separate lines lead to some neighbours below."""
        shared = max(0, min(start + count, self.trunks) - start)
        return count - shared + (shared > 0)

    def least_width(self) -> float:
        """How wide the head must be for the lines that enter it from below."""
        lines = self.line_count(0, len(self.below))
        if self.ports or (self.is_joint and lines <= 1):
            return self.item_width
        return max(self.item_width, (lines - 1) * SPACING + 2 * EDGE)


def make_nodes(scene: Scene, direction: Direction) -> list[LayoutNode]:
    """The trees of a scene; several premises in one frame become one node."""
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    roots: list[LayoutNode] = []
    waiting: list[tuple[Item, list[LayoutNode]]] = [(item, roots) for item in scene.roots]
    for item, siblings in waiting:
        item.width, item.height = item.natural  # another direction may have been tried before
        below = [part for part in item.below if not part.trunk]
        trunks = [part for part in item.below if part.trunk]
        ports: list[Port] = []
        if item.form is Form.FRAMED:
            runs, ports, below = _hold(item, trunks, below, direction)
        else:
            runs = [count for count in (len(trunks), len(below)) if count]
            below = [*trunks, *below]
        width, height = (item.height, item.width) if sideways else (item.width, item.height)
        node = LayoutNode(item, width, height, _pads(item, direction), direction, ports=ports, runs=runs)
        node.trunks = 0 if ports or item.form is Form.FRAMED else len(trunks)
        siblings.append(node)
        waiting.extend((part, node.below) for part in below)
    for node in downwards(roots):
        node.width = node.least_width()
    return roots


def downwards(roots: Iterable[LayoutNode]) -> list[LayoutNode]:
    """Every node before those below it."""
    found = list(roots)
    for node in found:
        found.extend(node.below)
    return found


def _hold(
    frame: Item, parts: Sequence[Item], steps: Sequence[Item], direction: Direction
) -> tuple[list[int], list[Port], list[Item]]:
    """Put boxes beside each other into a common frame, and tell what hangs below which of them."""
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    for part in parts:
        part.width, part.height = part.natural
        lines = (len(part.below) - 1) * SPACING + 2 * EDGE if part.below else 0.0
        if sideways:
            part.height = max(part.height, lines)
        else:
            part.width = max(part.width, lines)
    depth = max(part.width if sideways else part.height for part in parts)
    room = len(steps) * SPACING + FRAMED_PAD if steps else 0.0
    breadth = sum(part.height if sideways else part.width for part in parts) + (len(parts) + 1) * FRAMED_PAD + room
    strip, least = _strip(frame, depth if sideways else breadth - 2 * FRAMED_PAD)
    place = FRAMED_PAD + (strip if sideways else 0.0)
    end = depth + FRAMED_PAD + (0.0 if sideways else strip)
    runs: list[int] = []
    ports: list[Port] = []
    below: list[Item] = []
    for part in parts:
        if sideways:
            part.width = depth
        elif part.form is not Form.TAG:
            part.height = depth
        size = part.height if sideways else part.width
        part.held_at = place + size / 2
        ports.extend(Port(place, place + size, end) for _ in part.below)
        runs.append(len(part.below))
        below.extend(part.below)
        place += size + FRAMED_PAD
    if steps:
        ports.extend(Port(place - FRAMED_PAD, place + room - FRAMED_PAD, end + FRAMED_PAD) for _ in steps)
        runs.append(len(steps))
        below.extend(steps)
        place += room
    across, along = place, end + FRAMED_PAD
    frame.width, frame.height = (max(along, least), across) if sideways else (max(across, least), along)
    return [count for count in runs if count], ports, below


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
    return node.is_joint and not node.item.lines and len(columns) == 1 and len(columns[0]) > 1


def chain(top: LayoutNode) -> list[LayoutNode]:
    """The nodes from one downwards as long as each has one below it; the last may have any number."""
    found = [top]
    while len(found[-1].below) == 1 and not any(found[-1].below[0].pads):
        found.append(found[-1].below[0])
    return found


def chain_members(order: Iterable[LayoutNode]) -> set[LayoutNode]:
    """The nodes that continue a chain from above."""
    return {node.below[0] for node in order if len(node.below) == 1 and not any(node.below[0].pads)}
