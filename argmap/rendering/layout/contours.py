"""Outlines of blocks, so that neighbours can be moved into each other's empty corners.

An outline is a list of bands ``(top, bottom, left, right)`` from top to bottom, which together cover everything in the
block. A coarse outline covers more than a fine one and is just as safe; the number of bands is kept small, so that
every operation takes constant time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

Band: TypeAlias = tuple[float, float, float, float]
Outline: TypeAlias = list[Band]

_MOST, _FEW = 28, 14
_NEAR = 6.0  # how close in one direction two bands must come to be neighbours in the other


def shifted(outline: Sequence[Band], x: float, y: float) -> Outline:
    return [(top + y, bottom + y, left + x, right + x) for top, bottom, left, right in outline]


def right_of(done: Sequence[Band], new: Sequence[Band], gap: float) -> float:
    """How far to the right `new` must move to stand beside `done` with a gap."""
    move = 0.0
    start = 0
    for top, bottom, left, _ in new:
        while start < len(done) and done[start][1] + _NEAR <= top:
            start += 1
        index = start
        while index < len(done) and done[index][0] - _NEAR < bottom:
            move = max(move, done[index][3] + gap - left)
            index += 1
    return move


def below(done: Sequence[Band], new: Sequence[Band], gap: float) -> float:
    """How far down `new` must move to stand below `done` with a gap."""
    move = 0.0
    for top, _, left, right in new:
        low, high = left - _NEAR, right + _NEAR
        for _, bottom, other_left, other_right in reversed(done):
            if bottom + gap - top <= move:
                break
            if other_left < high and low < other_right:
                move = bottom + gap - top
                break
    return move


def united(*outlines: Sequence[Band]) -> Outline:
    """One outline around several."""
    outlines = tuple(filter(None, outlines))
    if len(outlines) == 1:
        return list(outlines[0])
    bands = [band for outline in outlines for band in outline if band[1] > band[0]]
    levels = sorted({level for band in bands for level in band[:2]})
    bands.sort()
    found: Outline = []
    active: list[Band] = []
    index, count = 0, len(bands)
    last_left = last_right = float("inf")
    for top, bottom in pairwise(levels):
        active = [band for band in active if band[1] > top]
        while index < count and bands[index][0] <= top:
            active.append(bands[index])
            index += 1
        if not active:
            continue
        left, right = active[0][2], active[0][3]
        for band in active:
            left, right = min(left, band[2]), max(right, band[3])
        if -_NEAR < last_left - left < _NEAR and -_NEAR < last_right - right < _NEAR and found[-1][1] == top:
            left, right = min(last_left, left), max(last_right, right)
            top = found.pop()[0]  # noqa: PLW2901 - what is covered is cut, and goes on
        found.append((top, bottom, left, right))
        last_left, last_right = left, right
    return _coarse(found)


def _coarse(outline: Outline) -> Outline:
    """At most `_MOST` bands: those are joined first that add the least area."""
    if len(outline) <= _MOST:
        return outline
    while len(outline) > _FEW:
        costs = [_cost(a, b) for a, b in pairwise(outline)]
        limit = sorted(costs)[(len(costs) - 1) // 4]
        found = [outline[0]]
        joined = False
        for band, cost in zip(outline[1:], costs, strict=True):
            if cost <= limit and not joined:
                last = found[-1]
                found[-1] = (last[0], band[1], min(last[2], band[2]), max(last[3], band[3]))
                joined = True
            else:
                found.append(band)
                joined = False
        outline = found
    return outline


def _cost(one: Band, other: Band) -> float:
    left, right = min(one[2], other[2]), max(one[3], other[3])
    own = sum((band[1] - band[0]) * (band[3] - band[2]) for band in (one, other))
    return (other[1] - one[0]) * (right - left) - own
