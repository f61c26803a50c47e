"""A scene with places: every box, line and frame in points on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from argmap.rendering.boxes import LINE
from argmap.rendering.layout import Knot, choose_shapes, least_width
from argmap.rendering.options import Direction
from argmap.rendering.placing import Block, Point, place, place_trees
from argmap.rendering.scene import Item, Scene
from argmap.rendering.wrapping import text_width

FRAME_PAD = 10.0
FRAME_TITLE = 9.5
_TITLE_ROOM = FRAME_TITLE * LINE + 8


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle of a group: corner nearest to the origin, size, and where its title begins."""

    title: str
    item: Item
    x: float
    y: float
    width: float
    height: float
    title_x: float

    @property
    def title_width(self) -> float:
        return text_width(self.title, FRAME_TITLE, bold=True)


@dataclass(slots=True)
class Arrangement:
    """Places on the page, in points; ``y`` grows downwards. `places` are the centres of boxes.

    `ways` has the line from each item to what it hangs under, beginning at the item; `links` those across the forest,
    in the order of the scene. Frames come outermost first.
    """

    width: float = 0.0
    height: float = 0.0
    places: dict[Item, Point] = field(default_factory=dict)
    ways: dict[Item, list[Point]] = field(default_factory=dict)
    links: list[list[Point]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)


def arrange(scene: Scene, direction: Direction, aspect: float) -> Arrangement:
    """Give every item of a scene its place and every line its way."""
    if direction is Direction.AUTO:
        found = [arrange(scene, d, aspect) for d in (Direction.UP, Direction.LEFT)]
        return min(found, key=lambda a: max(a.width, a.height * aspect))
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    roots = _knots(scene, direction)
    plan = choose_shapes(roots, 1 / aspect if sideways else aspect)
    blocks = _blocks(roots)
    corners, width, height = place_trees(plan, [blocks[root] for root in roots])
    return _Mapping(direction, width, height).arrangement(roots, blocks, corners)


def _knots(scene: Scene, direction: Direction) -> list[Knot]:
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    roots: list[Knot] = []
    waiting: list[tuple[Item, list[Knot]]] = [(item, roots) for item in scene.roots]
    index = 0
    while index < len(waiting):
        item, siblings = waiting[index]
        index += 1
        width, height = (item.height, item.width) if sideways else (item.width, item.height)
        knot = Knot(item, width, height, _pads(item, direction))
        siblings.append(knot)
        knot.trunks = sum(below.trunk for below in item.below)
        waiting.extend((below, knot.below) for below in item.below)
    for knot in _all(roots):
        knot.width = least_width(knot)
    return roots


def _pads(item: Item, direction: Direction) -> tuple[float, float, float, float]:
    """Room for the frame of a group: before and after across, before and after along."""
    if item.frame is None:
        return (0.0, 0.0, 0.0, 0.0)
    pad, title = FRAME_PAD, _TITLE_ROOM
    return {
        Direction.UP: (pad, pad, title, pad),
        Direction.DOWN: (pad, pad, pad, title),
        Direction.LEFT: (title, pad, pad, pad),
        Direction.RIGHT: (title, pad, pad, pad),
    }[direction]


def _all(roots: list[Knot]) -> list[Knot]:
    """Every knot before those below it."""
    found = list(roots)
    for knot in found:
        found.extend(knot.below)
    return found


def _blocks(roots: list[Knot]) -> dict[Knot, Block]:
    blocks: dict[Knot, Block] = {}
    for knot in reversed(_all(roots)):
        blocks[knot] = place(knot, [blocks[below] for below in knot.below])
    return blocks


class _Mapping:
    """From the axes of the layout to the page."""

    def __init__(self, direction: Direction, width: float, height: float) -> None:
        self.direction = direction
        self.width = width
        self.height = height
        self.sideways = direction in {Direction.LEFT, Direction.RIGHT}
        self.point: Callable[[float, float], Point] = {
            Direction.UP: lambda x, y: (x, y),
            Direction.DOWN: lambda x, y: (x, height - y),
            Direction.LEFT: lambda x, y: (y, x),
            Direction.RIGHT: lambda x, y: (height - y, x),
        }[direction]

    def arrangement(self, roots: list[Knot], blocks: dict[Knot, Block], corners: list[Point]) -> Arrangement:
        found = Arrangement(*((self.height, self.width) if self.sideways else (self.width, self.height)))
        point = self.point
        waiting = list(zip(roots, corners, strict=True))
        for knot, (x, y) in waiting:
            block = blocks[knot]
            if knot.item.frame is not None:
                found.frames.append(self._frame(knot, block, x, y, found.ways.get(knot.item)))
            left, top = block.head
            if self.sideways:
                knot.item.height = knot.width
            else:
                knot.item.width = knot.width
            found.places[knot.item] = point(x + left + knot.width / 2, y + top + knot.height / 2)
            for below, (dx, dy), way in zip(knot.below, block.children, block.ways, strict=True):
                found.ways[below.item] = [point(x + px, y + py) for px, py in way]
                waiting.append((below, (x + dx, y + dy)))
        return found

    def _frame(self, knot: Knot, block: Block, x: float, y: float, way: list[Point] | None) -> Frame:
        one, other = self.point(x, y), self.point(x + block.width, y + block.height)
        left, top = min(one[0], other[0]), min(one[1], other[1])
        title = knot.item.frame or ""
        begin = left + FRAME_PAD
        if self.direction is Direction.UP and way is not None and way[0][0] == way[1][0]:
            line = way[0][0]  # the line from the head crosses the row of the title
            if line - 8 < begin + text_width(title, FRAME_TITLE, bold=True):
                begin = line + 8
        return Frame(title, knot.item, left, top, abs(other[0] - one[0]), abs(other[1] - one[1]), begin)
