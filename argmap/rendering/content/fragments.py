"""The runs of a line in the order in which they are seen from the left, for what draws each run by itself.

Letters are ordered by the rules of Unicode (UAX #9), as far as no unseen signs say otherwise: numbers run to the right,
signs between words of one direction go with these, and all others with the line.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from operator import itemgetter

from argmap.directions import is_right_to_left, letter_direction
from argmap.inline.runs import Run, runs_of

_RIGHT_TO_LEFT_MARK = "\u200f"
_BETWEEN_NUMBERS, _BESIDE_NUMBERS = ("ES", "CS"), "ET"


def fragments(line: str) -> tuple[Run, ...]:
    """The runs of a line from the left, each cut where the direction changes; in each, the letters in their order."""
    runs = runs_of(line)
    if line.isascii() or not any(letter_direction(letter) > 0 for letter in line):
        return runs
    levels = _levels(line, base=int(is_right_to_left(line)))
    found: list[tuple[Run, int]] = []
    place = 0
    for run in runs:
        for level, letters in groupby(zip(levels[place : place + len(run.text)], run.text, strict=True), itemgetter(0)):
            found.append((run.saying("".join(letter for _, letter in letters)), level))
        place += len(run.text)
    return tuple([_turned(run) if level % 2 else run for run, level in _seen(found)])


def _turned(run: Run) -> Run:
    """A run that is seen from the right, with an unseen sign where none of its letters says so."""
    return run if is_right_to_left(run.text) else run.saying(_RIGHT_TO_LEFT_MARK + run.text)


def _seen(found: list[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """Parts with their levels, in the order in which they are seen (L2)."""
    for level in range(max(level for _, level in found), 0, -1):
        ordered: list[tuple[Run, int]] = []
        for _, parts in groupby(zip([part[1] >= level for part in found], found, strict=True), itemgetter(0)):
            same = list(parts)
            ordered.extend(part for _, part in (reversed(same) if same[0][0] else same))
        found = ordered
    return found


def _levels(text: str, base: int) -> list[int]:
    """How far in each letter of a line is: even where it runs to the right, odd where to the left."""
    sorts = _numbers(_sorts(text, base))
    outer = "R" if base else "L"
    found: list[int] = []
    before = outer
    groups = [(neutral, list(same)) for neutral, same in groupby(sorts, lambda sort: sort not in ("L", "R", "N"))]
    for number, (neutral, same) in enumerate(groups):
        if neutral:  # N1, N2; numbers count as written from the right
            after = groups[number + 1][1][0] if number + 1 < len(groups) else outer
            sides = {"R" if side == "N" else side for side in (before, after)}
            kept = [sides.pop() if len(sides) == 1 else outer] * len(same)
        else:
            kept = same
        before = kept[-1]
        found.extend(map({"L": 2 * base, "R": 1, "N": 2}.__getitem__, kept))
    return found


def _sorts(text: str, base: int) -> list[str]:
    """The sorts of the letters: L, R, N for a number within what runs to the left, and others (W1, W2, W7)."""
    found: list[str] = []
    strong = "R" if base else "L"
    for letter in text:
        sort = unicodedata.bidirectional(letter)
        if sort in ("R", "AL"):
            sort = strong = "R"
        elif sort == "L":
            strong = "L"
        elif sort == "NSM":
            sort = found[-1] if found else strong
        elif sort in ("EN", "AN"):
            sort = "L" if sort == "EN" and strong == "L" else "N"
        found.append(sort)
    return found


def _numbers(sorts: list[str]) -> list[str]:
    """The same, with the signs in numbers and beside them as part of these (W4, W5)."""
    found = list(sorts)
    for place in range(1, len(found) - 1):
        if found[place] in _BETWEEN_NUMBERS and found[place - 1] == found[place + 1] == "N":
            found[place] = "N"
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for place in order:
            if found[place] == _BESIDE_NUMBERS and found[place + step] == "N":
                found[place] = "N"
    return found
