"""Which reason is which, what moved, and how the reasons on a statement changed.

A reason is known by its id, else by its premises. What a change of a statement explains already is not told again: a
reason of added statements alone, or of removed ones, is no change of the reasons. What is said of it is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from argmap.analysis.phrasing import called
from argmap.comparing.changes import Change, ChangeKind, Detail, Place
from argmap.comparing.keys import step_keys
from argmap.comparing.values import Side, Sides, differences
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Reason, Reference, Statement
from argmap.records import record

ENOUGH = 0.5  # share of premises in common from which a reason that stands elsewhere is the same
_MOST_USES = 20  # of one statement that are looked at to find where a reason went

# A premise: the new statement for what is in both maps, the statement itself for what is in one, a name for nothing.
Key: TypeAlias = "Statement | str"
_Slot: TypeAlias = "tuple[Target | None, Bearing]"


class Correspondence:
    """Statements and reasons of two graphs, matched."""

    def __init__(self, old: ArgumentGraph, new: ArgumentGraph, statements: Mapping[Statement, Statement]) -> None:
        self.old = old
        self.new = new
        self.statements = statements
        self.survivors = {other: one for one, other in statements.items()}
        self.reasons: dict[Reason, Reason] = {}
        self.taken: dict[Reason, Reason] = {}
        self.before = {reason: self._premises(old, reason) for reason in old.reasons}
        self.after = {reason: self._premises(new, reason) for reason in new.reasons}
        self._match_reasons()

    def in_new(self, node: Target | None) -> Target | None:
        """The new node for an old one; None if it is gone."""
        if node is None:
            return None
        return self.statements.get(node) if isinstance(node, Statement) else self.reasons.get(node)

    def in_old(self, node: Target | None) -> Target | None:
        """The old node for a new one; None if it was added."""
        if node is None:
            return None
        return self.survivors.get(node) if isinstance(node, Statement) else self.taken.get(node)

    def old_statement(self, statement: Statement) -> Statement:
        """The old statement for a new one that is in both maps."""
        return self.survivors[statement]

    def slot(self, reason: Reason) -> _Slot | None:
        """On what an old reason bears, in terms of the new graph, and how; None if that is gone."""
        target = self.old.target(reason)
        found = self.in_new(target)
        return None if target is not None and found is None else (found, reason.bearing)

    def survives(self, premise: Key) -> bool:
        """Whether a premise is in both maps, or a name that stands for nothing."""
        return isinstance(premise, str) or premise in self.survivors

    def _premises(self, graph: ArgumentGraph, reason: Reason) -> dict[Key, None]:
        """The premises of a reason in order, each once."""
        found: dict[Key, None] = {}
        for premise in reason.premises:
            named = graph.resolve(premise)
            if isinstance(named, Statement):
                found[self.statements.get(named, named) if graph is self.old else named] = None
            elif isinstance(premise, Reference):
                found[premise.target.value] = None
        return found

    # -- matching --------------------------------------------------------------------------------------------------

    def _match_reasons(self) -> None:
        self._by_id()
        levels = list(_levels(self.old))
        for level in levels:  # reasons on reasons after those on which they bear
            self._in_place(level)
        self._elsewhere()
        for level in levels:
            self._by_company(level)

    def _pair(self, one: Reason, other: Reason) -> None:
        self.reasons[one] = other
        self.taken[other] = one

    def _by_id(self) -> None:
        named = {self.new.name(r): r for r in reversed(self.new.reasons) if r.id is not None}
        for reason in self.old.reasons:
            other = named.get(self.old.name(reason)) if reason.id is not None else None
            if other is not None and other not in self.taken:
                self._pair(reason, other)

    def _in_place(self, level: list[Reason]) -> None:
        """Reasons on the same target that share a premise; those that share most first."""
        waiting: dict[tuple[_Slot, Key], list[Reason]] = {}
        for other in self.new.reasons:
            if other not in self.taken:
                for premise in self.after[other]:
                    waiting.setdefault(((self.new.target(other), other.bearing), premise), []).append(other)
        found: list[tuple[float, int, int]] = []
        order = {reason: number for number, reason in enumerate(self.new.reasons)}
        for number, reason in enumerate(level):
            slot = self.slot(reason)
            if slot is not None and reason not in self.reasons:
                near = dict.fromkeys(r for p in self.before[reason] for r in waiting.get((slot, p), [])[:_MOST_USES])
                found.extend((-self._overlap(reason, other), number, order[other]) for other in near)
        self._take_best(found, level)

    def _elsewhere(self) -> None:
        """Reasons with the same premises that bear on something else now."""
        waiting: dict[Key, list[Reason]] = {}
        for other in self.new.reasons:
            if other not in self.taken:
                for premise in self.after[other]:
                    waiting.setdefault(premise, []).append(other)
        found = []
        order = {reason: number for number, reason in enumerate(self.new.reasons)}
        for number, reason in enumerate(self.old.reasons):
            if reason not in self.reasons:
                near = dict.fromkeys(r for p in self.before[reason] for r in waiting.get(p, [])[:_MOST_USES])
                for other in near:
                    overlap = self._overlap(reason, other)
                    if overlap >= ENOUGH:
                        same = self.in_new(self.old.target(reason)) is self.new.target(other)
                        found.append((-overlap - same, number, order[other]))
        self._take_best(found, self.old.reasons)

    def _take_best(self, found: list[tuple[float, int, int]], reasons: list[Reason]) -> None:
        for _, number, other_number in sorted(found):
            one, other = reasons[number], self.new.reasons[other_number]
            if one not in self.reasons and other not in self.taken:
                self._pair(one, other)

    def _overlap(self, one: Reason, other: Reason) -> float:
        """The share of premises in common among those that are in both maps."""
        before = {premise for premise in self.before[one] if self.survives(premise)}
        after = {premise for premise in self.after[other] if self.survives(premise)}
        return len(before & after) / len(before | after) if before or after else 0.0

    def _by_company(self, level: list[Reason]) -> None:
        """Reasons whose premises were all exchanged, known by the same scheme, or by what is said about the step."""
        waiting: dict[_Slot, list[Reason]] = {}
        for other in self.new.reasons:
            if other not in self.taken and not any(map(self.survives, self.after[other])):
                waiting.setdefault((self.new.target(other), other.bearing), []).append(other)
        for reason in level:
            slot = self.slot(reason)
            if reason in self.reasons or slot not in waiting or any(map(self.survives, self.before[reason])):
                continue
            found = next((r for r in waiting[slot] if r not in self.taken and self._same_company(reason, r)), None)
            if found is not None:
                self._pair(reason, found)

    def _same_company(self, one: Reason, other: Reason) -> bool:
        if one.scheme is not None and other.scheme is not None and one.scheme.value == other.scheme.value:
            return True
        said = {premise for r in self.old.reasons_on(one) for premise in self.before[r]}
        return any(premise in said for r in self.new.reasons_on(other) for premise in self.after[r])


def _levels(graph: ArgumentGraph) -> Iterator[list[Reason]]:
    """The reasons on statements, then those on these reasons, and so on."""
    level = [reason for reason in graph.reasons if not isinstance(graph.target(reason), Reason)]
    while level:
        yield level
        level = [other for reason in level for other in graph.reasons_on(reason)]


@record()
class _Use:
    """A statement that is, or was, a premise of a reason."""

    premise: Key
    reason: Reason
    slot: _Slot | None  # None for what is in one map only


def reason_changes(both: Correspondence, sides: Sides) -> Iterator[Change]:
    """The changes of what moved, and of which reasons there are."""
    yield from _moved_reasons(both)
    lost, gained = _lost(both), _gained(both)
    regrouped: dict[_Slot, None] = {}
    left_lost: list[_Use] = []
    left_gained = {premise: list(uses) for premise, uses in gained.items()}
    adrift: list[tuple[_Use, _Use]] = []
    for premise, uses in lost.items():
        new_uses = left_gained.get(premise, [])
        for use in uses:
            same = next((other for other in new_uses if other.slot == use.slot), None)
            if same is None:
                left_lost.append(use)
                continue
            new_uses.remove(same)
            if same.slot is not None and same.slot[0] is not None:
                regrouped[same.slot] = None
            else:  # there is no statement at which the reasons could be told together
                adrift.append((use, same))
    yield from _moved_statements(both, left_lost, left_gained)
    for slot in regrouped:
        yield _regrouping(both, slot)
    lost_for_good = [*left_lost, *(use for use, _ in adrift)]
    rest = [*(use for uses in left_gained.values() for use in uses), *(use for _, use in adrift)]
    yield from _other_changes(both, sides, lost_for_good, rest, regrouped)


def _moved_reasons(both: Correspondence) -> Iterator[Change]:
    for one, other in both.reasons.items():
        if both.slot(one) == (both.new.target(other), other.bearing):
            continue
        old_place = Place(both.old.target(one), one.bearing, one)
        new_place = Place(both.new.target(other), other.bearing, other)
        old, new = both.old.premises(one), both.new.premises(other)
        single = len(one.premises) == len(other.premises) == len(old) == len(new) == 1
        alone = single and both.statements.get(old[0]) is new[0]
        before, after = (old[0], new[0]) if alone else (one, other)
        yield Change(ChangeKind.MOVED, before, after, (), old_place, new_place)


def _lost(both: Correspondence) -> dict[Key, list[_Use]]:
    """Premises of old reasons that are in both maps, and not in the reason that stands for the old one."""
    found: dict[Key, list[_Use]] = {}
    for reason, premises in both.before.items():
        other = both.reasons.get(reason)
        kept = both.after[other] if other is not None else {}
        slot = (both.new.target(other), other.bearing) if other is not None else both.slot(reason)
        for premise in premises:
            if premise not in kept and both.survives(premise):
                found.setdefault(premise, []).append(_Use(premise, reason, slot))
    return found


def _gained(both: Correspondence) -> dict[Key, list[_Use]]:
    found: dict[Key, list[_Use]] = {}
    for reason, premises in both.after.items():
        one = both.taken.get(reason)
        had = both.before[one] if one is not None else {}
        for premise in premises:
            if premise not in had and both.survives(premise):
                slot = (both.new.target(reason), reason.bearing)
                found.setdefault(premise, []).append(_Use(premise, reason, slot))
    return found


def _moved_statements(both: Correspondence, lost: list[_Use], gained: dict[Key, list[_Use]]) -> Iterator[Change]:
    """Statements that left one reason and came into another, or to or from the root of a tree; they leave the lists."""
    for use in list(lost):
        if isinstance(use.premise, str):
            continue
        coming = gained.get(use.premise, [])
        if coming or not both.new.uses(use.premise):
            lost.remove(use)
            new_place = _place(both.new, coming.pop(0)) if coming else Place()
            yield Change(
                ChangeKind.MOVED, both.old_statement(use.premise), use.premise, (), _place(both.old, use), new_place
            )
    for premise, uses in gained.items():
        if uses and not isinstance(premise, str) and not both.old.uses(both.old_statement(premise)):
            new_place = _place(both.new, uses.pop(0))
            yield Change(ChangeKind.MOVED, both.old_statement(premise), premise, (), Place(), new_place)


def _place(graph: ArgumentGraph, use: _Use) -> Place:
    return Place(graph.target(use.reason), use.reason.bearing, use.reason)


def _regrouping(both: Correspondence, slot: _Slot) -> Change:
    """The same premises of a statement or step, put together into reasons in another way."""
    target, bearing = slot
    old = both.in_old(target)
    before = [_told(both.old, r) for r in both.old.reasons_on(old, bearing)] if old is not None else []
    after = [_told(both.new, r) for r in both.new.reasons_on(target, bearing)] if target is not None else []
    same = set(before) & set(after)
    detail = Detail(bearing.value, tuple(t for t in before if t not in same), tuple(t for t in after if t not in same))
    return Change(ChangeKind.REASONS, old, target, (detail,))


def _other_changes(
    both: Correspondence, sides: Sides, lost: list[_Use], gained: list[_Use], regrouped: Mapping[_Slot, None]
) -> Iterator[Change]:
    """Reasons that came or went although their premises are in both maps, and those that bear in another way."""
    touched = {use.reason for use in lost}
    arrived = {use.reason for use in gained}
    for one, other in both.reasons.items():
        details = []
        if one in touched or other in arrived:
            details.append(Detail(other.bearing.value, (_told(both.old, one),), (_told(both.new, other),)))
        details.extend(_step_details(both, sides, one, other))
        if details:
            yield Change(ChangeKind.REASONS, one, other, tuple(details))
    for reason in both.old.reasons:
        if reason in touched and reason not in both.reasons:
            on, slot = both.old.target(reason), both.slot(reason)
            if slot not in regrouped:
                detail = Detail(reason.bearing.value, (_told(both.old, reason),), ())
                yield Change(ChangeKind.REASONS, on or reason, both.in_new(on), (detail,))
    for reason in both.new.reasons:
        on = both.new.target(reason)
        if reason in arrived and reason not in both.taken and (on, reason.bearing) not in regrouped:
            detail = Detail(reason.bearing.value, (), (_told(both.new, reason),))
            yield Change(ChangeKind.REASONS, both.in_old(on), on or reason, (detail,))


def _step_details(both: Correspondence, sides: Sides, one: Reason, other: Reason) -> Iterator[Detail]:
    """How a step bears: by which scheme, how strongly, outweighing what."""
    yield from differences(step_keys(), [one], [other], sides)
    before, after = outweighs(both, one, sides[0]), outweighs(both, other, sides[1])
    lost = tuple(said for fact, said in before.items() if fact not in after)
    gained = tuple(said for fact, said in after.items() if fact not in before)
    if lost or gained:
        yield Detail("outweighs", lost, gained)


def outweighs(both: Correspondence, reason: Reason, side: Side) -> dict[Reason | str, str]:
    """The reasons that a reason outweighs, in terms of the new graph, or a name that stands for none, each in words."""
    found: dict[Reason | str, str] = {}
    for name in reason.outweighs:
        other = side.graph.find(name.value, side.graph.map_of(reason))
        if isinstance(other, Reason):
            now = other if side.is_new else both.reasons.get(other, other)
            found[now] = _told(side.graph, other)
        else:
            found[name.value] = name.value
    return found


def _told(graph: ArgumentGraph, reason: Reason) -> str:
    """A reason as it is told in a list: by its premises."""
    names = []
    for premise in reason.premises:
        named = graph.resolve(premise)
        if isinstance(named, Statement):
            names.append(called(named))
        elif isinstance(premise, Reference):
            names.append(f"`{premise.target.value}`")
    return " + ".join(dict.fromkeys(names)) or called(reason)
