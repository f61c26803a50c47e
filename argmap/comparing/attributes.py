"""What is said of statements and reasons besides their text: kinds, citations, likelihoods, remarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from argmap.comparing.changes import Change, ChangeKind, Detail
from argmap.comparing.keys import ROLE, details_of, remarks_of
from argmap.comparing.reasons import Correspondence
from argmap.comparing.values import Sides, differences, value_at
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph, Target
from argmap.model import Citation, Premise, Reason, Reference, Statement
from argmap.reading.language import CITATION, OPPOSED, REASON, REFERENCE, STATEMENT
from argmap.rules.phrasing import called

_Opposed: TypeAlias = dict[Statement, dict[Statement, None]]
_PASSAGE = tuple(key for key in CITATION.keys if key.name != "source")


class Attributes:
    """Compares what is said of nodes, and of them where they are referred to."""

    def __init__(self, both: Correspondence, sides: Sides) -> None:
        self.both = both
        self.sides = sides
        self._opposed = {key: (_written(both.old, key), _written(both.new, key)) for key in OPPOSED}
        self._related = {key: (_related(old), _related(new)) for key, (old, new) in self._opposed.items()}
        self._used: dict[Target, list[Detail]] = {}
        self._remarked: dict[Target, list[Detail]] = {}
        self._compare_uses()
        self._compare_trees()

    def changes(self) -> Iterator[Change]:
        """All changes of kind, attributes, ids and remarks, statements first."""
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

    def _changes(
        self, one: Target, other: Target, own: Iterator[Detail], own_remarks: Iterator[Detail]
    ) -> Iterator[Change]:
        details = (*own, *self._used.get(other, ()))
        if details:
            yield Change(ChangeKind.ATTRIBUTES, one, other, details)
        before, after = self.both.old.name(one), self.both.new.name(other)
        if before != after:
            values = [() if name is None else (name,) for name in (before, after)]
            yield Change(ChangeKind.RENAMED, one, other, (Detail("id", *values),))
        remarks = (*own_remarks, *self._remarked.get(other, ()))
        if remarks:
            yield Change(ChangeKind.REMARKS, one, other, remarks)

    # -- statements and reasons ------------------------------------------------------------------------------------

    def _statement(self, one: Statement, other: Statement) -> Iterator[Detail]:
        yield from differences(details_of(STATEMENT), [one], [other], self.sides)
        yield from self._citations([one], [other])
        for key in OPPOSED:
            yield from self._against(key, one, other)
        # As a premise it has its role in the reason where it is written.
        before = [one] if self.both.old.written_in(one) is None else []
        after = [other] if self.both.new.written_in(other) is None else []
        yield from differences(ROLE, before, after, self.sides)

    def _reason(self, one: Reason, other: Reason) -> Iterator[Detail]:
        yield from differences(details_of(REASON), [one], [other], self.sides)
        yield from self._citations([one], [other])

    def _against(self, key: str, one: Statement, other: Statement) -> Iterator[Detail]:
        """What it is set against in one map only, of what is in both; told at the statement where it is written."""
        known = self.both.statements
        (old_written, new_written), (old_related, new_related) = self._opposed[key], self._related[key]
        before = {known[s]: s for s in old_related.get(one, ()) if s in known}
        after = dict.fromkeys(s for s in new_related.get(other, ()) if s in self.both.survivors)
        lost = [s for new, s in before.items() if new not in after and s in old_written.get(one, ())]
        gained = [s for s in after if s not in before and s in new_written.get(other, ())]
        if lost or gained:
            yield Detail(key, tuple(map(called, lost)), tuple(map(called, gained)))

    # -- citations -------------------------------------------------------------------------------------------------

    def _citations(self, before: Sequence[Target | Reference], after: Sequence[Target | Reference]) -> Iterator[Detail]:
        """The citations that only one of two sides has; where each has one such of the same work, key by key."""
        if not any(node.citations for node in (*before, *after)):
            return
        old = Counter(self._cited(self.both.old, node, citation) for node in before for citation in node.citations)
        new = Counter(self._cited(self.both.new, node, citation) for node in after for citation in node.citations)
        lost, gained = list((old - new).elements()), list((new - old).elements())
        if len(lost) == len(gained) == 1 and lost[0][0] == gained[0][0]:
            for part, was, now in zip(_PASSAGE, lost[0][1:], gained[0][1:], strict=True):
                if was != now:
                    yield Detail(part.name, (was,) if was else (), (now,) if now else ())
        elif lost or gained:
            parts = zip(("cite", *(part.name for part in _PASSAGE)), zip(*lost, *gained, strict=True), strict=True)
            yield Detail(
                next(name for name, said in parts if any(said)),
                tuple(map(_citation_words, lost)),
                tuple(map(_citation_words, gained)),
            )

    def _cited(self, graph: ArgumentGraph, node: Target | Reference, citation: Citation) -> tuple[str, ...]:
        """A citation as the id of its work in the new map, and what else is said of the passage."""
        work = citation.source or graph.map_of(node).work
        name = work.value if work is not None else ""
        if graph is self.both.old:
            name = self.sides[0].work(name)
        parts = (value_at(citation, key) for key in _PASSAGE)
        return name, *("" if part is None else plain(part.value) for part in parts)

    # -- uses ------------------------------------------------------------------------------------------------------

    def _compare_uses(self) -> None:
        """Roles of premises, and what is said at references, where the same premise serves the same reason.

        What names nothing is told of the reason.
        """
        for reason, other in self.both.reasons.items():
            before, after = _uses(self.both.old, reason), _uses(self.both.new, other)
            for used, premises in before.items():
                now = self.both.statements.get(used) if isinstance(used, Statement) else used
                if now in after:
                    target = now if isinstance(now, Statement) else other
                    roles = differences(ROLE, premises, after[now], self.sides)
                    self._used.setdefault(target, []).extend(roles)
                    self._compare_references(_references(premises), _references(after[now]), target)

    def _compare_trees(self) -> None:
        """What is said at references that are trees of their own."""
        before, after = _trees(self.both.old), _trees(self.both.new)
        there = (now for target in before if (now := self.both.in_new(target)) is not None)
        for target in dict.fromkeys((*there, *after)):
            old = self.both.in_old(target)
            if old is not None:
                self._compare_references(before.get(old, []), after.get(target, []), target)

    def _compare_references(self, before: list[Reference], after: list[Reference], target: Target) -> None:
        if before or after:
            details = (*differences(details_of(REFERENCE), before, after, self.sides), *self._citations(before, after))
            self._used.setdefault(target, []).extend(details)
            self._remarked.setdefault(target, []).extend(differences(remarks_of(REFERENCE), before, after, self.sides))


def _uses(graph: ArgumentGraph, reason: Reason) -> dict[Statement | str, list[Premise]]:
    """The premises of a reason by the statement that they are or name, by the name where there is none."""
    found: dict[Statement | str, list[Premise]] = {}
    for premise in reason.premises:
        named = graph.resolve(premise)
        if isinstance(named, Statement):
            found.setdefault(named, []).append(premise)
        elif isinstance(premise, Reference):
            found.setdefault(premise.target.value, []).append(premise)
    return found


def _trees(graph: ArgumentGraph) -> dict[Target, list[Reference]]:
    """The references at the roots of trees by what they name."""
    found: dict[Target, list[Reference]] = {}
    for root in (root for each in graph.maps for root in each.roots):
        target = graph.resolve(root)
        if isinstance(root, Reference) and target is not None:
            found.setdefault(target, []).append(root)
    return found


def _references(premises: Sequence[Premise]) -> list[Reference]:
    return [premise for premise in premises if isinstance(premise, Reference)]


def _written(graph: ArgumentGraph, key: str) -> _Opposed:
    """For each statement those that it, or a reference to it, is set against."""
    found: _Opposed = {}
    for one, other, _ in graph.opposed(key):
        found.setdefault(one, {})[other] = None
    return found


def _related(written: _Opposed) -> _Opposed:
    """The same from both ends; alternatives are told at the map."""
    found: _Opposed = {}
    for one, others in written.items():
        for other in others:
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return found


def _citation_words(cited: tuple[str, ...]) -> str:
    """A citation in words: ``work, “quotation”, place (voice)``."""
    work, *parts = cited
    forms = {"quote": "“{}”", "voice": "({})"}
    said = {key.name: forms.get(key.name, "{}").format(part) for key, part in zip(_PASSAGE, parts, strict=True) if part}
    voice = said.pop("voice", "")
    return " ".join(part for part in (", ".join(part for part in (work, *said.values()) if part), voice) if part)
