"""The lines below a head: where they enter it, and in which lanes they run."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, combinations, groupby, pairwise

from argmap.records import record
from argmap.rendering.layout.distances import LANE, TRACK
from argmap.rendering.layout.nodes import EDGE, LayoutNode, Run, apart, first_track
from argmap.rendering.layout.subtrees import SubtreeShape


@record(frozen=False)
class Line:
    """One line into a head: what hangs on it, where its tracks come up, and where it enters the head.

    One that is `aside` enters a joint at its side.
    """

    run: Run
    sources: list[tuple[int, float]]  # child, and the place across at which its line comes up
    enters: float = 0.0
    lane: int = 0
    aside: bool = False

    @property
    def first(self) -> float:
        return min(self.enters, self.sources[0][1])

    @property
    def last(self) -> float:
        return max(self.enters, self.sources[-1][1])

    @property
    def is_straight(self) -> bool:
        """Whether it needs no lane."""
        return len(self.sources) == 1 and self.enters == self.sources[0][1]


def enter(node: LayoutNode, shape: SubtreeShape, lines: Sequence[Line], head_x: float) -> None:
    """Where each line enters the head, for each of its ports."""
    hanging = hangs(shape)
    for port, members in groupby(lines, key=lambda line: line.run.port):
        low, high = (head_x, head_x + node.width) if port is None else (head_x + port.low, head_x + port.high)
        entering = list(members)
        if node.is_joint and len(lines) == 1:
            entering[0].enters = head_x + (first_track(node.width, joint=node.is_joint) if hanging else node.width / 2)
        else:
            _enter_between(entering, low, high, first_track(node.width, joint=node.is_joint) if hanging else None)


def _enter_between(lines: Sequence[Line], low: float, high: float, track: float | None) -> None:
    """Where lines enter a stretch: as near as can be to where they come up, with room between them.

    The least squares under a fixed order is found by pooling neighbours that are too close. `track` is the place of the
    first of the tracks along which all hangs; there only the first line has its chip below the head.
    """
    room = high - low
    if track is not None:
        low, high = low + track, high - min(EDGE, room / 2)
    else:
        low += min(room / 2, max(EDGE, lines[0].run.across / 2))
        high -= min(room / 2, max(EDGE, lines[-1].run.across / 2))
    gaps = [TRACK if track is not None else apart(one.run, other.run) for one, other in pairwise(lines)]
    share = min(1.0, (high - low) / sum(gaps)) if gaps else 1.0
    offsets = [0.0, *accumulate(gap * share for gap in gaps)]
    pools: list[tuple[float, int]] = []
    for line, offset in zip(lines, offsets, strict=True):
        mean, count = (line.sources[0][1] + line.sources[-1][1]) / 2 - offset, 1
        while pools and pools[-1][0] >= mean:
            other_mean, size = pools.pop()
            mean, count = (mean * count + other_mean * size) / (count + size), count + size
        pools.append((mean, count))
    most = max(low, high - offsets[-1])
    places = (min(max(mean, low), most) for mean, count in pools for _ in range(count))
    for line, offset, place_ in zip(lines, offsets, places, strict=True):
        line.enters = place_ + offset


def straighten(
    shape: SubtreeShape, breadths: Sequence[float], lines: Sequence[Line], shut: Sequence[tuple[float, float] | None]
) -> None:
    """Let lines leave the boxes in the rows below off their middle where that makes them straight.

    `shut` has for each box between which places its line may not leave.
    """
    alone = [len(column) == 1 for column in shape.columns for _ in column]
    for line in lines:
        if line.aside:
            continue
        for number, (child, x) in enumerate(line.sources):
            barred = shut[child]
            if barred is not None and barred[0] < line.enters < barred[1]:
                continue
            if alone[child] and abs(line.enters - x) <= breadths[child] / 2 - EDGE:
                line.sources[number] = (child, line.enters)


def hangs(shape: SubtreeShape) -> bool:
    """Whether all below a head stands in one column."""
    return len(shape.columns) == 1 and len(shape.columns[0]) > 1


def assign_lanes(lines: Sequence[Line]) -> int:
    """Give each line that must run across its lane, counted from the lowest as 1; how many lanes there are.

    Of two lines from left to right, the one runs above the other whose end lies over where the other comes up.
    """
    across = [line for line in lines if not line.is_straight]
    for line in across:
        line.lane = 1
    over: list[tuple[Line, Line]] = []
    for one, other in combinations(across, 2):
        if one.enters > other.sources[0][1] - LANE:
            over.append((one, other))
        elif other.enters < one.sources[-1][1] + LANE:
            over.append((other, one))
    for _ in across:  # the longest way to each, as there are no circles
        for upper, lower in over:
            upper.lane = max(upper.lane, min(lower.lane + 1, len(across)))
    return max((line.lane for line in across), default=0)
