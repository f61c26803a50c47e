"""Where the signs of lines stand: beside a line near its head, clear of boxes, heads, titles, lines and other signs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from argmap.rendering.content.scene import FRAMED_PAD, Bond, Form, Item, Scene
from argmap.rendering.content.strokes import HEAD_SIZE, INK, MUTUAL, SIGN_FONT, STROKES, Stroke
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.curves import LINK_RADIUS, RADIUS, rounded
from argmap.rendering.layout.placing import Point

Rectangle: TypeAlias = tuple[float, float, float, float]

ASIDE = 7.5  # from an upright line to the middle of its sign
OVER = 6.5  # from a level line up to the middle of its sign
UNDER = 9.0  # the same downwards
FIRST_UPRIGHT, FIRST_LEVEL = 8.0, 9.0  # from the end of a line to the nearest place for its sign
STEP, FARTHEST = 2.0, 44.0
FARTHER = 5.0  # off the line than that, where there is no room closer to it
HALF_LINE = 0.8
PATCH = (11.0, 15.0)  # what a sign in the middle of a line covers of it
BARE = 4.0  # that is seen of a line on both sides of such a sign

_CELL = 64.0
_SOLID, _THIN = 100, 3  # how bad it is to lie on a box, head, title or sign, and on a line


@dataclass(slots=True)
class Signs:
    """The middles of signs: of the lines in the forest by what hangs there, of those across it in their order."""

    lines: dict[Item, Point] = field(default_factory=dict)
    links: list[Point | None] = field(default_factory=list)


def place_signs(scene: Scene, arrangement: Arrangement) -> Signs:
    """A place for every sign; one that cannot be clear of everything lies where it does least harm."""
    taken = _Taken()
    _mark_boxes(taken, arrangement)
    found = Signs()
    signed = [(item, STROKES[item.bond].sign) for item in arrangement.ways if item.bond and not item.trunk]
    _mark_lines(taken, scene, arrangement)
    for item, sign in signed:
        if sign:
            found.lines[item] = taken.put(_near_head(arrangement.ways[item]), sign)
    for number, (link, way) in enumerate(zip(scene.links, arrangement.links, strict=True)):
        if link.both:
            found.links.append(taken.put_on_line(way, link.sign, number))
        else:
            found.links.append(taken.put(_near_head(way), link.sign) if link.sign else None)
    return found


def _mark_boxes(taken: _Taken, arrangement: Arrangement) -> None:
    for item, (x, y) in arrangement.places.items():
        half_x, half_y = item.width / 2, item.height / 2
        box = (x - half_x, y - half_y, x + half_x, y + half_y)
        if item.form is Form.FRAMED:
            taken.mark_rim(box)
            if item.strip:
                top = arrangement.strip_top(item)
                taken.mark((box[0] + FRAMED_PAD, top, box[2] - FRAMED_PAD, top + item.strip_height), _SOLID)
        else:
            taken.mark(box, _SOLID)
    for frame in arrangement.frames:
        taken.mark(frame.title_box, _SOLID)
        taken.mark_rim((frame.x, frame.y, frame.x + frame.width, frame.y + frame.height))


def _mark_lines(taken: _Taken, scene: Scene, arrangement: Arrangement) -> None:
    for item, way in arrangement.ways.items():
        taken.mark_line(way, RADIUS, None)
        if item.bond is not None and not item.trunk:
            taken.mark(_head(way, STROKES[item.bond]), _SOLID)
    for number, (link, way) in enumerate(zip(scene.links, arrangement.links, strict=True)):
        taken.mark_line(way, LINK_RADIUS, number)
        if link.both:
            for end in (way, way[::-1]):
                size = MUTUAL[link.sign].head_size / HEAD_SIZE
                taken.mark(_head(end, STROKES[Bond.CONCESSION], size), _SOLID)
        elif link.sign:
            taken.mark(_head(way, STROKES[link.bond]), _SOLID)


def _head(way: Sequence[Point], stroke: Stroke, size: float = 1.0) -> Rectangle:
    """The room of an arrow head at the end of a way."""
    (x, y), (end_x, end_y) = way[-2], way[-1]
    length, half = stroke.reach * size, stroke.half * size
    if x == end_x:
        other = end_y + (length if y > end_y else -length)
        return (x - half, min(end_y, other), x + half, max(end_y, other))
    other = end_x + (length if x > end_x else -length)
    return (min(end_x, other), y - half, max(end_x, other), y + half)


def _near_head(way: Sequence[Point]) -> Iterator[Point]:
    """Places for a sign beside a line: those near its end first, and then those a little farther off the line."""
    for off in (0.0, FARTHER):
        yield from _near_end(way, off)


def _near_end(way: Sequence[Point], off: float) -> Iterator[Point]:
    passed = 0.0
    at = FIRST_UPRIGHT if way[-1][0] == way[-2][0] else FIRST_LEVEL
    for end, begin in pairwise(way[::-1]):
        length = hypot(end[0] - begin[0], end[1] - begin[1])
        while length and at <= min(passed + length, FARTHEST):
            share = (at - passed) / length
            x, y = end[0] + (begin[0] - end[0]) * share, end[1] + (begin[1] - end[1]) * share
            yield from _beside(x, y, off, upright=begin[0] == end[0])
            at += STEP
        passed += length
    if at in {FIRST_UPRIGHT, FIRST_LEVEL}:  # shorter than its head and sign
        x, y = way[0]
        yield from _beside(x, y, off, upright=way[0][0] == way[1][0])


def _beside(x: float, y: float, off: float = 0.0, *, upright: bool) -> Iterator[Point]:
    if upright:
        yield from ((x + ASIDE + off, y), (x - ASIDE - off, y))
    else:
        yield from ((x, y - OVER - off), (x, y + UNDER + off))


class _Taken:
    """What there is already, in the cells of a grid."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[tuple[Rectangle, int, int | None]]] = defaultdict(list)

    def mark(self, box: Rectangle, weight: int, link: int | None = None) -> None:
        """Take a rectangle; `link` tells to which line across the forest it belongs."""
        for cell in _cells(box):
            self.cells[cell].append((box, weight, link))

    def mark_rim(self, box: Rectangle) -> None:
        left, top, right, bottom = box
        self.mark_line([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], 0.0, None)

    def mark_line(self, way: Sequence[Point], radius: float, link: int | None) -> None:
        """Take the line through some points, with its round corners in short pieces."""
        curve = rounded(way, radius=radius) if radius else [way[0], *(p for point in way[1:] for p in [point] * 3)]
        for begin in range(0, len(curve) - 1, 3):
            start, one, other, end = curve[begin : begin + 4]
            straight = other == end
            points = [start, end] if straight else [_on_curve(start, one, other, end, part / 4) for part in range(5)]
            for (x, y), (next_x, next_y) in pairwise(points):
                low_x, high_x = min(x, next_x) - HALF_LINE, max(x, next_x) + HALF_LINE
                self.mark((low_x, min(y, next_y) - HALF_LINE, high_x, max(y, next_y) + HALF_LINE), _THIN, link)

    def put(self, places: Iterable[Point], sign: str) -> Point:
        """The first of some places where a sign is clear, else the least bad; it is taken."""
        half = text_width(sign, SIGN_FONT, bold=True) / 2
        above, below = (reach * SIGN_FONT for reach in INK[sign])
        place, box = self._best((((x, y), (x - half, y - above, x + half, y + below)) for x, y in places), None)
        self.mark(box, _SOLID)
        return place

    def put_on_line(self, way: Sequence[Point], sign: str, link: int) -> Point:
        """A place in the middle of a line that stays to be seen on both sides of it; beside the line if it is short."""
        stretches = sorted(pairwise(way), key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1]))
        half_x, half_y = PATCH[0] / 2, PATCH[1] / 2
        need = 2 * (10 * MUTUAL[sign].head_size + BARE)
        middles = [
            place
            for (x, y), (end_x, end_y) in stretches
            for place in _along((x, y), (end_x, end_y), need + (PATCH[1] if x == end_x else PATCH[0]))
        ]
        if not middles:
            (x, y), (end_x, end_y) = stretches[0]
            middle = ((x + end_x) / 2, (y + end_y) / 2)
            return self.put([*_beside(*middle, upright=x == end_x), *_near_head(way), *_near_head(way[::-1])], sign)
        boxes = (
            (place, (place[0] - half_x, place[1] - half_y, place[0] + half_x, place[1] + half_y)) for place in middles
        )
        place, box = self._best(boxes, link)
        self.mark(box, _SOLID)
        return place

    def _best(self, boxes: Iterable[tuple[Point, Rectangle]], link: int | None) -> tuple[Point, Rectangle]:
        """The first place of least harm; the line `link` itself may be lain on."""
        best: tuple[int, Point, Rectangle] | None = None
        for place, box in boxes:
            harm = self._harm(box, link)
            if best is None or harm < best[0]:
                best = (harm, place, box)
            if not harm:
                break
        assert best is not None  # noqa: S101 - there is always a place
        return best[1], best[2]

    def _harm(self, box: Rectangle, link: int | None) -> int:
        left, top, right, bottom = box
        met = {
            (other, weight)
            for cell in _cells(box)
            for other, weight, owner in self.cells.get(cell, ())
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            if link is None or owner != link
        }
        return sum(weight for _, weight in met)


def _along(start: Point, end: Point, need: float) -> Iterator[Point]:
    """Places on a stretch from its middle outwards, as long as so much of it is left."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    away = 0.0
    while length - 2 * away >= need:
        for side in (1, -1) if away else (1,):
            share = 0.5 + side * away / length
            yield (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        away += 3 * STEP


def _on_curve(start: Point, one: Point, other: Point, end: Point, part: float) -> Point:
    """A point of a Bézier curve."""
    rest = 1 - part
    a, b, c, d = rest**3, 3 * rest * rest * part, 3 * rest * part * part, part**3
    return (
        a * start[0] + b * one[0] + c * other[0] + d * end[0],
        a * start[1] + b * one[1] + c * other[1] + d * end[1],
    )


def _cells(box: Rectangle) -> Sequence[tuple[int, int]]:
    left, top = int(box[0] // _CELL), int(box[1] // _CELL)
    right, bottom = int(box[2] // _CELL), int(box[3] // _CELL)
    if left == right and top == bottom:
        return ((left, top),)
    return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
