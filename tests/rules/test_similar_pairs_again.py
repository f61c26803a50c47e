"""Similar sets found again after a change are those that a new search finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.similarity import SimilarPairs, similar_pairs

_SETS = st.lists(st.frozensets(st.sampled_from("abcdefghij"), max_size=8), max_size=12)


@settings(deadline=None, max_examples=200)
@given(st.lists(_SETS, min_size=2, max_size=5))
def test_finds_what_a_new_search_finds(versions: list[list[frozenset[str]]]) -> None:
    known = SimilarPairs(0.8)
    for sets in versions:
        assert known.find(sets) == list(similar_pairs(sets, 0.8))


def test_many_new_sets_are_searched_at_once() -> None:
    known = SimilarPairs(0.8)
    one = [frozenset((f"a{i}", f"b{i}", f"c{i}", "d", "e")) for i in range(40)]
    assert known.find(one) == []
    other = [*one, one[3], *(frozenset((*words, "f")) for words in one)]
    assert known.find(other) == list(similar_pairs(other, 0.8)) != []
