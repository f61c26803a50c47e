"""The acceptance of the statements of a map in the extensions of its framework."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from argmap.graph import ByNode
from argmap.model import Statement
from argmap.semantics.answer_sets import OutOfTime, extension_sets
from argmap.semantics.frameworks import Framework, Label, Labelling, labelling_of
from argmap.semantics.grounded import grounded
from argmap.showing import Brief, counted


class Semantics(Enum):
    """Which positions are looked at."""

    GROUNDED = "grounded"
    COMPLETE = "complete"
    PREFERRED = "preferred"
    STABLE = "stable"


class Acceptance(Enum):
    """In how many extensions a statement is in: in all, in some, or in none."""

    SKEPTICAL = "skeptical"
    CREDULOUS = "credulous"
    NONE = "none"


@dataclass(frozen=True, eq=False, repr=False)
class Extensions(Brief):
    """The extensions of a framework.

    `labellings` are the first of them, at most as many as were asked for: sorted by the labels of the statements in the
    order of the map, in before undec before out. `count` counts all that were found; `finished` is False when the time
    limit came before the last, and then acceptance is only that in those found.
    """

    framework: Framework
    semantics: Semantics
    labellings: tuple[Labelling, ...]
    count: int
    finished: bool
    _times_in: Mapping[Statement, int]

    def label(self, statement: Statement, index: int) -> Label:
        """The label of a statement in one of the `labellings`."""
        return self.framework.label(statement, self.labellings[index])

    def acceptance(self, statement: Statement) -> Acceptance | None:
        """Whether the extensions accept a statement; None when there is no extension."""
        if self.count == 0:
            return None
        times = self._times_in[self.framework.leaders.get(statement, statement)]
        if times == self.count:
            return Acceptance.SKEPTICAL
        return Acceptance.CREDULOUS if times else Acceptance.NONE

    def _brief(self) -> Iterator[object]:
        yield f"{self.semantics.value}:"
        yield counted(self.count, "extension")
        yield "" if self.finished else "so far"
        yield f"of {counted(len(self.framework.arguments), 'argument')}"


_ORDER = {Label.IN: 0, Label.UNDEC: 1, Label.OUT: 2}


def extensions(
    framework: Framework, semantics: Semantics = Semantics.GROUNDED, *, limit: int = 8, seconds: float = 10.0
) -> Extensions:
    """The extensions under a semantics, at most `limit` of them kept, in at most about `seconds`.

    Raises ClingoMissing when clingo is wanted and not installed; the grounded semantics does without.
    """
    kept: list[tuple[tuple[int, ...], Labelling]] = []
    times_in = ByNode(dict.fromkeys(framework.support, 0))
    count, finished = 0, True
    try:
        for labelling in _labellings(framework, semantics, seconds):
            count += 1
            labels = [framework.label(statement, labelling) for statement in framework.support]
            for statement, label in zip(framework.support, labels, strict=True):
                times_in[statement] += label is Label.IN
            key = tuple(_ORDER[label] for label in (*labels, *labelling))
            insort(kept, (key, labelling), key=lambda pair: pair[0])
            del kept[limit:]
    except OutOfTime:
        finished = False
    return Extensions(framework, semantics, tuple(each for _, each in kept), count, finished, times_in)


def _labellings(framework: Framework, semantics: Semantics, seconds: float) -> Iterator[Labelling]:
    if semantics is Semantics.GROUNDED:
        yield grounded(framework.targets)
        return
    for accepted in extension_sets(framework.targets, semantics.value, seconds):
        yield labelling_of(accepted, framework.targets)
