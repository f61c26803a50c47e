"""What can be put in question: the leaves of an argument, and the unwritten warrants of its steps.

What stands or falls together is one: a leaf that serves in one step only has the same effect on everything above as the
warrant of that step, and as the other such leaves in it. So sets of rejections are found, and told, as products: one of
these together with one of those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from argmap.evaluation import is_cited_evidence
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Kind, Reason, Statement
from argmap.reviewing.page import Prose
from argmap.reviewing.prose import listed, sentence

# Leaves, and a reason for its unwritten warrant: to reject one of them is the same as to reject another.
OneOf: TypeAlias = tuple[Target, ...]
# What has to be rejected together: one of each.
CutSet: TypeAlias = tuple[OneOf, ...]


def questionable(
    graph: ArgumentGraph, leaves: Iterable[Statement], warrants: Collection[Reason], apart: Collection[Target]
) -> dict[Target, OneOf]:
    """By what is rejected, a leaf or a reason: all that has the same effect, in reading order.

    `leaves` are those that may be rejected, `warrants` the reasons with unwritten warrants, and `apart` the statements
    and reasons whose rejection has effects of its own.
    """
    steps = _Steps(graph, apart)
    members: dict[Reason, list[Target]] = {}
    found: dict[Target, OneOf] = {}
    for leaf in leaves:
        use = steps.only_use(leaf)
        if use is None:
            found[leaf] = (leaf,)
        else:
            members.setdefault(steps.top(use), []).append(leaf)
    for reason in graph.reasons:
        if reason in warrants:
            members.setdefault(steps.top(reason), []).append(reason)
    for reason, each in members.items():
        found[reason if len(each) > 1 else each[0]] = tuple(each)
    return found


class _Steps:
    """The steps that fail together: all below a statement that has one reason and serves in one reason."""

    def __init__(self, graph: ArgumentGraph, apart: Collection[Target]) -> None:
        self.graph = graph
        self.apart = apart
        self.twins = {*graph.restatements, *graph.restatements.values()}
        self._tops: dict[Reason, Reason] = {}

    def only_use(self, statement: Statement) -> Reason | None:
        """The one reason in which a statement serves, if that is all that it does."""
        uses = self.graph.uses(statement)
        alone = len(uses) == 1 and statement not in self.apart and statement not in self.twins
        return uses[0] if alone and statement.kind is not Kind.CONCLUSION else None

    def top(self, reason: Reason) -> Reason:
        """The uppermost reason that fails whenever this one does, and for no other cause that is not its own."""
        way: dict[Reason, None] = {}
        while reason not in self._tops and reason not in way:
            way[reason] = None
            reason = self._above(reason) or reason
        top = self._tops.get(reason, reason)
        self._tops.update(dict.fromkeys(way, top))
        return top

    def _above(self, reason: Reason) -> Reason | None:
        """The reason that fails with this one, as what this one is for has no other reason and no other use."""
        target = self.graph.target(reason)
        if not isinstance(target, Statement) or reason.bearing is not Bearing.SUPPORT or is_cited_evidence(target):
            return None
        only = len(self.graph.support(target)) == 1 and not self.graph.reasons_on(target, Bearing.ATTACK)
        only &= target.verdict is None
        return self.only_use(target) if only else None


def products(cut_sets: Iterable[CutSet]) -> list[CutSet]:
    """The same sets, those joined that differ in one member only: one of more things together with the rest.

    Those that most have in common are joined first. Sets of one member stay as they are.
    """
    found = list(cut_sets)
    while True:
        groups: dict[frozenset[OneOf], list[tuple[int, OneOf]]] = {}
        for number, each in enumerate(found):
            for one_of in each if len(each) > 1 else ():
                groups.setdefault(frozenset(each) - {one_of}, []).append((number, one_of))
        largest = max(groups.values(), key=len, default=[])
        if len(largest) < 2:
            return found
        first, alone = largest[0]
        joined = tuple(dict.fromkeys(node for _, one_of in largest for node in one_of))
        gone = {number for number, _ in largest[1:]}
        found[first] = tuple(joined if one_of is alone else one_of for one_of in found[first])
        found = [each for number, each in enumerate(found) if number not in gone]


def told(one_of: OneOf) -> Prose:
    """``A``, ``one of A, B or C``, ``A or the step from it``, ``the unwritten warrant of the step …``."""
    statements = [each for each in one_of if isinstance(each, Statement)]
    steps = [each for each in one_of if isinstance(each, Reason)]
    warrant: Prose = ()
    if len(steps) == 1:
        warrant = _unwritten(steps[0])
        if len(statements) == 1:
            return sentence(statements[0], " or the unwritten step from it")
    elif steps:
        warrant = (f"the unwritten warrants of {len(steps)} steps",)
    if not statements:
        return sentence("one of ", warrant) if len(steps) > 1 else warrant
    said = listed(statements, joint="or")
    if not warrant:
        return said if len(statements) == 1 else sentence("one of ", said)
    return sentence("one of ", said, " or ", warrant)


def _unwritten(step: Reason) -> Prose:
    """``the unwritten step from A and others``, by its label where it has one."""
    first = step.premises[0]
    if step.label is not None or not isinstance(first, Statement):
        return sentence("the unwritten warrant of ", step)
    return sentence("the unwritten step from ", first, " and others" if len(step.premises) > 1 else "")


def together_with(cut_set: CutSet, verb: str = "") -> Prose:
    """``one of A or B together with C and with D``; the verb stands behind the first of them."""
    first, *others = map(told, cut_set)
    rest = [
        part for number, other in enumerate(others) for part in (" and with " if number else " together with ", other)
    ]
    return sentence(first, verb, *rest)


def nodes_of(cut_sets: Iterable[CutSet]) -> Mapping[Target, CutSet]:
    """For everything that is in one of some sets, the first of these."""
    found: dict[Target, CutSet] = {}
    for each in cut_sets:
        for node in (node for one_of in each for node in one_of):
            found.setdefault(node, each)
    return found
