"""Kappa and alpha against examples worked by hand, and alpha against its definition, pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.agreement.coefficients import cohens_kappa, krippendorffs_alpha, observed_agreement

values = st.sampled_from("abc")
pairs = st.lists(st.tuples(values, values), max_size=30)
units = st.lists(st.lists(values, max_size=4), max_size=20)


def test_kappa_worked_by_hand() -> None:
    # 50 items: both yes 20, yes/no 5, no/yes 10, both no 15. o = 35/50 = 0.70.
    # Chance: yes 25/50 * 30/50 = 0.30, no 25/50 * 20/50 = 0.20, together 0.50. (0.70 - 0.50) / (1 - 0.50) = 0.40.
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert observed_agreement(table) == 0.7
    assert cohens_kappa(table) == 0.4


def test_kappa_below_chance_is_negative() -> None:
    # They never agree: o = 0; each says a and b half of the time, so e = 0.5 and kappa = (0 - 0.5) / 0.5 = -1.
    assert cohens_kappa({("a", "b"): 5, ("b", "a"): 5}) == -1.0


def test_kappa_of_the_kinds_of_the_two_readings() -> None:
    # Seven shared statements: conclusion/conclusion 1, claim/claim 3, evidence/claim 2, claim/assumption 1.
    # o = 4/7. Chance: conclusion 1*1, claim 4*5, evidence 2*0, assumption 0*1 = 21/49 = 3/7. (4/7 - 3/7) / (4/7) = 1/4.
    table = {
        ("conclusion", "conclusion"): 1, ("claim", "claim"): 3, ("evidence", "claim"): 2, ("claim", "assumption"): 1,
    }  # fmt: skip
    assert cohens_kappa(table) == 0.25


@pytest.mark.parametrize("table", [{}, {("a", "a"): 7}])
def test_kappa_is_undefined_without_items_and_with_one_category(table: dict[tuple[str, str], int]) -> None:
    assert cohens_kappa(table) is None


def test_alpha_worked_by_hand_for_two() -> None:
    # Ten items of two values: a a a a b b b b, then a b and b a. 20 values: 10 a, 10 b.
    # D_o: 2 of 10 items differ, 4 of 20 pairs = 0.2. D_e: 2 * 10 * 10 / (20 * 19) = 200/380.
    # alpha = 1 - 0.2 * 380/200 = 1 - 0.38 = 0.62.
    assert krippendorffs_alpha({("a", "a"): 4, ("b", "b"): 4, ("a", "b"): 1, ("b", "a"): 1}) == pytest.approx(0.62)


def test_alpha_worked_by_hand_for_three_with_values_missing() -> None:
    # Items: a a a | a a b | b b | b (alone: counts for nothing) | a b.
    # Values that count: 3 + 3 + 2 + 2 = 10, of them a: 3 + 2 + 1 = 6, b: 1 + 2 + 1 = 4.
    # Observed: a a b has 4 ordered pairs that differ, each 1/2 = 2; a b has 2, each 1 = 2. D_o = 4/10.
    # Expected: 2 * 6 * 4 / (10 * 9) = 48/90. alpha = 1 - (4/10) * (90/48) = 1 - 0.75 = 0.25.
    items = {("a", "a", "a"): 1, ("a", "a", "b"): 1, ("b", "b"): 1, ("b",): 1, ("a", "b"): 1}
    assert krippendorffs_alpha(items) == 0.25


def test_alpha_of_a_published_example() -> None:
    # Twelve units judged by four people with gaps; nominal alpha is 0.743 (K. Krippendorff, Computing Krippendorff's
    # alpha-reliability, 2011, example C).
    judged: list[list[int | None]] = [
        [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
    ]  # fmt: skip
    items = Counter(tuple(value for value in unit if value is not None) for unit in judged)
    assert krippendorffs_alpha(items) == pytest.approx(0.743, abs=0.0005)


@pytest.mark.parametrize("items", [{}, {("a",): 9}, {("a", "a"): 4, ("b",): 3}])
def test_alpha_is_undefined_without_two_values_and_with_one_category(items: dict[tuple[str, ...], int]) -> None:
    assert krippendorffs_alpha(items) is None


def _by_definition(judged: Sequence[Sequence[str]]) -> float | None:
    """Alpha by looking at each ordered pair of values, within units and among all."""
    counting = [unit for unit in judged if len(unit) > 1]
    everything = [value for unit in counting for value in unit]
    total = len(everything)
    expected = sum(one != other for one, other in permutations(everything, 2))
    if not expected:
        return None
    observed = sum(Fraction(one != other, len(unit) - 1) for unit in counting for one, other in permutations(unit, 2))
    return float(1 - Fraction(observed, total) / Fraction(expected, total * (total - 1)))


@given(units)
def test_alpha_is_its_definition(judged: list[list[str]]) -> None:
    items = Counter(tuple(unit) for unit in judged)
    assert krippendorffs_alpha(items) == _by_definition(judged)


@given(units)
def test_alpha_does_not_ask_who_said_what(judged: list[list[str]]) -> None:
    turned = Counter(tuple(reversed(unit)) for unit in judged)
    assert krippendorffs_alpha(turned) == krippendorffs_alpha(Counter(map(tuple, judged)))


@given(pairs)
def test_kappa_is_the_same_from_either_side(judged: list[tuple[str, str]]) -> None:
    turned = Counter((other, one) for one, other in judged)
    assert cohens_kappa(turned) == cohens_kappa(Counter(judged))
    assert observed_agreement(turned) == observed_agreement(Counter(judged))


@given(st.lists(values, min_size=1))
def test_who_agrees_with_themselves_agrees_fully(said: list[str]) -> None:
    table = Counter((value, value) for value in said)
    expected = 1.0 if len(set(said)) > 1 else None
    assert cohens_kappa(table) == expected
    assert krippendorffs_alpha({(value, value): count for (value, _), count in table.items()}) == expected
