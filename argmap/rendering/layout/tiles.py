"""A drawing spread over sheets in full size: where one ends and the next begins, so that no box is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, inf
from typing import TypeAlias

from argmap.records import record
from argmap.rendering.content.boxes import LINE
from argmap.rendering.content.scene import Form
from argmap.rendering.layout.papers import Size
from argmap.rendering.layout.sheet import Sheet

Span: TypeAlias = tuple[float, float]
_RASTER = 6.0  # points: from one place where a cut may be to the next
_PER_SHEET = 2.0  # boxes that a cut may go through to save a sheet, as long as each is whole on a neighbour
_AIR = 3.0  # around boxes


@record()
class Tile:
    """One sheet: its column and row, and what it shows between its cuts, in points of the drawing from its upper left.

    `left` and `top` are where the paper begins, which shows some of its neighbours around that.
    """

    column: int
    row: int
    across: Span
    along: Span
    left: float
    top: float

    @property
    def name(self) -> str:
        """A letter for the column and a number for the row: ``B3``."""
        letters, rest = "", self.column + 1
        while rest:
            rest, place = divmod(rest - 1, 26)
            letters = chr(65 + place) + letters
        return f"{letters}{self.row + 1}"


@record()
class Tiling:
    """All sheets, row by row, of a width and a height; the number of boxes that are whole on none of them."""

    tiles: Sequence[Tile]
    width: float
    height: float
    broken: int


def tiling(sheet: Sheet, size: Size) -> Tiling:
    """The sheets for a drawing, with the paper as it lies that takes fewest."""
    boxes = list(_boxes(sheet))
    ways = [_tiled(sheet, boxes, size, sideways=sideways) for sideways in (False, True)]
    return min(ways, key=lambda way: (way.broken, len(way.tiles)))


def _boxes(sheet: Sheet) -> Iterator[tuple[Span, Span]]:
    """What is not to be cut, from left to right and from top to bottom: boxes, joints, tags, lines of text."""
    for item, (x, y) in sheet.arrangement.places.items():
        if item.form is not Form.FRAMED:
            yield _around(x - item.width / 2, x + item.width / 2), _around(y - item.height / 2, y + item.height / 2)
    for line in sheet.title:
        half = line.size * LINE / 2
        yield _around(line.left, line.left + line.width), _around(line.y - half, line.y + half)
    for entry, x, y in sheet.legend:
        yield _around(x, x + entry.width), _around(y - 8, y + 8)


def _around(low: float, high: float) -> Span:
    return low - _AIR, high + _AIR


def _tiled(sheet: Sheet, boxes: Sequence[tuple[Span, Span]], size: Size, *, sideways: bool) -> Tiling:
    width, height = size.turned(sideways=sideways)
    room = width - 2 * size.margin, height - 2 * size.margin
    columns = _stretches([across for across, _ in boxes], sheet.width, room[0])
    rows = _stretches([along for _, along in boxes], sheet.height, room[1])
    found = [
        Tile(
            column,
            row,
            (left, right),
            (top, bottom),
            start_x - size.margin - (room[0] - right + start_x) / 2,
            start_y - size.margin - (room[1] - bottom + start_y) / 2,
        )
        for row, (start_y, top, bottom) in enumerate(rows)
        for column, (start_x, left, right) in enumerate(columns)
    ]
    broken = sum(
        not any(
            tile.left <= across[0]
            and across[1] <= tile.left + width
            and tile.top <= along[0]
            and along[1] <= tile.top + height
            for tile in found
        )
        for across, along in boxes
    )
    return Tiling(found, width, height, broken)


def _stretches(spans: Sequence[Span], length: float, room: float) -> list[tuple[float, float, float]]:
    """The stretches that sheets show in one direction: where each begins, the cut at its beginning, that at its end.

    A stretch begins before its cut where that goes through boxes, so that these are whole in it. Cuts go through as few
    boxes as can be for about as many sheets as are needed.
    """
    places = [*_places(length), length]
    crossed, starts = _crossings([s for s in spans if s[1] - s[0] <= room], places)
    costs, before = [0.0, *[inf] * (len(places) - 1)], [0] * len(places)
    for place, (cut, start) in enumerate(zip(places, starts, strict=True)):
        if costs[place] == inf:
            continue
        other = place + 1
        while other < len(places) and places[other] - start <= room:
            cost = costs[place] + _PER_SHEET + crossed[other]
            if cost < costs[other] or (cost == costs[other] and cut < places[before[other]]):
                costs[other], before[other] = cost, place
            other += 1
    if costs[-1] == inf:  # boxes as large as sheets lie in every way
        count = ceil(length / room)
        return [(length * n / count, length * n / count, length * (n + 1) / count) for n in range(count)]
    chosen = [len(places) - 1]
    while chosen[-1]:
        chosen.append(before[chosen[-1]])
    return [(starts[a], places[a], places[b]) for a, b in pairwise(chosen[::-1])]


def _places(length: float) -> Iterator[float]:
    for number in range(max(1, ceil(length / _RASTER))):
        yield number * _RASTER


def _crossings(spans: Sequence[Span], places: Sequence[float]) -> tuple[list[float], list[float]]:
    """For each place how many spans a cut there goes through, and where the first of these begins, else the place."""
    waiting = sorted(spans)[::-1]
    opened: list[Span] = []  # a heap by beginnings
    ends: list[float] = []  # a heap
    crossed, starts = [], []
    for place in places:
        while waiting and waiting[-1][0] < place:
            span = waiting.pop()
            heappush(opened, span)
            heappush(ends, span[1])
        while ends and ends[0] <= place:
            heappop(ends)
        while opened and opened[0][1] <= place:
            heappop(opened)
        crossed.append(float(len(ends)))
        starts.append(min(place, opened[0][0]) if opened else place)
    crossed[0] = crossed[-1] = 0.0
    return crossed, [0.0, *starts[1:]]
