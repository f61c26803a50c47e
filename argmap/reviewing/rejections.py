"""The effects on each statement of rejecting others: for all sets of a few statements at once.

The definition of `argmap.evaluation.network` is worked out with families of sets in place of three values. What is
found depends on nothing but the map, so one pass answers for every statement which rejections would bring it down, or
raise it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.evaluation import Network, Reading, StatementValue
from argmap.graph import ArgumentGraph, Target
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.reviewing.cut_sets import Family, always, both, either, never


@record()
class Outlook:
    """The families of rejections with which something has the value 1, has the value 0, has not 1, has not 0.

    A family answers "these are enough, as far as nothing else is rejected": rejecting more may undo the effect.
    """

    one: Family
    zero: Family
    not_one: Family
    not_zero: Family


class Rejections(Network[Outlook]):
    """The outlooks of one graph as stated, for rejections of up to `order` of the statements in `events` together.

    `events` numbers the statements that may be rejected, and the reasons whose steps may not be taken.
    """

    def __init__(
        self,
        graph: ArgumentGraph,
        events: Mapping[Target, int],
        order: int,
        *,
        grant: Iterable[Statement] = (),
        reject: Iterable[Statement] = (),
    ) -> None:
        self._order = order
        yes, no = always(order), never(order)
        self.falls = Outlook(no, yes, yes, no)
        self.unsettled = Outlook(no, no, yes, yes)
        self.stands = Outlook(yes, no, no, yes)
        self._events: dict[Statement, list[int]] = {}
        self._steps: dict[Reason, int] = {}
        for node, event in events.items():
            if isinstance(node, Reason):
                self._steps[node] = event
            else:
                self._events.setdefault(graph.restatements.get(node, node), []).append(event)
        super().__init__(graph, Reading.AS_STATED, grant=grant, reject=reject)

    def least(self, values: Iterable[Outlook]) -> Outlook:
        every, order = list(values), self._order
        if len(every) < 2:
            return every[0] if every else self.stands
        return Outlook(
            both((v.one for v in every), order),
            either((v.zero for v in every), order),
            either((v.not_one for v in every), order),
            both((v.not_zero for v in every), order),
        )

    def greatest(self, values: Iterable[Outlook]) -> Outlook:
        every, order = list(values), self._order
        if len(every) < 2:
            return every[0] if every else self.falls
        return Outlook(
            either((v.one for v in every), order),
            both((v.zero for v in every), order),
            both((v.not_one for v in every), order),
            either((v.not_zero for v in every), order),
        )

    def rest(self, value: Outlook) -> Outlook:
        return Outlook(value.zero, value.one, value.not_zero, value.not_one)

    def combined(self, ground: Outlook, against: Outlook) -> Outlook:
        if against is self.falls:
            return ground
        order = self._order
        return Outlook(
            both((ground.one, against.zero), order),
            ground.zero,
            either((ground.not_one, against.not_zero), order),
            ground.not_zero,
        )

    def final(self, standing: StatementValue[Outlook], value: Outlook) -> Outlook:
        """A statement falls with what is below it, or by being rejected itself."""
        for event in self._events.get(standing.leader, ()):
            value = _without(value, event)
        return value

    def taken(self, reason: Reason, value: Outlook) -> Outlook:
        """A reason falls with what is below it, or where its step is not taken."""
        event = self._steps.get(reason)
        return value if event is None else _without(value, event)


def _without(value: Outlook, event: int) -> Outlook:
    """A value that one more rejection takes away."""
    return Outlook(value.one, value.zero.with_event(event), value.not_one.with_event(event), value.not_zero)
