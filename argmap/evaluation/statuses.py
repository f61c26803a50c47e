"""Which statements stand, given what is granted: three values, one answer, no weights.

The definition stands in `network`; here 1 (stands), 0 (falls) and ½ (not settled) are put into it. All operations are
monotone when ½ is read as "not known yet", so there is a least fixpoint, it is unique, and circles are harmless: what
rests only on a circle stays ½ (S. C. Kleene, Introduction to Metamathematics, 1952, §64; the use on networks of
arguments follows P. M. Dung, Artificial Intelligence 77, 1995). Each value changes at most once, so the work is close
to linear in the size of the map.

The status follows from the structure of the map and from what is granted. It is not a truth value, and there are no
weights: ten weak reasons are not more than one.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from argmap.evaluation.network import Network, Reading
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement


class Status(Enum):
    """How a statement fares; `value` of its evaluation is 1 for supported, ½ for contested and open, else 0."""

    SUPPORTED = "supported"
    DEFEATED = "defeated"
    CONTESTED = "contested"
    UNSUPPORTED = "unsupported"
    OPEN = "open"


# Values are counted in halves, so that `2 - value` is what is left when something of that value takes it away.
_FALLS, _UNSETTLED, _STANDS = 0, 1, 2


class Evaluation(Network[int]):
    """The statuses of one graph under one reading."""

    falls, unsettled, stands = _FALLS, _UNSETTLED, _STANDS

    def least(self, values: Iterable[int]) -> int:
        return min(values, default=_STANDS)

    def greatest(self, values: Iterable[int]) -> int:
        return max(values, default=_FALLS)

    def rest(self, value: int) -> int:
        return _STANDS - value

    def combined(self, ground: int, against: int) -> int:
        if ground == _FALLS:
            return _FALLS
        return _STANDS if ground == _STANDS and against == _FALLS else _UNSETTLED

    def status(self, statement: Statement) -> Status:
        """The label of a statement."""
        standing = self.standing(statement)
        if standing.fixed is not None:
            return Status.SUPPORTED if standing.fixed else Status.DEFEATED
        ground, against = self.ground(standing), self.against(standing)
        if ground == _STANDS and against == _FALLS:
            return Status.SUPPORTED
        if ground == _FALLS:
            return Status.DEFEATED if against == _STANDS else Status.UNSUPPORTED
        return Status.CONTESTED if ground == against == _STANDS else Status.OPEN

    def value(self, node: Statement | Reason) -> float:
        """1 for what stands, 0 for what falls, 0.5 for what is not settled."""
        return (self.reason_value(node) if isinstance(node, Reason) else self.standing(node).value) / 2


def evaluate(
    graph: ArgumentGraph,
    reading: Reading = Reading.AS_STATED,
    *,
    grant: Iterable[Statement] = (),
    reject: Iterable[Statement] = (),
) -> Evaluation:
    """Evaluate a graph; `grant` and `reject` fix statements as standing or falling, whatever the map says."""
    return Evaluation(graph, reading, grant=grant, reject=reject)
