"""Extensions of abstract frameworks: against brute force on small ones, and in linear time on large ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.semantics.answer_sets import ClingoMissing, OutOfTime, extension_sets
from argmap.semantics.frameworks import Label, Targets, labelling_of
from argmap.semantics.grounded import grounded

IN, OUT, UNDEC = Label.IN, Label.OUT, Label.UNDEC


@st.composite
def frameworks(draw: st.DrawFn) -> Targets:
    size = draw(st.integers(0, 6))
    names = st.integers(0, size - 1)
    return [draw(st.lists(names, max_size=3, unique=True)) if size else [] for _ in range(size)]


def complete_labellings(targets: Targets) -> list[tuple[Label, ...]]:
    """By definition: in when all attackers are out, out when one is in, undecided otherwise."""
    attackers = [[by for by, on in enumerate(targets) if each in on] for each in range(len(targets))]

    def fits(labels: tuple[Label, ...]) -> bool:
        for each, label in enumerate(labels):
            seen = {labels[by] for by in attackers[each]}
            expected = OUT if IN in seen else UNDEC if UNDEC in seen else IN
            if label is not expected:
                return False
        return True

    return [labels for labels in product(Label, repeat=len(targets)) if fits(labels)]


def accepted(labels: tuple[Label, ...]) -> frozenset[int]:
    return frozenset(each for each, label in enumerate(labels) if label is IN)


@settings(max_examples=200, deadline=None)
@given(frameworks())
def test_grounded_is_the_least_complete_labelling(targets: Targets) -> None:
    least = min(complete_labellings(targets), key=lambda labels: len(accepted(labels)))
    assert tuple(grounded(targets)) == least


@settings(max_examples=150, deadline=None)
@given(frameworks())
def test_clingo_finds_what_brute_force_finds(targets: Targets) -> None:
    complete = complete_labellings(targets)
    sets = [accepted(labels) for labels in complete]
    expected = {
        "complete": complete,
        "preferred": [labels for labels in complete if not any(accepted(labels) < other for other in sets)],
        "stable": [labels for labels in complete if UNDEC not in labels],
    }
    for semantics, labellings in expected.items():
        found = [tuple(labelling_of(each, targets)) for each in extension_sets(targets, semantics, 60)]
        assert len(found) == len(set(found))
        assert set(found) == set(labellings), semantics


class Counted(list[int]):
    """A list that counts how many of its members were looked at."""

    looked_at = 0

    def __iter__(self) -> Iterator[int]:
        for each in super().__iter__():
            Counted.looked_at += 1
            yield each


@pytest.mark.parametrize("spread", [1, 7])
def test_grounded_looks_at_each_attack_twice_at_most(spread: int) -> None:
    size = 100_000
    targets = [Counted(each + step for step in range(1, spread + 1) if each + step < size) for each in range(size)]
    Counted.looked_at = 0
    labels = grounded(targets)
    assert Counted.looked_at <= 2 * sum(map(len, targets))
    assert labels[: spread + 2] == [IN, *[OUT] * spread, IN]
    assert UNDEC not in labels


def test_a_large_even_circle_stays_undecided() -> None:
    size = 100_000
    assert set(grounded([[(each + 1) % size] for each in range(size)])) == {UNDEC}


def test_the_time_limit_ends_a_search() -> None:
    pairs = [[each ^ 1] for each in range(80)]  # 3 to the 40th complete extensions
    found = extension_sets(pairs, "complete", 0.2)
    with pytest.raises(OutOfTime):
        for _ in found:
            pass


def test_without_clingo_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "clingo", None)
    with pytest.raises(ClingoMissing, match=r"argmap\[semantics\]"):
        next(extension_sets([[]], "stable", 1))
