"""At which sides of two shapes a line begins and ends, for programs that draw the line between them themselves."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from argmap.records import record
from argmap.rendering.content.scene import Item
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.subtrees import Point

_MOST_BENDS = 3  # more than these a line cannot have in the programs that draw it
_BEND = 10.0  # points from a shape to where a line that turns there runs along it


class ShapeSide(Enum):
    """A side of a shape. The value is the way from its middle, in halves of its width and height."""

    TOP = (0, -1)
    LEFT = (-1, 0)
    BOTTOM = (0, 1)
    RIGHT = (1, 0)

    @property
    def level(self) -> bool:
        """Whether a line leaves it to the left or right."""
        return self.value[0] != 0

    @property
    def opposite(self) -> ShapeSide:
        return ShapeSide((-self.value[0], -self.value[1]))


@record()
class Rect:
    """The place of a shape: its left upper corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)

    def at(self, side: ShapeSide) -> Point:
        """The middle of a side."""
        (x, y), (across, down) = self.middle, side.value
        return (x + across * self.width / 2, y + down * self.height / 2)

    def share(self, point: Point, side: ShapeSide) -> float:
        """How far along a side a point is, from its left or upper end: from 0 to 1."""
        start, length = (self.y, self.height) if side.level else (self.x, self.width)
        return (point[1 if side.level else 0] - start) / length


@record()
class Course:
    """How a line runs from a place on a side of one shape to one on that of another, in level and upright stretches.

    `bends` are the coordinates of its stretches but for the first and the last, in their order: an ``x`` of one that
    is upright, a ``y`` of one that is level. Without any, it is straight or has one corner.
    """

    start: Point
    begin: ShapeSide
    stop: Point
    end: ShapeSide
    bends: tuple[float, ...] = ()


def rect_of(arrangement: Arrangement, item: Item) -> Rect:
    """The place of an item."""
    x, y = arrangement.places[item]
    return Rect(x - item.width / 2, y - item.height / 2, item.width, item.height)


def course_of(way: Sequence[Point]) -> Course:
    """The course that comes nearest to the way on which a line was laid out from the edge of one shape to another's."""
    corners = _corners(way)
    begin, end = _towards(way[0], way[1]), _towards(way[-1], way[-2])
    bends = tuple(corner[0 if begin.level is (number % 2 == 0) else 1] for number, corner in enumerate(corners[:-1]))
    if len(bends) > _MOST_BENDS:
        bends = _fewer_bends(way[0], begin, way[-1], end, bends[0])
    return Course(way[0], begin, way[-1], end, bends)


def parted(way: Sequence[Point], chip: Rect) -> tuple[list[Point], list[Point]]:
    """The two parts of a way on both sides of a chip that lies on it: up to the chip, and from there on."""
    return _up_to(way, chip), _up_to(way[::-1], chip)[::-1]


def _up_to(way: Sequence[Point], rect: Rect) -> list[Point]:
    """A way as far as the edge of a shape."""
    right, bottom = rect.x + rect.width, rect.y + rect.height
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(way), 1):
        if min(x, to_x) < right and rect.x < max(x, to_x) and rect.y <= y == to_y <= bottom:
            edge = (rect.x, y) if x < to_x else (right, y)
        elif min(y, to_y) < bottom and rect.y < max(y, to_y) and rect.x <= x == to_x <= right:
            edge = (x, rect.y) if y < to_y else (x, bottom)
        else:
            continue
        return [*way[:number], edge]
    return list(way)


def facing(tail: Rect, head: Rect) -> tuple[ShapeSide, ShapeSide]:
    """The sides at which two shapes are nearest to each other."""
    (x, y), (to_x, to_y) = tail.middle, head.middle
    beside = abs(to_x - x) - (tail.width + head.width) / 2
    above = abs(to_y - y) - (tail.height + head.height) / 2
    level, upright = (
        (ShapeSide.RIGHT if to_x > x else ShapeSide.LEFT),
        (ShapeSide.BOTTOM if to_y > y else ShapeSide.TOP),
    )
    begin = level if beside > above else upright
    return begin, begin.opposite


def _corners(way: Sequence[Point]) -> list[Point]:
    """The points of a way between which it changes from level to upright and back."""
    found: list[Point] = []
    for before, here, after in zip(way, way[1:], way[2:], strict=False):
        if _towards(before, here).level is not _towards(here, after).level:
            found.append(here)
    return found


def _fewer_bends(start: Point, begin: ShapeSide, stop: Point, end: ShapeSide, first: float) -> tuple[float, ...]:
    """As few bends as a line between two sides can have that turns off at `first`."""
    axis = 0 if begin.level else 1
    if begin.level is not end.level:
        return (first, stop[1 - axis] + end.value[1 - axis] * _BEND)
    if begin is end:  # it goes around both
        out = begin.value[axis]
        return (max(start[axis] * out, stop[axis] * out) * out + _BEND * out,)
    return (first,)


def _towards(here: Point, there: Point) -> ShapeSide:
    """The side to which a stretch of a line leads away."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    if abs(dx) > abs(dy):
        return ShapeSide.RIGHT if dx > 0 else ShapeSide.LEFT
    return ShapeSide.BOTTOM if dy > 0 else ShapeSide.TOP
