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

from argmap.rendering.layout.blocks import Fold, Plan
from argmap.rendering.layout.distances import (
    BUS,
    COLUMN_GAP,
    FOLD_GAP,
    FOOT_ROOM,
    HEAD_ROOM,
    JOINT_ROOM,
    LANE,
    LEAD,
    SHORT_CHAIN,
    STACK_GAP,
    TRACK,
    TREE_GAP,
)
from argmap.rendering.layout.knots import Knot, chain, chain_members, downwards, is_bracket
from argmap.rendering.layout.placing import place_plan

# How many shapes are kept of each subtree, for drawings of at most so many items.
SHAPES = ((200, 60), (600, 32), (1_000_000_000, 20))

MOST_WAYS = 24  # to put neighbours of several runs into columns
_COLUMN_COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 55, 75, 100, 140, 200)


_Columns: TypeAlias = list[Sequence[list[Plan]]]


def choose_shapes(roots: Sequence[Knot], aspect: float) -> Plan:
    """Give every knot its plan, with its block; the plan returned has the trees in its columns.

    `aspect` is the wanted width by height, in the axes of the layout. Shapes are compared by estimates, which are above
    the true size where neighbours fit into each other; only what is chosen is placed.
    """
    order = downwards(roots)
    inner = chain_members(order)
    most = next(shapes for items, shapes in SHAPES if len(order) <= items)
    for knot in reversed(order):
        knot.plans = worthwhile(_shapes(knot, most), most)
        if len(knot.below) == 1 and knot not in inner:
            knot.plans = worthwhile([*knot.plans, *fold_shapes(chain(knot))], most)
    best = min(_forests(roots, most), key=lambda plan: max(plan.width, plan.height * aspect))
    for root, plan in zip(roots, best.below, strict=True):
        root.plan = plan
    for knot in order:
        knot.plans = []
        if isinstance(knot.plan, Fold):
            chain(knot)[-1].plan = knot.plan.last
        elif knot.plan is not None:
            hanging = [len(column) > 1 for column in knot.plan.columns for _ in column]
            for below, plan, hangs in zip(knot.below, knot.plan.below, hanging, strict=True):
                below.plan = plan
                below.leaves = "side" if hangs else "top"
    for knot in reversed(order):
        if knot.plan is not None:
            place_plan(knot, knot.plan)
    return best


def _forests(roots: Sequence[Knot], most: int) -> Iterable[Plan]:
    for columns in _columns_of([root.plans for root in roots]):
        yield from _rows([_column(plans, 0, TREE_GAP, most) for plans in columns], TREE_GAP, most)


def _shapes(knot: Knot, most: int) -> list[Plan]:
    before, after, top, bottom = knot.pads
    if not knot.below:
        return [Plan(knot.width + before + after, knot.height + top + bottom)]
    found: list[Plan] = []
    for columns in _partitions([b.plans for b in knot.below], knot.runs, mixed=not knot.doors):
        room = top + bottom
        bracket = is_bracket(knot, columns)
        if not bracket:
            room += knot.height + channel_estimate(knot, len(columns))
        start = 0
        shapes = []
        for column in columns:
            lines = knot.line_count(start, len(column))
            gutter = knot.width + 2 * BUS if bracket else LEAD + lines * TRACK
            shapes.append(_column(column, gutter, STACK_GAP, most))
            start += len(column)
        for plan in _rows(shapes, COLUMN_GAP, most):
            plan.width = max(plan.width, knot.width) + before + after
            plan.height += room
            found.append(plan)
    return found


def channel_estimate(knot: Knot, columns: int) -> float:
    """About how much room the lines below a knot take."""
    lines = knot.line_count(0, len(knot.below))
    head = JOINT_ROOM if lines == 1 and knot.trunks else HEAD_ROOM
    return head + FOOT_ROOM + (LANE * ((lines + 1) // 2) if columns > 1 else 0)


def _partitions(forest: Sequence[list[Plan]], runs: Sequence[int], *, mixed: bool) -> Iterable[_Columns]:
    """Ways to put neighbours into columns, in order.

    Those of one run may share a column. Those of several only if all hang in one column and that is allowed (`mixed`).
    """
    if len(runs) < 2:
        yield from _columns_of(forest)
        return
    if mixed:
        yield [forest]
    starts = [0, *accumulate(runs)]
    members = [list(_columns_of(forest[a:b])) for a, b in pairwise(starts)]
    if prod(map(len, members)) <= MOST_WAYS:
        for chosen in product(*members):
            yield [column for columns in chosen for column in columns]
    else:  # all low, all high, and what lies between
        for share in (0.0, 0.5, 1.0):
            yield [column for ways in members for column in ways[round(share * (len(ways) - 1))]]


def _columns_of(forest: Sequence[list[Plan]]) -> Iterable[_Columns]:
    """Ways to put neighbours into columns, from one column for all to one for each."""
    count = len(forest)
    yield [forest]
    if 1 < count <= 5:
        for columns in range(2, count + 1):
            for inner in combinations(range(1, count), columns - 1):
                yield [forest[a:b] for a, b in pairwise([0, *inner, count])]
    elif count > 5:
        heights = [_nominal(plans) for plans in forest]
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


def _nominal(plans: list[Plan]) -> float:
    return min(plans, key=lambda plan: max(plan.width, plan.height)).height


def _column(forest: Sequence[list[Plan]], gutter: float, gap: float, most: int) -> list[Plan]:
    """The shapes of a column: what stands in it is chosen anew for each width that makes a difference."""
    if len(forest) == 1:
        return [Plan(plan.width, plan.height, ((plan,),)) for plan in forest[0]]
    least = max(plans[0].width for plans in forest)
    widths = {least, *(plan.width for plans in forest for plan in plans if plan.width > least)}
    found = []
    for width in _spread(sorted(widths), most):
        chosen = tuple(_widest(plans, width) for plans in forest)
        height = sum(plan.height for plan in chosen) + gap * (len(chosen) - 1)
        found.append(Plan(max(plan.width for plan in chosen) + gutter, height, (chosen,)))
    return found


def _widest(plans: list[Plan], width: float) -> Plan:
    """The lowest shape that is not wider than `width`; shapes come from narrow and high to wide and low."""
    found = plans[0]
    for plan in plans:
        if plan.width > width:
            break
        found = plan
    return found


def _rows(columns: list[list[Plan]], gap: float, most: int) -> Iterable[Plan]:
    """The shapes of columns side by side: chosen anew for each height that makes a difference."""
    if len(columns) == 1:
        yield from columns[0]
        return
    least = max(column[-1].height for column in columns)
    heights = {least, *(plan.height for column in columns for plan in column if plan.height > least)}
    for height in _spread(sorted(heights), most):
        chosen = [next(plan for plan in column if plan.height <= height) for column in columns]
        width = sum(plan.width for plan in chosen) + gap * (len(chosen) - 1)
        yield Plan(width, max(plan.height for plan in chosen), tuple(plan.columns[0] for plan in chosen))


def _spread(values: list[float], most: int) -> list[float]:
    """At most a fixed number of values, evenly chosen, the first and the last among them."""
    if len(values) <= most:
        return values
    return [values[round(i * (len(values) - 1) / (most - 1))] for i in range(most)]


def worthwhile(plans: list[Plan], most: int) -> list[Plan]:
    """The shapes that no other beats, narrow and high first, and not too many."""
    plans.sort(key=lambda plan: (plan.width, plan.height))
    kept: list[Plan] = []
    lowest = float("inf")
    for plan in plans:
        if plan.height < lowest:
            kept.append(plan)
            lowest = plan.height
    return _thinned(kept, most)


def _thinned(plans: list[Plan], most: int) -> list[Plan]:
    """At most so many of the shapes, of all proportions."""
    if len(plans) <= most:
        return plans
    ratios = [log(plan.width / plan.height) for plan in plans]
    step = (ratios[-1] - ratios[0]) / (most - 1)
    chosen = {0, len(plans) - 1}
    for index, ratio in enumerate(ratios):
        if ratio >= ratios[0] + step * len(chosen):
            chosen.add(index)
    return [plans[index] for index in sorted(chosen)]


# -- chains ----------------------------------------------------------------------------------------------------------


def fold_shapes(knots: Sequence[Knot]) -> Iterable[Plan]:
    """The shapes of a chain in two or more columns."""
    if len(knots) < SHORT_CHAIN:
        return
    before, after, top, bottom = knots[0].pads
    gap = HEAD_ROOM + FOOT_ROOM
    for last in knots[-1].plans:
        heights = [*(knot.height + gap for knot in knots[:-1]), last.height + gap]
        for count in (c for c in _COLUMN_COUNTS if 1 < c <= len(knots) // 2):
            breaks = fold_breaks(knots, heights, count)
            spans = list(pairwise(breaks))
            widths = [max(knot.width for knot in knots[a:b]) for a, b in spans]
            widths[-1] = max(widths[-1], last.width)
            yield Fold(
                sum(widths) + FOLD_GAP * (len(spans) - 1) + before + after,
                max(sum(heights[a:b]) for a, b in spans) + top + bottom,
                tuple(breaks),
                last,
            )


def fold_breaks(knots: Sequence[Knot], heights: Sequence[float], columns: int) -> list[int]:
    """Where columns begin; a premise stays below its joint."""
    cuts = balanced(heights, columns)
    moved = [cut - 1 if 0 < cut < len(knots) and knots[cut].item.trunk else cut for cut in cuts]
    return sorted({cut for cut in moved if cut > 0} | {0})
