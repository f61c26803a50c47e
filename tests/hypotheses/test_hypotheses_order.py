"""The order of hypotheses: laws of any grid of marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.hypotheses.order import Mark, Marks, Order, Telling, ordered, telling, turns

COLUMNS = 4
_marks = st.none() | st.sampled_from(Mark)
_rows: st.SearchStrategy[Marks] = st.tuples(*[_marks] * COLUMNS)
grids = st.lists(_rows, max_size=7)

C, I, N = Mark  # noqa: E741 - the letters of the method


@given(grids, st.randoms())
def test_the_order_of_the_rows_makes_no_difference(grid: list[Marks], random: object) -> None:
    shuffled = list(grid)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    assert ordered(shuffled, COLUMNS) == ordered(grid, COLUMNS)
    turned = {(grid[turn.row], turn.is_reversed, turn.after) for turn in turns(grid, COLUMNS)}
    assert {(shuffled[turn.row], turn.is_reversed, turn.after) for turn in turns(shuffled, COLUMNS)} == turned


@given(grids, _marks)
def test_evidence_that_fits_all_alike_changes_no_order(grid: list[Marks], mark: Mark | None) -> None:
    alike: Marks = (mark,) * COLUMNS
    assert ordered([*grid, alike], COLUMNS).ranks == ordered(grid, COLUMNS).ranks


@given(grids)
def test_withdrawing_what_tells_nothing_apart_changes_no_order(grid: list[Marks]) -> None:
    left = [row for row in grid if telling(row) is not Telling.ALIKE]
    assert ordered(left, COLUMNS).ranks == ordered(grid, COLUMNS).ranks
    assert all(telling(grid[turn.row]) is not Telling.ALIKE for turn in turns(grid, COLUMNS))


@given(grids.filter(bool), st.data())
def test_one_more_mark_against_improves_no_rank(grid: list[Marks], data: st.DataObject) -> None:
    row, column = data.draw(st.integers(0, len(grid) - 1)), data.draw(st.integers(0, COLUMNS - 1))
    worse = list(grid)
    worse[row] = (*grid[row][:column], I, *grid[row][column + 1 :])
    before, after = ordered(grid, COLUMNS), ordered(worse, COLUMNS)
    assert after.ranks[column] >= before.ranks[column]
    others = [other for other in range(COLUMNS) if other != column]
    assert all(after.ranks[other] <= before.ranks[other] for other in others)


@given(grids)
def test_what_is_for_a_hypothesis_does_not_count(grid: list[Marks]) -> None:
    neutral = [tuple(N if mark is C else mark for mark in row) for row in grid]
    assert ordered(neutral, COLUMNS).ranks == ordered(grid, COLUMNS).ranks


@given(grids)
def test_turns_are_all_rows_that_change_the_ranks_alone(grid: list[Marks]) -> None:
    before, swapped = ordered(grid, COLUMNS), {C: I, I: C}
    expected: dict[tuple[int, bool], Order] = {}
    for row, marks in enumerate(grid):
        reverse = tuple(None if mark is None else swapped.get(mark, mark) for mark in marks)
        for is_reversed, rows in ((False, []), (True, [reverse])):
            after = ordered([*grid[:row], *rows, *grid[row + 1 :]], COLUMNS)
            if after.ranks != before.ranks:
                expected[row, is_reversed] = after
    found = turns(grid, COLUMNS)
    assert {(turn.row, turn.is_reversed): turn.after for turn in found} == expected
    assert [turn.changes_least for turn in found] == sorted((turn.changes_least for turn in found), reverse=True)


@given(grids)
def test_a_settled_order_keeps_its_first_however_blanks_are_filled(grid: list[Marks]) -> None:
    order = ordered(grid, COLUMNS)
    if order.is_settled:
        (best,) = order.least
        worst = [tuple((I if column == best else C) if m is None else m for column, m in enumerate(r)) for r in grid]
        assert ordered(worst, COLUMNS).least == (best,)


def test_blanks_alone_name_nobody() -> None:
    order = ordered([(None,) * 3] * 4, 3)
    assert (order.least, order.filled, order.blanks) == ((), 0, (4, 4, 4))
    assert turns([(None,) * 3] * 4, 3) == []


def test_as_much_against_each_names_nobody() -> None:
    assert ordered([(I, I), (C, N)], 2).least == ()
    assert ordered([(C, N)], 2).ranks == (1, 1)


def test_ranks_count_how_many_have_less_against_them() -> None:
    order = ordered([(I, I, C), (I, N, C), (N, N, None)], 3)
    assert order.against == (2, 1, 0)
    assert order.ranks == (3, 2, 1)
    assert order.columns == (2, 1, 0)
    assert (order.least, order.blanks, order.is_settled) == ((2,), (0, 0, 1), False)
    assert ordered([(I, I, C), (I, I, C), (N, N, None)], 3).is_settled


def test_a_row_tells_apart_only_what_it_marks_otherwise() -> None:
    assert telling((C, I)) is Telling.APART
    assert telling((C, N, None)) is Telling.APART
    assert telling((I, I)) is Telling.ALIKE
    assert telling((I, None)) is Telling.OPEN
    assert telling((None, None)) is Telling.OPEN
