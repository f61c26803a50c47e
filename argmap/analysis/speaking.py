"""What a map itself says of a statement and a hypothesis: on which ways of reasons the one bears on the other.

A chain of `because` that ends in a `because` of the hypothesis speaks for it, one that ends in a `but` against it. What
does so only by way of an objection further down decides nothing: to rebut a ground of a hypothesis is not yet to speak
against it, and to answer an objection is not yet to speak for it. Such ways are known, for whoever judges.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from enum import Enum
from typing import TypeAlias

from argmap.analysis.grounds import same_statements
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Inference, Reason, Statement


class Manner(Enum):
    """The manners in which a statement bears on a hypothesis; the first two decide how it fits."""

    FOR = "for"
    AGAINST = "against"
    REBUTS = "rebuts"  # it speaks against what speaks for the hypothesis
    ANSWERS = "answers"  # it speaks against what speaks against the hypothesis
    GRANTED = "granted"  # it is granted against the hypothesis, and held to be outweighed
    EXPLAINS = "explains"  # it says why the hypothesis is so, and lends no support
    FALLEN = "fallen"  # it would speak for or against it through something that falls


# What lies between a statement and a hypothesis, the nearest to the statement first: statements, and steps to which
# something is said. Empty where the one is given for or against the other directly.
Through: TypeAlias = tuple[Target, ...]
# For a statement the shortest way in each manner in which it bears on a hypothesis.
Ways: TypeAlias = dict[Manner, Through]

_BY_BEARING = {Bearing.SUPPORT: Manner.FOR, Bearing.ATTACK: Manner.AGAINST, Bearing.CONCESSION: Manner.GRANTED}
_ATTACKED = {Manner.FOR: Manner.REBUTS, Manner.AGAINST: Manner.ANSWERS}
# A statement, the manner in which it bears on the hypothesis or would bear on it, and whether what lies between falls.
_State: TypeAlias = tuple[Statement, Manner, bool]


def ways_to(
    graph: ArgumentGraph, hypothesis: Statement, rivals: Collection[Statement], holds: Callable[[Reason], bool]
) -> dict[Statement, Ways]:
    """The ways to a hypothesis for each statement that bears on it; of those that say the same, for the leader.

    `rivals` are statements that are compared with it: that one of these contradicts it makes nothing of what speaks for
    the one. `holds` tells of a reason whether what the map says leaves it any effect.
    """
    return _Search(graph, hypothesis, rivals, holds).found()


class _Search:
    """A search from a hypothesis down, level by level, so that the first way that is found is a shortest one."""

    def __init__(
        self,
        graph: ArgumentGraph,
        hypothesis: Statement,
        rivals: Collection[Statement],
        holds: Callable[[Reason], bool],
    ) -> None:
        self.graph = graph
        self.holds = holds
        self.hypothesis = self._leader(hypothesis)
        self.rivals = {self._leader(each) for each in rivals} - {self.hypothesis}
        self.ways: dict[_State, Through] = {}
        self.waiting: deque[_State] = deque()
        self.contradictors: dict[Statement, list[Statement]] = {}
        for one, other in graph.opposition.contradicting():
            self.contradictors.setdefault(one, []).append(self._leader(other))
            self.contradictors.setdefault(other, []).append(self._leader(one))

    def found(self) -> dict[Statement, Ways]:
        for member in same_statements(self.graph, self.hypothesis):
            for reason in self.graph.reasons_on(member):
                manner = Manner.EXPLAINS if _explains(reason) else _BY_BEARING[reason.bearing]
                self._along(reason, manner, ())
            self._from_contradictors(member, Manner.AGAINST, ())
        while self.waiting:
            self._below(self.waiting.popleft())
        by_statement: dict[Statement, Ways] = {}
        for (statement, manner, falls), way in self.ways.items():
            by_statement.setdefault(statement, {}).setdefault(Manner.FALLEN if falls else manner, way)
        return by_statement

    def _below(self, state: _State) -> None:
        """Go on to what bears on a statement that was reached."""
        statement, manner, falls = state
        through = (statement, *self.ways[state])
        for member in same_statements(self.graph, statement):
            for reason in self.graph.reasons_on(member):
                following = _following(manner, reason)
                if following is not None:
                    self._along(reason, following, through, falls=falls)
            if manner in _ATTACKED:
                self._from_contradictors(member, _ATTACKED[manner], through)

    def _along(self, reason: Reason, manner: Manner, through: Through, *, falls: bool = False) -> None:
        """Reach the premises of a reason, and of what backs or undercuts its step, which are told as said to it."""
        waiting = [(reason, manner, through, falls)]
        while waiting:
            reason, manner, through, falls = waiting.pop(0)
            # To speak against what falls, or to have made it fall, is no way that falls.
            falls = manner in _ATTACKED and (falls or not self.holds(reason))
            for premise in self.graph.premises(reason):
                self._reach(self._leader(premise), manner, through, falls=falls)
            for other in self.graph.reasons_on(reason):
                following = _following(manner, other)
                if following is not None:
                    waiting.append((other, following, (reason, *through), falls))

    def _from_contradictors(self, statement: Statement, manner: Manner, through: Through) -> None:
        for other in self.contradictors.get(statement, ()):
            if other not in self.rivals:
                self._reach(other, manner, through)

    def _reach(self, statement: Statement, manner: Manner, through: Through, *, falls: bool = False) -> None:
        state = statement, manner, falls
        if statement is not self.hypothesis and state not in self.ways:
            self.ways[state] = through
            self.waiting.append(state)

    def _leader(self, statement: Statement) -> Statement:
        return self.graph.restatements.get(statement, statement)


def _following(manner: Manner, reason: Reason) -> Manner | None:
    """In which manner a reason bears on a hypothesis whose target does so in another; None for in none."""
    if reason.bearing is Bearing.SUPPORT:
        return None if _explains(reason) else manner
    return _ATTACKED.get(manner) if reason.bearing is Bearing.ATTACK else None


def _explains(reason: Reason) -> bool:
    return reason.bearing is Bearing.SUPPORT and reason.inference is Inference.EXPLANATION
