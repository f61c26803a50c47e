"""The structure that each map gives to the units: what bears on what, how, and together with what."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property

from argmap.agreement.annotations import Annotation
from argmap.agreement.units import Unit
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Inference, Reason, Statement
from argmap.records import record


class Bond(Enum):
    """How a reason bears on what it stands under: on a statement, or on the step of another reason."""

    REASON = "reason"
    EXPLANATION = "explanation"
    OBJECTION = "objection"
    CONCESSION = "concession"
    BACKING = "backing"
    UNDERCUT = "undercut"
    DOUBT = "doubt"

    @property
    def on_step(self) -> bool:
        return self in {Bond.BACKING, Bond.UNDERCUT, Bond.DOUBT}


class Relation(Enum):
    """The relation of one statement to another, as figures count it."""

    NONE = "none"
    SUPPORT = "support"
    ATTACK = "attack"
    BOTH = "support and attack"


_ON_STATEMENTS = {
    Bearing.SUPPORT: Bond.REASON,
    Bearing.ATTACK: Bond.OBJECTION,
    Bearing.CONCESSION: Bond.CONCESSION,
}
_ON_STEPS = {Bearing.SUPPORT: Bond.BACKING, Bearing.ATTACK: Bond.UNDERCUT, Bearing.CONCESSION: Bond.DOUBT}


@record(eq=False)
class Step:
    """A reason of one map in terms of units.

    `target` is the unit that it bears on, through steps between them if there are any; `on` the step that it bears on
    directly, where it does.
    """

    reason: Reason
    premises: frozenset[int]
    bond: Bond
    target: int
    on: Reason | None


@record()
class Use:
    """One way in which a unit serves: how it bears, and on which unit."""

    bond: Bond
    target: int


class Structure:
    """What one map makes of the units; those of other maps have no part in it."""

    def __init__(self, annotated: Annotation, rank: int, units: Sequence[Unit]) -> None:
        self.annotated = annotated
        self.graph: ArgumentGraph = annotated.graph
        self.unit_of = {member: unit.number for unit in units if (member := unit.members[rank]) is not None}
        self.main = None if annotated.main is None else self.unit_of[annotated.main]

    @cached_property
    def steps(self) -> list[Step]:
        """The reasons that bear on something and rest on something, in the order of the files."""
        found = []
        for reason in self.graph.reasons:
            target = self.graph.statement_above(reason)
            premises = frozenset(self.unit_of[premise] for premise in self.graph.premises(reason))
            if target is not None and premises:
                on = self.graph.target(reason)
                step = on if isinstance(on, Reason) else None
                found.append(Step(reason, premises, _bond(reason, step), self.unit_of[target], step))
        return found

    @cached_property
    def steps_of(self) -> Mapping[int, Sequence[Step]]:
        """The steps by each of the units that are their premises."""
        found: dict[int, list[Step]] = {}
        for step in self.steps:
            for premise in step.premises:
                found.setdefault(premise, []).append(step)
        return found

    @cached_property
    def uses(self) -> Mapping[int, frozenset[Use]]:
        """For each unit the ways in which it serves; nothing for the top of a tree."""
        found: dict[int, set[Use]] = {unit: set() for unit in self.unit_of.values()}
        for step in self.steps:
            for premise in step.premises:
                found[premise].add(Use(step.bond, step.target))
        return {unit: frozenset(several) for unit, several in found.items()}

    @cached_property
    def relations(self) -> Mapping[tuple[int, int], Relation]:
        """The relation of one unit to another, for those that have one.

        What bears on a step counts for the unit to which the step leads: an undercut of a reason as an attack on it,
        one of an objection as support. An explanation lends no support and is none.
        """
        signs: dict[tuple[int, int], set[int]] = {}
        for step in self.steps:
            sign = self._sign(step.reason)
            if sign:
                for premise in step.premises:
                    if premise != step.target:
                        signs.setdefault((premise, step.target), set()).add(sign)
        return {pair: _relation(several) for pair, several in signs.items()}

    def _sign(self, reason: Reason) -> int:
        """1 for what speaks for the statement that it leads to, -1 for what speaks against it, 0 for what explains."""
        sign = 1
        on: Reason | Statement | None = reason
        while isinstance(on, Reason):
            if on.bearing is Bearing.SUPPORT and on.inference is Inference.EXPLANATION:
                return 0
            sign *= 1 if on.bearing is Bearing.SUPPORT else -1
            on = self.graph.target(on)
        return sign

    @cached_property
    def depths(self) -> Mapping[int, int]:
        """How many steps each unit is from the main conclusion on the shortest way; those not below it are missing."""
        found = {} if self.main is None else {self.main: 0}
        below: dict[int, list[int]] = {}
        for step in self.steps:
            below.setdefault(step.target, []).extend(step.premises)
        waiting = deque(found)
        while waiting:
            unit = waiting.popleft()
            for premise in below.get(unit, ()):
                if premise not in found:
                    found[premise] = found[unit] + 1
                    waiting.append(premise)
        return found

    @cached_property
    def by_step(self) -> Mapping[Reason, Sequence[Step]]:
        """The steps that bear on the step of a reason, by that reason."""
        found: dict[Reason, list[Step]] = {}
        for step in self.steps:
            if step.on is not None:
                found.setdefault(step.on, []).append(step)
        return found

    @cached_property
    def steps_on(self) -> Mapping[int, Sequence[Step]]:
        """The steps by the unit that they lead to."""
        found: dict[int, list[Step]] = {}
        for step in self.steps:
            found.setdefault(step.target, []).append(step)
        return found


def _bond(reason: Reason, on: Reason | None) -> Bond:
    if on is not None:
        return _ON_STEPS[reason.bearing]
    if reason.bearing is Bearing.SUPPORT and reason.inference is Inference.EXPLANATION:
        return Bond.EXPLANATION
    return _ON_STATEMENTS[reason.bearing]


def _relation(signs: set[int]) -> Relation:
    if len(signs) > 1:
        return Relation.BOTH
    return Relation.SUPPORT if 1 in signs else Relation.ATTACK
