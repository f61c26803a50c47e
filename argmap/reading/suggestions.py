"""Which word was meant: the nearest key, term or name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from argmap.reading.language import MAP, OTHER_WORDS, PLACES, REASON, STATEMENT, Key, Place

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def distance(one: str, other: str, most: int) -> int:
    """Edits between two words, a swap of neighbours being one; `most` + 1 stands for anything above `most`.

    Optimal string alignment, after Damerau, "A technique for computer detection and correction of spelling errors",
    Communications of the ACM 7 (1964).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that was most likely meant: the fewest slips, at most one in three letters.

    More than one slip is not taken for one where the first letters differ: those are hardly ever wrong.
    """
    word = plain(word)
    best: tuple[int, str] | None = None
    for other in allowed:
        most = max(len(word), len(other)) // 3 if word[:1] == other[:1].lower() else min(1, len(other) // 3)
        slips = distance(word, other.lower(), most)
        if slips <= most and (best is None or slips < best[0]):
            best = slips, other
    return best[1] if best else None


def plain(word: str) -> str:
    """A word in lower case with hyphens: ``heldBy``, ``Held by`` and ``held_by`` are all ``held-by``."""
    return re.sub(r"[\s_-]+", "-", _CAMEL.sub("-", word.strip()).lower())


@lru_cache(maxsize=4096)
def likely_key(written: str, place: Place) -> Key | None:
    """The key of a place that an unknown word most likely stands for."""
    known = place.by_name
    if len(written) > 40:
        return None
    word = plain(written)
    if word in known:
        return known[word]
    if word.replace("-", "_") in known:
        return known[word.replace("-", "_")]
    other = OTHER_WORDS.get(word)
    if other in known:
        return known[other]
    # A key that is right in another place is no slip of the pen.
    if other is not None or homes(written):
        return None
    near = nearest(word, known)
    return known[near] if near else None


def homes(written: str) -> list[Place]:
    """The places where a word is a key; those that people meet first come first."""
    order = (STATEMENT, REASON, MAP, *PLACES)
    return [place for place in dict.fromkeys(order) if written in place.by_name]
