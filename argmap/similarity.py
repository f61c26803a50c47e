"""Sets that have most of their members in common, found without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import ceil
from threading import Lock
from typing import Any

_ROUNDING = 1e-9  # of floating-point numbers, so that sets at the very threshold count as similar
_MOST_COMPARED = 200
_MOST_WORDS = 100
_MOST_BITS = 500


def similar_pairs(
    sets: Sequence[frozenset[str]], alike: float, *, first: int | None = None, most_compared: int = _MOST_COMPARED
) -> Iterator[tuple[int, int]]:
    """The pairs of sets, as indices i < j, whose Jaccard similarity is at least `alike`; by j, then i.

    `alike` is above one half: similar sets have two words in common then, unless both have a single one. With `first`,
    only pairs of one among the first so many sets and one among the others. Any two words that similar sets share can
    serve to find them. Of each set only so many of its rarest words are paired as two similar sets must have two of in
    common, and the sets are looked up by these pairs (prefix filtering: R. J. Bayardo, Y. Ma, R. Srikant, Scaling up
    all pairs similarity search, WWW 2007; prefixes that share several words: J. Wang, G. Li, J. Feng, Can we beat the
    prefix filtering?, SIGMOD 2012). A set of more than a hundred words is left out. Where all sets are alike, each is
    compared with at most `most_compared` before it for each pair of words.
    """
    count = Counter(chain.from_iterable(sets))
    rank = {word: i for i, word in enumerate(sorted(count, key=lambda word: (count[word], word)))}
    index: dict[tuple[str, str], list[int]] = {}
    least: dict[int, list[int]] = {}
    coded, size_of = _coded(sets, rank)
    sizes = list(map(len, sets))
    for j, words in enumerate(sets):
        size = len(words)
        if not 0 < size <= _MOST_WORDS:
            continue
        rarest = sorted(words, key=rank.__getitem__)
        candidates: set[int] = set()
        prefix = rarest[: size - ceil(alike * size) + 2] if size > 1 else [*rarest, ""]
        for pair in combinations([word for word in prefix if count[word] != 1], 2):
            members = index.get(pair)
            if members is not None:
                candidates.update(members[-most_compared:])
            elif first is None or j < first:
                members = index[pair] = []
            if members is not None and (first is None or j < first):
                members.append(j)
        if first is None or j >= first:
            needed = least[size] if size in least else least.setdefault(size, _least_common_with(size, alike))
            mine = coded[j]
            for i in sorted([i for i in candidates if size_of(mine & coded[i]) >= needed[sizes[i]]]):
                yield i, j


def _coded(sets: Sequence[frozenset[str]], rank: Mapping[str, int]) -> tuple[Sequence[Any], Callable[[Any], int]]:
    """The sets in a form that `&` is quick for, and what tells how much is left.

    Of few different words, which make for many comparisons, sets are the bits of a number; of many they stay sets.
    """
    if len(rank) > _MOST_BITS:
        return sets, len
    bits = {word: 1 << place for word, place in rank.items()}
    return [sum(map(bits.__getitem__, words)) for words in sets], int.bit_count


def _least_common_with(size: int, alike: float) -> list[int]:
    """The least number of common words for a set of one size and those of each size up to the greatest."""
    return [_least_common(size, other, alike) for other in range(_MOST_WORDS + 1)]


def _least_common(size: int, other: int, alike: float) -> int:
    """How many words two sets of these sizes have in common at least when they are similar."""
    return ceil(alike / (1 + alike) * (size + other) - _ROUNDING)


_MOST_NEW = 20


class SimilarPairs:
    """Finds the similar pairs of sets again when few of the sets have changed since the last time.

    Whether two sets are similar depends on nothing else, so only new sets are compared, each with all others.
    """

    def __init__(self, alike: float) -> None:
        self.alike = alike
        self._partners: dict[frozenset[str], set[frozenset[str]]] = {}
        self._lock = Lock()

    def find(self, sets: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
        """The pairs of sets, as indices i < j, that are similar; as `similar_pairs` gives them."""
        with self._lock:
            return self._find(sets)

    def _find(self, sets: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
        places: dict[frozenset[str], list[int]] = {}
        for i, words in enumerate(sets):
            places.setdefault(words, []).append(i)
        new = [words for words in places if words not in self._partners]
        if len(new) > _MOST_NEW:
            return self._all(places, sets)
        for gone in [words for words in self._partners if words not in places]:
            for partner in self._partners.pop(gone):
                self._partners[partner].discard(gone)
        for words in new:
            found = {other for other in self._partners if self._are_similar(words, other)}
            for other in found:
                self._partners[other].add(words)
            self._partners[words] = found
        return sorted(self._pairs(places), key=lambda pair: (pair[1], pair[0]))

    def _all(self, places: dict[frozenset[str], list[int]], sets: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
        pairs = list(similar_pairs(sets, self.alike))
        self._partners = {words: set() for words in places}
        for i, j in pairs:
            if sets[i] != sets[j]:
                self._partners[sets[i]].add(sets[j])
                self._partners[sets[j]].add(sets[i])
        return pairs

    def _are_similar(self, one: frozenset[str], other: frozenset[str]) -> bool:
        if not (0 < len(one) <= _MOST_WORDS and 0 < len(other) <= _MOST_WORDS):
            return False
        return len(one & other) >= _least_common(len(one), len(other), self.alike)

    def _pairs(self, places: dict[frozenset[str], list[int]]) -> Iterator[tuple[int, int]]:
        for words, here in places.items():
            if len(here) > 1 and 0 < len(words) <= _MOST_WORDS:
                yield from combinations(here, 2)
            for other in self._partners[words]:
                yield from ((i, j) for i in here for j in places[other] if i < j)
