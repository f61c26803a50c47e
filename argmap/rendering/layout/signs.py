"""Where the signs of lines across the forest stand: beside a line near its head, nearer to it than to any other line.

They are clear of boxes, heads, titles, lines and other signs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from argmap.records import record
from argmap.rendering.content.scene import FRAMED_PAD, Bond, Form, Item, Scene
from argmap.rendering.content.strokes import HEAD_SIZE, INK, INK_OF_WORDS, MUTUAL, STROKES, size_of
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.curves import LINK_RADIUS, RADIUS, rounded
from argmap.rendering.layout.distances import TRACK
from argmap.rendering.layout.joining import joined
from argmap.rendering.layout.rectangles import Rectangle, around, head_at_end
from argmap.rendering.layout.subtrees import Point

_Owner: TypeAlias = Item | int | None  # of a line: what hangs there, or the number of a line across the forest

NEAREST, AWAY = 2.4, 4.0  # from a line to the ink of its sign, of large signs and of small ones
HEAD_AIR, SIGN_AIR = 1.0, 5.0  # around an arrow head, and around a sign where there is room
CLEARER = 1.5  # so much farther is every other line
FIRST_UPRIGHT, FIRST_LEVEL = 8.0, 9.0  # from the end of a line to the nearest place for its sign
STEP, FARTHEST = 2.0, 60.0
FARTHER = (0.0, 1.5, 5.0)  # off the line than that, where there is no room closer to it
HALF_LINE = 0.8
PATCH = (11.0, 15.0)  # what a sign in the middle of a line covers of it
MISSED = 1.6  # by which engines miss the middle of a sign whose width they do not know
BARE = 4.0  # that is seen of a line on both sides of such a sign

_CELL = 64.0
# How bad it is to lie on a box, head, title or sign, on a line, and by steps so near to another line that it may seem
# the sign of that.
_SOLID, _THIN, _UNCLEAR = 100, 4, 1
_REACH = 12.0  # within which other lines are looked for


def place_signs(scene: Scene, arrangement: Arrangement) -> list[Point | None]:
    """The middle of the sign of each line across the forest, None where it has none.

    One that cannot be clear of everything lies where it does least harm.
    """
    if not scene.links:
        return []
    taken = _Taken()
    _mark_boxes(taken, arrangement)
    _mark_lines(taken, scene, arrangement)
    found: list[Point | None] = []
    for number, (link, way) in enumerate(zip(scene.links, arrangement.links, strict=True)):
        if link.both:
            found.append(taken.put_on_line(way, link.sign, number))
        else:
            signed = link.sign and link.trunk is None
            found.append(taken.put(_near_head(way, _ink(link.mark)), link.mark, number) if signed else None)
    return found


def _mark_boxes(taken: _Taken, arrangement: Arrangement) -> None:
    for item, place in arrangement.places.items():
        box = around(place, item)
        if item.form is Form.FRAMED:
            taken.mark_rim(box)
            if item.strip:
                top = arrangement.strip_top(item)
                taken.mark((box[0] + FRAMED_PAD, top, box[2] - FRAMED_PAD, top + item.strip_height), _SOLID)
        else:
            taken.mark(box, _SOLID)
    for trunk, place in arrangement.chips.items():
        taken.mark(around(place, trunk), _SOLID)
    for frame in arrangement.frames:
        taken.mark(frame.title_box, _SOLID)
        taken.mark_rim((frame.x, frame.y, frame.x + frame.width, frame.y + frame.height))


def _mark_lines(taken: _Taken, scene: Scene, arrangement: Arrangement) -> None:
    for item in scene.walk():
        for trunk in item.trunks:
            ways = [(member, arrangement.ways[member]) for member in trunk.members if member in arrangement.ways]
            for member, way, whole in joined(ways):
                taken.mark_line(way, RADIUS, member)
                if whole and trunk.has_head:
                    taken.mark_head(head_at_end(way, STROKES[trunk.bond]), member)
    for number, (link, way) in enumerate(zip(scene.links, arrangement.links, strict=True)):
        taken.mark_line(way, LINK_RADIUS, number)
        if link.both:
            for end in (way, way[::-1]):
                size = MUTUAL[link.sign].head_size / HEAD_SIZE
                taken.mark_head(head_at_end(end, STROKES[Bond.CONCESSION], size), number)
        elif link.sign and link.trunk is None:
            taken.mark_head(head_at_end(way, STROKES[link.bond]), number)


@record()
class _Ink:
    """How far a sign reaches from the middle of its line of text: to each side, upwards and downwards."""

    half: float
    above: float
    below: float

    def at(self, place: Point) -> Rectangle:
        x, y = place
        return (x - self.half, y - self.above, x + self.half, y + self.below)

    def beside(self, x: float, y: float, off: float, *, upright: bool) -> Iterator[Point]:
        """The places at both sides of a point of a line, with so much more between than there has to be.

        So near to it that even at the next of parallel lines a sign is clearly farther from that one.
        """
        room = TRACK - 2 * HALF_LINE - (2 * self.half if upright else self.above + self.below)
        away = min(AWAY, max(NEAREST, room / 2 - CLEARER)) + HALF_LINE + off
        if upright:
            yield from ((x + away + self.half, y), (x - away - self.half, y))
        else:
            yield from ((x, y - away - self.below), (x, y + away + self.above))


def _ink(sign: str) -> _Ink:
    size = size_of(sign)
    above, below = (reach * size for reach in INK.get(sign, INK_OF_WORDS))
    return _Ink(text_width(sign, size, bold=True) / 2, above, below)


def _near_head(way: Sequence[Point], ink: _Ink) -> Iterator[Point]:
    """Places for a sign beside a line: those near its end first, and then those a little farther off the line."""
    for off in FARTHER:
        yield from _near_end(way, ink, off)


def _near_end(way: Sequence[Point], ink: _Ink, off: float) -> Iterator[Point]:
    passed = 0.0
    at = FIRST_UPRIGHT if way[-1][0] == way[-2][0] else FIRST_LEVEL
    for end, begin in pairwise(way[::-1]):
        length = hypot(end[0] - begin[0], end[1] - begin[1])
        while length and at <= min(passed + length, FARTHEST):
            share = (at - passed) / length
            x, y = end[0] + (begin[0] - end[0]) * share, end[1] + (begin[1] - end[1]) * share
            yield from ink.beside(x, y, off, upright=begin[0] == end[0])
            at += STEP
        passed += length
    if at in {FIRST_UPRIGHT, FIRST_LEVEL}:  # shorter than its head and sign
        x, y = way[0]
        yield from ink.beside(x, y, off, upright=way[0][0] == way[1][0])


class _Taken:
    """The things that take up room already, in the cells of a grid."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[tuple[Rectangle, int, _Owner]]] = defaultdict(list)

    def mark(self, box: Rectangle, weight: int, owner: _Owner = None) -> None:
        """Take a rectangle; `owner` tells to which line it belongs."""
        for cell in _cells(box):
            self.cells[cell].append((box, weight, owner))

    def mark_head(self, box: Rectangle, owner: _Owner) -> None:
        """Take the room of an arrow head, with a little air around it."""
        left, top, right, bottom = box
        self.mark(box, 0, owner)
        self.mark((left - HEAD_AIR, top - HEAD_AIR, right + HEAD_AIR, bottom + HEAD_AIR), _SOLID)

    def mark_rim(self, box: Rectangle) -> None:
        left, top, right, bottom = box
        self.mark_line([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], 0.0, None)

    def mark_line(self, way: Sequence[Point], radius: float, owner: _Owner) -> None:
        """Take the line through some points, with its round corners in short pieces."""
        curve = rounded(way, radius=radius) if radius else [way[0], *(p for point in way[1:] for p in [point] * 3)]
        for begin in range(0, len(curve) - 1, 3):
            start, one, other, end = curve[begin : begin + 4]
            straight = other == end
            points = [start, end] if straight else [_on_curve(start, one, other, end, part / 4) for part in range(5)]
            for (x, y), (next_x, next_y) in pairwise(points):
                low_x, high_x = min(x, next_x) - HALF_LINE, max(x, next_x) + HALF_LINE
                self.mark((low_x, min(y, next_y) - HALF_LINE, high_x, max(y, next_y) + HALF_LINE), _THIN, owner)

    def put(self, places: Iterable[Point], sign: str, owner: _Owner) -> Point:
        """The first of some places where the sign of a line is clear, else the least bad; it is taken."""
        ink = _ink(sign)
        boxes = ((place, ink.at(place)) for place in places)
        place, box = self._best(boxes, lambda box: self._harm(box, None) + self._unclear(box, owner))
        left, top, right, bottom = box
        self.mark(box, _SOLID)
        self.mark((left - SIGN_AIR, top - SIGN_AIR, right + SIGN_AIR, bottom + SIGN_AIR), 2 * _UNCLEAR)
        return place

    def put_on_line(self, way: Sequence[Point], sign: str, link: int) -> Point:
        """A place in the middle of a line that stays to be seen on both sides of it; beside the line if it is short."""
        stretches = sorted(pairwise(way), key=lambda p: -abs(p[0][0] - p[1][0]) - abs(p[0][1] - p[1][1]))
        need = 2 * (10 * MUTUAL[sign].head_size + BARE)
        middles = [
            place
            for (x, y), (end_x, end_y) in stretches
            for place in _along((x, y), (end_x, end_y), need + (PATCH[1] if x == end_x else PATCH[0]))
        ]
        if not middles:
            (x, y), (end_x, end_y) = stretches[0]
            middle = ((x + end_x) / 2, (y + end_y) / 2)
            ink = _ink(sign)
            places = [
                *ink.beside(*middle, 0.0, upright=x == end_x),
                *_near_head(way, ink),
                *_near_head(way[::-1], ink),
            ]
            return self.put(places, sign, link)
        ink = _ink(sign)
        down = (ink.above - ink.below) / 2  # so that the line runs through the middle of the ink
        wide = _Ink(ink.half + MISSED, ink.above, ink.below)
        boxes = (((x, y + down), wide.at((x, y + down))) for x, y in middles)
        place, box = self._best(boxes, lambda box: self._harm(box, link))
        self.mark(box, _SOLID)
        return place

    @staticmethod
    def _best(boxes: Iterable[tuple[Point, Rectangle]], harm_of: Callable[[Rectangle], int]) -> tuple[Point, Rectangle]:
        """The first place of least harm."""
        best: tuple[int, Point, Rectangle] | None = None
        for place, box in boxes:
            harm = harm_of(box)
            if best is None or harm < best[0]:
                best = (harm, place, box)
            if not harm:
                break
        assert best is not None  # noqa: S101 - there is always a place
        return best[1], best[2]

    def _unclear(self, box: Rectangle, owner: _Owner) -> int:
        """Whether a sign of a line is not clearly nearer to it than to another, heads included."""
        own = other = _REACH
        left, top, right, bottom = box
        around = (left - _REACH, top - _REACH, right + _REACH, bottom + _REACH)
        for cell in _cells(around):
            for (near_x, near_y, far_x, far_y), _, whose in self.cells.get(cell, ()):
                if whose is not None:
                    away = hypot(max(near_x - right, left - far_x, 0.0), max(near_y - bottom, top - far_y, 0.0))
                    if whose == owner:
                        own = min(own, away)
                    else:
                        other = min(other, away)
        return _UNCLEAR * sum(other < own + CLEARER * share for share in (0.0, 0.5, 1.0))

    def _harm(self, box: Rectangle, link: int | None) -> int:
        """How much lies in a box; the line `link` across the forest may be lain on."""
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
