"""Which statements stand, given what is granted: three values, one answer, no weights.

A statement or reason has the value 1 (stands), 0 (falls) or ½ (not settled):

- a reason has the least value of its premises; whatever undercuts or outweighs it takes away what it has itself;
- a statement's *ground* is the greatest value of the reasons for it; cited evidence has ground 1 of its own, and a
  statement without reasons that is granted has a *presumption*: ground 1 until something speaks against it;
- *against* it is the greatest value of its objections and of what it contradicts;
- ground 1 and nothing against is 1, no ground is 0, anything else is ½.

All operations are monotone when ½ is read as "not known yet", so there is a least fixpoint, it is unique, and circles
are harmless: what rests only on a circle stays ½ (S. C. Kleene, Introduction to Metamathematics, 1952, §64; the use on
networks of arguments follows P. M. Dung, Artificial Intelligence 77, 1995). Each value changes at most once, so the
work is close to linear in the size of the map.

The status follows from the structure of the map and from what is granted. It is not a truth value, and there are no
weights: ten weak reasons are not more than one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from enum import Enum

from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Kind, Reason, Statement


class Reading(Enum):
    """What is granted: every statement without reasons, or only cited evidence and accepted statements."""

    AS_STATED = "as-stated"
    EVIDENCE_ONLY = "evidence-only"


class Status(Enum):
    """How a statement fares; `value` of its evaluation is 1 for supported, ½ for contested and open, else 0."""

    SUPPORTED = "supported"
    DEFEATED = "defeated"
    CONTESTED = "contested"
    UNSUPPORTED = "unsupported"
    OPEN = "open"


# Values are counted in halves, so that `2 - value` is what is left when something of that value takes it away.
_FALLS, _UNSETTLED, _STANDS = 0, 1, 2


class Evaluation:
    """The statuses of one graph under one reading."""

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
        self._standing: dict[Statement, _Standing] = {}
        self._fixed = fixed_values(graph, grant, reject)
        self._collect()
        self._settle()

    def status(self, statement: Statement) -> Status:
        """The label of a statement."""
        standing = self._standing[self._leader(statement)]
        if standing.fixed is not None:
            return Status.SUPPORTED if standing.fixed == _STANDS else Status.DEFEATED
        ground, against = self._ground(standing), self._against(standing)
        if ground == _STANDS and against == _FALLS:
            return Status.SUPPORTED
        if ground == _FALLS:
            return Status.DEFEATED if against == _STANDS else Status.UNSUPPORTED
        return Status.CONTESTED if ground == against == _STANDS else Status.OPEN

    def value(self, node: Statement | Reason) -> float:
        """1 for what stands, 0 for what falls, 0.5 for what is not settled."""
        return (self._reasons[node] if isinstance(node, Reason) else self._standing[self._leader(node)].value) / 2

    # -- construction ----------------------------------------------------------------------------------------------

    def _leader(self, statement: Statement) -> Statement:
        return self.graph.restatements.get(statement, statement)

    def _collect(self) -> None:
        graph = self.graph
        for statement in graph.statements:
            leader = self._leader(statement)
            standing = self._standing.setdefault(leader, _Standing())
            standing.support.extend(graph.support(statement))
            standing.objections.extend(graph.reasons_on(statement, Bearing.ATTACK))
            standing.evidence |= is_cited_evidence(statement)
            standing.granted |= self._is_granted(statement)
            standing.questioned |= statement.verdict is not None and statement.verdict.value == "questioned"
            standing.fixed = self._fixed.get(statement, standing.fixed)
        for one, other in graph.contradictions():
            first, second = self._standing[self._leader(one)], self._standing[self._leader(other)]
            if first is not second:
                first.contradictors.append(second)
                second.contradictors.append(first)
        self._reasons: dict[Reason, int] = dict.fromkeys(graph.reasons, _UNSETTLED)
        self._outweighed_by: dict[Reason, list[Reason]] = {}
        for reason in graph.reasons:
            for other_reason in graph.outweighed(reason):
                self._outweighed_by.setdefault(other_reason, []).append(reason)

    def _is_granted(self, statement: Statement) -> bool:
        return self.reading is Reading.AS_STATED and statement.held_by is None

    # -- values ----------------------------------------------------------------------------------------------------

    def _reason_value(self, reason: Reason) -> int:
        premises = self.graph.premises(reason)
        value = _STANDS if len(premises) == len(reason.premises) else _UNSETTLED  # one that names nothing is not known
        for premise in premises:
            value = min(value, self._standing[self._leader(premise)].value)
        undercuts = self.graph.reasons_on(reason, Bearing.ATTACK)
        for other in (*undercuts, *self._outweighed_by.get(reason, ())):
            value = min(value, _STANDS - self._reasons[other])
        return value

    def _ground(self, standing: _Standing) -> int:
        if standing.evidence:
            return _STANDS
        if standing.support:
            return max(self._reasons[r] for r in standing.support)
        if not standing.presumed:
            return _FALLS
        # A presumption gives way to objections and to what stands on more than a presumption.
        firm = (self._own_value(c) for c in standing.contradictors if not c.presumed)
        return _STANDS - max((self._objections(standing), *firm))

    def _against(self, standing: _Standing) -> int:
        counted = (c for c in standing.contradictors if standing.presumed or not c.presumed)
        return max((self._objections(standing), *(self._own_value(c) for c in counted)))

    def _objections(self, standing: _Standing) -> int:
        return max((self._reasons[r] for r in standing.objections), default=_FALLS)

    def _own_value(self, standing: _Standing) -> int:
        """The value by its own reasons and objections alone, as if it contradicted nothing."""
        if standing.fixed is not None:
            return standing.fixed
        objections = self._objections(standing)
        if standing.evidence:
            ground = _STANDS
        elif standing.support:
            ground = max(self._reasons[r] for r in standing.support)
        else:
            ground = _STANDS - objections if standing.presumed else _FALLS
        return _combine(ground, objections)

    def _statement_value(self, standing: _Standing) -> int:
        if standing.fixed is not None:
            return standing.fixed
        return _combine(self._ground(standing), self._against(standing))

    # -- fixpoint --------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Raise values from ½ until nothing changes; parts are visited first, so most nodes are looked at once."""
        dependents = self._dependents()
        queue: deque[_Standing | Reason] = deque()
        for reason in reversed(self.graph.reasons):
            for premise in self.graph.premises(reason):
                queue.append(self._standing[self._leader(premise)])
            queue.append(reason)
        queue.extend(self._standing.values())
        waiting = set(map(id, queue))
        while queue:
            node = queue.popleft()
            if id(node) not in waiting:
                continue
            waiting.discard(id(node))
            if isinstance(node, Reason):
                before, after = self._reasons[node], self._reason_value(node)
                self._reasons[node] = after
            else:
                before, after = node.value, self._statement_value(node)
                node.value = after
            # What a contradiction sees of a statement may change although its value does not, so its
            # contradictors hang on its reasons, not on it.
            if after != before:
                for dependent in dependents.get(id(node), ()):
                    if id(dependent) not in waiting:
                        waiting.add(id(dependent))
                        queue.append(dependent)

    def _dependents(self) -> dict[int, list[_Standing | Reason]]:
        found: dict[int, list[_Standing | Reason]] = {}
        for reason in self.graph.reasons:
            for premise in self.graph.premises(reason):
                found.setdefault(id(self._standing[self._leader(premise)]), []).append(reason)
            for undercut in self.graph.reasons_on(reason, Bearing.ATTACK):
                found.setdefault(id(undercut), []).append(reason)
            for other in self._outweighed_by.get(reason, ()):
                found.setdefault(id(other), []).append(reason)
        for standing in self._standing.values():
            for reason in (*standing.support, *standing.objections):
                found.setdefault(id(reason), []).extend((standing, *standing.contradictors))
        return found


class _Standing:
    """What is known of a statement, or of several that restate one another."""

    __slots__ = (
        "contradictors", "evidence", "fixed", "granted", "objections", "questioned", "support", "value",
    )  # fmt: skip

    def __init__(self) -> None:
        self.support: list[Reason] = []
        self.objections: list[Reason] = []
        self.contradictors: list[_Standing] = []
        self.evidence = self.granted = self.questioned = False
        self.fixed: int | None = None
        self.value = _UNSETTLED

    @property
    def presumed(self) -> bool:
        """Whether it rests on nothing but being granted."""
        return self.granted and not (self.questioned or self.evidence or self.support) and self.fixed is None


def evaluate(
    graph: ArgumentGraph,
    reading: Reading = Reading.AS_STATED,
    *,
    grant: Iterable[Statement] = (),
    reject: Iterable[Statement] = (),
) -> Evaluation:
    """Evaluate a graph; `grant` and `reject` fix statements as standing or falling, whatever the map says."""
    return Evaluation(graph, reading, grant=grant, reject=reject)


def _combine(ground: int, against: int) -> int:
    if ground == _FALLS:
        return _FALLS
    return _STANDS if ground == _STANDS and against == _FALLS else _UNSETTLED


def is_cited_evidence(statement: Statement) -> bool:
    """Whether a statement has a ground of its own."""
    return statement.kind is Kind.EVIDENCE and bool(statement.citations) and statement.held_by is None


def fixed_values(
    graph: ArgumentGraph, grant: Iterable[Statement], reject: Iterable[Statement]
) -> dict[Statement, int]:
    """The statements whose value is fixed by a verdict, or for this run: 2 for those that stand, 0 for the others."""
    verdicts = {"accepted": _STANDS, "rejected": _FALLS}
    fixed = {s: verdicts[s.verdict.value] for s in graph.statements if s.verdict and s.verdict.value in verdicts}
    fixed.update(dict.fromkeys(grant, _STANDS))
    fixed.update(dict.fromkeys(reject, _FALLS))
    return fixed
