"""Lines with rounded corners as the Bézier curves that Graphviz wants."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from argmap.rendering.layout.subtrees import Point

RADIUS = 7.0
LINK_RADIUS = 16.0  # of lines across the forest
_KAPPA = 0.5523  # control points of a quarter circle


def rounded(
    points: Sequence[Point], shorten: float = 0.0, *, both: bool = False, radius: float = RADIUS
) -> list[Point]:
    """The control points of a line through `points` with rounded corners: one, and three for each piece.

    `shorten` takes away that much at the end, or at both ends, where an arrow head is drawn.
    """
    path = _simplified(points)
    if shorten:
        path[-1] = towards(path[-1], path[-2], shorten)
    if both:
        path[0] = towards(path[0], path[1], shorten)
    if len(path) == 4 and abs(path[1][0] - path[2][0]) + abs(path[1][1] - path[2][1]) < 2 * RADIUS:
        return [path[0], path[1], path[2], path[3]]  # a slight step: one smooth curve
    found = [path[0]]
    for before, corner, after in zip(path, path[1:], path[2:], strict=False):
        turn = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        start, end = towards(corner, before, turn), towards(corner, after, turn)
        _straight(found, start)
        found += [
            towards(corner, before, turn * (1 - _KAPPA)),
            towards(corner, after, turn * (1 - _KAPPA)),
            end,
        ]
    _straight(found, path[-1])
    return found


def _straight(found: list[Point], end: Point) -> None:
    start = found[-1]
    found += [start, end, end]


def _simplified(points: Sequence[Point]) -> list[Point]:
    """Without points that lie on the way between their neighbours."""
    found = [points[0]]
    for point in points[1:]:
        if point == found[-1]:
            continue
        if len(found) > 1 and _in_line(found[-2], found[-1], point):
            found[-1] = point
        else:
            found.append(point)
    return found


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (a[0] == b[0] == c[0]) or (a[1] == b[1] == c[1])


def towards(start: Point, goal: Point, distance: float) -> Point:
    """The point so far from one on the way to another, or that other one."""
    length = _distance(start, goal) or 1.0
    share = min(1.0, distance / length)
    return (start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share)


def _distance(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])
