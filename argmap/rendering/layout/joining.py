"""The lines of one trunk as they are drawn: each up to where it meets what is drawn already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from argmap.rendering.content.scene import Item
from argmap.rendering.layout.curves import RADIUS
from argmap.rendering.layout.subtrees import Point


def joined(ways: Sequence[tuple[Item, list[Point]]]) -> Iterator[tuple[Item, list[Point], bool]]:
    """The part of each way that is its own, in an order in which each meets those before it; whether that is all of it.

    Ways run together from where they meet to their common end. They meet where one of them turns, so that only these
    points have to be looked at.
    """
    drawn = _Drawn()
    for item, way in sorted(ways, key=lambda each: _reach(each[1])):
        meets = next((index for index, point in enumerate(way) if index and drawn.has(point)), None)
        own = way if meets is None else way[: meets + 1]
        drawn.add(own)
        yield item, own, meets is None


def led_into(own: Sequence[Point], way: Sequence[Point]) -> list[Point]:
    """The part of a way that is its own with a little of what it runs into, so that it gets there in a round corner."""
    (x, y), (to_x, to_y) = way[len(own) - 1], way[len(own)]
    length = abs(to_x - x) + abs(to_y - y)
    share = min(1.0, RADIUS / length) if length else 0.0
    return [*own, (x + (to_x - x) * share, y + (to_y - y) * share)]


class _Drawn:
    """What is drawn of a trunk: the stretches at each place on both axes."""

    def __init__(self) -> None:
        self._stretches: tuple[dict[float, list[Point]], dict[float, list[Point]]] = ({}, {})

    def add(self, way: Sequence[Point]) -> None:
        for one, other in pairwise(way):
            for axis in (0, 1):
                if one[axis] == other[axis]:
                    low, high = sorted((one[1 - axis], other[1 - axis]))
                    self._stretches[axis].setdefault(one[axis], []).append((low, high))

    def has(self, point: Point) -> bool:
        return any(
            low <= point[1 - axis] <= high
            for axis in (0, 1)
            for low, high in self._stretches[axis].get(point[axis], ())
        )


def _reach(way: Sequence[Point]) -> list[float]:
    """How far a way goes on each stretch from its end on; what goes farther comes first."""
    lengths = [0.0]
    axis = None
    for (x, y), (before_x, before_y) in pairwise(way[::-1]):
        if (x, y) != (before_x, before_y):
            turned = axis is not None and axis != (x == before_x)
            axis = x == before_x
            if turned:
                lengths.append(0.0)
            lengths[-1] -= abs(x - before_x) + abs(y - before_y)
    return lengths
