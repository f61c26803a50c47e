"""The one definition of what a value rests on, for any kind of value.

A statement or reason stands, falls, or is not settled:

- a reason has the least value of its premises; whatever undercuts or outweighs it takes away what it has itself;
- a statement's *ground* is the greatest value of the reasons for it; cited evidence has ground 1 of its own, and a
  statement without reasons that is granted has a *presumption*: ground 1 until something speaks against it;
- *against* it is the greatest value of its objections and of what it contradicts;
- ground 1 and nothing against is 1, no ground is 0, anything else is ½.

`statuses` works this out with three values. What a value would be if something were rejected is worked out from the
same definition, with other values (`argmap.reviewing.outlooks`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from argmap.graph import ArgumentGraph, ByNode
from argmap.model import Bearing, Kind, Reason, Statement
from argmap.showing import Brief, counted, name_of_file, quoted

Value = TypeVar("Value")


class Reading(Enum):
    """What is granted: every statement without reasons, or only cited evidence and accepted statements."""

    AS_STATED = "as-stated"
    EVIDENCE_ONLY = "evidence-only"


class Standing(Brief, Generic[Value]):
    """What is known of a statement, or of several that restate one another.

    `fixed` tells whether a verdict makes it stand (True) or fall (False), whatever speaks for it or against it.
    """

    __slots__ = (
        "contradictors", "evidence", "fixed", "granted", "leader", "objections", "questioned", "support", "value",
    )  # fmt: skip

    def __init__(self, leader: Statement, value: Value) -> None:
        self.leader = leader
        self.support: list[Reason] = []
        self.objections: list[Reason] = []
        self.contradictors: list[Standing[Value]] = []
        self.evidence = self.granted = self.questioned = False
        self.fixed: bool | None = None
        self.value = value

    @property
    def presumed(self) -> bool:
        """Whether it rests on nothing but being granted."""
        return self.granted and not (self.questioned or self.evidence or self.support) and self.fixed is None

    def _brief(self) -> Iterator[object]:
        yield quoted(self.leader.text)
        yield self.value


_Node: TypeAlias = Standing[Value] | Reason


class Network(Brief, ABC, Generic[Value]):
    """The values of one graph under one reading, settled from `unsettled` until nothing changes.

    `least` and `greatest` have to be monotone, and every value has to rise from `unsettled` only finitely often, so
    that there is a least fixpoint; then circles are harmless and the order of the work does not matter.
    """

    falls: Value
    unsettled: Value
    stands: Value

    @abstractmethod
    def least(self, values: Iterable[Value]) -> Value:
        """The value of what stands only if all of these do; `stands` for none."""

    @abstractmethod
    def greatest(self, values: Iterable[Value]) -> Value:
        """The value of what stands if any of these does; `falls` for none."""

    @abstractmethod
    def rest(self, value: Value) -> Value:
        """What something of a value leaves to what it attacks."""

    @abstractmethod
    def combined(self, ground: Value, against: Value) -> Value:
        """The value of what has a ground, and something against it."""

    def final(self, standing: Standing[Value], value: Value) -> Value:  # noqa: ARG002 - for those who override it
        """The value of a statement in the end, given what follows from its reasons."""
        return value

    def __init__(
        self,
        graph: ArgumentGraph,
        reading: Reading = Reading.AS_STATED,
        *,
        grant: Iterable[Statement] = (),
        reject: Iterable[Statement] = (),
    ) -> None:
        self.graph = graph
        self.reading = reading
        self.standings: ByNode[Statement, Standing[Value]] = ByNode()  # by leader
        self._reasons: ByNode[Reason, Value] = ByNode((reason, self.unsettled) for reason in graph.reasons)
        self._collect(fixed_values(graph, grant, reject))
        self._settle()

    def standing(self, statement: Statement) -> Standing[Value]:
        """What is known of a statement and of those that restate it."""
        return self.standings[self.graph.restatements.get(statement, statement)]

    def reason_value(self, reason: Reason) -> Value:
        """The value of a reason: whether it does what it is there for."""
        return self._reasons[reason]

    # -- construction ----------------------------------------------------------------------------------------------

    def _collect(self, fixed: dict[Statement, bool]) -> None:
        graph = self.graph
        for statement in graph.statements:
            leader = graph.restatements.get(statement, statement)
            standing = self.standings.get(leader)
            if standing is None:
                standing = self.standings[leader] = Standing(leader, self.unsettled)
            standing.support.extend(graph.support(statement))
            standing.objections.extend(graph.reasons_on(statement, Bearing.ATTACK))
            standing.evidence |= is_cited_evidence(statement)
            standing.granted |= self.reading is Reading.AS_STATED and statement.held_by is None
            standing.questioned |= statement.verdict is not None and statement.verdict.value == "questioned"
            standing.fixed = fixed.get(statement, standing.fixed)
        for one, other in graph.contradictions():
            first, second = self.standing(one), self.standing(other)
            if first is not second:
                first.contradictors.append(second)
                second.contradictors.append(first)
        self._outweighed_by: dict[Reason, list[Reason]] = {}
        for reason in graph.reasons:
            for other_reason in graph.outweighed(reason):
                self._outweighed_by.setdefault(other_reason, []).append(reason)

    # -- values ----------------------------------------------------------------------------------------------------

    def _reason(self, reason: Reason) -> Value:
        premises = self.graph.premises(reason)
        values = [self.standing(premise).value for premise in premises]
        if len(premises) < len(reason.premises):
            values.append(self.unsettled)  # one that names nothing is not known
        undercuts = self.graph.reasons_on(reason, Bearing.ATTACK)
        values.extend(self.rest(self._reasons[r]) for r in (*undercuts, *self._outweighed_by.get(reason, ())))
        return self.least(values)

    def ground(self, standing: Standing[Value]) -> Value:
        """What speaks for a statement."""
        if standing.evidence:
            return self.stands
        if standing.support:
            return self.greatest(self._reasons[r] for r in standing.support)
        if not standing.presumed:
            return self.falls
        # A presumption gives way to objections and to what stands on more than a presumption.
        firm = (self._own(c) for c in standing.contradictors if not c.presumed)
        return self.rest(self.greatest((self._objections(standing), *firm)))

    def against(self, standing: Standing[Value]) -> Value:
        """What speaks against a statement."""
        counted = (c for c in standing.contradictors if standing.presumed or not c.presumed)
        return self.greatest((self._objections(standing), *(self._own(c) for c in counted)))

    def _objections(self, standing: Standing[Value]) -> Value:
        return self.greatest(self._reasons[r] for r in standing.objections)

    def _own(self, standing: Standing[Value]) -> Value:
        """The value by its own reasons and objections alone, as if it contradicted nothing."""
        if standing.fixed is not None:
            return self.final(standing, self._fixed(standing))
        objections = self._objections(standing)
        if standing.evidence:
            ground = self.stands
        elif standing.support:
            ground = self.greatest(self._reasons[r] for r in standing.support)
        else:
            ground = self.rest(objections) if standing.presumed else self.falls
        return self.final(standing, self.combined(ground, objections))

    def _statement(self, standing: Standing[Value]) -> Value:
        if standing.fixed is not None:
            return self.final(standing, self._fixed(standing))
        return self.final(standing, self.combined(self.ground(standing), self.against(standing)))

    def _fixed(self, standing: Standing[Value]) -> Value:
        return self.stands if standing.fixed else self.falls

    # -- fixpoint --------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Raise values until nothing changes; parts are visited first, so most nodes are looked at once."""
        self._above = self._dependents()
        order: list[_Node[Value]] = []
        for reason in reversed(self.graph.reasons):
            order.extend(self.standing(premise) for premise in self.graph.premises(reason))
            order.append(reason)
        order.extend(self.standings.values())
        self._raise(order)

    def _raise(self, nodes: Iterable[_Node[Value]]) -> None:
        """Work the values of some nodes out until they, and all that depends on them, do not change any more."""
        queue = deque(nodes)
        waiting = set(map(id, queue))
        while queue:
            node = queue.popleft()
            if id(node) not in waiting:
                continue
            waiting.discard(id(node))
            if isinstance(node, Reason):
                before, after = self._reasons[node], self._reason(node)
                self._reasons[node] = after
            else:
                before, after = node.value, self._statement(node)
                node.value = after
            # What a contradiction sees of a statement may change although its value does not, so its
            # contradictors hang on its reasons, not on it.
            if after != before:
                for dependent in self._above.get(id(node), ()):
                    if id(dependent) not in waiting:
                        waiting.add(id(dependent))
                        queue.append(dependent)

    @contextmanager
    def supposing(self, *, grant: Iterable[Statement] = (), reject: Iterable[Statement] = ()) -> Iterator[None]:
        """For a while, the values as they were if statements stood or fell; only what hangs on them is settled anew."""
        fixed = [(self.standing(s), stands) for group, stands in ((grant, True), (reject, False)) for s in group]
        changed: dict[int, _Node[Value]] = {}
        waiting: list[_Node[Value]] = [n for s, _ in fixed for n in (s, *s.contradictors)]
        while waiting:
            node = waiting.pop()
            if id(node) not in changed:
                changed[id(node)] = node
                waiting.extend(self._above.get(id(node), ()))
                if isinstance(node, Standing):
                    waiting.extend(node.contradictors)
        values = [(n, self._reasons[n] if isinstance(n, Reason) else n.value) for n in changed.values()]
        verdicts = [(standing, standing.fixed) for standing, _ in fixed]
        for standing, stands in fixed:
            standing.fixed = stands
        self._put((node, self.unsettled) for node in changed.values())
        self._raise(changed.values())
        try:
            yield
        finally:
            for standing, verdict in verdicts:
                standing.fixed = verdict
            self._put(values)

    def _put(self, values: Iterable[tuple[_Node[Value], Value]]) -> None:
        for node, value in values:
            if isinstance(node, Reason):
                self._reasons[node] = value
            else:
                node.value = value

    def _dependents(self) -> dict[int, list[_Node[Value]]]:
        found: dict[int, list[_Node[Value]]] = {}
        for reason in self.graph.reasons:
            for premise in self.graph.premises(reason):
                found.setdefault(id(self.standing(premise)), []).append(reason)
            for undercut in self.graph.reasons_on(reason, Bearing.ATTACK):
                found.setdefault(id(undercut), []).append(reason)
            for other in self._outweighed_by.get(reason, ()):
                found.setdefault(id(other), []).append(reason)
        for standing in self.standings.values():
            for reason in (*standing.support, *standing.objections):
                found.setdefault(id(reason), []).extend((standing, *standing.contradictors))
        return found

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.graph.root.source.path)
        yield self.reading.value
        yield counted(len(self.graph.statements), "statement")


def is_cited_evidence(statement: Statement) -> bool:
    """Whether a statement is evidence with a ground of its own: cited, and not merely reported as somebody's view."""
    return statement.kind is Kind.EVIDENCE and bool(statement.citations) and statement.held_by is None


def fixed_values(
    graph: ArgumentGraph, grant: Iterable[Statement] = (), reject: Iterable[Statement] = ()
) -> dict[Statement, bool]:
    """The statements whose value is fixed, by a verdict or for this run, and whether they stand."""
    said = {"accepted": True, "rejected": False}
    fixed = {s: said[s.verdict.value] for s in graph.statements if s.verdict and s.verdict.value in said}
    fixed.update(dict.fromkeys(grant, True))
    fixed.update(dict.fromkeys(reject, False))
    return fixed
