"""Shapes that parts of a drawing can take, and the distances that are kept in it, in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.rendering.layout.knots import Knot

if TYPE_CHECKING:
    from argmap.rendering.layout.placing import Block

COLUMN_GAP = 12.0  # between the columns below one head
STACK_GAP = 9.0  # between what hangs in one column
TREE_GAP = 34.0  # between trees
TRACK = 14.0  # between lines that run side by side in a gutter
BUS = 8.0  # from a joint to the line along its premises, and from there to them
LANE = 7.0  # between lines that run side by side across
LEAD = 10.0  # from the last track of a gutter to what hangs beside it
HEAD_ROOM = 16.0  # for an arrow head and its sign
JOINT_ROOM = 8.0  # the same below a joint, where premises meet without heads
FOLD_GAP = 30.0  # between the columns of a folded chain
FOOT_ROOM = 5.0  # from the lowest lane to what stands below
SHORT_CHAIN = 6  # shorter ones are not folded


class Plan:
    """One shape of a subtree: how large it is, what stands in each column below its head, and its places once known.

    The size is an estimate until `block` is there.
    """

    __slots__ = ("block", "columns", "height", "width")

    def __init__(self, width: float, height: float, columns: tuple[tuple[Plan, ...], ...] = ()) -> None:
        self.width = width
        self.height = height
        self.columns = columns
        self.block: Block | None = None

    @property
    def below(self) -> list[Plan]:
        """The shapes of what stands below the head, in order."""
        return [plan for column in self.columns for plan in column]


class Fold(Plan):
    """A chain of boxes, each with one below it, broken into columns like a text.

    `breaks` are the places in the chain at which columns begin, the first and the end included; `last` is the shape of
    what the chain ends in; `inner` are the places of what comes between.
    """

    __slots__ = ("breaks", "inner", "last")

    def __init__(self, width: float, height: float, breaks: tuple[int, ...], last: Plan) -> None:
        super().__init__(width, height)
        self.breaks = breaks
        self.last = last
        self.inner: list[Block] = []


def is_bracket(knot: Knot, columns: Sequence[Sequence[object]]) -> bool:
    """Whether a joint stands at the side of its premises: one that says nothing, with all below it in one column."""
    return knot.is_joint and not knot.item.lines and len(columns) == 1 and len(columns[0]) > 1


def chain(top: Knot) -> list[Knot]:
    """The knots from one downwards as long as each has one below it; the last may have any number."""
    found = [top]
    while len(found[-1].below) == 1 and not any(found[-1].below[0].pads):
        found.append(found[-1].below[0])
    return found


def chain_members(order: Iterable[Knot]) -> set[Knot]:
    """The knots that continue a chain from above."""
    return {knot.below[0] for knot in order if len(knot.below) == 1 and not any(knot.below[0].pads)}
