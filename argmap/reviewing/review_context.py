"""The facts about a map that the sections of a review all need, worked out once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from argmap.analysis.objections import open_objections, sides
from argmap.analysis.trees import conclusions, in_reading_order, main_conclusion
from argmap.analysis.warrants import Warrant, unwritten_warrants
from argmap.comparing import Comparison
from argmap.evaluation import Evaluation, Reading, Status, evaluate
from argmap.graph import ArgumentGraph, Target
from argmap.grounding import Grounding
from argmap.model import Bearing, Reason, Statement, is_added, is_ruled
from argmap.reviewing.cut_sets import Family, bits
from argmap.reviewing.questionable import CutSet, OneOf, nodes_of, questionable
from argmap.reviewing.rejections import Rejections
from argmap.source import Text

# Sets of rejections are worked out up to this order.
MOST_TOGETHER = 3
# So many values are worked out to try what falls with each statement.
_MOST_WORK = 1_000_000


class ReviewContext:
    """A graph with its evaluations, and with what rests on what."""

    def __init__(
        self,
        graph: ArgumentGraph,
        *,
        grant: Sequence[Statement] = (),
        reject: Sequence[Statement] = (),
        conclusion: Statement | None = None,
        grounding: Grounding | None = None,
        comparison: Comparison | None = None,
    ) -> None:
        self.graph = graph
        self.grant = tuple(grant)
        self.reject = tuple(reject)
        self.stated = evaluate(graph, grant=grant, reject=reject)
        self.grounding = grounding
        self.comparison = comparison
        self.told: set[Text] = set()  # notes that sections further up have told
        self.untried = 0  # statements of which it was not tried out what falls with them, as that would take too long
        self._chosen = conclusion

    @cached_property
    def evidence_only(self) -> Evaluation:
        return evaluate(self.graph, Reading.EVIDENCE_ONLY, grant=self.grant, reject=self.reject)

    # -- conclusions -----------------------------------------------------------------------------------------------

    @cached_property
    def conclusions(self) -> tuple[Statement, ...]:
        """The conclusions of the map in reading order; of a map that names none, the statements at the top."""
        return conclusions(self.graph)

    @cached_property
    def main(self) -> Statement | None:
        """The conclusion that was asked for; else the first one of the root map that supports no other, or the first.

        None for a map without statements.
        """
        if self._chosen is not None:
            return self._chosen
        return main_conclusion(self.graph, self.conclusions)

    @cached_property
    def in_order(self) -> list[Statement]:
        """All statements in reading order, those that are drawn nowhere last."""
        return in_reading_order(self.graph)

    @cached_property
    def place(self) -> dict[Statement, int]:
        """The rank of each statement in reading order."""
        return {statement: rank for rank, statement in enumerate(self.in_order)}

    # -- grounds ---------------------------------------------------------------------------------------------------

    def applying(self, statement: Statement) -> list[Reason]:
        """The reasons for a statement that hold, or may hold; cited evidence needs none."""
        standing = self.stated.standing(statement)
        return [] if standing.evidence else [r for r in standing.support if self.stated.reason_value(r) > 0]

    def is_leaf(self, statement: Statement) -> bool:
        """Whether the argument for a statement ends with itself."""
        standing = self.stated.standing(statement)
        return standing.evidence or not standing.support

    @cached_property
    def leaves(self) -> list[Statement]:
        """The statements with which the argument ends, in reading order; of those that say the same, one."""
        leader = self.graph.restatements
        return [s for s in self.in_order if s not in leader and self.is_leaf(s)]

    @cached_property
    def resting(self) -> dict[Statement, int]:
        """For each statement the conclusions that rest on it, directly or through others, as bits in their order."""
        found = {conclusion: 1 << rank for rank, conclusion in enumerate(self.conclusions)}
        queue = deque(self.conclusions)
        waiting = set(queue)
        while queue:
            statement = queue.popleft()
            waiting.discard(statement)
            for reason in self.applying(statement):
                for premise in self.graph.premises(reason):
                    before = found.get(premise, 0)
                    found[premise] = before | found[statement]
                    if found[premise] != before and premise not in waiting:
                        waiting.add(premise)
                        queue.append(premise)
        return found

    @cached_property
    def distance(self) -> dict[Statement, int]:
        """How many steps each statement is below the main conclusion on the shortest way; others are missing."""
        found = {} if self.main is None else {self.main: 0}
        queue = deque(found)
        while queue:
            statement = queue.popleft()
            for premise in (p for reason in self.applying(statement) for p in self.graph.premises(reason)):
                if premise not in found:
                    found[premise] = found[statement] + 1
                    queue.append(premise)
        return found

    def nearness(self, statement: Statement) -> tuple[int, int]:
        """For sorting: the nearer to the main conclusion, then the earlier in the map, the smaller."""
        return self.distance.get(statement, len(self.place)), self.place.get(statement, 0)

    def resting_on(self, statement: Statement) -> list[Statement]:
        """The conclusions that rest on a statement, itself left out."""
        return [c for c in self._named(self.resting.get(statement, 0)) if c is not statement]

    @cached_property
    def by_author(self) -> set[Target]:
        """The conclusions with what they rest on as the author has it: steps that are said to be added by the reviewer
        are left out, with what bears on a conclusion only by way of them.
        """
        found: set[Target] = set(self.conclusions)
        waiting = list(self.conclusions)
        while waiting:
            for reason in self.applying(waiting.pop()):
                if is_added_step(reason):
                    continue
                found.add(reason)
                for premise in self.graph.premises(reason):
                    if premise not in found:
                        found.add(premise)
                        waiting.append(premise)
        return found

    # -- what falls with what --------------------------------------------------------------------------------------

    @cached_property
    def _falling(self) -> dict[Target, int]:
        """For each statement, and each step whose warrant is unwritten, the conclusions that fall when it alone is
        rejected, as bits in their order.
        """
        nodes: list[Target] = [*(s for s in self.place if not is_ruled(s, "accepted")), *self.warrants]
        events = {node: number for number, node in enumerate(nodes)}
        outlooks = Rejections(self.graph, events, 1, grant=self.grant, reject=self.reject)
        candidates: dict[Target, list[int]] = {}
        for rank, conclusion in enumerate(self.conclusions):
            for event in bits(self._felling(outlooks, conclusion).singles):
                candidates.setdefault(nodes[event], []).append(rank)
        before = [self.stated.value(conclusion) for conclusion in self.conclusions]
        found: dict[Target, int] = {}
        start = self.stated.worked
        for node, ranks in candidates.items():
            if node not in self._turned:
                found[node] = sum(1 << rank for rank in ranks)
                continue
            if self.stated.worked - start > _MOST_WORK:
                self.untried += 1
                continue
            with self.stated.supposing(reject=(node,)):
                fallen = (1 << rank for rank in ranks if self._is_down(self.conclusions[rank], before[rank]))
                found[node] = sum(fallen)
        return found

    @cached_property
    def _turned(self) -> set[Target]:
        """The statements and reasons that something rests on which takes the value of something else away.

        What is raised when one of these falls, a family does not know. With all others only what rests on them can
        fall, which is just what the families say, so that it need not be tried out.
        """
        graph, stated = self.graph, self.stated
        waiting: list[Target] = [r for r in graph.reasons if r.bearing is Bearing.ATTACK or r.outweighs]
        waiting.extend(graph.opposition.statements)
        found = set(waiting)
        while waiting:
            node = waiting.pop()
            below: Iterable[Target]
            if isinstance(node, Reason):
                below = (*graph.premises(node), *graph.reasons_on(node, Bearing.ATTACK))
            else:
                standing = stated.standing(node)
                below = (*self._same[standing.leader], *standing.support, *standing.objections)
            for each in below:
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return found

    @cached_property
    def _same(self) -> dict[Statement, list[Statement]]:
        """The statements that say the same, by the one that stands for all of them."""
        found: dict[Statement, list[Statement]] = {}
        for statement in self.graph.statements:
            found.setdefault(self.graph.restatements.get(statement, statement), []).append(statement)
        return found

    def falling_with(self, node: Target) -> list[Statement]:
        """The conclusions that no longer stand when a statement alone, or the warrant of a step alone, is rejected;
        itself left out.
        """
        return [c for c in self._named(self._falling.get(node, 0)) if c is not node]

    @cached_property
    def warrants(self) -> Mapping[Reason, Warrant]:
        """The unwritten warrants of steps, by their reasons."""
        return unwritten_warrants(self.graph)

    @cached_property
    def rejectable(self) -> dict[Target, OneOf]:
        """What can be put in question, by what is rejected for it: leaves and reasons with unwritten warrants."""
        leaves = [leaf for leaf in self.leaves if not is_ruled(leaf, "accepted")]
        return questionable(self.graph, leaves, self.warrants, {*self._turned, *self.grant, *self.reject})

    @cached_property
    def rejected_in(self) -> list[Target]:
        """What is rejected in each event of `outlooks`, by the number of the event."""
        return list(self.rejectable)

    @cached_property
    def outlooks(self) -> Rejections:
        """The effects on each statement of up to `MOST_TOGETHER` rejections together."""
        events = {node: number for number, node in enumerate(self.rejected_in)}
        return Rejections(self.graph, events, MOST_TOGETHER, grant=self.grant, reject=self.reject)

    @cached_property
    def _cut_sets(self) -> dict[Statement, tuple[list[CutSet], int]]:
        return {}

    def cut_sets(self, conclusion: Statement) -> tuple[list[CutSet], int]:
        """The smallest sets of rejections that bring a conclusion down, and up to which size all are there."""
        if conclusion not in self._cut_sets:
            self._cut_sets[conclusion] = self._find_cut_sets(conclusion)
        return self._cut_sets[conclusion]

    def _find_cut_sets(self, conclusion: Statement) -> tuple[list[CutSet], int]:
        """The sets of the family that pass the test.

        A rejection may also silence an objection elsewhere, and so raise another ground of the conclusion; a family
        does not know that. Whatever brings the conclusion down contains a set of the family, so where one fails only
        larger sets can be missing.
        """
        family = self._felling(self.outlooks, conclusion)
        if family.always:
            return [], family.order
        before, order = self.stated.value(conclusion), family.order
        found: list[CutSet] = []
        for events in family:
            rejected = tuple(self.rejected_in[event] for event in sorted(events))
            if self._turned.isdisjoint(rejected):
                found.append(self.ways(rejected))
                continue
            with self.stated.supposing(reject=rejected):
                down = self._is_down(conclusion, before)
            if down:
                found.append(self.ways(rejected))
            else:
                order = min(order, len(rejected))
        return found, order

    def ways(self, rejected: Iterable[Target]) -> CutSet:
        """What may be rejected to the same effect as some leaves and steps: one of each."""
        return tuple(self.rejectable[node] for node in rejected)

    def _felling(self, outlooks: Rejections, conclusion: Statement) -> Family:
        """The rejections that may bring a conclusion down."""
        outlook = outlooks.standing(conclusion).value
        return outlook.not_one if self.stated.value(conclusion) == 1 else outlook.zero

    def _is_down(self, conclusion: Statement, before: float) -> bool:
        """Whether one that stood no longer does, or any other has lost its ground."""
        now = self.stated.value(conclusion)
        return now < 1 if before == 1 else now == 0

    @cached_property
    def linchpins(self) -> list[Statement]:
        """The statements with which several conclusions fall, or the main one, alone or in one of the smallest sets."""
        main = self.main
        return [
            s
            for s in self.in_order
            if s in self.turning or len(falling := self.falling_with(s)) > 1 or (main is not None and main in falling)
        ]

    @cached_property
    def turning(self) -> Mapping[Target, CutSet]:
        """What alone, or in one of the smallest sets, brings the main conclusion down; each with its set."""
        sets = self.cut_sets(self.main)[0] if self.main is not None else []
        return nodes_of(each for each in sets if len(each) == len(sets[0]))

    def _named(self, conclusions: int) -> list[Statement]:
        return [self.conclusions[rank] for rank in bits(conclusions)]

    @cached_property
    def sides(self) -> Mapping[Target, set[bool]]:
        """On which sides each node is used: True for that of the conclusions."""
        return sides(self.graph)

    @cached_property
    def objected(self) -> list[Statement | None]:
        """For each objection that nobody answers the statement at which it is felt."""
        return [self.graph.statement_above(reason) for reason in open_objections(self.graph)]

    # -- how firm the ground is ------------------------------------------------------------------------------------

    def status(self, statement: Statement) -> Status:
        """How a statement fares as stated."""
        return self.stated.status(statement)


def is_added_step(reason: Reason) -> bool:
    """Whether a step is said to be added by the reviewer, or is a mere statement that is."""
    alone = reason.premises[0] if len(reason.premises) == 1 and not reason.explicit else None
    return is_added(reason) or (isinstance(alone, Statement) and is_added(alone))
