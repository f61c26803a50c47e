"""Rectangles on the page: left, top, right and bottom, in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from argmap.rendering.content.scene import Item, Trunk
from argmap.rendering.content.strokes import Stroke
from argmap.rendering.layout.subtrees import Point

Rectangle: TypeAlias = tuple[float, float, float, float]


def around(middle: Point, sized: Item | Trunk) -> Rectangle:
    """What a box or a chip takes up whose middle is known."""
    (x, y), half_x, half_y = middle, sized.width / 2, sized.height / 2
    return (x - half_x, y - half_y, x + half_x, y + half_y)


def head_at_end(way: Sequence[Point], stroke: Stroke, size: float = 1.0) -> Rectangle:
    """What an arrow head takes up at the end of a way."""
    (x, y), (end_x, end_y) = way[-2], way[-1]
    length, half = stroke.reach * size, stroke.half * size
    if x == end_x:
        other = end_y + (length if y > end_y else -length)
        return (x - half, min(end_y, other), x + half, max(end_y, other))
    other = end_x + (length if x > end_x else -length)
    return (min(end_x, other), y - half, max(end_x, other), y + half)


def meet(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles have an inside in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def holds(outer: Rectangle, inner: Rectangle) -> bool:
    """Whether one rectangle lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
