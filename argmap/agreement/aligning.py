"""Which statement of one map is which of another: by its place in the source, and by its words.

Neither ids nor the structure of the maps decide. Agreement about the structure would be found where it was put in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.agreement.annotations import Annotation
from argmap.agreement.assignment import best_assignment
from argmap.agreement.likeness import Wording, alike
from argmap.agreement.places import overlap, overlapping
from argmap.model import Statement
from argmap.records import record
from argmap.showing import Brief, quoted

# Places from which two statements are the same whatever their words, and words from which they are wherever they stand.
SAME_PLACE = 0.5
SAME_WORDS = 0.5
# Words from which statements are the same whose places have something in common.
SOME_WORDS = 0.25
# In the weight of a pair the place counts as much as this; where no place tells, so much do the words instead.
_PLACE = 2
_EXACT = 1000
_MOST_PARTNERS = 20


@record(eq=False)
class Pair(Brief):
    """A statement of one map and the same one of another.

    `place` is how far their places in the source are the same (None where nothing tells), `words` how far their words
    are; both from 0 to 1.
    """

    one: Statement
    other: Statement
    place: float | None
    words: float

    @property
    def weight(self) -> float:
        """The more, the surer: 3 for what has the same words at the same place."""
        return _PLACE * (self.words if self.place is None else self.place) + self.words

    @property
    def basis(self) -> str:
        """What they are known by: ``place and words``, ``place``, or ``words``."""
        at_place = self.place is not None and self.place > 0
        if at_place and self.words >= SOME_WORDS:
            return "place and words"
        return "place" if at_place else "words"

    def turned(self) -> Pair:
        """The same, seen from the other map."""
        return Pair(self.other, self.one, self.place, self.words)

    def _brief(self) -> Iterator[object]:
        yield quoted(self.one.text)
        yield quoted(self.other.text)
        yield f"by {self.basis}"


def align(one: Annotation, other: Annotation) -> tuple[Pair, ...]:
    """The statements that both maps have, one to one, so that the weights of all pairs together are as great as can be.

    Two statements can be a pair when at least half of what they quote is the same passage; when they have a quarter of
    their words in common and their passages overlap; or when half of their words are the same and neither denies what
    the other says. Of assignments with the same weight that one is taken in which what stands in the same surroundings
    is paired. It makes no difference which map comes first.
    """
    if _first(other) < _first(one):
        return tuple(sorted((pair.turned() for pair in align(other, one)), key=lambda pair: one.order[pair.one]))
    pairs = {}
    for i, j in _candidates(one, other):
        pair = _pair(one, other, one.statements[i], other.statements[j])
        if _is_eligible(one, other, pair):
            pairs[i, j] = pair
    weights = _weights(one, other, pairs)
    found = [pairs[i, j] for i, j in enumerate(best_assignment(weights)) if j is not None]
    return tuple(sorted(found, key=lambda pair: one.order[pair.one]))


def _first(each: Annotation) -> tuple[str, ...]:
    return tuple(each.keys[statement] for statement in each.statements)


def _pair(one: Annotation, other: Annotation, first: Statement, second: Statement) -> Pair:
    place = overlap(one.anchors.get(first, ()), other.anchors.get(second, ()))
    return Pair(first, second, place, alike(one.wordings[first], other.wordings[second]))


def _is_eligible(one: Annotation, other: Annotation, pair: Pair) -> bool:
    place = pair.place or 0.0
    if place >= SAME_PLACE or (place > 0 and pair.words >= SOME_WORDS):
        return True
    denied = one.wordings[pair.one].denies is not other.wordings[pair.other].denies
    return pair.words >= SAME_WORDS and not denied


def _weights(one: Annotation, other: Annotation, pairs: Mapping[tuple[int, int], Pair]) -> list[dict[int, int]]:
    """The weights of the pairs as whole numbers, by row and column; of very many for one statement the best ones."""
    room = len(one.statements) + 1  # so that all surroundings together count less than the least weight
    found: list[dict[int, int]] = [{} for _ in one.statements]
    for (i, j), pair in pairs.items():
        same = one.keys[pair.one] == other.keys[pair.other]
        found[i][j] = round(pair.weight * _EXACT) * room + same
    by_column: dict[int, list[tuple[int, int]]] = {}
    for i, row in enumerate(found):
        for j, weight in row.items():
            by_column.setdefault(j, []).append((-weight, i))
    kept = {(i, j) for j, column in by_column.items() for _, i in sorted(column)[:_MOST_PARTNERS]}
    for i, row in enumerate(found):
        kept.update((i, j) for _, j in sorted((-weight, j) for j, weight in row.items())[:_MOST_PARTNERS])
    return [{j: weight for j, weight in row.items() if (i, j) in kept} for i, row in enumerate(found)]


def _candidates(one: Annotation, other: Annotation) -> list[tuple[int, int]]:
    """The indices of statements that may be pairs, without comparing each with each."""
    placed = overlapping(
        [one.anchors.get(s, ()) for s in one.statements], [other.anchors.get(s, ()) for s in other.statements]
    )
    first = [one.wordings[s] for s in one.statements]
    second = [other.wordings[s] for s in other.statements]
    return sorted({*placed, *_alike(first, second)})


def _alike(some: Sequence[Wording], others: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """The indices of those that have the same text, or half of their words in common."""
    stems, words, texts = _Index(), _Index(), _Index()
    for j, each in enumerate(others):
        texts.add(j, (each.text,))
        stems.add(j, each.stems or ())
        words.add(j, each.words)
    for i, each in enumerate(some):
        found = texts.having((each.text,))
        if each.stems is not None:
            found |= stems.having(each.stems)
        found |= {j for j in words.having(each.words) if each.stems is None or others[j].stems is None}
        yield from ((i, j) for j in found if alike(each, others[j]) >= SAME_WORDS)


class _Index:
    """Which of some texts have which words."""

    def __init__(self) -> None:
        self._having: dict[str, list[int]] = {}

    def add(self, number: int, words: Iterable[str]) -> None:
        for word in words:
            self._having.setdefault(word, []).append(number)

    def having(self, words: Iterable[str]) -> set[int]:
        """Those that have any of some words."""
        return {number for word in words for number in self._having.get(word, ())}
