"""No map makes a rule fail; the quick methods find what slow ones find."""

from __future__ import annotations

import sys
from itertools import combinations, permutations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.circles import circles
from argmap.checking import check
from argmap.components import components
from argmap.reporting.console import diagnostics_text
from argmap.reporting.machine import as_github, as_json, as_sarif
from argmap.rules.near_duplicate import ALIKE
from argmap.similarity import similar_pairs
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from faulty_maps import faulty_map

sys.path.pop(0)


@settings(max_examples=80, deadline=None)
@given(st.integers(min_value=0))
def test_any_map_can_be_checked_and_reported(seed: int) -> None:
    text = faulty_map(seed)
    found = check(Source("map.yaml", text)).diagnostics
    again = check(Source("map.yaml", text)).diagnostics
    written = [diagnostics_text(found, files=1), as_json(found, 1), as_sarif(found), as_github(found)]
    assert written == [diagnostics_text(again, files=1), as_json(again, 1), as_sarif(again), as_github(again)]
    for diagnostic in found:
        for label in diagnostic.finding.labels:
            assert 0 <= label.span.start <= label.span.end <= len(text)


def test_depth_is_no_obstacle() -> None:
    depth = 3000
    deep = "".join(f"{'  ' * i}- claim: The claim number {i} holds.\n{'  ' * i}  because:\n" for i in range(depth))
    found = check(Source("deep.yaml", f"argument:\n{deep}{'  ' * depth}- ref: nothing\n")).diagnostics
    assert "AM101" in {d.code for d in found}


def test_a_long_circle_is_told_in_few_lines() -> None:
    length = 3000
    ring = ((i, (i + 1) % length) for i in range(length))
    steps = "".join(f"- claim: c{i} holds.\n  id: c{i}\n  because: [{{ref: c{j}}}]\n" for i, j in ring)
    found = [d for d in check(Source("ring.yaml", f"argument:\n{steps}")).diagnostics if d.code == "AM103"]
    assert len(found) == 1
    assert len(found[0].finding.labels) == length
    assert len(diagnostics_text(found, files=1).splitlines()) < 60


# -- similar pairs -------------------------------------------------------------------------------------------------

_words = st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1, max_size=12)


@settings(deadline=None)
@given(st.lists(_words, max_size=12))
def test_similar_pairs_are_those_of_comparing_all(sets: list[frozenset[str]]) -> None:
    expected = [
        (i, j) for i, j in combinations(range(len(sets)), 2) if len(sets[i] & sets[j]) >= ALIKE * len(sets[i] | sets[j])
    ]
    assert sorted(similar_pairs(sets, ALIKE)) == sorted(expected)


@settings(deadline=None)
@given(st.lists(_words, max_size=6), st.lists(_words, max_size=6))
def test_similar_pairs_between_two_lists_are_those_of_comparing_all(
    some: list[frozenset[str]], others: list[frozenset[str]]
) -> None:
    alike, first, sets = 0.55, len(some), some + others
    expected = [
        (i, first + j)
        for i, one in enumerate(some)
        for j, other in enumerate(others)
        if len(one & other) >= alike * len(one | other)
    ]
    assert sorted(similar_pairs(sets, alike, first=first)) == sorted(expected)


# -- circles -------------------------------------------------------------------------------------------------------

_edges = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=16)


def _successors(edges: list[tuple[int, int]]) -> list[list[int]]:
    successors: list[list[int]] = [[] for _ in range(6)]
    for one, other in dict.fromkeys(edges):
        if one != other:
            successors[one].append(other)
    return successors


@settings(deadline=None)
@given(_edges)
def test_circles_are_those_of_trying_all(edges: list[tuple[int, int]]) -> None:
    successors = _successors(edges)
    expected = [
        [first, *rest]
        for first in range(6)
        for size in range(1, 6)
        for rest in permutations(range(first + 1, 6), size)
        if all(b in successors[a] for a, b in zip((first, *rest), (*rest, first), strict=True))
    ]
    assert sorted(circles(successors, 1000)) == sorted(expected)


@settings(deadline=None)
@given(_edges, st.integers(1, 3))
def test_circles_are_limited_for_each_component(edges: list[tuple[int, int]], most: int) -> None:
    successors = _successors(edges)
    every, some = list(circles(successors, 1000)), list(circles(successors, most))
    assert all(circle in every for circle in some)
    for component in components(successors):
        within = [c for c in every if c[0] in component]
        assert len([c for c in some if c[0] in component]) == min(most, len(within))
