"""Where everything stands once the shapes are chosen, and the way of every line.

Each subtree becomes a block with its own origin; blocks are put into each other from the leaves upwards and moved to
their places from the root downwards. All lines run straight along the two axes. Their order is kept everywhere, so
no two of them cross: of those that come from one side the outermost runs in the lane nearest to the head, and in a
gutter the one that comes from farthest away runs outermost.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from argmap.rendering.layout.contours import Outline, right_of, shifted, united
from argmap.rendering.layout.contours import below as find_below
from argmap.rendering.layout.distances import (
    BUS,
    COLUMN_GAP,
    FOLD_GAP,
    FOOT_ROOM,
    HEAD_ROOM,
    JOINT_ROOM,
    LANE,
    LEAD,
    STACK_GAP,
    TRACK,
    TREE_GAP,
)
from argmap.rendering.layout.headings import heading, least_width, shut
from argmap.rendering.layout.lines import Line, assign_lanes, enter, straighten
from argmap.rendering.layout.nodes import EDGE, SPACING, LayoutNode, chain, is_bracket
from argmap.rendering.layout.subtrees import Block, FoldedChain, Point, SubtreeShape
from argmap.rendering.options import Direction

CORRIDOR = 5.0  # what is kept free above and below a line that leaves a box at its side


def place_shape(node: LayoutNode, shape: SubtreeShape) -> None:
    """Give a shape its block and its true size; the shapes of what is below have theirs already."""
    if isinstance(shape, FoldedChain):
        assert shape.last.block is not None  # noqa: S101
        first, *shape.inner = place_chain(node, shape, shape.last.block)
        block = first
    else:
        below = [each.block for each in shape.below if each.block is not None]
        block = place(node, shape, below)
    shape.block = _framed(node, block) if any(node.pads) else block
    shape.width, shape.height = shape.block.width, shape.block.height


def place(node: LayoutNode, shape: SubtreeShape, below: Sequence[Block]) -> Block:
    """The block of a node in one of its shapes, given those of what stands below it."""
    if not below:
        outline = [(0.0, node.height, 0.0, node.width)]
        return Block(node.width, node.height, (0.0, 0.0), node.width, node.height / 2, outline)
    if is_bracket(node, shape.columns):
        return _place_bracket(node, below)
    return _place_rows(node, shape, below)


def _framed(node: LayoutNode, block: Block) -> Block:
    """A block with the frame of a group around it, which has room for its title."""
    before, after, top, bottom = node.pads
    sideways = node.direction in {Direction.LEFT, Direction.RIGHT}
    line = None
    if node.crosses_title:
        line = block.middle + top if sideways else block.head[0] + before + node.width / 2
    said = node.heading = heading(node.item.frame or "", block.height if sideways else block.width, line)
    if sideways:
        before += said.more
    elif node.direction is Direction.UP:
        top += said.more
    else:
        bottom += said.more
    least = least_width(said, line)
    width = max(block.width + before + after, 0.0 if sideways else least)
    height = max(block.height + top + bottom, least if sideways else 0.0)
    return Block(
        width,
        height,
        (block.head[0] + before, block.head[1] + top),
        block.breadth,
        block.middle + top,
        [(0.0, height, 0.0, width)],
        [(x + before, y + top) for x, y in block.children],
        [[(x + before, y + top) for x, y in way] for way in block.ways],
        None if sideways or line is None else shut(said, width),
    )


def _place_bracket(node: LayoutNode, below: Sequence[Block]) -> Block:
    """A joint at the side of its premises, which stand one below the other."""
    steps = len(below) - node.trunks
    breadth = max(node.item_width, steps * SPACING)
    bus = breadth + BUS
    corners, outline = _stacked(below, bus + BUS)
    middles = [y + b.middle for (_, y), b in zip(corners, below, strict=True)]
    lefts = [x + b.head[0] for (x, _), b in zip(corners, below, strict=True)]
    head_y = max(0.0, middles[0] - node.height / 2)
    if head_y + node.height / 2 != middles[0]:
        down = head_y + node.height / 2 - middles[0]
        corners = [(x, y + down) for x, y in corners]
        middles = [middle + down for middle in middles]
        outline = shifted(outline, 0, down)
    first = middles[0]
    ways = [[(left, y), (bus, y), (bus, first), (breadth, first)] for left, y in zip(lefts, middles, strict=True)]
    outer = (breadth - (steps - 1) * SPACING) / 2
    for number, child in enumerate(range(len(below) - 1, node.trunks - 1, -1)):
        x = outer + number * SPACING
        ways[child] = [(lefts[child], middles[child]), (x, middles[child]), (x, head_y + node.height)]
    own = [(head_y, max(middles[-1], head_y + node.height), 0.0, bus)]
    if node.trunks == len(below):
        own = [(head_y, head_y + node.height, 0.0, bus), (head_y + node.height, middles[-1], bus - 4, bus)]
    own.insert(0, (0.0, head_y, 0.0, breadth))  # for the line that leaves the joint at its top
    outline = united(outline, own)
    width, height = _extent(corners, below)
    return Block(width, max(height, head_y + node.height), (0.0, head_y), breadth, middles[0], outline, corners, ways)


def _stacked(below: Sequence[Block], inset: float) -> tuple[list[Point], Outline]:
    """Blocks one below the other, each as high up as the others let it; a way to the left is kept free for each."""
    corners: list[Point] = []
    outline: Outline = []
    for block in below:
        corridor = (block.middle - CORRIDOR, block.middle + CORRIDOR, 0.0, block.head[0])
        own = united(block.outline, [corridor]) if block.head[0] > 0 else block.outline
        own = shifted(own, inset, 0)
        y = find_below(outline, own, STACK_GAP) if outline else 0.0
        corners.append((inset, y))
        outline = united(outline, shifted(own, 0, y))
    return corners, outline


def _extent(corners: Sequence[Point], below: Sequence[Block]) -> Point:
    return (
        max(x + b.width for (x, _), b in zip(corners, below, strict=True)),
        max(y + b.height for (_, y), b in zip(corners, below, strict=True)),
    )


def _place_rows(node: LayoutNode, shape: SubtreeShape, below: Sequence[Block]) -> Block:
    corners, region = _columns(node, shape, below)
    lines = _lines(node, shape, below, corners)
    head_x, shift = _head_place(node, shape, lines, _extent(corners, below)[0])
    if shift:
        corners = [(x + shift, y) for x, y in corners]
        for line in lines:
            line.sources = [(child, x + shift) for child, x in line.sources]
    enter(node, shape, lines, head_x)
    shut_places = [b.shut and (b.shut[0] + x, b.shut[1] + x) for b, (x, _) in zip(below, corners, strict=True)]
    straighten(shape, [block.breadth for block in below], lines, shut_places)
    lanes = assign_lanes(lines)
    room = JOINT_ROOM if node.is_joint and len(lines) == 1 else HEAD_ROOM
    floor = node.height + room + (lanes - 1) * LANE * (lanes > 0) + FOOT_ROOM
    corners = [(x, y + floor) for x, y in corners]
    ways = _ways(node, shape, below, corners, lines, lanes, room)
    width, height = _extent(corners, below)
    reach = [x for line in lines for x in (line.first, line.last)]
    outline = [
        (0.0, node.height, head_x, head_x + node.width),
        (node.height, floor, min(reach) - 4, max(reach) + 4),
        *shifted(region, shift, floor),
    ]
    return Block(
        max(width, head_x + node.width), height, (head_x, 0.0), node.width, node.height / 2, outline, corners, ways
    )


def place_trees(shape: SubtreeShape, trees: Sequence[Block]) -> tuple[list[Point], float, float]:
    """The corners of the trees of a forest, and the size of it all."""
    corners: list[Point] = []
    outline: Outline = []
    for column in shape.columns:
        members = trees[len(corners) : len(corners) + len(column)]
        own: Outline = []
        downs = []
        for block in members:
            downs.append(find_below(own, block.outline, TREE_GAP) if own else 0.0)
            own = united(own, shifted(block.outline, 0, downs[-1]))
        x = right_of(outline, own, TREE_GAP) if outline else 0.0
        corners.extend((x, y) for y in downs)
        outline = united(outline, shifted(own, x, 0))
    return corners, *_extent(corners, trees)


def _columns(node: LayoutNode, shape: SubtreeShape, below: Sequence[Block]) -> tuple[list[Point], Outline]:
    """The corners of the blocks below a head, counted from the top of the region, and the outline of all."""
    corners: list[Point] = []
    outline: Outline = []
    index = 0
    for column in shape.columns:
        members = below[index : index + len(column)]
        if len(column) > 1:
            inset = _gutter(node, index, len(column))
            found, own = _stacked(members, inset)
            last = found[-1][1] + members[-1].middle
            own = united(own, [(0.0, last, _first_track(node) - 4, inset)])
        else:
            found, own = [(0.0, 0.0)], members[0].outline
        x = right_of(outline, own, COLUMN_GAP) if outline else 0.0
        corners.extend((x + dx, y) for dx, y in found)
        outline = united(outline, shifted(own, x, 0))
        index += len(column)
    return corners, outline


def _gutter(node: LayoutNode, start: int, count: int) -> float:
    return _first_track(node) + (node.line_count(start, count) - 1) * TRACK + LEAD


def _first_track(node: LayoutNode) -> float:
    """A lone column hangs so that its lines come up straight below its head."""
    return min(8.0 if node.is_joint else EDGE + 2, node.width / 2)


def _lines(node: LayoutNode, shape: SubtreeShape, below: Sequence[Block], corners: Sequence[Point]) -> list[Line]:
    """The lines below a head from left to right; premises that share one are joined."""
    found: list[Line] = []
    shared: Line | None = None
    index = 0
    for column in shape.columns:
        members = range(index, index + len(column))
        index += len(column)
        if len(column) == 1:
            child = members[0]
            places = [(child, corners[child][0] + below[child].head[0] + below[child].breadth / 2)]
        else:
            left = corners[members[0]][0] - _gutter(node, members[0], len(column)) + _first_track(node)
            separate = [child for child in reversed(members) if child >= node.trunks]
            places = [(child, left + number * TRACK) for number, child in enumerate(separate)]
            trunk = left + len(separate) * TRACK
            places.extend((child, trunk) for child in members if child < node.trunks)
        for child, x in places:
            if child >= node.trunks:
                found.append(Line([(child, x)]))
            elif shared is None:
                shared = Line([(child, x)])
                found.append(shared)
            else:
                shared.sources.append((child, x))
    return found


def _head_place(node: LayoutNode, shape: SubtreeShape, lines: Sequence[Line], region: float) -> tuple[float, float]:
    """Where the head stands across, and by how much what is below it moves."""
    if len(shape.columns) == 1 and len(shape.columns[0]) > 1:
        return 0.0, 0.0
    places = [x for line in lines for _, x in line.sources]
    middle = (places[0] + places[-1]) / 2
    if len(places) % 2 and abs(places[len(places) // 2] - middle) < node.width / 3:
        middle = places[len(places) // 2]
    shift = max(0.0, node.width / 2 - middle)
    room = max(region + shift, node.width)
    return min(max(0.0, middle + shift - node.width / 2), max(0.0, room - node.width)), shift


def _ways(
    node: LayoutNode,
    shape: SubtreeShape,
    below: Sequence[Block],
    corners: Sequence[Point],
    lines: Sequence[Line],
    lanes: int,
    room: float,
) -> list[list[Point]]:
    hanging = [len(column) > 1 for column in shape.columns for _ in column]
    ways: list[list[Point]] = [[] for _ in below]
    for line in lines:
        across = node.height + room + (lanes - line.lane) * LANE
        for child, x in line.sources:
            left, top = corners[child][0] + below[child].head[0], corners[child][1] + below[child].head[1]
            middle = corners[child][1] + below[child].middle
            way = [(left, middle), (x, middle)]
            if not hanging[child]:
                way = [(x, top)]
            if x != line.enters:
                way += [(x, across), (line.enters, across)]
            ways[child] = [*way, (line.enters, node.ports[child].end if node.ports else node.height)]
    return ways


def place_chain(node: LayoutNode, shape: FoldedChain, last: Block) -> list[Block]:
    """The blocks of a folded chain, from its top downwards without `last`, which it ends in.

    Only the first block has the size and outline of the whole; each has the next one as its child.
    """
    nodes = chain(node)
    corners: list[Point] = []
    ways: list[list[Point]] = []
    x = height = 0.0
    for start, end in pairwise(shape.breaks):
        members = nodes[start:end]
        lefts = [k.width / 2 for k in members]
        rights = list(lefts)
        if end == len(nodes):
            lefts[-1] = last.head[0] + last.breadth / 2
            rights[-1] = last.width - lefts[-1]
        middle = x + max(lefts)
        y = 0.0
        for number, member in enumerate(members):
            corner = (middle - lefts[number], y)
            head = last.head if start + number == len(nodes) - 1 else (0.0, 0.0)
            top = y + head[1]
            if corners and number:
                ways.append([(middle, top), (middle, corners[-1][1] + nodes[start + number - 1].height)])
            elif corners:
                begin = (corner[0] + head[0], top + member.height / 2)
                ways.append(_turn(corners[-1], nodes[start - 1], begin, x))
            corners.append(corner)
            y += member.height + _room_below(nodes, start + number)
        bottom = corners[-1][1] + (last.height if end == len(nodes) else members[-1].height + HEAD_ROOM)
        height = max(height, bottom)
        x = middle + max(rights) + FOLD_GAP
    blocks = []
    for number, member in enumerate(nodes[:-1]):
        left, top = corners[number]
        child = (corners[number + 1][0] - left, corners[number + 1][1] - top)
        way = [(px - left, py - top) for px, py in ways[number]]
        blocks.append(
            Block(member.width, member.height, (0.0, 0.0), member.width, member.height / 2, [], [child], [way])
        )
    return [_whole(blocks[0], corners[0], x - FOLD_GAP, height), *blocks[1:]]


def _room_below(nodes: Sequence[LayoutNode], index: int) -> float:
    shares = index + 1 < len(nodes) and nodes[index + 1].item.trunk
    return (JOINT_ROOM if shares else HEAD_ROOM) + FOOT_ROOM


def _turn(above: Point, upper: LayoutNode, begin: Point, column: float) -> list[Point]:
    """The way from the side of a box at the top of a column to the foot of the column before it."""
    gutter, foot = column - FOLD_GAP / 2, above[1] + upper.height
    lane, entry = foot + HEAD_ROOM, above[0] + upper.width / 2
    return [begin, (gutter, begin[1]), (gutter, lane), (entry, lane), (entry, foot)]


def _whole(first: Block, corner: Point, width: float, height: float) -> Block:
    """The block of the top of a chain, which stands for all of it."""
    x, y = corner
    return Block(
        width,
        height,
        corner,
        first.breadth,
        y + first.middle,
        [(0.0, height, 0.0, width)],
        [(cx + x, cy + y) for cx, cy in first.children],
        [[(px + x, py + y) for px, py in way] for way in first.ways],
    )
