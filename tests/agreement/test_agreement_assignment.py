"""The best assignment is the best of all, and the distance of two segmentations the least."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.agreement.assignment import best_assignment
from argmap.agreement.segmentation import edit_distance

weights = st.lists(st.dictionaries(st.integers(0, 4), st.integers(1, 9), max_size=5), max_size=5)


def _worth(rows: list[dict[int, int]], columns: tuple[int, ...]) -> int:
    return sum(row.get(column, 0) for row, column in zip(rows, columns, strict=False))


@settings(max_examples=300)
@given(weights)
def test_no_other_assignment_is_worth_more(rows: list[dict[int, int]]) -> None:
    found = best_assignment(rows)
    taken = [column for column in found if column is not None]
    assert len(set(taken)) == len(taken)
    worth = sum(row[column] for row, column in zip(rows, found, strict=True) if column is not None)
    assert worth == max(_worth(rows, order) for order in permutations(range(5)))


def test_a_row_gives_way_where_another_gains_more() -> None:
    assert best_assignment([{0: 9, 1: 8}, {0: 7}]) == [1, 0]
    assert best_assignment([{0: 9}, {0: 7}]) == [0, None]
    assert best_assignment([]) == []


edges = st.sets(st.integers(1, 7), max_size=5)


@settings(max_examples=300)
@given(edges, edges)
def test_the_distance_is_the_least_by_trying(one: set[int], other: set[int]) -> None:
    """Every way of pairing edges that are at most one place apart is tried; what is left is put in or taken out."""

    def least(left: list[int], right: frozenset[int]) -> int:
        if not left:
            return len(right)
        first, rest = left[0], left[1:]
        costs = [1 + least(rest, right)]
        costs += [(first != place) + least(rest, right - {place}) for place in right if abs(first - place) <= 1]
        return min(costs)

    assert edit_distance(one, other) == least(sorted(one), frozenset(other))
    assert edit_distance(one, other) == edit_distance(other, one)


def test_an_edge_that_is_one_word_off_is_one_edit() -> None:
    assert edit_distance({3, 10}, {4, 10}) == 1
    assert edit_distance({3, 10}, {5, 10}) == 2
    assert edit_distance({3}, set()) == 1
