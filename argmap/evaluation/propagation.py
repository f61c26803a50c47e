"""The order in which values that follow from one another are worked out, and how a change spreads.

Nodes are numbered from 0. Those that hang on one another in a circle are settled together, everything else once, after
what it follows from: `components` come out in just that order. After a change only what it reaches is worked out anew,
and no further than values differ.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from argmap.components import every_component

# What works a node out from the values as they are, puts it in, and says whether it was another before.
Renew = Callable[[int], bool]


class Propagation:
    """The order of the nodes of which `below` gives those that each follows from."""

    def __init__(self, below: Sequence[Sequence[int]]) -> None:
        self._above: list[list[int]] = [[] for _ in below]
        for node, inputs in enumerate(below):
            for each in inputs:
                self._above[each].append(node)
        self._circles: dict[int, list[int]] = {}  # by rank
        found = every_component(below)
        self._order = [members[-1] for members in found]  # the first of each component, inputs before what needs them
        self._rank = rank_of = [-1] * len(below)  # the number of each node's component
        for rank, members in enumerate(found):
            for node in members:
                rank_of[node] = rank
            if len(members) > 1 or node in below[node]:
                self._circles[rank] = members

    def settle(self, renew: Renew) -> None:
        """Work all nodes out, from values that are not settled yet."""
        for rank, node in enumerate(self._order):
            if rank in self._circles:
                self._go_round(self._circles[rank], renew)
            else:
                renew(node)

    def spread(self, changed: Iterable[int], renew: Renew, forget: Callable[[int], Callable[[], bool]]) -> None:
        """Work out anew what may be another value, from some nodes on.

        `forget` makes a node unsettled and gives what tells, later, whether its value is another than before.
        """
        waiting = sorted({self._rank[node] for node in changed})
        known = set(waiting)
        while waiting:
            rank = heapq.heappop(waiting)
            known.discard(rank)
            if rank in self._circles:
                members = self._circles[rank]
                told = [(each, forget(each)) for each in members]
                self._go_round(members, renew)
                new = [each for each, differs in told if differs()]
            else:
                new = [self._order[rank]] if renew(self._order[rank]) else []
            for above in chain.from_iterable(self._above[each] for each in new):
                further = self._rank[above]
                if further != rank and further not in known:
                    known.add(further)
                    heapq.heappush(waiting, further)

    def _go_round(self, members: Sequence[int], renew: Renew) -> None:
        """Work the nodes of a circle out until none of them changes any more.

        They are gone through in one order again and again, those left out that nothing has changed for, so that what
        goes round a circle of any length has gone round in two or three turns.
        """
        place = {node: index for index, node in enumerate(members)}
        turn = list(range(len(members)))
        known = set(turn)
        while turn:
            following: list[int] = []
            while turn:
                at = heapq.heappop(turn)
                known.discard(at)
                if renew(members[at]):
                    for above in self._above[members[at]]:
                        further = place.get(above)
                        if further is not None and further not in known:
                            known.add(further)
                            if further > at:
                                heapq.heappush(turn, further)
                            else:
                                following.append(further)
            turn = sorted(following)
