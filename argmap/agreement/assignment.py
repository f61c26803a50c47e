"""The best one-to-one assignment of rows to columns, where some pairs have a weight and rows may stay alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush


def best_assignment(weights: Sequence[Mapping[int, int]]) -> list[int | None]:
    """For each row its column, or None, so that the sum of the weights is as great as can be.

    `weights` has for each row its positive weights by column; other pairs are not formed. Of assignments with the same
    sum the one is taken to which the order of rows and columns leads. Rows are added one after the other, each by the
    cheapest way of giving columns to others (H. W. Kuhn, The Hungarian method for the assignment problem, Naval
    Research Logistics Quarterly 2, 1955; with shortest paths: R. Jonker and A. Volgenant, Computing 38, 1987). Each row
    has a column of its own without weight, which keeps it alone.
    """
    table = _Table(weights)
    for row in range(len(weights)):
        table.add(row)
    found: list[int | None] = [None] * len(weights)
    for column, row in table.row_of.items():
        found[row] = column if column < table.columns else None
    return found


class _Table:
    """Rows with the columns they have so far, and the prices that prove that nothing better is possible."""

    def __init__(self, weights: Sequence[Mapping[int, int]]) -> None:
        self.columns = 1 + max((column for row in weights for column in row), default=-1)
        highest = max((weight for row in weights for weight in row.values()), default=0)
        self.costs = [
            [*((column, highest - weight) for column, weight in sorted(row.items())), (self.columns + number, highest)]
            for number, row in enumerate(weights)
        ]
        self.row_of: dict[int, int] = {}
        self._column_of: dict[int, int] = {}
        self._row_prices = [0] * len(weights)
        self._prices: dict[int, int] = {}

    def add(self, start: int) -> None:
        """Give a row a column, and other rows other columns where that is cheaper."""
        distance: dict[int, int] = {}
        reached_from: dict[int, int] = {}
        done: list[int] = []
        settled: set[int] = set()
        heap: list[tuple[int, int]] = []
        row, way = start, 0
        while True:
            for column, cost in self.costs[row]:
                if column not in settled:
                    far = way + cost - self._row_prices[row] - self._prices.get(column, 0)
                    if column not in distance or far < distance[column]:
                        distance[column] = far
                        reached_from[column] = row
                        heappush(heap, (far, column))
            way, column = heappop(heap)
            while column in settled:
                way, column = heappop(heap)
            if column not in self.row_of:
                break
            settled.add(column)
            done.append(column)
            row = self.row_of[column]
        self._row_prices[start] += way
        for each in done:
            self._row_prices[self.row_of[each]] += way - distance[each]
            self._prices[each] = self._prices.get(each, 0) - (way - distance[each])
        self._give(column, reached_from, start)

    def _give(self, column: int, reached_from: Mapping[int, int], start: int) -> None:
        """Let each row on the way to a free column have the next column on it."""
        while True:
            row = reached_from[column]
            before = self._column_of.get(row)
            self.row_of[column] = row
            self._column_of[row] = column
            if row == start or before is None:
                return
            column = before
