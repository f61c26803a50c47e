"""Where statements serve, and what is said of them there: as premises, by reference, as the roots of trees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from argmap.comparing.changes import Detail, Place
from argmap.comparing.citations import citation_differences, citations_at
from argmap.comparing.keys import ROLE, details_of, remarks_of
from argmap.comparing.reasons import Correspondence
from argmap.comparing.values import Said, Side, Sides, details_alone, differences, said_at
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Premise, Reason, Reference, Statement
from argmap.reading.language import OPPOSED, REFERENCE
from argmap.reading.shapes import Key
from argmap.records import record

# What is used: a statement, a reason with a tree of its own, or a name that stands for nothing.
Named: TypeAlias = "Statement | Reason | str"
# Where it is told: at what is used, or at what it serves where a name stands for nothing.
_Owner: TypeAlias = "Target | ArgumentMap"


_REF = REFERENCE.by_name["ref"]


@record(eq=False)
class Use:
    """A place of a statement, or of a reference: among the premises of a reason, or as the root of a tree."""

    premise: Premise
    home: Reason | None


def uses_of(graph: ArgumentGraph) -> dict[Named, list[Use]]:
    """All places by what is used there."""
    found: dict[Named, list[Use]] = {}

    def keep(premise: Premise, home: Reason | None) -> None:
        named = graph.resolve(premise)
        if named is None and isinstance(premise, Reference):
            found.setdefault(premise.target.value, []).append(Use(premise, home))
        elif named is not None:
            found.setdefault(named, []).append(Use(premise, home))

    for each in graph.maps:
        for root in each.roots:
            keep(root, None)
    for reason in graph.reasons:
        for premise in reason.premises:
            keep(premise, reason)
    return found


class Uses:
    """The differences between the uses of two versions: details and remarks by what they are told at.

    Uses by the same reason, or as trees, are compared with each other. All others of a statement are compared as a
    whole: what went along from one to another is no difference, and what is one is told with its place.
    """

    def __init__(
        self,
        both: Correspondence,
        sides: Sides,
        before: Mapping[Named, Sequence[Use]],
        after: Mapping[Named, Sequence[Use]],
    ) -> None:
        self.details: dict[_Owner, list[Detail]] = {}
        self.remarks: dict[_Owner, list[Detail]] = {}
        self._both = both
        self._sides = sides
        for named, uses in before.items():
            if isinstance(named, str):
                self._compare_nameless(named, uses, after.get(named, ()))
            else:
                now = both.in_new(named)
                self._compare(now or named, uses, after.get(now, ()) if now is not None else ())
        for named, uses in after.items():
            if isinstance(named, str):
                if named not in before:
                    self._compare_nameless(named, (), uses)
            elif both.in_old(named) not in before:
                self._compare(named, (), uses)

    def of(self, owner: _Owner) -> tuple[Detail, ...]:
        """All that is told at a node, remarks last."""
        return (*self.details.get(owner, ()), *self.remarks.get(owner, ()))

    def _compare(self, named: Target, before: Sequence[Use], after: Sequence[Use]) -> None:
        """The uses of one statement or reason."""
        some, others = self._by_home(before), self._by_home(after)
        for home in some:
            if home in others:
                self._compare_same(named, some[home], others[home], _keys_at(named))
        went = [use for home, uses in some.items() if home not in others for use in uses]
        came = [use for home, uses in others.items() if home not in some for use in uses]
        self._compare_others(named, went, came, _keys_at(named))

    def _compare_nameless(self, name: str, before: Sequence[Use], after: Sequence[Use]) -> None:
        """The uses of a name that stands for nothing, told at the reason where it stands, or at the map."""
        some, others = self._by_home(before), self._by_home(after)
        for home in dict.fromkeys((*some, *others)):
            owner: _Owner = self._both.new.root if home is None else home
            keys = _keys_at(name) if home is not None else (_REF, *_keys_at(name))
            if home in some and home in others:
                self._compare_same(owner, some[home], others[home], keys)
            else:
                self._compare_others(owner, some.get(home, []), others.get(home, []), keys)

    def _by_home(self, uses: Iterable[Use]) -> dict[Reason | None, list[Use]]:
        """Uses by the reason that they serve: the new one where it is in both maps, None for the roots of trees."""
        found: dict[Reason | None, list[Use]] = {}
        for use in uses:
            home = None if use.home is None else self._both.reasons.get(use.home, use.home)
            found.setdefault(home, []).append(use)
        return found

    # -- what is said at uses --------------------------------------------------------------------------------------

    def _compare_same(self, owner: _Owner, before: list[Use], after: list[Use], keys: Sequence[Key]) -> None:
        """Uses by the same reason, or as trees."""
        premises = [use.premise for use in before], [use.premise for use in after]
        details = [*differences(ROLE, *premises, self._sides)]
        some, others = map(_references, premises)
        if some or others:
            details.extend(differences(keys, some, others, self._sides))
            details.extend(citation_differences(some, others, self._sides))
            remarks = differences(remarks_of(REFERENCE), some, others, self._sides)
            self.remarks.setdefault(owner, []).extend(remarks)
        self.details.setdefault(owner, []).extend(details)

    def _compare_others(self, owner: _Owner, went: list[Use], came: list[Use], keys: Sequence[Key]) -> None:
        """Uses by reasons that have no such use in the other version."""
        old, new = (
            [(use, [*_details_at(use, keys, side)], [*_remarks_at(use, side)]) for use in uses]
            for uses, side in zip((went, came), self._sides, strict=True)
        )
        known = [{(key, fact) for _, *both in found for said in both for key, fact, _ in said} for found in (old, new)]
        for found, side, other in zip((old, new), self._sides, known[::-1], strict=True):
            for use, details, remarks in found:
                place = self._place(owner, use, side)
                for said, told in ((details, self.details), (remarks, self.remarks)):
                    alone = [each for each in said if each[:2] not in other]
                    told.setdefault(owner, []).extend(details_alone(alone, side, place))

    def _place(self, owner: _Owner, use: Use, side: Side) -> Place | None:
        """The place of a use; None where it is told with the statement anyway, and where no statement is used."""
        if not isinstance(owner, Statement):
            return None
        is_alone = owner not in self._both.statements and owner not in self._both.survivors
        if is_alone and use.home is side.graph.homes.get(owner):
            return None
        home = use.home
        return Place() if home is None else Place(side.graph.target(home), home.bearing, home)


def _keys_at(named: Named) -> tuple[Key, ...]:
    """The keys compared by value at references; opposition between statements is compared by what comes of it."""
    against = () if isinstance(named, Statement) else tuple(REFERENCE.by_name[key] for key in OPPOSED)
    return (*details_of(REFERENCE), *against)


def _details_at(use: Use, keys: Sequence[Key], side: Side) -> Iterator[Said]:
    yield from said_at(ROLE, use.premise, side)
    if isinstance(use.premise, Reference):
        yield from said_at(keys, use.premise, side)
        yield from citations_at(use.premise, side)


def _remarks_at(use: Use, side: Side) -> Iterator[Said]:
    if isinstance(use.premise, Reference):
        yield from said_at(remarks_of(REFERENCE), use.premise, side)


def _references(premises: Iterable[Premise]) -> list[Reference]:
    return [premise for premise in premises if isinstance(premise, Reference)]
