"""Rectangles on the page: left, top, right and bottom, in points."""

from __future__ import annotations

from typing import TypeAlias

from argmap.rendering.content.scene import Item, Trunk
from argmap.rendering.layout.subtrees import Point

Rectangle: TypeAlias = tuple[float, float, float, float]


def around(middle: Point, sized: Item | Trunk) -> Rectangle:
    """What a box or a chip takes up whose middle is known."""
    (x, y), half_x, half_y = middle, sized.width / 2, sized.height / 2
    return (x - half_x, y - half_y, x + half_x, y + half_y)


def meet(one: Rectangle, other: Rectangle) -> bool:
    """Whether two rectangles have an inside in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def holds(outer: Rectangle, inner: Rectangle) -> bool:
    """Whether one rectangle lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
