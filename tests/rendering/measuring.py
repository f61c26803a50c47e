"""What is wrong with the places in an arrangement: what overlaps, crosses, leaves the page, or shares a stretch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TypeAlias

import pytest

from argmap.rendering.content.scene import Bond, Form, Item, Scene, Trunk
from argmap.rendering.layout.arrangement import Arrangement

Rectangle: TypeAlias = tuple[float, float, float, float]


def rectangle(arrangement: Arrangement, item: Item) -> Rectangle:
    x, y = arrangement.places[item]
    return (x - item.width / 2, y - item.height / 2, x + item.width / 2, y + item.height / 2)


def solid(arrangement: Arrangement) -> list[tuple[Item, Rectangle]]:
    """Everything with an inside of its own; a common frame only holds others."""
    return [(item, rectangle(arrangement, item)) for item in arrangement.places if item.form is not Form.FRAMED]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def contains(outer: Rectangle, inner: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def on_rim(point: tuple[float, float], box: Rectangle) -> bool:
    x, y = point
    inside = box[0] - 0.01 <= x <= box[2] + 0.01 and box[1] - 0.01 <= y <= box[3] + 0.01
    return inside and min(abs(x - box[0]), abs(x - box[2]), abs(y - box[1]), abs(y - box[3])) < 0.01


def overlaps(arrangement: Arrangement) -> list[tuple[str, str]]:
    boxes = sorted(solid(arrangement), key=lambda each: each[1][0])
    found = []
    for index, (item, box) in enumerate(boxes):
        for other, another in boxes[index + 1 :]:
            if another[0] >= box[2]:
                break
            if overlap(box, another):
                found.append((item.name, other.name))
    return found


def outside(arrangement: Arrangement) -> list[str]:
    page = (-0.01, -0.01, arrangement.width + 0.01, arrangement.height + 0.01)
    points = [point for way in arrangement.ways.values() for point in way]
    assert all(page[0] <= x <= page[2] and page[1] <= y <= page[3] for x, y in points)
    return [item.name for item in arrangement.places if not contains(page, rectangle(arrangement, item))]


def hits(way: Sequence[tuple[float, float]], boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """The boxes whose inside a way runs through."""
    found = []
    for (x, y), (end_x, end_y) in pairwise(way):
        assert x == pytest.approx(end_x) or y == pytest.approx(end_y)
        stretch = (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y))
        found += [b for b in boxes if overlap(stretch, (b[0] + 0.5, b[1] + 0.5, b[2] - 0.5, b[3] - 0.5))]
    return found


def heads(scene: Scene, arrangement: Arrangement) -> list[Rectangle]:
    """The arrow heads of trunks: the last nine points of their way."""
    found = []
    for trunk in trunks(scene):
        if trunk.has_head:
            (x, y), (end_x, end_y) = arrangement.ways[trunk.members[0]][-2:]
            length = abs(x - end_x) + abs(y - end_y)
            back_x, back_y = end_x + 9 * (x - end_x) / length, end_y + 9 * (y - end_y) / length
            if trunk.bond is Bond.ATTACK:  # a bar
                back_x, back_y = end_x + (back_x - end_x) / 4, end_y + (back_y - end_y) / 4
            found.append(
                (min(end_x, back_x) - 2, min(end_y, back_y) - 2, max(end_x, back_x) + 2, max(end_y, back_y) + 2)
            )
    return found


def lines_through_boxes(arrangement: Arrangement) -> list[Rectangle]:
    boxes = [box for _, box in solid(arrangement)]
    return [box for way in arrangement.ways.values() for box in hits(way, boxes)]


def trunks(scene: Scene) -> list[Trunk]:
    """All trunks whose members are not held by a frame."""
    return [t for item in scene.walk() for t in item.trunks if not (t.premises and item.form is Form.FRAMED)]


def chip_box(arrangement: Arrangement, trunk: Trunk) -> Rectangle:
    x, y = arrangement.chips[trunk]
    return (x - trunk.width / 2, y - trunk.height / 2, x + trunk.width / 2, y + trunk.height / 2)


def lines_through_chips(arrangement: Arrangement) -> list[str]:
    """Chips that a line of another trunk runs through, or that do not lie on their own."""
    found = []
    boxes = {trunk: chip_box(arrangement, trunk) for trunk in arrangement.chips}
    for trunk, box in boxes.items():
        own = [arrangement.ways[member] for member in trunk.members]
        others = [way for item, way in arrangement.ways.items() if item not in trunk.members]
        if not any(hits(way, [box]) for way in own) or any(hits(way, [box]) for way in others):
            found.append(trunk.name)
        if any(overlap(box, other) for fellow, other in boxes.items() if fellow is not trunk):
            found.append(trunk.name)
        if any(overlap(box, other) for _, other in solid(arrangement)):
            found.append(trunk.name)
        if any(overlap(box, frame.title_box) for frame in arrangement.frames):
            found.append(trunk.name)
    return found


def together(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> bool:
    """Whether two ways share a stretch."""
    for axis in (0, 1):
        for a, b in pairwise(one):
            for c, d in pairwise(other):
                if a[axis] == b[axis] == c[axis] == d[axis]:
                    low = max(min(a[1 - axis], b[1 - axis]), min(c[1 - axis], d[1 - axis]))
                    high = min(max(a[1 - axis], b[1 - axis]), max(c[1 - axis], d[1 - axis]))
                    if high - low > 0.01:
                        return True
    return False


def on_way(point: tuple[float, float], way: Sequence[tuple[float, float]]) -> bool:
    return any(
        min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
        for a, b in pairwise(way)
    )


def shared_stretches(scene: Scene, arrangement: Arrangement) -> list[tuple[str, str]]:
    """Pairs of lines of different trunks that run along the same stretch."""
    trunk_of = {member: trunk for trunk in trunks(scene) for member in trunk.members}
    return [
        (one.name, other.name)
        for (one, way), (other, another) in combinations(arrangement.ways.items(), 2)
        if trunk_of[one] is not trunk_of[other] and together(way, another)
    ]


def crossings(scene: Scene, arrangement: Arrangement) -> list[tuple[str, str]]:
    """Pairs of lines that cross; those of one trunk share a line and so may meet."""
    trunk_of = {member: trunk for trunk in trunks(scene) for member in trunk.members}
    upright, level = list(stretches(arrangement, 0)), list(stretches(arrangement, 1))
    return [
        (one.name, other.name)
        for one, x, low, high in upright
        for other, y, left, right in level
        if trunk_of[one] is not trunk_of[other] and left + 0.01 < x < right - 0.01 and low + 0.01 < y < high - 0.01
    ]


def loose_ends(scene: Scene, arrangement: Arrangement) -> list[str]:
    """Lines that do not begin at the rim of their box, or do not end at that of what it hangs under."""
    found = []
    for item in scene.walk():
        for below in item.below:
            if item.form is Form.FRAMED and below.premise:
                continue
            way = arrangement.ways[below]
            held = [item, *(part for part in item.below if part.premise and item.form is Form.FRAMED)]
            if not on_rim(way[0], rectangle(arrangement, below)) or not any(
                on_rim(way[-1], rectangle(arrangement, part)) for part in held
            ):
                found.append(below.name)
    return found


def stretches(arrangement: Arrangement, axis: int) -> Iterator[tuple[Item, float, float, float]]:
    """The parts of lines that keep to one place on an axis: that place, and from where to where on the other."""
    for item, way in arrangement.ways.items():
        for one, other in pairwise(way):
            if one[axis] == pytest.approx(other[axis], abs=1e-6):
                low, high = sorted((one[1 - axis], other[1 - axis]))
                yield item, one[axis], low, high
