"""The passage of a text that is most like words that are not in it, and how they differ."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from argmap.grounding.matching import TextIndex
from argmap.grounding.normalising import Normal
from argmap.grounding.texts import Place
from argmap.lazy_pattern import lazy
from argmap.records import record

_TOKEN = lazy(r"\S+")
_EDGES = ".,;:!?\"'()[]"
_MOST_PLACES = 400  # of a word; one that stands more often tells little
_MOST_VOTERS = 8
_MOST_COMPARED = 4
_SLOT = 24  # characters that are one place in the vote
_LEAST_LIKE = 0.45
_LONGEST = 60  # words that are compared


@record(eq=False)
class Near:
    """A passage like the words wanted: `likeness` from 0 to 1, `words` as in the text, `diff` in the form of wdiff."""

    place: Place
    likeness: float
    words: str
    diff: str
    start: int
    end: int


def nearest_passage(index: TextIndex, wanted: str) -> Near | None:
    """The passage most like some words; None when nothing is like them.

    Each word votes for the places at which the passage would begin, rare words first in weight; the words around the
    best place are compared one by one. The work grows with the number of places of the words.
    """
    words = Normal(wanted).key.split()[:_LONGEST]
    bare = [word.strip(_EDGES) for word in words]
    votes: Counter[int] = Counter()
    offset, telling = 0, []
    for word, core in zip(words, bare, strict=True):
        places = index.words.get(core) or index.words.get(core.lower()) or index.words.get(core.capitalize()) or []
        if core and 0 < len(places) <= _MOST_PLACES:
            telling.append((len(places), offset, places))
        offset += len(word) + 1
    for count, offset, places in sorted(telling)[:_MOST_VOTERS]:
        weight = round(1000 / (1 + count**0.5))
        for place in places:
            slot = (place - offset) // _SLOT
            votes[slot] += 2 * weight
            votes[slot - 1] += weight  # words left out or put in shift what follows
            votes[slot + 1] += weight
    if not votes:
        return None
    best = max(votes.values())
    slots = sorted(slot for slot, count in votes.items() if count >= 0.8 * best)[:_MOST_COMPARED]
    found = [near for near in (_compared(index, words, bare, slot * _SLOT) for slot in slots) if near is not None]
    return max(found, key=lambda near: near.likeness, default=None)


def _compared(index: TextIndex, words: list[str], bare: list[str], at: int) -> Near | None:
    key = index.normal.key
    size = len(" ".join(words))
    low, high = max(0, at - 40 - size // 4), min(len(key), at + size + 60 + size // 4)
    window = [(m.start(), m.end()) for m in _TOKEN.finditer(key, low, high)
              if m.start() == 0 or key[m.start() - 1].isspace()]  # fmt: skip
    there = [key[a:b].strip(_EDGES) for a, b in window]
    blocks = [b for b in SequenceMatcher(None, there, bare, autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return None
    # Words before the first that agrees, and after the last, stand for as many of the text.
    first = max(0, blocks[0].a - blocks[0].b)
    last = min(len(there), blocks[-1].a + blocks[-1].size + len(bare) - blocks[-1].b - blocks[-1].size)
    part = there[first:last]
    matcher = SequenceMatcher(None, bare, part, autojunk=False)
    likeness = max(matcher.ratio(), SequenceMatcher(None, " ".join(bare), " ".join(part), autojunk=False).ratio() * 0.9)
    if likeness < _LEAST_LIKE:
        return None
    start, end = index.normal.span(window[first][0], window[last - 1][1])
    stands = _as_written(index, window[first:last])
    if words[-1][-1:] not in _EDGES:
        stands[-1] = stands[-1].rstrip(_EDGES)
    return Near(index.text.place_at(start), likeness, " ".join(stands), _diff(words, stands), start, end)


def _as_written(index: TextIndex, window: list[tuple[int, int]]) -> list[str]:
    spans = (index.normal.span(a, b) for a, b in window)
    return [index.text.reading(start, end) for start, end in spans]


def _diff(wanted: list[str], there: list[str]) -> str:
    """``strain [-tops-] {+peaks+} coincide``: what only the quotation has, and what only the text has."""
    forms = [Normal(word).key for word in there]
    parts = []
    for sort, a, b, c, d in SequenceMatcher(None, wanted, forms, autojunk=False).get_opcodes():
        if sort == "equal":
            parts.append(" ".join(there[c:d]))
            continue
        if b > a:
            parts.append(f"[-{' '.join(wanted[a:b])}-]")
        if d > c:
            parts.append(f"{{+{' '.join(there[c:d])}+}}")
    return " ".join(parts)
