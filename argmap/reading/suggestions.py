"""Which word was meant: the nearest key, term or name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from argmap.lazy_pattern import lazy
from argmap.reading.language import MAP, PLACES, REASON, STATEMENT
from argmap.reading.shapes import Key, Place

_LONGEST = 40  # a longer word is a text, and no slip of the pen
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")

# Words that other tools, textbooks and beginners use for keys of ours.
OTHER_WORDS = {
    "main-claim": "conclusion",
    "thesis": "conclusion",
    "contention": "conclusion",
    "statement": "claim",
    "text": "claim",
    "proposition": "claim",
    "premise": "claim",
    "fact": "evidence",
    "data": "evidence",
    "grounds": "evidence",
    "hidden-premise": "assumption",
    "co-premise": "premises",
    "co-premises": "premises",
    "reason": "because",
    "reasons": "because",
    "support": "because",
    "supports": "because",
    "supported-by": "because",
    "since": "because",
    "pro": "because",
    "pros": "because",
    "backing": "because",
    "objection": "but",
    "objections": "but",
    "attack": "but",
    "attacks": "but",
    "attacked-by": "but",
    "rebuttal": "but",
    "rebuttals": "but",
    "undercut": "but",
    "undercuts": "but",
    "con": "but",
    "cons": "but",
    "against": "but",
    "however": "but",
    "unless": "but",
    "concession": "although",
    "concessions": "although",
    "though": "although",
    "even-though": "although",
    "citation": "cite",
    "citations": "cite",
    "cites": "cite",
    "reference": "cite",
    "quotation": "quote",
    "locator": "at",
    "page": "at",
    "pages": "at",
    "tag": "tags",
    "keywords": "tags",
    "comment": "note",
    "notes": "note",
    "name": "label",
    "probability": "likelihood",
    "confidence": "likelihood",
    "version": "argmap",
    "arguments": "argument",
    "map": "argument",
    "claims": "argument",
    "statements": "argument",
    "conclusions": "argument",
    "trees": "argument",
    "references": "sources",
    "bibliography": "sources",
    "works": "sources",
    "includes": "include",
    "imports": "include",
    "import": "include",
    "year": "date",
    "authors": "author",
    "link": "url",
    "file": "text",
    "ignore": "waive",
    "suppress": "waive",
}


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
        slips = distance(word, other.lower().replace("_", "-"), most)
        if slips <= most and (best is None or slips < best[0]):
            best = slips, other
    return best[1] if best else None


def plain(word: str) -> str:
    """A word in lower case with hyphens: ``heldBy``, ``Held by`` and ``held_by`` are all ``held-by``."""
    return re.sub(r"[\s_-]+", "-", _CAMEL.sub("-", word.strip()).lower())


def likely_key(written: str, place: Place) -> Key | None:
    """The key of a place that an unknown word most likely stands for."""
    word = likely_word(written, tuple(place.by_name))
    return place.by_name[word] if word is not None else None


@lru_cache(maxsize=4096)
def likely_word(written: str, known: tuple[str, ...]) -> str | None:
    """The key among some that an unknown word most likely stands for."""
    if len(written) > _LONGEST:
        return None
    word = plain(written)
    for same in (word, word.replace("-", "_"), OTHER_WORDS.get(word)):
        if same in known:
            return same
    # A key that is right in another place is no slip of the pen.
    return None if word in OTHER_WORDS or homes(written) else nearest(word, known)


def homes(written: str) -> list[Place]:
    """The places where a word is a key; those that people meet first come first."""
    order = (STATEMENT, REASON, MAP, *PLACES)
    return [place for place in dict.fromkeys(order) if written in place.by_name]


def nearest_names(name: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """The candidates most like a name, best first: fewest slips, then those that it is the beginning or the end of."""
    wanted = plain(name)
    scored: list[tuple[int, str]] = []
    for candidate in candidates:
        other = plain(candidate)
        allowed = max(1, min(len(wanted), len(other)) // 3)
        slips = distance(wanted, other, allowed)
        if slips <= allowed and slips < max(len(wanted), len(other)):  # of `z`, nothing is left in `a`
            scored.append((slips, candidate))
        elif len(wanted) > 3 and (other.endswith(wanted) or other.startswith(wanted)):
            scored.append((len(other), candidate))
    scored.sort()
    return [candidate for _, candidate in scored[:most]]
