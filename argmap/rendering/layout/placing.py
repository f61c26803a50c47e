"""Where everything stands once the shapes are chosen, and the way of every line.

Each subtree becomes a block with its own origin; blocks are put into each other from the leaves upwards and moved to
their places from the root downwards. All lines run straight along the two axes. Their order is kept everywhere, so
no two of them cross: of those that come from one side the outermost runs in the lane nearest to the head, and in a
gutter the one that comes from farthest away runs outermost.
"""

from __future__ import annotations

from collections.abc import Sequence

from argmap.rendering.content.scene import Trunk
from argmap.rendering.layout.chains import place_chain
from argmap.rendering.layout.contours import Outline, right_of, shifted, united
from argmap.rendering.layout.contours import below as find_below
from argmap.rendering.layout.curves import RADIUS
from argmap.rendering.layout.distances import (
    BUS,
    CHIP_GAP,
    COLUMN_GAP,
    FOOT_ROOM,
    HEAD_RUN,
    LANE,
    LEAD,
    STACK_GAP,
    TRACK,
    TREE_GAP,
)
from argmap.rendering.layout.headings import heading, least_width, shut
from argmap.rendering.layout.lines import Line, assign_lanes, enter, hangs, straighten
from argmap.rendering.layout.nodes import LayoutNode, Run, first_track, is_bracket
from argmap.rendering.layout.subtrees import Block, FoldedChain, Point, SubtreeShape
from argmap.rendering.options import Direction

CHIP_INSET = 7.0  # from the end of a chip to the line into it, where boxes hang on that
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
    said = node.heading = heading(
        node.item.frame.title if node.item.frame else "", block.height if sideways else block.width, line
    )
    if sideways:
        before += said.more
    elif node.direction is Direction.UP:
        top += said.more
    else:
        bottom += said.more
    least = least_width(said, line)
    width = max(block.width + before + after, 0.0 if sideways else least)
    height = max(block.height + top + bottom, least if sideways else 0.0)
    found = block.inside(before, top, width, height)
    found.shut = None if sideways or line is None else shut(said, width)
    return found


def _place_bracket(node: LayoutNode, below: Sequence[Block]) -> Block:
    """A joint at the side of its premises, which stand one below the other; lines to the step come from below them."""
    steps = [run for run in node.runs if not run.trunk.premises]
    premises = len(below) - sum(run.count for run in steps)
    breadth = max(node.item_width, len(steps) * TRACK)
    bus = breadth + BUS
    corners, outline = _stacked(below, bus + BUS, node.runs)
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
    tracks = [(breadth - (len(steps) - 1) * TRACK) / 2 + number * TRACK for number in range(len(steps))][::-1]
    for run, x in zip(steps, tracks, strict=True):
        for child in range(run.start, run.end):
            ways[child] = [(lefts[child], middles[child]), (x, middles[child]), (x, head_y + node.height)]
    chips = _chips_in_flow(steps, tracks, corners)
    last = max(middles[:premises], default=first)
    own = [(head_y, head_y + node.height, 0.0, bus), (head_y + node.height, last, bus - 4, bus)]
    if steps:
        own = [(head_y, max(middles[-1], head_y + node.height), 0.0, bus)]
    own.insert(0, (0.0, head_y, 0.0, breadth))  # for the line that leaves the joint at its top
    outline = united(outline, own, *_chip_bands(chips, steps))
    width, height = _extent(corners, below)
    return Block(
        width,
        max(height, head_y + node.height),
        (0.0, head_y),
        breadth,
        middles[0],
        outline,
        corners,
        ways,
        chips,
        level=corners[0][1] + below[0].level,
    )


def _stacked(below: Sequence[Block], inset: float, runs: Sequence[Run]) -> tuple[list[Point], Outline]:
    """Blocks one below the other, each as high up as the others let it; a way to the left is kept free for each.

    Before those of another line there is room for its chip.
    """
    chips = {run.start: (-run.along - CHIP_GAP, 0.0, 0.0, inset + run.across) for run in runs[1:] if run.along}
    corners: list[Point] = []
    outline: Outline = []
    for number, block in enumerate(below):
        corridor = (block.middle - CORRIDOR, block.middle + CORRIDOR, 0.0, block.head[0])
        own = united(block.outline, [corridor]) if block.head[0] > 0 else block.outline
        own = shifted(own, inset, 0)
        if number in chips:
            own = united(own, [chips[number]])
        y = find_below(outline, own, STACK_GAP) if outline else 0.0
        corners.append((inset, y))
        outline = united(outline, shifted(own, 0, y))
    return corners, outline


def _chips_in_flow(runs: Sequence[Run], tracks: Sequence[float], corners: Sequence[Point]) -> list[tuple[Trunk, Point]]:
    """The chips of lines beside which boxes hang, each above the first of those."""
    return [
        (run.trunk, (_beside(x, run), corners[run.start][1] - CHIP_GAP - run.along / 2))
        for run, x in zip(runs, tracks, strict=True)
        if run.along
    ]


def _beside(x: float, run: Run) -> float:
    """The middle of a chip which a line at this place enters near its left end."""
    return x + max(0.0, run.across / 2 - CHIP_INSET)


def _chip_bands(chips: Sequence[tuple[Trunk, Point]], runs: Sequence[Run]) -> list[Outline]:
    sizes = {run.trunk: (run.across / 2, run.along / 2) for run in runs}
    return [[(y - sizes[t][1], y + sizes[t][1], x - sizes[t][0], x + sizes[t][0])] for t, (x, y) in chips]


def _extent(corners: Sequence[Point], below: Sequence[Block]) -> Point:
    return (
        max(x + b.width for (x, _), b in zip(corners, below, strict=True)),
        max(y + b.height for (_, y), b in zip(corners, below, strict=True)),
    )


def _place_rows(node: LayoutNode, shape: SubtreeShape, below: Sequence[Block]) -> Block:
    corners, region = _columns(node, shape, below, 0.0)
    lines = _lines(node, shape, below, corners)
    head_x, shift = _head_place(node, shape, lines, _extent(corners, below)[0])
    lacking = _lacking(node, lines, head_x - shift)
    if lacking > 0:
        corners, region = _columns(node, shape, below, lacking)
        lines = _lines(node, shape, below, corners)
    if shift:
        corners = [(x + shift, y) for x, y in corners]
        for line in lines:
            line.sources = [(child, x + shift) for child, x in line.sources]
    below_it = [line for line in lines if not line.aside]
    enter(node, shape, below_it, head_x)
    shut_places = [b.shut and (b.shut[0] + x, b.shut[1] + x) for b, (x, _) in zip(below, corners, strict=True)]
    straighten(shape, [block.breadth for block in below], lines, shut_places)
    lanes = assign_lanes(below_it)
    floor = node.height + node.room + (lanes - 1) * LANE * (lanes > 0) + FOOT_ROOM
    corners = [(x, y + floor) for x, y in corners]
    ways = _ways(node, shape, below, corners, lines, lanes, head_x)
    chips = _chips(node, shape, lines, corners, head_x)
    width, height = _extent(corners, below)
    reach = [x for line in below_it for x in (line.first, line.last)]
    side = max((line.sources[-1][1] + 4 for line in lines if line.aside), default=head_x + node.width)
    outline = united(
        [
            (0.0, node.height, head_x, side),
            (node.height, floor, min(reach) - 4, max(*reach, side - 4) + 4),
            *shifted(region, shift, floor),
        ],
        *_chip_bands(chips, node.runs),
    )
    return Block(
        max(width, head_x + node.width),
        height,
        (head_x, 0.0),
        node.width,
        node.height / 2,
        outline,
        corners,
        ways,
        chips,
        level=_level(node, corners, below),
    )


def _level(node: LayoutNode, corners: Sequence[Point], below: Sequence[Block]) -> float:
    """How far down the first statement of a block begins: a joint stands above its premises."""
    return corners[0][1] + below[0].level if node.is_joint else 0.0


def _lacking(node: LayoutNode, lines: Sequence[Line], head_x: float) -> float:
    """How much farther from a joint a line has to come up that hits it from the side, with its chip."""
    run = lines[-1].run
    if not lines[-1].aside:
        return 0.0
    return head_x + node.width + HEAD_RUN + run.across + CHIP_GAP + RADIUS - lines[-1].sources[0][1]


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


def _columns(
    node: LayoutNode, shape: SubtreeShape, below: Sequence[Block], lacking: float
) -> tuple[list[Point], Outline]:
    """The corners of the blocks below a head, counted from the top of the region, and the outline of all.

    In a row, statements stand at one height, with a joint above them or without. What hits the joint from the side
    moves away from it by what is `lacking`.
    """
    aligned = all(len(column) == 1 for column in shape.columns) and len(below) > 1
    deepest = max(block.level for block in below)
    corners: list[Point] = []
    outline: Outline = []
    index = 0
    for column in shape.columns:
        members = below[index : index + len(column)]
        if len(column) > 1:
            inset = _gutter(node, index, len(column))
            found, own = _stacked(members, inset, node.runs_in(index, len(column)))
            last = found[-1][1] + members[-1].middle
            own = united(own, [(0.0, last, first_track(node.width, joint=node.is_joint) - 4, inset)])
        else:
            found, own = [(0.0, 0.0)], members[0].outline
        down = deepest - members[0].level if aligned else 0.0
        own = shifted(own, 0, down) if down else own
        x = right_of(outline, own, COLUMN_GAP) if outline else 0.0
        if lacking and index == node.runs[-1].start:
            x += lacking
        corners.extend((x + dx, y + down) for dx, y in found)
        outline = united(outline, shifted(own, x, 0))
        index += len(column)
    return corners, outline


def _gutter(node: LayoutNode, start: int, count: int) -> float:
    return first_track(node.width, joint=node.is_joint) + (len(node.runs_in(start, count)) - 1) * TRACK + LEAD


def _lines(node: LayoutNode, shape: SubtreeShape, below: Sequence[Block], corners: Sequence[Point]) -> list[Line]:
    """The lines below a head from left to right, each with all that hangs on it."""
    found: dict[Run, Line] = {}
    index = 0
    for column in shape.columns:
        members = range(index, index + len(column))
        index += len(column)
        if len(column) == 1:
            child = members[0]
            run = node.run_of(child)
            x = corners[child][0] + below[child].head[0] + below[child].breadth / 2
            found.setdefault(run, Line(run, [])).sources.append((child, x))
            continue
        runs = node.runs_in(members[0], len(column))
        left = (
            corners[members[0]][0]
            - _gutter(node, members[0], len(column))
            + first_track(node.width, joint=node.is_joint)
        )
        for number, run in enumerate(runs[::-1]):  # what comes from farthest away runs outermost
            x = left + number * TRACK
            hanging = [child for child in members if run.start <= child < run.end]
            found.setdefault(run, Line(run, [])).sources.extend((child, x) for child in hanging)
    lines = sorted(found.values(), key=lambda line: line.sources[0][1])
    lines[-1].aside = node.hit_aside and not hangs(shape)
    return lines


def _chips(
    node: LayoutNode, shape: SubtreeShape, lines: Sequence[Line], corners: Sequence[Point], head_x: float
) -> list[tuple[Trunk, Point]]:
    """The middles of the chips on the lines into a head."""
    if hangs(shape):
        first, *others = lines[::-1]
        found = _chips_in_flow([line.run for line in others], [line.sources[0][1] for line in others], corners)
        if first.run.along:
            at = (_beside(first.enters, first.run), _end(node, first.run) + HEAD_RUN + first.run.along / 2)
            found.insert(0, (first.run.trunk, at))
        return found
    found = []
    for line in lines:
        run = line.run
        if not run.along:
            continue
        if line.aside:
            at = (head_x + node.width + HEAD_RUN + run.across / 2, node.height / 2)
        else:
            at = (line.enters, _end(node, run) + HEAD_RUN + run.along / 2)
        found.append((run.trunk, at))
    return found


def _end(node: LayoutNode, run: Run) -> float:
    """How far along a line into a head goes."""
    return node.height if run.port is None else run.port.end


def _head_place(node: LayoutNode, shape: SubtreeShape, lines: Sequence[Line], region: float) -> tuple[float, float]:
    """Where the head stands across, and by how much what is below it moves."""
    if len(shape.columns) == 1 and len(shape.columns[0]) > 1:
        return 0.0, 0.0
    places = [x for line in lines if not line.aside for _, x in line.sources]
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
    head_x: float,
) -> list[list[Point]]:
    hanging = [len(column) > 1 for column in shape.columns for _ in column]
    ways: list[list[Point]] = [[] for _ in below]
    for line in lines:
        across = node.height + node.room + (lanes - line.lane) * LANE
        for child, x in line.sources:
            left, top = corners[child][0] + below[child].head[0], corners[child][1] + below[child].head[1]
            middle = corners[child][1] + below[child].middle
            way = [(left, middle), (x, middle)]
            if not hanging[child]:
                way = [(x, top)]
            if line.aside:
                ways[child] = [*way, (x, node.height / 2), (head_x + node.width, node.height / 2)]
                continue
            if x != line.enters:
                way += [(x, across), (line.enters, across)]
            ways[child] = [*way, (line.enters, _end(node, line.run))]
    return ways
