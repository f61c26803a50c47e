"""A scene with places: every box, line and frame in points on the page."""

from __future__ import annotations

from collections.abc import Callable

from argmap.records import field, record
from argmap.rendering.content.groups import scatter
from argmap.rendering.content.scene import Form, Item, Scene, Trunk
from argmap.rendering.layout.frames import Frame, Surroundings, joined_frames
from argmap.rendering.layout.headings import title_place
from argmap.rendering.layout.nodes import LayoutNode, chain, downwards, make_nodes
from argmap.rendering.layout.placing import place_trees
from argmap.rendering.layout.shapes import choose_shapes
from argmap.rendering.layout.subtrees import Block, FoldedChain, Point
from argmap.rendering.options import Direction, Layout

FRAME_ROWS = (99.0, 4.0, 3.0, 2.0, 1.0)  # levels down to which what bears on framed premises stands side by side


@record(frozen=False)
class Arrangement:
    """Places on the page, in points; ``y`` grows downwards. `places` are the centres of boxes.

    `ways` has the line from each item to what it hangs under, beginning at the item: those of one trunk run together in
    the end. `chips` are the middles of the chips on trunks; `links` the lines across the forest, in the order of the
    scene. Frames come outermost first.
    """

    width: float = 0.0
    height: float = 0.0
    places: dict[Item, Point] = field(default_factory=dict)
    ways: dict[Item, list[Point]] = field(default_factory=dict)
    chips: dict[Trunk, Point] = field(default_factory=dict)
    links: list[list[Point]] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)

    def strip_top(self, item: Item) -> float:
        """Where what is said about the premises in a common frame begins: at the side where room was left."""
        y, half = self.places[item][1], item.height / 2
        part = next(part for part in item.below if part.premise)
        above = self.places[part][1] - part.height / 2 - (y - half)
        return y - half + 3 if above > item.strip_height else y + half - 3 - item.strip_height


def arrange(scene: Scene, direction: Direction, aspect: float, layout: Layout = Layout.AUTO) -> Arrangement:
    """Give every item of a scene its place and every line its way."""
    if direction is Direction.AUTO:
        sideways_, upright = (arrange(scene, d, aspect, layout) for d in (Direction.LEFT, Direction.UP))
        if max(upright.width, upright.height * aspect) <= max(sideways_.width, sideways_.height * aspect):
            return upright
        return arrange(scene, Direction.LEFT, aspect, layout)  # once more: trying the other one changed the boxes
    while True:
        found = _arranged(scene, direction, aspect, layout)
        found.frames, apart = joined_frames(found.frames, Surroundings(found.places, found.ways, found.chips))
        if not apart:
            return found
        for group in apart:
            scatter(group)


def _arranged(scene: Scene, direction: Direction, aspect: float, layout: Layout) -> Arrangement:
    sideways = direction in {Direction.LEFT, Direction.RIGHT}
    across = 1 / aspect if sideways else aspect
    rows = 0.0
    if any(item.form is Form.FRAMED for item in scene.walk()):
        rows = min(
            FRAME_ROWS,
            key=lambda rows: choose_shapes(make_nodes(scene, direction, rows), across, layout).reach(across),
        )
    roots = make_nodes(scene, direction, rows)
    shape = choose_shapes(roots, across, layout)
    blocks = _blocks(roots)
    corners, width, height = place_trees(shape, [blocks[root] for root in roots])
    return _Mapping(direction, width, height, mirrored=scene.right_to_left and not sideways).arrangement(
        roots, blocks, corners
    )


def _blocks(roots: list[LayoutNode]) -> dict[LayoutNode, Block]:
    """Where each node has its place, once shapes are chosen."""
    blocks: dict[LayoutNode, Block] = {}
    for node in downwards(roots):
        if node.shape is not None and node.shape.block is not None:
            blocks[node] = node.shape.block
            if isinstance(node.shape, FoldedChain):
                blocks |= zip(chain(node)[1:-1], node.shape.inner, strict=True)
    return blocks


class _Mapping:
    """From the axes of the layout to the page."""

    def __init__(self, direction: Direction, width: float, height: float, *, mirrored: bool) -> None:
        self.from_left = direction is not Direction.RIGHT and not mirrored
        self.width = width
        self.height = height
        self.sideways = direction in {Direction.LEFT, Direction.RIGHT}
        edge, sign = (width, -1) if mirrored else (0.0, 1)
        self.point: Callable[[float, float], Point] = {
            Direction.UP: lambda x, y: (edge + sign * x, y),
            Direction.DOWN: lambda x, y: (edge + sign * x, height - y),
            Direction.LEFT: lambda x, y: (y, x),
            Direction.RIGHT: lambda x, y: (height - y, x),
        }[direction]

    def arrangement(
        self, roots: list[LayoutNode], blocks: dict[LayoutNode, Block], corners: list[Point]
    ) -> Arrangement:
        found = Arrangement(*((self.height, self.width) if self.sideways else (self.width, self.height)))
        point = self.point
        waiting = list(zip(roots, corners, strict=True))
        for node, (x, y) in waiting:
            block = blocks[node]
            if node.item.frame is not None:
                found.frames.append(self._frame(node, block, x, y, found.ways.get(node.item)))
            left, top = block.head
            if self.sideways:
                node.item.height = block.breadth
            else:
                node.item.width = block.breadth
            found.places[node.item] = point(x + left + block.breadth / 2, y + top + node.height / 2)
            if node.item.form is Form.FRAMED:
                held = (part for part in node.item.below if part.premise)
                found.places.update((p, point(x + left + p.held_at[0], y + top + p.held_at[1])) for p in held)
            found.chips.update((trunk, point(x + px, y + py)) for trunk, (px, py) in block.chips)
            for below, (dx, dy), way in zip(node.below, block.children, block.ways, strict=True):
                found.ways[below.item] = [point(x + px, y + py) for px, py in way]
                waiting.append((below, (x + dx, y + dy)))
        return found

    def _frame(self, node: LayoutNode, block: Block, x: float, y: float, way: list[Point] | None) -> Frame:
        one, other = self.point(x, y), self.point(x + block.width, y + block.height)
        left, top = min(one[0], other[0]), min(one[1], other[1])
        width, height = abs(other[0] - one[0]), abs(other[1] - one[1])
        from_left = self.from_left
        line = None
        if way is not None and node.crosses_title:
            line = way[0][0] - left if from_left else left + width - way[0][0]
        assert node.heading is not None  # noqa: S101 - its frame has been measured
        begin = title_place(node.heading, width, line, from_left=from_left)
        return Frame(node.heading, [node.item], left, top, width, height, left + begin)
