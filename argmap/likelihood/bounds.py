"""Bounds of probability that follow from the likelihoods and strengths in a map, without any further assumption.

Let P be the probabilities of somebody who accepts all that is stated: P(S) lies in the range stated for S, and for a
reason of strength s with the premises A₁ … Aₙ, P(C | A₁ ∧ … ∧ Aₙ) ≥ s, with C what it is a reason for; for an
objection, P(¬C | A₁ ∧ … ∧ Aₙ) ≥ s. Of a strength that comes as a range only the lower end is used: that a reason by
itself makes its conclusion *likely* does not keep other reasons from making it more than that. Then:

- premises: P(A₁ ∧ … ∧ Aₙ) ≥ L = max(0, Σ L(Aᵢ) - (n - 1)). For P(¬A₁ ∨ … ∨ ¬Aₙ) ≤ Σ P(¬Aᵢ) ≤ Σ (1 - L(Aᵢ)), whether or
  not the premises depend on one another; and nothing better holds, for the ¬Aᵢ may exclude one another;
- a reason: P(C) ≥ P(C ∧ A) = P(C | A) P(A) ≥ s L, with A the conjunction of its premises. Where P(A) is 0 the
  conditional probability means nothing, but then L is 0 as well, and P(C) ≥ 0 is true;
- several reasons: the greatest of their bounds; each holds, so the greatest does;
- an objection: P(C) = 1 - P(¬C) ≤ 1 - s L, by the same steps for ¬C;
- what contradicts C: P(C) ≤ 1 - Σ L(Bⱼ) for statements Bⱼ that exclude C and one another.

The inequalities are those of G. Boole, An Investigation of the Laws of Thought, 1854, ch. XIX; M. Fréchet,
"Généralisation du théorème des probabilités totales", Fundamenta Mathematicae 25, 1935; T. Hailperin, "Best possible
inequalities for the probability of a logical function of events", American Mathematical Monthly 72, 1965. The use on
arguments for assurance follows R. Bloomfield and J. Rushby, "Confidence in Assurance 2.0 Cases", in The Practice of
Formal Methods, 2024.

Nothing is ever filled in. A premise without a likelihood, a reason without a strength, a step that is undercut by
something that does not fall: from these no bound follows. `inference: deductive` is a strength of 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from argmap.evaluation import Evaluation, evaluate
from argmap.graph import ArgumentGraph, Target
from argmap.likelihood.scales import Terms, terms_known_to
from argmap.likelihood.values import Range, parse
from argmap.model import ArgumentMap, Bearing, Inference, Reason, Statement
from argmap.records import record
from argmap.showing import Brief, counted, name_of_file

_Lower: TypeAlias = Callable[[Statement], float | None]


@record()
class Bound:
    """A probability that something has at least, or at most, and what gives it.

    `by` holds the reason or objection, or the statements that are contradicted; the statement itself where the bound is
    an end of the range stated for it.
    """

    value: float
    by: tuple[Target, ...]


class Bounds(Brief):
    """The bounds of all statements of a graph; those that `restate` one another have the same.

    A likelihood on a statement that is `held-by` somebody else is theirs, and not used.
    """

    def __init__(self, graph: ArgumentGraph, evaluation: Evaluation | None = None) -> None:
        self.graph = graph
        self._terms = terms_known_to(graph)
        self._stated: dict[Statement, Range] = {}  # by leader
        self._own: dict[Statement, Range] = {}
        self._read_likelihoods()
        self._strengths: dict[Reason, float] = {}
        self._for: dict[Statement, list[Reason]] = {}
        self._against: dict[Statement, list[Reason]] = {}
        self._carried: dict[Statement, Bound] = {}
        self._limited: dict[Statement, Bound] = {}
        if self._own:
            self._read_strengths(evaluation)
            self._sort()
            self._carry()
            self._limit()

    # -- what is known of a statement ------------------------------------------------------------------------------

    def any(self) -> bool:
        """Whether any likelihood is stated that can be used."""
        return bool(self._own)

    def terms(self, node: Target) -> Terms | None:
        """The scale of the map in which a node is written."""
        return self._terms[self.graph.map_of(node)]

    def stated(self, statement: Statement) -> Range | None:
        """The range stated for a statement, or else for one that it restates or that restates it."""
        return self._own.get(statement) or self._stated.get(self._leader(statement))

    def carried(self, statement: Statement) -> Bound | None:
        """The least probability that the reasons for a statement give it; None where some number is not stated.

        What is stated for the statement itself is not used, nor what is stated for statements below it whose own
        reasons give them a bound: it all comes from where the numbers begin.
        """
        return self._carried.get(self._leader(statement))

    def limited(self, statement: Statement) -> Bound | None:
        """The greatest probability that objections and contradictions leave a statement; None where they leave all."""
        return self._limited.get(self._leader(statement))

    def lower(self, statement: Statement) -> Bound | None:
        """The lower bound of a statement: what is carried, or else the lower end of what is stated."""
        stated = self._stated.get(self._leader(statement))
        return self.carried(statement) or (None if stated is None else Bound(stated.low, (statement,)))

    def upper(self, statement: Statement) -> Bound | None:
        """The upper bound of a statement: what objections and contradictions leave, or else the upper end stated."""
        stated = self._stated.get(self._leader(statement))
        return self.limited(statement) or (None if stated is None else Bound(stated.high, (statement,)))

    def strength(self, reason: Reason) -> float | None:
        """The least probability of what a reason is for, or of its contrary, given the premises; None: not stated."""
        return self._strengths.get(reason)

    def together(self, reason: Reason) -> float | None:
        """The least probability of all premises of a reason together, each taken as in `accepted`."""
        return self._together(reason, self.accepted)

    def given(self, reason: Reason) -> float | None:
        """The least probability that a reason gives to what it is for: its strength times that of its premises."""
        return self._given(reason, self.accepted)

    def same(self, statement: Statement) -> Sequence[Statement]:
        """A statement with all that restate it or that it restates, in the order of the files."""
        return self._members[self._leader(statement)]

    @cached_property
    def _members(self) -> dict[Statement, list[Statement]]:
        found: dict[Statement, list[Statement]] = {}
        for statement in self.graph.statements:
            found.setdefault(self._leader(statement), []).append(statement)
        return found

    def granted(self, statement: Statement) -> Bound | None:
        """As `carried`, but with the likelihoods stated on the premises of its reasons taken as they are.

        At least as great as `carried`: here a step is looked at by itself, whatever is wrong below it.
        """
        return self._best(self._leader(statement), self.accepted)

    def accepted(self, statement: Statement) -> float | None:
        """The greater of what is stated at least and what is carried."""
        stated, carried = self._stated.get(self._leader(statement)), self.carried(statement)
        if stated is None or carried is None:
            return stated.low if stated is not None else carried.value if carried is not None else None
        return max(stated.low, carried.value)

    def objected(self, statement: Statement) -> Bound | None:
        """As `granted`, for the objections: the greatest probability that they leave."""
        objections = self._against.get(self._leader(statement), ())
        return _least(self._left(objection, self.accepted) for objection in objections)

    # -- reading ---------------------------------------------------------------------------------------------------

    def _leader(self, statement: Statement) -> Statement:
        return self.graph.restatements.get(statement, statement)

    def _read_likelihoods(self) -> None:
        read = _Reader(self.graph, self._terms)
        for statement in self.graph.statements:
            if statement.likelihood is None or statement.held_by is not None:
                continue
            found = read(statement, statement.likelihood.value)
            if found is not None:
                self._own[statement] = found
                leader = self._leader(statement)
                self._stated[leader] = _both(self._stated.get(leader), found)

    def _read_strengths(self, evaluation: Evaluation | None) -> None:
        """The strengths that can be used: of steps with all their premises that nothing undercuts or outweighs."""
        graph, read = self.graph, _Reader(self.graph, self._terms)
        outweighing: dict[Reason, list[Reason]] = {}
        for reason in graph.reasons:
            for other in graph.outweighed(reason):
                outweighing.setdefault(other, []).append(reason)
        for reason in graph.reasons:
            strength = None
            if reason.strength is not None:
                strength = read(reason, reason.strength.value)
            elif reason.inference is Inference.DEDUCTIVE:
                strength = Range(1.0, 1.0)
            if strength is None or len(graph.premises(reason)) != len(reason.premises):
                continue
            against = (*graph.reasons_on(reason, Bearing.ATTACK), *outweighing.get(reason, ()))
            if against or reason.bearing is Bearing.ATTACK:
                evaluation = evaluation or evaluate(graph)
            if evaluation is not None:
                if any(evaluation.value(other) > 0 for other in against):
                    continue
                if reason.bearing is Bearing.ATTACK and evaluation.value(reason) < 1:
                    continue  # an objection that does not stand
            self._strengths[reason] = strength.low

    # -- lower bounds ----------------------------------------------------------------------------------------------

    def _sort(self) -> None:
        """The reasons whose strength is known, by the statement that they are for or against."""
        for reason in self._strengths:
            on = self.graph.target(reason)
            if not isinstance(on, Statement):
                continue
            if reason.bearing is Bearing.ATTACK:
                self._against.setdefault(self._leader(on), []).append(reason)
            elif reason.bearing is Bearing.SUPPORT and reason.inference is not Inference.EXPLANATION:
                self._for.setdefault(self._leader(on), []).append(reason)

    def _premises(self, reason: Reason) -> dict[Statement, None]:
        return dict.fromkeys(self._leader(premise) for premise in self.graph.premises(reason))

    def _together(self, reason: Reason, lower: _Lower) -> float | None:
        """The least probability of all premises together; None where one has none."""
        premises = self._premises(reason)
        values = [value for value in map(lower, premises) if value is not None]
        if len(values) < len(premises) or len(self.graph.premises(reason)) < len(reason.premises):
            return None
        return _rounded(max(0.0, 1.0 - sum(1.0 - value for value in values)))

    def _given(self, reason: Reason, lower: _Lower) -> float | None:
        """Strength times the least probability of all premises together."""
        strength, together = self.strength(reason), self._together(reason, lower)
        return None if strength is None or together is None else _rounded(strength * together)

    def _best(self, leader: Statement, lower: _Lower) -> Bound | None:
        best: Bound | None = None
        for reason in self._for.get(leader, ()):
            value = self._given(reason, lower)
            if value is not None and (best is None or value > best.value):
                best = Bound(value, (reason,))
        return best

    def _carry(self) -> None:
        """Settle the greatest bounds first, as in finding shortest ways.

        No reason gives more than any of its premises has, so the greatest bound that is left is final (D. E. Knuth, "A
        generalization of Dijkstra's algorithm", Information Processing Letters 6, 1977). What rests on a circle alone
        is never reached. Where no bound can be reached from below, what is stated stands in.
        """
        on = {reason: leader for leader, reasons in self._for.items() for reason in reasons}
        uses: dict[Statement, list[Reason]] = {}
        for reason in on:
            for premise in self._premises(reason):
                uses.setdefault(premise, []).append(reason)
        reached = self._reached(on, uses)
        missing = {reason: len(self._premises(reason)) for reason in on}
        settled: dict[Statement, float] = {}
        tie = count()
        waiting: list[tuple[float, int, Statement, Reason | None]] = []
        for leader, stated in self._stated.items():
            if leader not in reached:
                heappush(waiting, (-stated.low, next(tie), leader, None))
        while waiting:
            value, _, leader, by = heappop(waiting)
            if leader in settled:
                continue
            settled[leader] = -value
            if by is not None:
                self._carried[leader] = Bound(-value, (by,))
            for reason in uses.get(leader, ()):
                missing[reason] -= 1
                given = self._given(reason, settled.get) if not missing[reason] else None
                if given is not None:
                    heappush(waiting, (-given, next(tie), on[reason], reason))

    def _reached(self, on: Mapping[Reason, Statement], uses: Mapping[Statement, list[Reason]]) -> set[Statement]:
        """The statements to which some reason gives a bound, if all that is stated counts."""
        missing = {reason: len(self._premises(reason)) for reason in on}
        known, found = set(self._stated), set[Statement]()
        waiting = list(self._stated)
        while waiting:
            for reason in uses.get(waiting.pop(), ()):
                missing[reason] -= 1
                if not missing[reason]:
                    found.add(on[reason])
                    if on[reason] not in known:
                        known.add(on[reason])
                        waiting.append(on[reason])
        return found

    # -- upper bounds ----------------------------------------------------------------------------------------------

    def _lowest(self, statement: Statement) -> float | None:
        bound = self.lower(statement)
        return None if bound is None else bound.value

    def _left(self, objection: Reason, lower: _Lower) -> Bound | None:
        given = self._given(objection, lower)
        return None if given is None else Bound(_rounded(1.0 - given), (objection,))

    def _limit(self) -> None:
        found: dict[Statement, list[Bound | None]] = {}
        for leader, objections in self._against.items():
            found[leader] = [self._left(objection, self._lowest) for objection in objections]
        for group in exclusions(self.graph):
            values = [self._lowest(member) for member in group]
            total = sum(value for value in values if value is not None)
            for member, value in zip(group, values, strict=True):
                others = tuple(o for o, v in zip(group, values, strict=True) if v is not None and o is not member)
                if others:
                    left = Bound(_rounded(max(0.0, 1.0 - total + (value or 0.0))), others)
                    found.setdefault(self._leader(member), []).append(left)
        for leader, bounds_of_it in found.items():
            least = _least(bounds_of_it)
            if least is not None:
                self._limited[leader] = least

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.graph.root.source.path)
        yield counted(len(self.graph.statements), "statement")


class _Reader:
    """Reads values, each distinct one of a map once."""

    def __init__(self, graph: ArgumentGraph, terms: Mapping[ArgumentMap, Terms | None]) -> None:
        self.graph = graph
        self.terms = terms
        self._known: dict[tuple[ArgumentMap, str], Range | None] = {}

    def __call__(self, node: Target, written: str) -> Range | None:
        key = self.graph.map_of(node), written
        if key not in self._known:
            self._known[key] = parse(written, self.terms[key[0]])
        return self._known[key]


def bounds(graph: ArgumentGraph, evaluation: Evaluation | None = None) -> Bounds:
    """The bounds of a graph; `evaluation`, as stated, tells which objections stand, and is worked out if needed."""
    return Bounds(graph, evaluation)


def exclusions(graph: ArgumentGraph) -> Iterable[tuple[Statement, ...]]:
    """Sets of different statements of which at most one can be true: two that contradict, the options of a choice."""
    leaders = graph.restatements
    seen: set[frozenset[Statement]] = set()
    pairs = (
        (statement, other)
        for statement in graph.statements
        for name in statement.contradicts
        if isinstance(other := graph.find(name.value, graph.map_of(statement)), Statement)
    )
    choices = (
        tuple(m for m in (graph.find(name.value, each) for name in names) if isinstance(m, Statement))
        for each in graph.maps
        for names in each.alternatives
    )
    for members in (*pairs, *choices):
        different = {leaders.get(member, member): member for member in reversed(members)}
        key = frozenset(different)
        if len(key) > 1 and key not in seen:
            seen.add(key)
            yield tuple(reversed(different.values()))


def _least(found: Iterable[Bound | None]) -> Bound | None:
    return min((bound for bound in found if bound is not None), key=lambda bound: bound.value, default=None)


def _both(one: Range | None, other: Range) -> Range:
    """The common part of two ranges; the first where they have nothing in common."""
    if one is None:
        return other
    low, high = max(one.low, other.low), min(one.high, other.high)
    return Range(low, high) if low <= high else one


def _rounded(value: float) -> float:
    """Without the last digits, which come from reckoning with binary fractions: 0.55 + 0.55 - 1 is 0.1."""
    return round(value, 12)
