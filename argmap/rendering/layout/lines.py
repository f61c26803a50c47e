"""The lines below a head: where they enter it, and in which lanes they run."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from argmap.records import record
from argmap.rendering.layout.distances import LANE, TRACK
from argmap.rendering.layout.nodes import EDGE, SPACING, LayoutNode
from argmap.rendering.layout.subtrees import SubtreeShape


@record(frozen=False)
class Line:
    """One line below a head: where its tracks come up, and where it enters the head."""

    sources: list[tuple[int, float]]  # child, and the place across at which its line comes up
    enters: float = 0.0
    lane: int = 0

    @property
    def first(self) -> float:
        return min(self.enters, self.sources[0][1])

    @property
    def last(self) -> float:
        return max(self.enters, self.sources[-1][1])


def enter(node: LayoutNode, shape: SubtreeShape, lines: Sequence[Line], head_x: float) -> None:
    """Where each line enters the head, for each of its ports."""
    if not node.ports:
        edge = min(EDGE, node.width / 2)
        low, high = head_x + edge, head_x + node.width - edge
        if node.is_joint and len(lines) == 1:
            low = high = head_x + (8.0 if node.item.lines and hangs(shape) else node.width / 2)
        _enter_between(lines, low, high)
        return
    for door, members in groupby(lines, key=lambda line: node.ports[line.sources[0][0]]):
        edge = min(EDGE, (door.high - door.low) / 2)
        _enter_between(list(members), head_x + door.low + edge, head_x + door.high - edge)


def _enter_between(lines: Sequence[Line], low: float, high: float) -> None:
    """Where lines enter a stretch: as near as can be to where they come up, with room between them.

    The least squares under a fixed order is found by pooling neighbours that are too close.
    """
    spacing = 0.0
    if len(lines) > 1:
        tight = min(b.sources[0][1] - a.sources[-1][1] for a, b in pairwise(lines))
        spacing = min(SPACING, (high - low) / (len(lines) - 1), max(TRACK, tight))
    pools: list[tuple[float, int]] = []
    for number, line in enumerate(lines):
        mean, count = (line.sources[0][1] + line.sources[-1][1]) / 2 - number * spacing, 1
        while pools and pools[-1][0] >= mean:
            other, size = pools.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        pools.append((mean, count))
    most = max(low, high - (len(lines) - 1) * spacing)
    places = (min(max(mean, low), most) for mean, count in pools for _ in range(count))
    for number, (line, place_) in enumerate(zip(lines, places, strict=True)):
        line.enters = place_ + number * spacing


def straighten(
    shape: SubtreeShape, breadths: Sequence[float], lines: Sequence[Line], shut: Sequence[tuple[float, float] | None]
) -> None:
    """Let lines leave the boxes in the rows below off their middle where that makes them straight.

    `shut` has for each box between which places its line may not leave.
    """
    alone = [len(column) == 1 for column in shape.columns for _ in column]
    for line in lines:
        for number, (child, x) in enumerate(line.sources):
            barred = shut[child]
            if barred is not None and barred[0] < line.enters < barred[1]:
                continue
            if alone[child] and abs(line.enters - x) <= breadths[child] / 2 - EDGE:
                line.sources[number] = (child, line.enters)


def hangs(shape: SubtreeShape) -> bool:
    return len(shape.columns) == 1 and len(shape.columns[0]) > 1


def assign_lanes(lines: Sequence[Line]) -> int:
    """Give each line that must run across its lane, counted from the lowest as 1; how many lanes there are."""
    most = 0
    for ordered, reach in ((lines[::-1], 1), (lines, -1)):
        lane, limit = 0, None
        for line in ordered:
            source = line.sources[0 if reach > 0 else -1][1]
            if (line.enters - source) * reach <= 0 and len(line.sources) == 1:
                limit, lane = None, 0
                continue
            overlaps = limit is not None and (line.enters - limit) * reach > -LANE
            lane = lane + 1 if overlaps else 1
            line.lane = max(line.lane, lane)
            lane = line.lane
            limit = source
            most = max(most, lane)
    return most
