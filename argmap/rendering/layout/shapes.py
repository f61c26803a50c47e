"""Which shape each part of a drawing takes, so that the whole fits the page.

A subtree can put what hangs below its head into one row, into one column, or into several columns in between. Each
choice gives it another width and height. The shapes worth considering, those that no other beats in both, are combined
from the leaves upwards, and the best one for the page is taken at the root: the method of L. Stockmeyer, Optimal
Orientations of Cells in Slicing Floorplan Designs, Information and Control 57 (1983). Keeping a fixed number of shapes
for each subtree makes the time linear in the number of boxes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations, pairwise, product
from math import log, prod
from typing import TypeAlias

from argmap.rendering.content.scene import Form
from argmap.rendering.layout.distances import (
    BUS,
    CHIP_GAP,
    COLUMN_GAP,
    FOLD_GAP,
    FOOT_ROOM,
    LANE,
    LEAD,
    SHORT_CHAIN,
    STACK_GAP,
    TRACK,
    TREE_GAP,
)
from argmap.rendering.layout.nodes import LayoutNode, chain, chain_members, downwards, is_bracket
from argmap.rendering.layout.page import Page
from argmap.rendering.layout.placing import place_shape
from argmap.rendering.layout.subtrees import FoldedChain, SubtreeShape
from argmap.rendering.options import Layout

# How many shapes are kept of each subtree, for drawings of at most so many items.
SHAPES = ((600, 60), (1500, 32), (1_000_000_000, 20))

# How many levels of statements stand in rows, the deepest first; the halves leave the premises of the last out.
LEVELS = (99.0, 4.0, 3.0, 2.5, 2.0, 1.5, 1.0, 0.5)
MOST_WAYS = 60  # to put neighbours of several lines into columns
_COLUMN_COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 55, 75, 100, 140, 200)


_Columns: TypeAlias = list[Sequence[list[SubtreeShape]]]


def choose_shapes(roots: Sequence[LayoutNode], aspect: float, layout: Layout = Layout.AUTO) -> SubtreeShape:
    """Give every node its shape, with its block; the shape returned has the trees in its columns.

    `aspect` is the wanted width by height, in the axes of the layout. Shapes are compared by estimates, which are above
    the true size where neighbours fit into each other; only what is chosen is placed.
    """
    order = downwards(roots)
    most = next(shapes for items, shapes in SHAPES if len(order) <= items)
    best = _chosen(roots, order, most, aspect, layout)
    for root, shape in zip(roots, best.below, strict=True):
        root.shape = shape
    for node in order:
        node.shapes = node.folded = []
        if isinstance(node.shape, FoldedChain):
            chain(node)[-1].shape = node.shape.last
        elif node.shape is not None:
            hanging = [len(column) > 1 for column in node.shape.columns for _ in column]
            for below, shape, hangs in zip(node.below, node.shape.below, hanging, strict=True):
                below.shape = shape
                below.leaves = "side" if hangs else "top"
    for node in reversed(order):
        if node.shape is not None:
            place_shape(node, node.shape)
    return best


def _chosen(
    roots: Sequence[LayoutNode], order: Sequence[LayoutNode], most: int, aspect: float, layout: Layout
) -> SubtreeShape:
    """The shape of the whole: with rows as far down as the page allows, or as the layout says."""
    for node in order:
        node.in_row = layout is Layout.LEVELS
    _combine(order, order, most)
    best = _best(roots, most, aspect)
    if layout is not Layout.AUTO:
        return best
    page = Page(best, aspect, sum(node.item.form is Form.BOX for node in order))
    for node in order:
        node.folded = node.shapes
    for depth, less in pairwise((*LEVELS, 0.0)):
        if not any(less <= node.depth < depth for node in order if node.below):
            continue  # the same as with a level less
        for node in order:
            node.in_row = node.depth < depth
            node.shapes = node.folded
        _combine([node for node in order if node.in_row], order, most)
        found = _best(roots, most, aspect)
        if page.allows(found, depth):
            return found
    for node in order:
        node.in_row = False
        node.shapes = node.folded
    return best


def _combine(nodes: Sequence[LayoutNode], order: Sequence[LayoutNode], most: int) -> None:
    """Find the shapes of some nodes, those below first; those of all others are known."""
    inner = chain_members(order)
    for node in reversed(nodes):
        node.shapes = worthwhile(_shapes(node, most), most)
        if len(node.below) == 1 and node not in inner and not node.in_row:
            node.shapes = worthwhile([*node.shapes, *fold_shapes(chain(node))], most)


def _best(roots: Sequence[LayoutNode], most: int, aspect: float) -> SubtreeShape:
    return min(_forests(roots, most), key=lambda shape: shape.reach(aspect))


def _forests(roots: Sequence[LayoutNode], most: int) -> Iterable[SubtreeShape]:
    rivals = sum(root.is_rival for root in roots)
    shapes = [root.shapes for root in roots]
    ways = list(_columns_of(shapes))
    if rivals:  # each begins a column
        ways = [[*([each] for each in shapes[: rivals - 1]), *columns] for columns in _columns_of(shapes[rivals - 1 :])]
    for columns in ways:
        yield from _rows([_column(shapes, 0, TREE_GAP, most) for shapes in columns], TREE_GAP, most)


def _shapes(node: LayoutNode, most: int) -> list[SubtreeShape]:
    before, after, top, bottom = node.pads
    if not node.below:
        return [SubtreeShape(node.width + before + after, node.height + top + bottom)]
    found: list[SubtreeShape] = []
    for columns in _partitions(node, [b.shapes for b in node.below]):
        room = top + bottom
        bracket = is_bracket(node, columns)
        if not bracket:
            room += node.height + channel_estimate(node, len(columns))
            if len(columns) == 1:
                room += sum(run.along + 2 * CHIP_GAP for run in node.runs[1:] if run.along)
        start = 0
        columned = []
        for column in columns:
            lines = len(node.runs_in(start, len(column)))
            gutter = node.width + 2 * BUS if bracket else LEAD + lines * TRACK
            columned.append(_column(column, gutter, STACK_GAP, most))
            start += len(column)
        for shape in _rows(columned, COLUMN_GAP, most):
            shape.width = max(shape.width, node.width) + before + after
            shape.height += room
            found.append(shape)
    return found


def channel_estimate(node: LayoutNode, columns: int) -> float:
    """About how much room the lines below a node take."""
    return node.room + FOOT_ROOM + (LANE * (len(node.runs) // 2) if columns > 1 else 0)


def _partitions(node: LayoutNode, forest: Sequence[list[SubtreeShape]]) -> Iterable[_Columns]:
    """Ways to put neighbours into columns, in order.

    Those of one line may share a column. Those of several only if all hang in one column, below a single box.
    """
    if node.hangs and len(node.runs) > 1:
        yield [forest]
        return
    if node.in_row:
        yield [[shapes] for shapes in forest]
        return
    if len(node.runs) < 2:
        yield from _columns_of(forest)
        return
    if not node.holds_several:
        yield [forest]
    starts = [0, *accumulate(run.count for run in node.runs)]
    members = [list(_columns_of(forest[a:b])) for a, b in pairwise(starts)]
    if prod(map(len, members)) <= MOST_WAYS:
        for chosen in product(*members):
            yield [column for columns in chosen for column in columns]
    else:
        yield from _of_like_height(members)


def _of_like_height(members: Sequence[Sequence[_Columns]]) -> Iterable[_Columns]:
    """Ways to put neighbours of several lines into columns which for all of them are about as high."""
    heights = [[max(sum(map(_nominal, column)) for column in columns) for columns in ways] for ways in members]
    seen = set()
    for height in sorted({height for each in heights for height in each}):
        chosen = tuple(
            next(
                (number for number, own in enumerate(each) if own <= height),
                min(range(len(each)), key=each.__getitem__),
            )
            for each in heights
        )
        if chosen not in seen:
            seen.add(chosen)
            yield [column for number, ways in zip(chosen, members, strict=True) for column in ways[number]]


def _columns_of(forest: Sequence[list[SubtreeShape]]) -> Iterable[_Columns]:
    """Ways to put neighbours into columns, from one column for all to one for each."""
    count = len(forest)
    yield [forest]
    if 1 < count <= 5:
        for columns in range(2, count + 1):
            for inner in combinations(range(1, count), columns - 1):
                yield [forest[a:b] for a, b in pairwise([0, *inner, count])]
    elif count > 5:
        heights = [_nominal(shapes) for shapes in forest]
        for columns in (*(c for c in _COLUMN_COUNTS if 1 < c < count), count):
            yield [forest[a:b] for a, b in pairwise(balanced(heights, columns))]


def balanced(heights: Sequence[float], columns: int) -> list[int]:
    """Where to cut a sequence into columns of about the same height: the bounds, with both ends."""
    count = len(heights)
    sums = [0.0, *accumulate(heights)]
    cuts = [0]
    for index in range(1, columns):
        goal = sums[-1] * index / columns
        cut = bisect_left(sums, goal)
        if cut and goal - sums[cut - 1] < sums[min(cut, count)] - goal:
            cut -= 1
        cuts.append(min(max(cut, cuts[-1] + 1), count - (columns - index)))
    return [*cuts, count]


def _nominal(shapes: list[SubtreeShape]) -> float:
    return min(shapes, key=lambda shape: max(shape.width, shape.height)).height


def _column(forest: Sequence[list[SubtreeShape]], gutter: float, gap: float, most: int) -> list[SubtreeShape]:
    """The shapes of a column: what stands in it is chosen anew for each width that makes a difference."""
    if len(forest) == 1:
        return [SubtreeShape(shape.width, shape.height, ((shape,),)) for shape in forest[0]]
    least = max(shapes[0].width for shapes in forest)
    widths = {least, *(shape.width for shapes in forest for shape in shapes if shape.width > least)}
    found = []
    for width in _spread(sorted(widths), most):
        chosen = tuple(_widest(shapes, width) for shapes in forest)
        height = sum(shape.height for shape in chosen) + gap * (len(chosen) - 1)
        found.append(SubtreeShape(max(shape.width for shape in chosen) + gutter, height, (chosen,)))
    return found


def _widest(shapes: list[SubtreeShape], width: float) -> SubtreeShape:
    """The lowest shape that is not wider than `width`; shapes come from narrow and high to wide and low."""
    found = shapes[0]
    for shape in shapes:
        if shape.width > width:
            break
        found = shape
    return found


def _rows(columns: list[list[SubtreeShape]], gap: float, most: int) -> Iterable[SubtreeShape]:
    """The shapes of columns side by side: chosen anew for each height that makes a difference."""
    if len(columns) == 1:
        yield from columns[0]
        return
    least = max(column[-1].height for column in columns)
    heights = {least, *(shape.height for column in columns for shape in column if shape.height > least)}
    for height in _spread(sorted(heights), most):
        chosen = [next(shape for shape in column if shape.height <= height) for column in columns]
        width = sum(shape.width for shape in chosen) + gap * (len(chosen) - 1)
        yield SubtreeShape(width, max(shape.height for shape in chosen), tuple(shape.columns[0] for shape in chosen))


def _spread(values: list[float], most: int) -> list[float]:
    """At most a fixed number of values, evenly chosen, the first and the last among them."""
    if len(values) <= most:
        return values
    return [values[round(i * (len(values) - 1) / (most - 1))] for i in range(most)]


def worthwhile(shapes: list[SubtreeShape], most: int) -> list[SubtreeShape]:
    """The shapes that no other beats, narrow and high first, and not too many."""
    shapes.sort(key=lambda shape: (shape.width, shape.height))
    kept: list[SubtreeShape] = []
    lowest = float("inf")
    for shape in shapes:
        if shape.height < lowest:
            kept.append(shape)
            lowest = shape.height
    return _thinned(kept, most)


def _thinned(shapes: list[SubtreeShape], most: int) -> list[SubtreeShape]:
    """At most so many of the shapes, of all proportions."""
    if len(shapes) <= most:
        return shapes
    ratios = [log(shape.width / shape.height) for shape in shapes]
    step = (ratios[-1] - ratios[0]) / (most - 1)
    chosen = {0, len(shapes) - 1}
    for index, ratio in enumerate(ratios):
        if ratio >= ratios[0] + step * len(chosen):
            chosen.add(index)
    return [shapes[index] for index in sorted(chosen)]


# -- chains ----------------------------------------------------------------------------------------------------------


def fold_shapes(nodes: Sequence[LayoutNode]) -> Iterable[SubtreeShape]:
    """The shapes of a chain in two or more columns."""
    if len(nodes) < SHORT_CHAIN:
        return
    before, after, top, bottom = nodes[0].pads
    for last in nodes[-1].shapes:
        heights = [*(node.height + node.room + FOOT_ROOM for node in nodes[:-1]), last.height]
        for count in (c for c in _COLUMN_COUNTS if 1 < c <= len(nodes) // 2):
            breaks = fold_breaks(nodes, heights, count)
            spans = list(pairwise(breaks))
            widths = [max(node.width for node in nodes[a:b]) for a, b in spans]
            widths[-1] = max(widths[-1], last.width)
            yield FoldedChain(
                sum(widths) + FOLD_GAP * (len(spans) - 1) + before + after,
                max(sum(heights[a:b]) for a, b in spans) + top + bottom,
                tuple(breaks),
                last,
            )


def fold_breaks(nodes: Sequence[LayoutNode], heights: Sequence[float], columns: int) -> list[int]:
    """Where columns begin; a premise stays below its joint."""
    cuts = balanced(heights, columns)
    moved = [cut - 1 if 0 < cut < len(nodes) and nodes[cut].item.premise else cut for cut in cuts]
    return sorted({cut for cut in moved if cut > 0} | {0})
