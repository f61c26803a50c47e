"""What a conclusion rests on, counted, and why it fares as it does."""

from __future__ import annotations

from argmap.analysis.objections import open_objections
from argmap.analysis.origins import origins
from argmap.evaluation import Status
from argmap.model import Kind, Reason, Statement
from argmap.records import record
from argmap.reviewing.page import Tally
from argmap.reviewing.review_context import ReviewContext, is_vouched_for


@record()
class _Below:
    """The statements that a conclusion rests on, itself among them, and those of them with which the argument ends."""

    statements: frozenset[Statement]
    leaves: tuple[Statement, ...]


def tally(context: ReviewContext, conclusion: Statement) -> Tally:
    """The counts for one conclusion."""
    below = _below(context, conclusion)
    sets = context.cut_sets(conclusion)[0] if not context.is_leaf(conclusion) else []
    needed = [n for each in sets if len(each) == 1 for n in each[0] if isinstance(n, Statement) and n is not conclusion]
    steps = [r for r in context.warrants if context.graph.target(r) in below.statements and _is_taken(context, r)]
    unsaid = [s for s in below.leaves if s.kind is Kind.ASSUMPTION and not is_vouched_for(s)]
    works, at_first_hand = _sources(context, below.leaves)
    return Tally(
        reasons=len(context.applying(conclusion)),
        needed_by_all=tuple(sorted(needed, key=context.place.__getitem__)),
        unwritten=len(steps),
        unsaid=len(unsaid),
        sources=works,
        at_first_hand=at_first_hand,
        open_objections=_open_objections(context, below.statements),
    )


def why(context: ReviewContext, statement: Statement) -> str:
    """Why a statement fares as it does, as a clause of a few words."""
    status = context.status(statement)
    standing = context.stated.standing(statement)
    if standing.fixed is not None:
        return "ruled so by a verdict"
    if standing.evidence and status is Status.SUPPORTED:
        return "cited evidence, and nothing stands against it"
    holding = sum(context.stated.value(r) == 1 for r in standing.support)
    against = sum(context.stated.value(r) == 1 for r in standing.objections)
    if status is Status.SUPPORTED:
        reasons = f"{holding} of {len(standing.support)} reasons" if len(standing.support) > 1 else "its reason"
        holds = "holds" if len(standing.support) == 1 or holding == 1 else "hold"
        return (
            f"{reasons} {holds}, and nothing stands against it" if standing.support else "granted, as nobody doubts it"
        )
    return _why_not(status, holding=holding, against=against, reasons=len(standing.support))


def _why_not(status: Status, *, holding: int, against: int, reasons: int) -> str:
    objections = "an objection stands" if against == 1 else f"{against} objections stand" if against else ""
    if status is Status.CONTESTED:
        hold = "a reason holds" if holding == 1 else f"{holding} reasons hold" if holding else "it has a ground"
        return f"{hold}, and {objections or 'what contradicts it stands too'}"
    if status is Status.DEFEATED:
        return (
            f"{'no reason holds' if reasons else 'it has no reason'}, and {objections or 'what contradicts it stands'}"
        )
    if status is Status.UNSUPPORTED:
        return "none of its reasons holds" if reasons else "it is not granted and has no reason"
    return "it hangs on something contested, or on a circle"


def _below(context: ReviewContext, conclusion: Statement) -> _Below:
    found = {conclusion}
    waiting = [conclusion]
    while waiting:
        statement = waiting.pop()
        for premise in (p for reason in context.applying(statement) for p in context.graph.premises(reason)):
            if premise not in found:
                found.add(premise)
                waiting.append(premise)
    leaves = [s for s in found if context.is_leaf(s)]
    return _Below(frozenset(found), tuple(sorted(leaves, key=context.place.__getitem__)))


def _is_taken(context: ReviewContext, reason: Reason) -> bool:
    return reason in context.applying(context.warrants[reason].target)


def _sources(context: ReviewContext, leaves: tuple[Statement, ...]) -> tuple[int, int]:
    """How many works but the mapped one the evidence goes back to, and how many are not known through others only."""
    names: set[str] = set()
    known: dict[str, bool] = {}
    for leaf in leaves:
        if leaf.kind is Kind.EVIDENCE:
            works = context.graph.works(context.graph.map_of(leaf))
            for name in origins(context.graph, leaf):
                names.add(name)
                known[name] = name in works and not works[name].cited_in
    names -= {each.work.value for each in context.graph.maps if each.work is not None}
    return len(names), sum(known[name] for name in names)


def _open_objections(context: ReviewContext, statements: frozenset[Statement]) -> int:
    """How many objections to what a conclusion rests on, or to its steps, nobody has answered."""
    return sum(context.graph.statement_above(reason) in statements for reason in open_objections(context.graph))
