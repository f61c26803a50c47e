"""The order of hypotheses by what speaks against them, and what changes it; of marks alone, without a map.

A grid is a sequence of rows, one for each piece of evidence, with a mark or None (a blank) for each hypothesis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TypeAlias

from argmap.records import record
from argmap.showing import Brief, counted


class Mark(Enum):
    """How a piece of evidence fits a hypothesis."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    NEUTRAL = "neutral"

    @property
    def letter(self) -> str:
        """``C``, ``I`` or ``N``."""
        return self.value[0].upper()


Marks: TypeAlias = tuple[Mark | None, ...]

_REVERSED = {Mark.CONSISTENT: Mark.INCONSISTENT, Mark.INCONSISTENT: Mark.CONSISTENT}


class Telling(Enum):
    """Whether a piece of evidence tells hypotheses apart."""

    APART = "tells apart"  # it fits some of them otherwise than others
    ALIKE = "fits all alike"  # no diagnostic value: every hypothesis has the same mark
    OPEN = "open"  # alike as far as it is filled in


@record()
class Order(Brief):
    """Hypotheses by how much speaks against each, in the order of the columns.

    `ranks` count from 1; the same rank is the same number of marks against. `filled`: how many cells have a mark.
    """

    against: tuple[int, ...]
    consistent: tuple[int, ...]
    blanks: tuple[int, ...]
    ranks: tuple[int, ...]
    filled: int

    def _brief(self) -> Iterator[object]:
        yield f"{counted(len(self.ranks), 'hypothesis', 'hypotheses')}"
        yield f"against: {', '.join(map(str, self.against))}"
        yield f"{sum(self.blanks)} blank"

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns from the least against to the most; what is equal stays in the order of the columns."""
        return tuple(sorted(range(len(self.ranks)), key=self.ranks.__getitem__))

    @property
    def least(self) -> tuple[int, ...]:
        """The columns with the least against them, unless as much speaks against each, or nothing is filled in."""
        first = tuple(column for column, rank in enumerate(self.ranks) if rank == 1)
        return first if self.filled and len(first) < len(self.ranks) else ()

    @property
    def is_settled(self) -> bool:
        """Whether the one with the least against it stays so whatever is entered in the blanks."""
        if len(self.least) != 1:
            return False
        (best,) = self.least
        most = self.against[best] + self.blanks[best]
        return all(most < against for column, against in enumerate(self.against) if column != best)


@record()
class Turn:
    """A single row with which the order stands: what becomes of that when it is withdrawn, or reversed.

    Reversed is evidence that turns out to be the other way round: each consistent mark is inconsistent then, and each
    inconsistent one consistent.
    """

    row: int
    is_reversed: bool
    after: Order
    changes_least: bool  # else only the order further down


def telling(marks: Marks) -> Telling:
    """Whether a row tells hypotheses apart."""
    if len({mark for mark in marks if mark is not None}) > 1:
        return Telling.APART
    return Telling.OPEN if None in marks else Telling.ALIKE


def ordered(grid: Sequence[Marks], columns: int) -> Order:
    """The order of so many hypotheses, fewest inconsistent marks first; blanks and all other marks do not count."""
    by_column = [[row[column] for row in grid] for column in range(columns)]
    return _order(
        [marks.count(Mark.INCONSISTENT) for marks in by_column],
        [marks.count(Mark.CONSISTENT) for marks in by_column],
        [marks.count(None) for marks in by_column],
        len(grid),
    )


def _order(against: Sequence[int], consistent: Sequence[int], blanks: Sequence[int], rows: int) -> Order:
    rank = {count: 1 + sum(other < count for other in against) for count in set(against)}
    return Order(
        against=tuple(against),
        consistent=tuple(consistent),
        blanks=tuple(blanks),
        ranks=tuple(rank[own] for own in against),
        filled=rows * len(against) - sum(blanks),
    )


def _changed(order: Order, rows: int, old: Marks, new: Marks | None) -> Order:
    """The order of so many rows when the marks of one are others, or are gone."""
    against, consistent, blanks = list(order.against), list(order.consistent), list(order.blanks)
    for marks, change in ((old, -1), (new or (), 1)):
        for column, mark in enumerate(marks):
            against[column] += change * (mark is Mark.INCONSISTENT)
            consistent[column] += change * (mark is Mark.CONSISTENT)
            blanks[column] += change * (mark is None)
    return _order(against, consistent, blanks, rows if new is not None else rows - 1)


def turns(grid: Sequence[Marks], columns: int) -> list[Turn]:
    """The rows of which the withdrawal or reversal changes the order, those that change the least first."""
    before = ordered(grid, columns)
    found = []
    for row, marks in enumerate(grid):
        if telling(marks) is Telling.ALIKE or not {Mark.CONSISTENT, Mark.INCONSISTENT}.intersection(marks):
            continue
        reverse = tuple(_REVERSED.get(mark, mark) if mark is not None else None for mark in marks)
        for instead in (None, reverse):
            after = _changed(before, len(grid), marks, instead)
            if after.ranks != before.ranks:
                found.append(Turn(row, instead is not None, after, after.least != before.least))
    return sorted(found, key=lambda turn: (not turn.changes_least, turn.is_reversed, turn.row))
