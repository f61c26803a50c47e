"""Which step of one map is which of another: a step is a reason with its premises and what it bears on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from argmap.agreement.assignment import best_assignment
from argmap.agreement.structure import Bond, Step, Structure
from argmap.model import Reason
from argmap.records import record

_EXACT = 1000


@record(eq=False)
class StepPair:
    """A step of one map with that of another which has most to do with it.

    The `target` is the same or not, the `bond` (reason, objection, undercut …) is, and the `premises` are. For what
    bears on a step the target is the same when these steps are a pair as well.
    """

    one: Step
    other: Step
    target: bool
    bond: bool
    premises: bool

    @property
    def is_shared(self) -> bool:
        return self.target and self.bond and self.premises


@record(eq=False)
class StepComparison:
    """The steps of two maps: pairs, and what is left of each, in the order of the files."""

    pairs: tuple[StepPair, ...]
    only_one: tuple[Step, ...]
    only_other: tuple[Step, ...]

    @property
    def shared(self) -> int:
        return sum(pair.is_shared for pair in self.pairs)


def compare_steps(one: Structure, other: Structure) -> StepComparison:
    """The steps of two maps, one to one.

    First come steps on the same statement, then those on steps that are a pair, by common premises, with the same bond
    before another; last what has premises in common but leads somewhere else.
    """
    pairing = _Pairing(one, other)
    pairing.on_statements()
    pairing.on_steps()
    pairing.elsewhere()
    order = {step.reason: number for number, step in enumerate(one.steps)}
    return StepComparison(
        tuple(sorted(pairing.pairs, key=lambda pair: order[pair.one.reason])),
        tuple(pairing.free(one.steps, pairing.forward)),
        tuple(pairing.free(other.steps, pairing.backward)),
    )


class _Pairing:
    def __init__(self, one: Structure, other: Structure) -> None:
        self.one = one
        self.other = other
        self.pairs: list[StepPair] = []
        self.forward: dict[Reason, Reason] = {}
        self.backward: dict[Reason, Reason] = {}

    @staticmethod
    def free(steps: Iterable[Step], taken: dict[Reason, Reason]) -> Iterator[Step]:
        return (step for step in steps if step.reason not in taken)

    def on_statements(self) -> None:
        """Steps on the same statement, which are told apart from those on steps."""
        for target, some in self.one.steps_on.items():
            others = self.other.steps_on.get(target, ())
            self._pair([s for s in some if s.on is None], [s for s in others if s.on is None], target=True)

    def on_steps(self) -> None:
        """Steps on steps that are pairs, outer ones first."""
        found = True
        while found:
            found = False
            for one, other in list(self.forward.items()):
                some = list(self.free(self.one.by_step.get(one, ()), self.forward))
                others = list(self.free(self.other.by_step.get(other, ()), self.backward))
                found = self._pair(some, others, target=True) or found

    def elsewhere(self) -> None:
        """What is left and has premises in common."""
        by_premise: dict[int, list[Step]] = {}
        others = list(self.free(self.other.steps, self.backward))
        for step in others:
            for premise in step.premises:
                by_premise.setdefault(premise, []).append(step)
        some = [s for s in self.free(self.one.steps, self.forward) if any(p in by_premise for p in s.premises)]
        self._pair(some, others, target=False)

    def _pair(self, some: Sequence[Step], others: Sequence[Step], *, target: bool) -> bool:
        """Pair what is the same, in order, and then what is left as well as can be; whether there was anything."""
        before = len(self.pairs)
        same: dict[tuple[frozenset[int], Bond], list[Step]] = {}
        for step in reversed(others):
            same.setdefault((step.premises, step.bond), []).append(step)
        for step in some:
            mates = same.get((step.premises, step.bond))
            if mates:
                self._take(step, mates.pop(), target=target)
        left = list(self.free(others, self.backward))
        rest = list(self.free(some, self.forward))
        for step, column in zip(rest, best_assignment(list(_weights(rest, left))), strict=True):
            if column is not None:
                self._take(step, left[column], target=target)
        return len(self.pairs) > before

    def _take(self, one: Step, other: Step, *, target: bool) -> None:
        self.pairs.append(StepPair(one, other, target, one.bond is other.bond, one.premises == other.premises))
        self.forward[one.reason], self.backward[other.reason] = other.reason, one.reason


def _weights(some: Sequence[Step], others: Sequence[Step]) -> Iterator[dict[int, int]]:
    """The weights of steps with common premises."""
    by_premise: dict[int, list[int]] = {}
    for j, step in enumerate(others):
        for premise in step.premises:
            by_premise.setdefault(premise, []).append(j)
    for step in some:
        near = sorted({j for premise in step.premises for j in by_premise.get(premise, ())})
        yield {j: _weight(step, others[j]) for j in near}


def _weight(one: Step, other: Step) -> int:
    """The share of premises in common (Dice); the same bond and the same target unit count besides."""
    common = 2 * len(one.premises & other.premises) / (len(one.premises) + len(other.premises))
    return round(_EXACT * common) * 4 + _EXACT * ((one.bond is other.bond) * 2 + (one.target == other.target))
