"""The one definition of what a value rests on, for any kind of value.

A statement or reason stands, falls, or is not settled:

- a reason has the least value of its premises; whatever undercuts or outweighs it takes away what it has itself; one
  whose step is not granted falls: a verdict says so, or only evidence counts and the warrant of the step is unwritten;
- a statement's *ground* is the greatest value of the reasons for it; cited evidence has ground 1 of its own, and a
  statement without reasons that is granted has a *presumption*: ground 1 until something speaks against it;
- *against* it is the greatest value of its objections and of what it contradicts;
- ground 1 and nothing against is 1, no ground is 0, anything else is ½.

`statuses` works this out with three values. What a value would be if something were rejected is worked out from the
same definition, with other values (`argmap.reviewing.rejections`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from itertools import chain, combinations
from typing import Any, Generic, TypeVar

from argmap.evaluation.propagation import Propagation
from argmap.evaluation.statement_values import Judged, Part, StatementValue, Value
from argmap.graph import ArgumentGraph, ByNode
from argmap.model import Bearing, Kind, Reason, Statement, is_ruled
from argmap.showing import Brief, counted, name_of_file

_Part = TypeVar("_Part", bound="StatementValue[Any] | Reason | Part[Any]")

# Of more nodes than these the greatest value is worked out in parts.
_FEW = 16


class Reading(Enum):
    """What is granted: all statements without reasons; or only cited evidence, what is accepted, and written steps."""

    AS_STATED = "as-stated"
    EVIDENCE_ONLY = "evidence-only"


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
        """The value that something of a value leaves to what it attacks."""

    @abstractmethod
    def combined(self, ground: Value, against: Value) -> Value:
        """The value of what has a ground, and something against it."""

    def final(self, standing: StatementValue[Value], value: Value) -> Value:  # noqa: ARG002 - for those who override it
        """The value of a statement in the end, given what follows from its reasons."""
        return value

    def taken(self, reason: Reason, value: Value) -> Value:  # noqa: ARG002 - for those who override it
        """The value of a reason in the end, given what follows from its premises."""
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
        self._untaken = steps_not_granted(graph, reading)
        self.reading = reading
        self.standings: ByNode[Statement, StatementValue[Value]] = ByNode()  # by leader
        self._reasons: ByNode[Reason, Value] = ByNode((reason, self.unsettled) for reason in graph.reasons)
        self.worked = 0  # how many values were worked out
        self._parts: list[Part[Value]] = []
        self._collect(fixed_values(graph, grant, reject))
        self._settle()

    def standing(self, statement: Statement) -> StatementValue[Value]:
        """The value of a statement and of those that restate it, with all that it follows from."""
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
                standing = self.standings[leader] = StatementValue(leader, self.unsettled)
            standing.support.extend(graph.support(statement))
            standing.objections.extend(graph.reasons_on(statement, Bearing.ATTACK))
            standing.evidence |= is_cited_evidence(statement)
            standing.granted |= self.reading is Reading.AS_STATED
            standing.questioned |= is_ruled(statement, "questioned")
            standing.fixed = fixed.get(statement, standing.fixed)
        self._oppose()
        for standing in self.standings.values():
            standing.grounds = self._few(standing.support)
            standing.reproaches = self._few(standing.objections)
        self._outweighed_by: dict[Reason, list[Reason]] = {}
        for reason in graph.reasons:
            for other_reason in graph.outweighed(reason):
                self._outweighed_by.setdefault(other_reason, []).append(reason)

    def _oppose(self) -> None:
        """Find for each statement what it contradicts."""
        against: dict[StatementValue[Value], list[StatementValue[Value]]] = {}
        others: dict[StatementValue[Value], list[tuple[Part[Value], Part[Value]]]] = {}
        own: dict[StatementValue[Value], tuple[Part[Value], Part[Value]]] = {}

        def parts(standing: StatementValue[Value]) -> tuple[Part[Value], Part[Value]]:
            if standing not in own:
                own[standing] = self._part(own=standing), self._part(own=standing, firmly=True)
            return own[standing]

        pairs = [(self.standing(one), self.standing(other)) for one, other in self.graph.opposition.contradicting()]
        for names in self.graph.opposition.lists:
            members = [self.standing(each) for each in names]
            if len(members) <= _FEW:
                pairs.extend(combinations(members, 2))
            else:
                different = list(dict.fromkeys(members))
                either, firm = (self._all_but_each([parts(each)[i] for each in different]) for i in (0, 1))
                for standing, *rest in zip(different, either, firm, strict=True):
                    others.setdefault(standing, []).append((rest[0], rest[1]))
        for first, second in pairs:
            if first is not second:
                against.setdefault(first, []).append(second)
                against.setdefault(second, []).append(first)
        for standing in dict.fromkeys((*against, *others)):
            found = [*map(parts, against.get(standing, ())), *others.get(standing, ())]
            standing.contradictors = self._few([each for each, _ in found])
            standing.firm = self._few([each for _, each in found])

    def _part(
        self, of: Sequence[Judged[Value]] = (), *, own: StatementValue[Value] | None = None, firmly: bool = False
    ) -> Part[Value]:
        part = Part(self.unsettled, of, own, firmly=firmly)
        self._parts.append(part)
        return part

    def _few(self, nodes: Sequence[_Part]) -> Sequence[_Part | Part[Value]]:
        """The nodes, or where there are many a few parts whose greatest value is the same: a change of one goes
        through few steps then.
        """
        few: Sequence[_Part | Part[Value]] = nodes
        while len(few) > _FEW:
            few = [self._part(few[at : at + _FEW]) for at in range(0, len(few), _FEW)]
        return few

    def _all_but_each(self, parts: Sequence[Part[Value]]) -> list[Part[Value]]:
        """For each of several parts the greatest value of all others.

        They are joined by twos, and these again, and so on; the others of one are its twin, and the others of what
        both were joined to.
        """
        levels = [list(parts)]
        while len(levels[-1]) > 2:
            level = levels[-1]
            levels.append([self._part(level[at : at + 2]) for at in range(0, len(level), 2)])
        others: list[list[Part[Value]]] = [[]]
        for level in reversed(levels):
            below = []
            for at in range(len(level)):
                rest = [*level[at ^ 1 : (at ^ 1) + 1], *others[at // 2]]
                below.append(rest if len(rest) < 2 else [self._part(rest)])
            others = below
        return [each for (each,) in others]

    # -- values ----------------------------------------------------------------------------------------------------

    def _of(self, node: Judged[Value]) -> Value:
        return self._reasons[node] if isinstance(node, Reason) else node.value

    def _reason(self, reason: Reason) -> Value:
        if reason in self._untaken:
            return self.falls
        premises = self.graph.premises(reason)
        values = [self.standing(premise).value for premise in premises]
        if len(premises) < len(reason.premises):
            values.append(self.unsettled)  # one that names nothing is not known
        undercuts = self.graph.reasons_on(reason, Bearing.ATTACK)
        values.extend(self.rest(self._reasons[r]) for r in (*undercuts, *self._outweighed_by.get(reason, ())))
        return self.taken(reason, self.least(values))

    def ground(self, standing: StatementValue[Value]) -> Value:
        """The value of what speaks for a statement."""
        if standing.evidence:
            return self.stands
        if standing.support:
            return self.greatest(map(self._of, standing.grounds))
        if not standing.presumed:
            return self.falls
        # A presumption gives way to objections and to what stands on more than a presumption.
        return self.rest(self.greatest((self._objections(standing), *(c.value for c in standing.firm))))

    def against(self, standing: StatementValue[Value]) -> Value:
        """The value of what speaks against a statement."""
        counted = standing.contradictors if standing.presumed else standing.firm
        return self.greatest((self._objections(standing), *(c.value for c in counted)))

    def _objections(self, standing: StatementValue[Value]) -> Value:
        return self.greatest(map(self._of, standing.reproaches))

    def _own(self, standing: StatementValue[Value]) -> Value:
        """The value by its own reasons and objections alone, as if it contradicted nothing."""
        if standing.fixed is not None:
            return self.final(standing, self._fixed(standing))
        objections = self._objections(standing)
        if standing.evidence:
            ground = self.stands
        elif standing.support:
            ground = self.greatest(map(self._of, standing.grounds))
        else:
            ground = self.rest(objections) if standing.presumed else self.falls
        return self.final(standing, self.combined(ground, objections))

    def _statement(self, standing: StatementValue[Value]) -> Value:
        if standing.fixed is not None:
            return self.final(standing, self._fixed(standing))
        return self.final(standing, self.combined(self.ground(standing), self.against(standing)))

    def _partial(self, part: Part[Value]) -> Value:
        if part.own is None:
            return self.greatest(map(self._of, part.of))
        return self.falls if part.firmly and part.own.presumed else self._own(part.own)

    def _fixed(self, standing: StatementValue[Value]) -> Value:
        return self.stands if standing.fixed else self.falls

    # -- fixpoint --------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        self._nodes: list[Judged[Value]] = [*self.graph.reasons, *self.standings.values(), *self._parts]
        number = {id(node): index for index, node in enumerate(self._nodes)}
        self._propagation = Propagation([[number[id(each)] for each in self._below(node)] for node in self._nodes])
        self._propagation.settle(self._renew)
        self._hanging: dict[int, list[int]] = {}  # on a verdict of a statement itself
        for standing in self.standings.values():
            self._hanging[id(standing)] = [number[id(standing)]]
        for part in self._parts:
            if part.own is not None:
                self._hanging[id(part.own)].append(number[id(part)])
        self._hanging.update((id(reason), [number[id(reason)]]) for reason in self.graph.reasons)

    def _below(self, node: Judged[Value]) -> Iterator[Judged[Value]]:
        """The nodes and parts that a value follows from."""
        if isinstance(node, Reason):
            yield from map(self.standing, self.graph.premises(node))
            yield from self.graph.reasons_on(node, Bearing.ATTACK)
            yield from self._outweighed_by.get(node, ())
        elif isinstance(node, StatementValue):
            yield from chain(node.grounds, node.reproaches, node.contradictors, node.firm)
        elif node.own is None:
            yield from node.of
        else:
            yield from chain(node.own.grounds, node.own.reproaches)

    def _renew(self, index: int) -> bool:
        """Work a value out, and tell whether it is another than it was."""
        self.worked += 1
        node = self._nodes[index]
        before = self._of(node)
        if isinstance(node, Reason):
            after = self._reason(node)
        else:
            after = self._partial(node) if isinstance(node, Part) else self._statement(node)
        if after == before:
            return False
        self._put(node, after)
        return True

    @contextmanager
    def supposing(
        self, *, grant: Iterable[Statement] = (), reject: Iterable[Statement | Reason] = ()
    ) -> Iterator[None]:
        """For a while, the values as they were if statements stood or fell, or steps were not taken.

        Only what hangs on them is settled anew.
        """
        rejected = list(reject)
        untaken = {each for each in rejected if isinstance(each, Reason)} - self._untaken
        statements = ((grant, True), ([each for each in rejected if isinstance(each, Statement)], False))
        fixed = [(self.standing(s), stands) for group, stands in statements for s in group]
        before: dict[int, Value] = {}

        def renew(index: int) -> bool:
            value = self._of(self._nodes[index])
            new = self._renew(index)
            if new:
                before.setdefault(index, value)
            return new

        def forget(index: int) -> Callable[[], bool]:
            node, value = self._nodes[index], self._of(self._nodes[index])
            before.setdefault(index, value)
            self._put(node, self.unsettled)
            return lambda: self._of(node) != value

        verdicts = [(standing, standing.fixed) for standing, _ in fixed]
        for standing, stands in fixed:
            standing.fixed = stands
        self._untaken |= untaken
        turned = (*(standing for standing, _ in fixed), *untaken)
        changed = chain.from_iterable(self._hanging[id(each)] for each in turned)
        self._propagation.spread(changed, renew, forget)
        try:
            yield
        finally:
            for standing, verdict in reversed(verdicts):
                standing.fixed = verdict
            self._untaken -= untaken
            for index, value in before.items():
                self._put(self._nodes[index], value)

    def _put(self, node: Judged[Value], value: Value) -> None:
        if isinstance(node, Reason):
            self._reasons[node] = value
        else:
            node.value = value

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.graph.root.source.path)
        yield self.reading.value
        yield counted(len(self.graph.statements), "statement")


def is_cited_evidence(statement: Statement) -> bool:
    """Whether a statement is evidence with a ground of its own: cited."""
    return statement.kind is Kind.EVIDENCE and bool(statement.citations)


def steps_not_granted(graph: ArgumentGraph, reading: Reading) -> set[Reason]:
    """The reasons that fall whatever their premises: by a verdict, or because nothing that is written leads over."""
    found = {r for r in graph.reasons if is_ruled(r, "rejected")}
    found.update(r for r in graph.reasons if is_ruled(r, "questioned") and not graph.reasons_on(r, Bearing.SUPPORT))
    if reading is Reading.EVIDENCE_ONLY:
        from argmap.analysis.warrants import unwritten_warrants  # words are looked at only where evidence alone counts

        found.update(unwritten_warrants(graph))
    return found


def fixed_values(
    graph: ArgumentGraph, grant: Iterable[Statement] = (), reject: Iterable[Statement] = ()
) -> dict[Statement, bool]:
    """The statements whose value is fixed, by a verdict or for this run, and whether they stand."""
    said = {"accepted": True, "rejected": False}
    fixed = {s: said[s.verdict.value] for s in graph.statements if s.verdict and s.verdict.value in said}
    fixed.update(dict.fromkeys(grant, True))
    fixed.update(dict.fromkeys(reject, False))
    return fixed
