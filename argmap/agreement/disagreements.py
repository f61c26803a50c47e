"""The disagreements of maps, each told once, the most consequential first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from argmap.agreement.steps import StepComparison
from argmap.agreement.structure import Bond, Step, Structure, Use
from argmap.agreement.units import Both, Unit
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.showing import Brief, quoted

# Words with statements of one map among them.
Said: TypeAlias = tuple[str | Statement, ...]


class Sort(Enum):
    """What maps disagree about; of those as near to the main conclusion, the more consequential first."""

    MAIN = "main conclusion"
    DIRECTION = "support or attack"
    ATTACHMENT = "what it bears on"
    LEVEL = "on the statement or on the step"
    STEP = "which step it bears on"
    LINKAGE = "together or each alone"
    GRANTED = "objection or granted"
    EXPLANATION = "reason or explanation"
    PRESENCE = "there or not"
    KIND = "kind"
    BETWEEN = "step between"


@record(eq=False)
class Side(Brief):
    """What one map says: the statement, and what is made of it there."""

    statement: Statement | None
    said: Said

    def _brief(self) -> Iterator[object]:
        yield quoted(self.statement and self.statement.text)


@record(eq=False)
class Disagreement(Brief):
    """One disagreement; `sides` has one place for each map, None for a map that has no part in it.

    `distance` is how many steps it is from the main conclusion, in the map where that is nearest; None where it is
    not below it. `units` are those that it is about.
    """

    sort: Sort
    units: tuple[int, ...]
    distance: int | None
    sides: tuple[Side | None, ...]

    def _brief(self) -> Iterator[object]:
        yield self.sort.value
        first = next((side.statement for side in self.sides if side is not None and side.statement is not None), None)
        yield quoted(first and first.text)


_VERBS = {
    Bond.REASON: "supports ",
    Bond.EXPLANATION: "explains ",
    Bond.OBJECTION: "attacks ",
    Bond.CONCESSION: "is granted against ",
    Bond.BACKING: "backs ",
    Bond.UNDERCUT: "undercuts ",
    Bond.DOUBT: "is a granted doubt about ",
}
_BONDS = {bond: rank for rank, bond in enumerate(Bond)}
_SORTS = {sort: rank for rank, sort in enumerate(Sort)}
_AGAINST = {Bond.OBJECTION, Bond.CONCESSION, Bond.UNDERCUT, Bond.DOUBT}
_GRANTED = {Bond.CONCESSION, Bond.DOUBT}


def disagreements(
    units: Sequence[Unit], structures: Sequence[Structure], steps: Mapping[Both, StepComparison]
) -> tuple[Disagreement, ...]:
    """All disagreements of some maps: about the main conclusion, then those nearest to it."""
    found = [*_Finder(units, structures, steps).all()]

    def key(each: Disagreement) -> tuple[bool, float, int, tuple[int, ...]]:
        far = float("inf") if each.distance is None else each.distance
        return each.sort is not Sort.MAIN, far, _SORTS[each.sort], each.units

    return tuple(sorted(found, key=key))


class _Finder:
    def __init__(
        self, units: Sequence[Unit], structures: Sequence[Structure], steps: Mapping[Both, StepComparison]
    ) -> None:
        self.units = units
        self.structures = structures
        self.mates = {both: {pair.one.reason: pair.other.reason for pair in c.pairs} for both, c in steps.items()}

    def all(self) -> Iterator[Disagreement]:
        mains = [*self._main()]
        yield from mains
        told = {unit for each in mains for unit in each.units}
        for unit in self.units:
            if len(unit.maps) < len(self.structures) and unit.number not in told:
                yield self._told(Sort.PRESENCE, unit, self._serves)
            if unit.is_shared:
                yield from self._kind(unit)
                yield from self._uses(unit)
        yield from self._linkage()

    # -- one disagreement ------------------------------------------------------------------------------------------

    def _told(self, sort: Sort, unit: Unit, said: Callable[[int, Unit], Said]) -> Disagreement:
        sides = tuple(
            Side(member, said(rank, unit)) if member is not None else None for rank, member in enumerate(unit.members)
        )
        return Disagreement(sort, (unit.number,), self._distance(unit.number), sides)

    def _distance(self, *units: int) -> int | None:
        """How far the nearest of some units is from the main conclusion in any map."""
        known = (structure.depths.get(unit) for structure in self.structures for unit in units)
        return min((far for far in known if far is not None), default=None)

    def _statement(self, rank: int, unit: int) -> Statement:
        found = self.units[unit].members[rank]
        assert found is not None  # noqa: S101 - a structure knows only units that its map has
        return found

    # -- sorts -----------------------------------------------------------------------------------------------------

    def _main(self) -> Iterator[Disagreement]:
        mains = [structure.main for structure in self.structures]
        if len(set(mains)) > 1:
            sides = tuple(
                Side(structure.annotated.main, self._elsewhere(rank, mains) or ("has no statement",))
                for rank, structure in enumerate(self.structures)
            )
            yield Disagreement(Sort.MAIN, tuple(unit for unit in dict.fromkeys(mains) if unit is not None), 0, sides)

    def _elsewhere(self, rank: int, mains: Sequence[int | None]) -> Said:
        """What a map makes of its own main conclusion, and of those of the others."""
        own = mains[rank]
        if own is None:
            return ()
        said: list[str | Statement] = ["main conclusion"]
        for other in dict.fromkeys(mains):
            if other is not None and other != own and self.units[other].members[rank] is not None:
                said += ["; here ", self._statement(rank, other), " ", *self._serves(rank, self.units[other])]
        return tuple(said)

    def _kind(self, unit: Unit) -> Iterator[Disagreement]:
        kinds = {member.kind for member in unit.members if member is not None}
        if len(kinds) > 1:
            yield self._told(Sort.KIND, unit, lambda rank, each: (self._statement(rank, each.number).kind.value,))

    def _uses(self, unit: Unit) -> Iterator[Disagreement]:
        """Disagreements about what a shared unit bears on, and how."""
        uses = {rank: self.structures[rank].uses[unit.number] for rank in unit.maps}
        targets = {rank: frozenset(use.target for use in several) for rank, several in uses.items()}
        differ = len(set(targets.values())) > 1
        if differ:
            yield self._told(self._sort_of_targets(unit, targets), unit, self._serves)
        common = frozenset.intersection(*targets.values())
        sorts = {self._sort_of_bonds(uses, target) for target in common} - {None}
        for sort in sorted((sort for sort in sorts if sort is not None), key=_SORTS.__getitem__)[:1]:
            yield self._told(sort, unit, self._serves)
        if not differ and not sorts and self._other_step(unit, uses):
            yield self._told(Sort.STEP, unit, self._serves)

    def _sort_of_targets(self, unit: Unit, targets: Mapping[int, frozenset[int]]) -> Sort:
        """What maps disagree about where a unit bears on other units."""
        if self._is_between(unit, targets):
            return Sort.BETWEEN
        # One map has it against a premise, another one against the step from that premise.
        wider = {rank: found | self._premises_under(rank, unit) for rank, found in targets.items()}
        if any(found <= wider[other] for rank, found in targets.items() for other in wider if other != rank and found):
            return Sort.LEVEL
        return Sort.ATTACHMENT

    def _premises_under(self, rank: int, unit: Unit) -> frozenset[int]:
        """The premises of the steps on which a unit bears."""
        structure = self.structures[rank]
        under = self._steps_under(rank, unit)
        return frozenset(structure.unit_of[p] for reason in under for p in structure.graph.premises(reason))

    @staticmethod
    def _sort_of_bonds(uses: Mapping[int, frozenset[Use]], target: int) -> Sort | None:
        """What maps disagree about where a unit bears on the same one in all of them, but in other ways."""
        bonds = {rank: frozenset(use.bond for use in several if use.target == target) for rank, several in uses.items()}
        if len(set(bonds.values())) == 1:
            return None
        tests: tuple[tuple[Sort, Callable[[Bond], bool]], ...] = (
            (Sort.DIRECTION, lambda bond: bond in _AGAINST),
            (Sort.LEVEL, lambda bond: bond.on_step),
            (Sort.GRANTED, lambda bond: bond in _GRANTED),
        )
        for sort, test in tests:
            if len({frozenset(map(test, several)) for several in bonds.values()}) > 1:
                return sort
        return Sort.EXPLANATION

    def _is_between(self, unit: Unit, targets: Mapping[int, frozenset[int]]) -> bool:
        """Whether all maps lead to the same shared units, some by way of statements that others do not have."""
        ends = {rank: frozenset(self._ends(rank, unit, found)) for rank, found in targets.items()}
        return len(set(ends.values())) == 1 and bool(next(iter(ends.values())))

    def _ends(self, rank: int, unit: Unit, targets: frozenset[int]) -> Iterator[int]:
        """The nearest units that all maps which have a unit have, on the ways that it leads up."""
        waiting, seen = sorted(targets), set(targets)
        while waiting:
            target = waiting.pop()
            if set(unit.maps) <= set(self.units[target].maps):
                yield target
                continue
            for use in self.structures[rank].uses[target]:
                if use.target not in seen:
                    seen.add(use.target)
                    waiting.append(use.target)

    def _other_step(self, unit: Unit, uses: Mapping[int, frozenset[Use]]) -> bool:
        """Whether a unit bears on a step in two maps, and these are not the same step."""
        if not any(use.bond.on_step for several in uses.values() for use in several):
            return False
        under = {rank: self._steps_under(rank, unit) for rank in unit.maps}
        first, *others = unit.maps
        for rank in others:
            mates = self.mates.get((first, rank), {})
            if {mates.get(reason) for reason in under[first]} != {*under[rank]}:
                return True
        return False

    def _steps_under(self, rank: int, unit: Unit) -> list[Reason]:
        """The steps on which a unit bears."""
        known = self.structures[rank].steps_of.get(unit.number, ())
        return [step.on for step in known if step.on is not None]

    def _linkage(self) -> Iterator[Disagreement]:
        """Premises that are one reason in some maps and several in others, for each unit on which they bear."""
        for unit in self.units:
            ranks = unit.maps
            if len(ranks) < 2 or not all(unit.number in self.structures[rank].steps_on for rank in ranks):
                continue
            for bond in Bond:
                together = {rank: self._groups(rank, unit, bond) for rank in ranks}
                common = frozenset.intersection(*(frozenset().union(*groups) for groups in together.values()))
                parted = {
                    rank: frozenset(found for group in groups if (found := group & common))
                    for rank, groups in together.items()
                }
                if len(set(parted.values())) > 1:
                    yield self._linked(unit, parted)

    def _groups(self, rank: int, unit: Unit, bond: Bond) -> list[frozenset[int]]:
        steps = self.structures[rank].steps_on.get(unit.number, ())
        return [step.premises for step in steps if step.bond is bond]

    def _linked(self, unit: Unit, parted: Mapping[int, frozenset[frozenset[int]]]) -> Disagreement:
        sides: list[Side | None] = [None] * len(self.structures)
        for rank, groups in parted.items():
            sides[rank] = Side(self._statement(rank, unit.number), self._parts(rank, groups))
        concerned = sorted(frozenset().union(*(group for groups in parted.values() for group in groups)))
        return Disagreement(Sort.LINKAGE, (unit.number, *concerned), self._distance(*concerned), tuple(sides))

    # -- words -----------------------------------------------------------------------------------------------------

    def _serves(self, rank: int, unit: Unit) -> Said:
        """``supports 1 “…” and attacks 2 “…”``, or that it bears on nothing."""
        steps = sorted(
            self.structures[rank].steps_of.get(unit.number, ()), key=lambda step: (step.target, _BONDS[step.bond])
        )
        told = dict.fromkeys(self._serving(rank, step) for step in steps)
        if not told:
            return ("bears on nothing: it stands at the top",)
        said: list[str | Statement] = []
        for number, parts in enumerate(told):
            said += [*([" and "] if number else []), *parts]
        return tuple(said)

    def _serving(self, rank: int, step: Step) -> Said:
        """``undercuts the step from 1.1 “…” to 1 “…”``."""
        said: list[str | Statement] = [_VERBS[step.bond]]
        if step.on is not None:
            said.append("the step from ")
            for place, premise in enumerate(self.structures[rank].graph.premises(step.on)):
                said += [*([" with "] if place else []), premise]
            said.append(" to ")
        return (*said, self._statement(rank, step.target))

    def _parts(self, rank: int, groups: frozenset[frozenset[int]]) -> Said:
        """``1.1 “…” with 1.2 “…” together; 1.3 “…” alone``."""
        said: list[str | Statement] = ["rests on "]
        for number, group in enumerate(sorted(groups, key=sorted)):
            said += ["; "] if number else []
            for place, unit in enumerate(sorted(group)):
                said += [*([" with "] if place else []), self._statement(rank, unit)]
            said.append(" together" if len(group) > 1 else " alone")
        return tuple(said)
