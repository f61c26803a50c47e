"""Which shape each part of a drawing takes, so that the whole fits the page.

A subtree can put what hangs below its head into one row, into one column, or into several columns in between. Each
choice gives it another width and height. The shapes worth considering, those that no other beats in both, are combined
from the leaves upwards, and the best one for the page is taken at the root: the method of L. Stockmeyer, Optimal
Orientations of Cells in Slicing Floorplan Designs, Information and Control 57 (1983). Keeping a fixed number of shapes
for each subtree makes the time linear in the number of boxes.

Two axes are used throughout: *across* (``x``, ``width``) is that of siblings, *along* (``y``, ``height``) leads away
from the conclusion. What they are on the page depends on the direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations, pairwise
from math import log

from argmap.rendering.scene import Form, Item

COLUMN_GAP = 14.0  # between the columns below one head
STACK_GAP = 10.0  # between what hangs in one column
TREE_GAP = 34.0  # between trees
TRACK = 15.0  # between lines that run side by side in a gutter
SPACING = 16.0  # between lines that enter a box, with their signs
EDGE = 12.0  # from the corner of a box to the nearest line that enters it
BUS = 9.0  # from a joint to the line along its premises, and from there to them
LANE = 7.0  # between lines that run side by side across
LEAD = 11.0  # from the last track of a gutter to what hangs beside it
HEAD_ROOM = 17.0  # for an arrow head and its sign
JOINT_ROOM = 8.0  # the same below a joint, where premises meet without heads
FOOT_ROOM = 6.0  # from the lowest lane to what stands below
MAX_SHAPES = 30

_COLUMN_COUNTS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 55, 75, 100, 140, 200)


class Plan:
    """One shape of a subtree: how large it is, and what stands in each column below its head."""

    __slots__ = ("columns", "height", "width")

    def __init__(self, width: float, height: float, columns: tuple[tuple[Plan, ...], ...] = ()) -> None:
        self.width = width
        self.height = height
        self.columns = columns


class Knot:
    """An item in the two axes of the layout, with its shapes."""

    __slots__ = ("below", "height", "item", "item_width", "pads", "plan", "plans", "trunks", "width")

    def __init__(self, item: Item, width: float, height: float, pads: tuple[float, float, float, float]) -> None:
        self.item = item
        self.item_width = width  # what its words need
        self.width = width  # with room for the lines that enter it
        self.height = height
        self.pads = pads  # of its frame: before and after across, before and after along; zeros without one
        self.below: list[Knot] = []
        self.trunks = 0  # how many of those below share one line; they come first
        self.plans: list[Plan] = []
        self.plan: Plan | None = None

    @property
    def is_joint(self) -> bool:
        return self.item.form is Form.JOINT


def choose_shapes(roots: Sequence[Knot], aspect: float) -> Plan:
    """Give every knot its plan; the plan returned has the trees in its columns.

    `aspect` is the wanted width by height, in the axes of the layout.
    """
    order = list(_upwards(roots))
    for knot in order:
        knot.plans = _shapes(knot)
    forest = [root.plans for root in roots]
    whole = [
        plan
        for columns in _partitions(forest, 0)
        for plan in _rows([_column(plans, 0, TREE_GAP) for plans in columns], TREE_GAP)
    ]
    best = min(whole, key=lambda plan: max(plan.width, plan.height * aspect))
    for root, plan in zip(roots, (p for column in best.columns for p in column), strict=True):
        root.plan = plan
    for knot in reversed(order):
        knot.plans = []
        if knot.plan is not None and knot.below:
            for below, plan in zip(knot.below, (p for column in knot.plan.columns for p in column), strict=True):
                below.plan = plan
    return best


def _upwards(roots: Sequence[Knot]) -> Iterable[Knot]:
    """Every knot after all that are below it."""
    found: list[Knot] = []
    waiting = list(roots)
    while waiting:
        knot = waiting.pop()
        found.append(knot)
        waiting.extend(knot.below)
    return reversed(found)


def _shapes(knot: Knot) -> list[Plan]:
    before, after, top, bottom = knot.pads
    if not knot.below:
        return [Plan(knot.width + before + after, knot.height + top + bottom)]
    found: list[Plan] = []
    for columns in _partitions([b.plans for b in knot.below], knot.trunks):
        room = top + bottom
        bracket = is_bracket(knot, columns)
        if not bracket:
            room += knot.height + channel_estimate(knot, len(columns))
        start = 0
        shapes = []
        for column in columns:
            lines = line_count(knot, start, len(column))
            gutter = knot.width + 2 * BUS if bracket else LEAD + lines * TRACK
            shapes.append(_column(column, gutter, STACK_GAP))
            start += len(column)
        for plan in _rows(shapes, COLUMN_GAP):
            plan.width = max(plan.width, knot.width) + before + after
            plan.height += room
            found.append(plan)
    return _worthwhile(found)


def is_bracket(knot: Knot, columns: Sequence[Sequence[object]]) -> bool:
    """Whether a joint stands at the side of its premises: one that says nothing, with all below it in one column."""
    return knot.is_joint and not knot.item.lines and len(columns) == 1 and len(columns[0]) > 1


def least_width(knot: Knot) -> float:
    """How wide a head must be for the lines that enter it from below."""
    lines = line_count(knot, 0, len(knot.below))
    if knot.is_joint and lines <= 1:
        return knot.item_width
    return max(knot.item_width, (lines - 1) * SPACING + 2 * EDGE)


def line_count(knot: Knot, start: int, count: int) -> int:
    """How many separate lines lead to some neighbours below a knot."""
    shared = max(0, min(start + count, knot.trunks) - start)
    return count - shared + (shared > 0)


def channel_estimate(knot: Knot, columns: int) -> float:
    """About how much room the lines below a knot take."""
    lines = line_count(knot, 0, len(knot.below))
    head = JOINT_ROOM if lines == 1 and knot.trunks else HEAD_ROOM
    return head + FOOT_ROOM + (LANE * ((lines + 1) // 2) if columns > 1 else 0)


def _partitions(forest: Sequence[list[Plan]], trunks: int) -> Iterable[list[Sequence[list[Plan]]]]:
    """Ways to put neighbours into columns, in order. Those that share a line never share a column with others."""
    count = len(forest)
    if count == 1:
        yield [forest]
        return
    yield [forest]
    heights = [_nominal(plans) for plans in forest]
    if 0 < trunks < count:
        first = [*_balanced(forest[:trunks], heights[:trunks]), [forest[:trunks]]]
        second = [[forest[trunks:]], [[plans] for plans in forest[trunks:]]]
        for left in first:
            for right in second if count - trunks > 1 else second[:1]:
                yield [*left, *right]
    else:
        yield from _balanced(forest, heights)


def _balanced(
    forest: Sequence[list[Plan]], heights: Sequence[float]
) -> Iterable[list[Sequence[list[Plan]]]]:
    count = len(forest)
    if count <= 5:
        for columns in range(2, count + 1):
            for inner in combinations(range(1, count), columns - 1):
                cuts = [0, *inner, count]
                yield [forest[a:b] for a, b in pairwise(cuts)]
        return
    sums = list(accumulate(heights))
    for columns in (*(c for c in _COLUMN_COUNTS if 1 < c < count), count):
        cuts = [0]
        for index in range(1, columns):
            goal = sums[-1] * index / columns
            cut = cuts[-1] + 1
            while cut < count - (columns - index) and sums[cut - 1] + heights[cut] / 2 < goal:
                cut += 1
            cuts.append(cut)
        cuts.append(count)
        yield [forest[a:b] for a, b in pairwise(cuts)]


def _nominal(plans: list[Plan]) -> float:
    return min(plans, key=lambda plan: max(plan.width, plan.height)).height


def _column(forest: Sequence[list[Plan]], gutter: float, gap: float) -> list[Plan]:
    """The shapes of a column: what stands in it is chosen anew for each width that makes a difference."""
    if len(forest) == 1:
        return [Plan(plan.width, plan.height, ((plan,),)) for plan in forest[0]]
    least = max(plans[0].width for plans in forest)
    widths = {least, *(plan.width for plans in forest for plan in plans if plan.width > least)}
    found = []
    for width in _spread(sorted(widths)):
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


def _rows(columns: list[list[Plan]], gap: float) -> Iterable[Plan]:
    """The shapes of columns side by side: chosen anew for each height that makes a difference."""
    if len(columns) == 1:
        yield from columns[0]
        return
    least = max(column[-1].height for column in columns)
    heights = {least, *(plan.height for column in columns for plan in column if plan.height > least)}
    for height in _spread(sorted(heights)):
        chosen = [next(plan for plan in column if plan.height <= height) for column in columns]
        width = sum(plan.width for plan in chosen) + gap * (len(chosen) - 1)
        yield Plan(width, max(plan.height for plan in chosen), tuple(plan.columns[0] for plan in chosen))


def _spread(values: list[float]) -> list[float]:
    """At most a fixed number of values, evenly chosen, the first and the last among them."""
    if len(values) <= MAX_SHAPES:
        return values
    return [values[round(i * (len(values) - 1) / (MAX_SHAPES - 1))] for i in range(MAX_SHAPES)]


def _worthwhile(plans: list[Plan]) -> list[Plan]:
    """The shapes that no other beats, narrow and high first; a spread of proportions when there are many."""
    plans.sort(key=lambda plan: (plan.width, plan.height))
    kept: list[Plan] = []
    lowest = float("inf")
    for plan in plans:
        if plan.height < lowest:
            kept.append(plan)
            lowest = plan.height
    if len(kept) <= MAX_SHAPES:
        return kept
    ratios = [log(plan.width / plan.height) for plan in kept]
    step = (ratios[-1] - ratios[0]) / (MAX_SHAPES - 1)
    chosen = {0, len(kept) - 1}
    for index, ratio in enumerate(ratios):
        if ratio >= ratios[0] + step * len(chosen):
            chosen.add(index)
    return [kept[index] for index in sorted(chosen)]
