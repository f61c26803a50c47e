"""How far two maps take the same pieces out of a text: by the edges of what they quote, or by their words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from argmap.agreement.aligning import Pair
from argmap.agreement.annotations import Annotation
from argmap.grounding import WorkText
from argmap.lazy_pattern import lazy

_WORD = lazy(r"\S+")
_NEAR = 1  # words by which an edge may be off and still count as one slip


def common_texts(one: Annotation, other: Annotation) -> list[WorkText]:
    """The texts at hand in which both maps quote passages."""
    quoted = [
        {id(a.text): a.text for several in each.anchors.values() for a in several if a.text is not None}
        for each in (one, other)
    ]
    return [text for key, text in quoted[0].items() if key in quoted[1]]


def segmentation_similarity(one: Annotation, other: Annotation, texts: Sequence[WorkText]) -> tuple[float, int] | None:
    """The segmentation similarity S of two maps, and how many places for edges there are; None without any.

    Between each two words of the texts there may be an edge: where a passage of a statement begins or ends. S is
    1 - d / n, where n is the number of these places and d that of the edits which turn the edges of one map into those
    of the other: an edge put in or taken out, or one moved by one word (C. Fournier and D. Inkpen, Segmentation
    similarity and agreement, NAACL-HLT 2012, with one type of boundary and transpositions over two places).
    """
    places = edits = 0
    for text in texts:
        starts = [match.start() for match in _WORD.finditer(text.text)]
        places += max(0, len(starts) - 1)
        edges = (_edges(each, text, starts) for each in (one, other))
        edits += edit_distance(*edges)
    return None if places == 0 else (1 - edits / places, places)


def _edges(each: Annotation, text: WorkText, starts: Sequence[int]) -> set[int]:
    """Before which words of a text, counted from 0, a passage begins, or the one before it ends."""
    found: set[int] = set()
    for several in each.anchors.values():
        for anchor in several:
            if anchor.text is text:
                for start, end in anchor.spans[:1]:
                    found |= {bisect_left(starts, start), bisect_left(starts, end)}
    return {edge for edge in found if 0 < edge < len(starts)}


def edit_distance(one: Collection[int], other: Collection[int]) -> int:
    """The least number of edges put in, taken out or moved by one place that turns one set of edges into another."""
    missing, added = sorted(set(one) - set(other)), sorted(set(other) - set(one))
    moved = i = j = 0
    while i < len(missing) and j < len(added):
        if abs(missing[i] - added[j]) <= _NEAR:
            moved, i, j = moved + 1, i + 1, j + 1
        elif missing[i] < added[j]:
            i += 1
        else:
            j += 1
    return len(missing) + len(added) - moved


def word_agreement(one: Annotation, other: Annotation, pairs: Sequence[Pair]) -> tuple[float, int] | None:
    """The share of the words of all statements that both maps have in statements that are pairs (Dice).

    With it comes the number of words. It stands in for `segmentation_similarity` where no text is at hand.
    """
    total = sum(len(wording.compared) for each in (one, other) for wording in each.wordings.values())
    common = sum(_common(one, other, pair) for pair in pairs)
    return None if total == 0 else (common / total, total)


def _common(one: Annotation, other: Annotation, pair: Pair) -> int:
    """How many words of two statements, counted in both, are the same."""
    first, second = one.wordings[pair.one], other.wordings[pair.other]
    if first.text == second.text:
        return len(first.compared) + len(second.compared)
    if first.stems is not None and second.stems is not None:
        return 2 * len(first.stems & second.stems)
    common = len(first.words & second.words)
    return 2 * min(common, len(first.compared), len(second.compared))
