"""The abstract framework of a map, in a size close to linear in that of the map.

An argument stands for

- each reason for a statement, objection and undercut that has an effect (`reason`);
- each statement that is granted without a reason (`presumption`), and cited evidence (`evidence`);
- each statement whose value is fixed by a verdict or for this run (`accepted`, `rejected`).

An objection *rebuts* the reasons for its statement and is rebutted by them; it *undermines* a presumption, which is too
weak to strike back. The arguments for statements that contradict each other attack each other in the same way. An
undercut attacks a reason, and a reason attacks those that it outweighs and is not attacked by them.

In the frameworks of structured argumentation an argument holds the arguments for its premises, so that there may be
exponentially many (H. Prakken, An abstract framework for argumentation with structured arguments, Argument and
Computation 1, 2010). Here each reason is one argument, and what it needs is told through attacks: for each premise
there is a helper `lack`, "no argument for this is accepted", which is attacked by the arguments for the premise and
attacks the reasons that use it. Its label is out when the best of those arguments is in, in when all are out, and so
the complete labellings are those of the argument trees, one for one. Where a premise is granted or evidence, and
nothing attacks that, its helper would always be out and is left away.

Argument trees are finite, and the arguments for the premises of a reason need not repeat a statement on a branch. So
within a circle of support each reason is taken once for each depth that such a tree can have, and uses only arguments
of less depth: what rests on itself alone is not accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product

from argmap.components import components
from argmap.errors import ArgmapError
from argmap.evaluation import Reading, fixed_values, is_cited_evidence, steps_not_granted
from argmap.graph import ArgumentGraph, ByNode
from argmap.model import Bearing, Reason, Statement, is_ruled
from argmap.semantics.frameworks import Argument, Attack, AttackSort, Framework, Sort

# Steps that circles of support may be unfolded into.
_MOST_STEPS = 200_000
# Everything that excludes everything else attacks it: a thousand alternatives are nearly a million attacks.
_MOST_ATTACKS = 1_000_000


class TooCircular(ArgmapError):
    def __init__(self, statements: int) -> None:
        super().__init__(
            f"a circle of support goes through {statements} statements, too many to take apart into arguments; "
            "mend it first (`argmap check` shows it)"
        )


class TooManyAttacks(ArgmapError):
    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path}: more than {_MOST_ATTACKS:,} attacks follow from this map, which is more than a framework is made "
            "of; long lists of alternatives, and many objections to what has many reasons, make most of them"
        )


def framework(
    graph: ArgumentGraph,
    reading: Reading = Reading.AS_STATED,
    *,
    grant: Iterable[Statement] = (),
    reject: Iterable[Statement] = (),
) -> Framework:
    """The framework that a graph induces; `reading`, `grant` and `reject` are those of `argmap.evaluation`.

    Arguments are named ``a1``, ``a2`` … in the order of the map, reasons first, and helpers after them ``h1``, ``h2`` …
    Raises TooCircular, TooManyAttacks.
    """
    return _Construction(graph, reading, fixed_values(graph, grant, reject)).framework()


class _Position:
    """All that bears on a statement, or on several that restate one another."""

    __slots__ = ("evidence", "fixed", "granted", "ground", "objections", "support")

    def __init__(self) -> None:
        self.support: list[Reason] = []
        self.objections: list[Reason] = []
        self.fixed: bool | None = None
        self.evidence = False
        self.granted = False
        self.ground: int | None = None  # its argument without premises

    @property
    def weak(self) -> bool:
        """Whether its one argument is a presumption."""
        return self.ground is not None and self.fixed is None and not self.evidence


class _Construction:
    def __init__(self, graph: ArgumentGraph, reading: Reading, fixed: dict[Statement, bool]) -> None:
        self.graph = graph
        self.positions: dict[Statement, _Position] = {}
        self.arguments: list[Argument] = []
        self.attacks: dict[tuple[int, int], AttackSort] = {}
        self.steps: dict[Reason, list[int]] = {}  # the arguments of a reason, by depth
        self._lacks: dict[tuple[Statement, int], int] = {}
        self._helpers = 0
        self._collect(reading, fixed)
        self._untaken = steps_not_granted(graph, reading)
        self.outweighing: dict[Reason, list[Reason]] = {}
        for reason in graph.reasons:
            for other in graph.outweighed(reason):
                self.outweighing.setdefault(other, []).append(reason)
        self.circle = _circles_of_support(graph, self.positions, self._leader)

    def framework(self) -> Framework:
        self._make_arguments()
        self._attack()
        made = [each for each in self.arguments if not each.helper]
        self._need(made)
        attacks = tuple(Attack(by, on, sort) for (by, on), sort in self.attacks.items())
        support = ByNode((leader, tuple(self._support(leader))) for leader in self.positions)
        return Framework(tuple(self.arguments), attacks, support, self.graph.restatements)

    # -- what there is -----------------------------------------------------------------------------------------------

    def _leader(self, statement: Statement) -> Statement:
        return self.graph.restatements.get(statement, statement)

    def _collect(self, reading: Reading, fixed: dict[Statement, bool]) -> None:
        graph, questioned = self.graph, set[Statement]()
        for statement in graph.statements:
            leader = self._leader(statement)
            position = self.positions.setdefault(leader, _Position())
            position.support.extend(graph.support(statement))
            position.objections.extend(graph.reasons_on(statement, Bearing.ATTACK))
            position.evidence |= is_cited_evidence(statement)
            position.granted |= reading is Reading.AS_STATED
            position.fixed = fixed.get(statement, position.fixed)
            if is_ruled(statement, "questioned"):
                questioned.add(leader)
        for leader, position in self.positions.items():
            position.granted &= leader not in questioned and not position.support

    def _effective(self) -> list[Reason]:
        """The reasons that can make a difference, in the order of the map."""
        found: dict[Reason, None] = {}
        waiting = [r for p in self.positions.values() for r in (*p.support, *p.objections)]
        while waiting:
            reason = waiting.pop()
            if reason not in found:
                found[reason] = None
                waiting.extend(self.graph.reasons_on(reason, Bearing.ATTACK))
                waiting.extend(self.outweighing.get(reason, ()))
        return [reason for reason in self.graph.reasons if reason in found]

    # -- arguments ---------------------------------------------------------------------------------------------------

    def _add(self, sort: Sort, statement: Statement | None, reason: Reason | None = None, depth: int = 1) -> int:
        helper = sort in (Sort.LACK, Sort.UNKNOWN)
        self._helpers += helper
        name = f"h{self._helpers}" if helper else f"a{len(self.arguments) + 1}"
        limited = sort is Sort.LACK and depth > 0
        self.arguments.append(Argument(name, sort, statement, reason, max(1, depth), limited))
        return len(self.arguments) - 1

    def _make_arguments(self) -> None:
        for reason in self._effective():
            target = self.graph.target(reason)
            statement = target if isinstance(target, Statement) else None
            depths = () if reason in self._untaken else self._depths(reason)
            self.steps[reason] = [self._add(Sort.REASON, statement, reason, depth) for depth in depths]
        for leader, position in self.positions.items():
            sort = None
            if position.fixed is not None:
                sort = Sort.ACCEPTED if position.fixed else Sort.REJECTED
            elif position.evidence:
                sort = Sort.EVIDENCE
            elif position.granted:
                sort = Sort.PRESUMPTION
            if sort is not None:
                position.ground = self._add(sort, leader)

    def _depths(self, reason: Reason) -> Sequence[int]:
        """The depths that a tree with the reason on top can have: one, unless the reason is in a circle."""
        target = self.graph.target(reason)
        circle = self.circle.get(self._leader(target)) if isinstance(target, Statement) else None
        if circle is None or not isinstance(target, Statement) or reason not in self.graph.support(target):
            return (1,)
        if not any(self.circle.get(self._leader(p)) is circle for p in self.graph.premises(reason)):
            return (1,)
        return range(2, len(circle) + 2)

    def _support(self, leader: Statement) -> Iterator[int]:
        position = self.positions[leader]
        for reason in position.support:
            yield from self.steps[reason]
        if position.ground is not None and position.fixed is not False:
            yield position.ground

    # -- attacks -----------------------------------------------------------------------------------------------------

    def _attack_all(self, by: Iterable[int], on: Iterable[int], sort: AttackSort) -> None:
        for pair in product(by, tuple(on)):
            self.attacks.setdefault(pair, sort)
        self._bound()

    def _attack(self) -> None:
        for reason, steps in self.steps.items():
            for undercut in self.graph.reasons_on(reason, Bearing.ATTACK):
                self._attack_all(self.steps[undercut], steps, AttackSort.UNDERCUT)
            for stronger in self.outweighing.get(reason, ()):
                self._attack_all(self.steps[stronger], steps, AttackSort.OUTWEIGH)
        for leader, position in self.positions.items():
            self._attack_statement(leader, position)
        for one, other in self.graph.opposition.pairs():
            if self._leader(one) is not self._leader(other):
                self._contradict(self._leader(one), self._leader(other))

    def _attack_statement(self, leader: Statement, position: _Position) -> None:
        if position.fixed is not None and position.ground is not None:
            overruled = position.support if position.fixed is False else position.objections
            for reason in overruled:
                self._attack_all([position.ground], self.steps[reason], AttackSort.VERDICT)
            return
        against = [each for reason in position.objections for each in self.steps[reason]]
        supporting = list(self._support(leader))
        if position.weak:
            self._attack_all(against, supporting, AttackSort.UNDERMINE)
        else:
            self._rebut(against, supporting)
            self._rebut(supporting, against)

    def _rebut(self, by: Sequence[int], on: Sequence[int]) -> None:
        for pair in product(by, on):
            one, other = (self.arguments[each].reason for each in pair)
            if one is None or other is None or other not in self.outweighing.get(one, ()):
                self.attacks.setdefault(pair, AttackSort.REBUT)
        self._bound()

    def _bound(self) -> None:
        if len(self.attacks) > _MOST_ATTACKS:
            raise TooManyAttacks(self.graph.root.source.path)

    def _contradict(self, one: Statement, other: Statement) -> None:
        for attacker, target in ((one, other), (other, one)):
            strong, weak = self.positions[attacker], self.positions[target]
            by, on = list(self._support(attacker)), list(self._support(target))
            if strong.fixed is False or weak.fixed is not None:
                continue
            if strong.fixed is not None and strong.ground is not None:
                self._attack_all([strong.ground], on, AttackSort.VERDICT)
            elif weak.weak and not strong.weak:
                self._attack_all(by, on, AttackSort.UNDERMINE)
            elif weak.weak or not strong.weak:
                self._rebut(by, on)

    # -- premises ----------------------------------------------------------------------------------------------------

    def _need(self, made: Sequence[Argument]) -> None:
        attacked = {on for _, on in self.attacks}
        sure = {leader for leader, p in self.positions.items() if p.ground is not None and p.ground not in attacked}
        for index, argument in enumerate(made):
            if argument.reason is None:
                continue
            premises = self.graph.premises(argument.reason)
            circle = self.circle.get(self._leader(argument.statement)) if argument.statement is not None else None
            for leader in dict.fromkeys(map(self._leader, premises)):
                if leader in sure and self.positions[leader].fixed is not False:
                    continue
                inside = argument.depth > 1 and self.circle.get(leader) is circle
                lack = self._lack(leader, argument.depth - 1 if inside else 0)
                self.attacks[lack, index] = AttackSort.NEED
            if len(premises) < len(argument.reason.premises):  # nothing is known of what a name without bearer says
                unknown = self._add(Sort.UNKNOWN, None, argument.reason)
                self.attacks[unknown, index] = self.attacks[index, unknown] = AttackSort.NEED

    def _lack(self, leader: Statement, depth: int) -> int:
        """The helper that is in when no argument for a statement, of at most some depth if not 0, is accepted."""
        key = leader, depth
        if key not in self._lacks:
            self._lacks[key] = self._add(Sort.LACK, leader, depth=depth)
            for index in self._support(leader):
                if not depth or self.arguments[index].depth <= depth:
                    self.attacks[index, self._lacks[key]] = AttackSort.NEED
        return self._lacks[key]


def _circles_of_support(
    graph: ArgumentGraph, positions: Mapping[Statement, _Position], leader_of: Callable[[Statement], Statement]
) -> dict[Statement, frozenset[Statement]]:
    """For each statement that may rest on itself, all that rest on it and on which it rests. Raises TooCircular."""
    leaders = [leader for leader, position in positions.items() if position.fixed is None]
    places = {leader: place for place, leader in enumerate(leaders)}
    below = [
        [
            places[premise]
            for reason in positions[leader].support
            for premise in dict.fromkeys(map(leader_of, graph.premises(reason)))
            if premise in places
        ]
        for leader in leaders
    ]
    alone = [[place] for place, others in enumerate(below) if place in others]
    found: dict[Statement, frozenset[Statement]] = {}
    for component in (*alone, *components(below)):  # a statement may be its own premise in a larger circle as well
        reasons = sum(len(positions[leaders[place]].support) for place in component)
        if len(component) ** 2 * reasons > _MOST_STEPS:
            raise TooCircular(len(component))
        circle = frozenset(leaders[place] for place in component)
        found.update(dict.fromkeys(circle, circle))
    return found
