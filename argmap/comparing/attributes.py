"""The changes of statements and reasons besides their text: kinds, citations, likelihoods, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.comparing.changes import Change, ChangeKind, Detail, Place
from argmap.comparing.citations import citation_differences, citations_at
from argmap.comparing.keys import details_of, remarks_of, step_keys
from argmap.comparing.opposition import Opposition
from argmap.comparing.reasons import Correspondence, outweighs
from argmap.comparing.uses import Uses, uses_of
from argmap.comparing.values import Side, Sides, details_alone, differences, said_at
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph, Target
from argmap.model import Reason, Statement
from argmap.reading.language import OPPOSED, REASON, STATEMENT


class Attributes:
    """Compares what is said of nodes, and of them where they are referred to."""

    def __init__(self, both: Correspondence, sides: Sides) -> None:
        self.both = both
        self.sides = sides
        before, after = uses_of(both.old), uses_of(both.new)
        self._uses = Uses(both, sides, before, after)
        self._opposed = [Opposition(key, both, before, after) for key in OPPOSED]

    def changes(self) -> Iterator[Change]:
        """All that came or went, with its details, and the changes of text, kind, attributes, ids and remarks."""
        old, new = self.sides
        yield from self._alone(old, self.both.statements, self.both.reasons)
        yield from self._alone(new, self.both.survivors, self.both.taken)
        for one, other in self.both.statements.items():
            if plain(one.text.value) != plain(other.text.value):
                detail = Detail(other.kind.value, (one.text.value,), (other.text.value,))
                yield Change(ChangeKind.REWORDED, one, other, (detail,))
            if one.kind is not other.kind:
                detail = Detail("kind", (one.kind.value,), (other.kind.value,))
                yield Change(ChangeKind.KIND, one, other, (detail,))
            remarks = differences(remarks_of(STATEMENT), [one], [other], self.sides)
            yield from self._changes(one, other, self._statement(one, other), remarks)
        for reason, another in self.both.reasons.items():
            remarks = differences(remarks_of(REASON), [reason], [another], self.sides)
            yield from self._changes(reason, another, self._reason(reason, another), remarks)
        root = self.both.new.root
        if said := self._uses.of(root):
            yield Change(ChangeKind.ATTRIBUTES, self.both.old.root, root, said)

    def _changes(
        self, one: Target, other: Target, own: Iterator[Detail], own_remarks: Iterator[Detail]
    ) -> Iterator[Change]:
        details = (*own, *self._uses.details.get(other, ()))
        if details:
            yield Change(ChangeKind.ATTRIBUTES, one, other, details)
        before, after = self.both.old.name(one), self.both.new.name(other)
        if before != after:
            was, now = (() if name is None else (name,) for name in (before, after))
            yield Change(ChangeKind.RENAMED, one, other, (Detail("id", was, now),))
        remarks = (*own_remarks, *self._uses.remarks.get(other, ()))
        if remarks:
            yield Change(ChangeKind.REMARKS, one, other, remarks)

    # -- what is in both versions ----------------------------------------------------------------------------------

    def _statement(self, one: Statement, other: Statement) -> Iterator[Detail]:
        yield from differences(details_of(STATEMENT), [one], [other], self.sides)
        yield from citation_differences([one], [other], self.sides)
        for opposed in self._opposed:
            yield from opposed.differences(other)

    def _reason(self, one: Reason, other: Reason) -> Iterator[Detail]:
        yield from differences(details_of(REASON), [one], [other], self.sides)
        yield from citation_differences([one], [other], self.sides)

    # -- what is in one version ------------------------------------------------------------------------------------

    def _alone(
        self, side: Side, statements: Mapping[Statement, Statement], reasons: Mapping[Reason, Reason]
    ) -> Iterator[Change]:
        """The changes for what only one side has: all statements, and the reasons of which something is said."""
        graph = side.graph
        for statement in graph.statements:
            if statement not in statements:
                yield _one_sided(statement, tuple(self._of_statement(statement, side)), _home(graph, statement), side)
        for reason in graph.reasons:
            if reason not in reasons:
                details = tuple(self._of_reason(reason, side))
                if details or reason.id is not None:
                    place = Place(graph.target(reason), reason.bearing, reason)
                    yield _one_sided(reason, details, place, side)

    def _of_statement(self, statement: Statement, side: Side) -> Iterator[Detail]:
        yield from details_alone(said_at(details_of(STATEMENT), statement, side), side)
        yield from details_alone(citations_at(statement, side), side)
        for opposed in self._opposed:
            yield from opposed.differences(statement)
        yield from details_alone(said_at(remarks_of(STATEMENT), statement, side), side)
        yield from self._uses.of(statement)

    def _of_reason(self, reason: Reason, side: Side) -> Iterator[Detail]:
        # A step that says nothing of its inference has one all the same.
        steps = [key for key in step_keys() if key.name in reason.keys]
        yield from details_alone(said_at(steps, reason, side), side)
        weighed = outweighs(self.both, reason, side)
        if weighed:
            yield side.alone("outweighs", weighed.values())
        yield from details_alone(said_at(details_of(REASON), reason, side), side)
        yield from details_alone(citations_at(reason, side), side)
        yield from details_alone(said_at(remarks_of(REASON), reason, side), side)
        yield from self._uses.of(reason)


def _one_sided(node: Target, details: tuple[Detail, ...], place: Place, side: Side) -> Change:
    if side.is_new:
        return Change(ChangeKind.ADDED, None, node, details, new_place=place)
    return Change(ChangeKind.REMOVED, node, None, details, old_place=place)


def _home(graph: ArgumentGraph, statement: Statement) -> Place:
    home = graph.homes.get(statement)
    return Place() if home is None else Place(graph.target(home), home.bearing, home)
