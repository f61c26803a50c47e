"""Where everything stands once the shapes are chosen, and the way of every line.

Each subtree becomes a block with its own origin; blocks are put into each other from the leaves upwards and moved to
their places from the root downwards. All lines run straight along the two axes. Their order is kept everywhere, so
no two of them cross: of those that come from one side the outermost runs in the lane nearest to the head, and in a
gutter the one that comes from farthest away runs outermost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import TypeAlias

from argmap.rendering.contours import Outline, right_of, shifted, united
from argmap.rendering.contours import below as find_below
from argmap.rendering.knots import EDGE, SPACING, Knot
from argmap.rendering.layout import (
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
    Fold,
    Plan,
    chain,
    is_bracket,
)

Point: TypeAlias = tuple[float, float]

CORRIDOR = 5.0  # what is kept free above and below a line that leaves a box at its side


@dataclass(slots=True)
class Block:
    """A subtree with places relative to its own corner.

    `head` is the corner of the head's box, `middle` half way along it, `children` gives the corner of each block
    below, `ways` the line from each of them to the head, starting at the child.
    """

    width: float
    height: float
    head: Point
    middle: float
    outline: Outline
    children: list[Point] = field(default_factory=list)
    ways: list[list[Point]] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """One line below a head: where its tracks come up, and where it enters the head."""

    sources: list[tuple[int, float]]  # child, and the place across at which its line comes up
    enters: float = 0.0
    lane: int = 0

    @property
    def first(self) -> float:
        return min(self.enters, self.sources[0][1])

    @property
    def last(self) -> float:
        return max(self.enters, self.sources[-1][1])


def place(knot: Knot, below: Sequence[Block]) -> Block:
    """The block of a knot, given those of what stands below it."""
    if not below:
        block = Block(knot.width, knot.height, (0.0, 0.0), knot.height / 2, [(0.0, knot.height, 0.0, knot.width)])
    elif is_bracket(knot, _plan(knot).columns):
        block = _place_bracket(knot, below)
    else:
        block = _place_rows(knot, below)
    return with_frame(knot, block)


def _plan(knot: Knot) -> Plan:
    assert knot.plan is not None  # noqa: S101  # shapes are chosen before anything is placed
    return knot.plan


def _framed(knot: Knot, block: Block) -> Block:
    """A block with the frame of a group around it."""
    before, after, top, bottom = knot.pads
    width, height = block.width + before + after, block.height + top + bottom
    return Block(
        width,
        height,
        (block.head[0] + before, block.head[1] + top),
        block.middle + top,
        [(0.0, height, 0.0, width)],
        [(x + before, y + top) for x, y in block.children],
        [[(x + before, y + top) for x, y in way] for way in block.ways],
    )


def _place_bracket(knot: Knot, below: Sequence[Block]) -> Block:
    """A joint at the side of its premises, which stand one below the other."""
    steps = len(below) - knot.trunks
    knot.width = max(knot.item_width, steps * SPACING)
    bus = knot.width + BUS
    corners, outline = _stacked(below, bus + BUS)
    middles = [y + b.middle for (_, y), b in zip(corners, below, strict=True)]
    lefts = [x + b.head[0] for (x, _), b in zip(corners, below, strict=True)]
    head_y = max(0.0, middles[0] - knot.height / 2)
    if head_y + knot.height / 2 != middles[0]:
        down = head_y + knot.height / 2 - middles[0]
        corners = [(x, y + down) for x, y in corners]
        middles = [middle + down for middle in middles]
        outline = shifted(outline, 0, down)
    first = middles[0]
    ways = [[(left, y), (bus, y), (bus, first), (knot.width, first)] for left, y in zip(lefts, middles, strict=True)]
    outer = (knot.width - (steps - 1) * SPACING) / 2
    for number, child in enumerate(range(len(below) - 1, knot.trunks - 1, -1)):
        x = outer + number * SPACING
        ways[child] = [(lefts[child], middles[child]), (x, middles[child]), (x, head_y + knot.height)]
    own = [(head_y, max(middles[-1], head_y + knot.height), 0.0, bus)]
    if knot.trunks == len(below):
        own = [(head_y, head_y + knot.height, 0.0, bus), (head_y + knot.height, middles[-1], bus - 4, bus)]
    outline = united(outline, own)
    width, height = _extent(corners, below)
    return Block(width, max(height, head_y + knot.height), (0.0, head_y), middles[0], outline, corners, ways)


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


def _place_rows(knot: Knot, below: Sequence[Block]) -> Block:
    plan = _plan(knot)
    knot.width = knot.least_width()
    corners, region = _columns(knot, plan, below)
    lines = _lines(knot, plan, below, corners)
    head_x, shift = _head_place(knot, plan, lines, _extent(corners, below)[0])
    if shift:
        corners = [(x + shift, y) for x, y in corners]
        for line in lines:
            line.sources = [(child, x + shift) for child, x in line.sources]
    _enter(knot, lines, head_x)
    _straighten(knot, plan, lines)
    lanes = _assign_lanes(lines)
    room = JOINT_ROOM if knot.is_joint and len(lines) == 1 else HEAD_ROOM
    floor = knot.height + room + (lanes - 1) * LANE * (lanes > 0) + FOOT_ROOM
    corners = [(x, y + floor) for x, y in corners]
    ways = _ways(knot, plan, below, corners, lines, lanes, room)
    width, height = _extent(corners, below)
    reach = [x for line in lines for x in (line.first, line.last)]
    outline = [
        (0.0, knot.height, head_x, head_x + knot.width),
        (knot.height, floor, min(reach) - 4, max(reach) + 4),
        *shifted(region, shift, floor),
    ]
    return Block(
        max(width, head_x + knot.width), height, (head_x, 0.0), knot.height / 2, outline, corners, ways
    )


def place_trees(plan: Plan, trees: Sequence[Block]) -> tuple[list[Point], float, float]:
    """The corners of the trees of a forest, and the size of it all."""
    corners: list[Point] = []
    outline: Outline = []
    for column in plan.columns:
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


def _columns(knot: Knot, plan: Plan, below: Sequence[Block]) -> tuple[list[Point], Outline]:
    """The corners of the blocks below a head, counted from the top of the region, and the outline of all."""
    corners: list[Point] = []
    outline: Outline = []
    index = 0
    for column in plan.columns:
        members = below[index : index + len(column)]
        if len(column) > 1:
            inset = _gutter(knot, index, len(column))
            found, own = _stacked(members, inset)
            last = found[-1][1] + members[-1].middle
            own = united(own, [(0.0, last, _first_track(knot) - 4, inset)])
        else:
            found, own = [(0.0, 0.0)], members[0].outline
        x = right_of(outline, own, COLUMN_GAP) if outline else 0.0
        corners.extend((x + dx, y) for dx, y in found)
        outline = united(outline, shifted(own, x, 0))
        index += len(column)
    return corners, outline


def _gutter(knot: Knot, start: int, count: int) -> float:
    return _first_track(knot) + (knot.line_count(start, count) - 1) * TRACK + LEAD


def _first_track(knot: Knot) -> float:
    """A lone column hangs so that its lines come up straight below its head."""
    return min(8.0 if knot.is_joint else EDGE + 2, knot.width / 2)


def _lines(knot: Knot, plan: Plan, below: Sequence[Block], corners: Sequence[Point]) -> list[_Line]:
    """The lines below a head from left to right; premises that share one are joined."""
    found: list[_Line] = []
    shared: _Line | None = None
    index = 0
    for column in plan.columns:
        members = range(index, index + len(column))
        index += len(column)
        if len(column) == 1:
            child = members[0]
            places = [(child, corners[child][0] + below[child].head[0] + knot.below[child].width / 2)]
        else:
            left = corners[members[0]][0] - _gutter(knot, members[0], len(column)) + _first_track(knot)
            separate = [child for child in reversed(members) if child >= knot.trunks]
            places = [(child, left + number * TRACK) for number, child in enumerate(separate)]
            trunk = left + len(separate) * TRACK
            places.extend((child, trunk) for child in members if child < knot.trunks)
        for child, x in places:
            if child >= knot.trunks:
                found.append(_Line([(child, x)]))
            elif shared is None:
                shared = _Line([(child, x)])
                found.append(shared)
            else:
                shared.sources.append((child, x))
    return found


def _head_place(knot: Knot, plan: Plan, lines: Sequence[_Line], region: float) -> tuple[float, float]:
    """Where the head stands across, and by how much what is below it moves."""
    if len(plan.columns) == 1 and len(plan.columns[0]) > 1:
        return 0.0, 0.0
    places = [x for line in lines for _, x in line.sources]
    middle = (places[0] + places[-1]) / 2
    if len(places) % 2 and abs(places[len(places) // 2] - middle) < knot.width / 3:
        middle = places[len(places) // 2]
    shift = max(0.0, knot.width / 2 - middle)
    room = max(region + shift, knot.width)
    return min(max(0.0, middle + shift - knot.width / 2), max(0.0, room - knot.width)), shift


def _enter(knot: Knot, lines: Sequence[_Line], head_x: float) -> None:
    """Where each line enters the head, for each of its doors."""
    if not knot.doors:
        edge = min(EDGE, knot.width / 2)
        low, high = head_x + edge, head_x + knot.width - edge
        if knot.is_joint and len(lines) == 1:
            low = high = head_x + (8.0 if knot.item.lines and _hangs(knot) else knot.width / 2)
        _enter_between(lines, low, high)
        return
    for door, members in groupby(lines, key=lambda line: knot.doors[line.sources[0][0]]):
        edge = min(EDGE, (door.high - door.low) / 2)
        _enter_between(list(members), head_x + door.low + edge, head_x + door.high - edge)


def _enter_between(lines: Sequence[_Line], low: float, high: float) -> None:
    """Where lines enter a stretch: as near as can be to where they come up, with room between them.

    The least squares under a fixed order is found by pooling neighbours that are too close.
    """
    spacing = 0.0
    if len(lines) > 1:
        tight = min(b.sources[0][1] - a.sources[-1][1] for a, b in pairwise(lines))
        spacing = min(SPACING, (high - low) / (len(lines) - 1), max(TRACK, tight))
    pools: list[tuple[float, int]] = []
    for number, line in enumerate(lines):
        mean, count = (line.sources[0][1] + line.sources[-1][1]) / 2 - number * spacing, 1
        while pools and pools[-1][0] >= mean:
            other, size = pools.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        pools.append((mean, count))
    most = max(low, high - (len(lines) - 1) * spacing)
    places = (min(max(mean, low), most) for mean, count in pools for _ in range(count))
    for number, (line, place_) in enumerate(zip(lines, places, strict=True)):
        line.enters = place_ + number * spacing


def _straighten(knot: Knot, plan: Plan, lines: Sequence[_Line]) -> None:
    """Let lines leave the boxes in the rows below off their middle where that makes them straight."""
    alone = [len(column) == 1 for column in plan.columns for _ in column]
    for line in lines:
        for number, (child, x) in enumerate(line.sources):
            head = knot.below[child]
            if alone[child] and abs(line.enters - x) <= head.width / 2 - EDGE:
                line.sources[number] = (child, line.enters)


def _hangs(knot: Knot) -> bool:
    assert knot.plan is not None  # noqa: S101
    return len(knot.plan.columns) == 1 and len(knot.plan.columns[0]) > 1


def _assign_lanes(lines: Sequence[_Line]) -> int:
    """Give each line that must run across its lane, counted from the lowest as 1; how many lanes there are."""
    most = 0
    for ordered, reach in ((lines[::-1], 1), (lines, -1)):
        lane, limit = 0, None
        for line in ordered:
            source = line.sources[0 if reach > 0 else -1][1]
            if (line.enters - source) * reach <= 0 and len(line.sources) == 1:
                limit, lane = None, 0
                continue
            overlaps = limit is not None and (line.enters - limit) * reach > -LANE
            lane = lane + 1 if overlaps else 1
            line.lane = max(line.lane, lane)
            lane = line.lane
            limit = source
            most = max(most, lane)
    return most


def _ways(
    knot: Knot,
    plan: Plan,
    below: Sequence[Block],
    corners: Sequence[Point],
    lines: Sequence[_Line],
    lanes: int,
    room: float,
) -> list[list[Point]]:
    hanging = [len(column) > 1 for column in plan.columns for _ in column]
    ways: list[list[Point]] = [[] for _ in below]
    for line in lines:
        across = knot.height + room + (lanes - line.lane) * LANE
        for child, x in line.sources:
            left, top = corners[child][0] + below[child].head[0], corners[child][1] + below[child].head[1]
            middle = corners[child][1] + below[child].middle
            way = [(left, middle), (x, middle)]
            if not hanging[child]:
                way = [(x, top)]
            if x != line.enters:
                way += [(x, across), (line.enters, across)]
            ways[child] = [*way, (line.enters, knot.doors[child].end if knot.doors else knot.height)]
    return ways


def place_chain(knot: Knot, last: Block) -> list[Block]:
    """The blocks of a folded chain, from its top downwards without `last`, which it ends in.

    Only the first block has the size and outline of the whole; each has the next one as its child.
    """
    plan = knot.plan
    assert isinstance(plan, Fold)  # noqa: S101
    knots = chain(knot)
    corners: list[Point] = []
    ways: list[list[Point]] = []
    x = height = 0.0
    for start, end in pairwise(plan.breaks):
        members = knots[start:end]
        lefts = [k.width / 2 for k in members]
        rights = list(lefts)
        if end == len(knots):
            lefts[-1] = last.head[0] + members[-1].width / 2
            rights[-1] = last.width - lefts[-1]
        middle = x + max(lefts)
        y = 0.0
        for number, member in enumerate(members):
            corner = (middle - lefts[number], y)
            top = y + (last.head[1] if start + number == len(knots) - 1 else 0.0)
            if corners and number:
                ways.append([(middle, top), (middle, corners[-1][1] + knots[start + number - 1].height)])
            elif corners:
                ways.append(_turn(corners[-1], knots[start - 1], corner, top + member.height / 2, x))
            corners.append(corner)
            y += member.height + _room_below(knots, start + number)
        bottom = corners[-1][1] + (last.height if end == len(knots) else members[-1].height + HEAD_ROOM)
        height = max(height, bottom)
        x = middle + max(rights) + FOLD_GAP
    blocks = []
    for number, member in enumerate(knots[:-1]):
        left, top = corners[number]
        child = (corners[number + 1][0] - left, corners[number + 1][1] - top)
        way = [(px - left, py - top) for px, py in ways[number]]
        blocks.append(Block(member.width, member.height, (0.0, 0.0), member.height / 2, [], [child], [way]))
    return [_whole(blocks[0], corners[0], x - FOLD_GAP, height), *blocks[1:]]


def _room_below(knots: Sequence[Knot], index: int) -> float:
    shares = index + 1 < len(knots) and knots[index + 1].item.trunk
    return (JOINT_ROOM if shares else HEAD_ROOM) + FOOT_ROOM


def _turn(above: Point, upper: Knot, corner: Point, middle: float, column: float) -> list[Point]:
    """The way from the top of a column to the foot of the one before it."""
    gutter, foot = column - FOLD_GAP / 2, above[1] + upper.height
    lane, entry = foot + HEAD_ROOM, above[0] + upper.width / 2
    return [(corner[0], middle), (gutter, middle), (gutter, lane), (entry, lane), (entry, foot)]


def _whole(first: Block, corner: Point, width: float, height: float) -> Block:
    """The block of the top of a chain, which stands for all of it."""
    x, y = corner
    return Block(
        width,
        height,
        corner,
        y + first.middle,
        [(0.0, height, 0.0, width)],
        [(cx + x, cy + y) for cx, cy in first.children],
        [[(px + x, py + y) for px, py in way] for way in first.ways],
    )


def with_frame(knot: Knot, block: Block) -> Block:
    """The block with the frame of a group around it, where one begins there."""
    return _framed(knot, block) if any(knot.pads) else block
