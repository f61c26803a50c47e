"""Why one statement fares as it does: what makes it stand or fall, what the evidence lacks, what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.evaluation import Evaluation, Reading, Status
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Reason, Statement, is_ruled
from argmap.records import record
from argmap.reviewing.page import Prose
from argmap.reviewing.prose import listed, sentence, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.sections import flips
from argmap.showing import Brief, quoted

_MOST_CHANGES = 6


@record()
class Causes(Brief):
    """Why a statement fares as it does.

    `why` says it in a clause. `causes` go through what bears on it, `lacking` through what keeps it from standing by
    evidence only (empty where it does, or where that is the same), and `changes` tell what would change its status.
    """

    statement: Statement
    status: Status
    why: str
    causes: tuple[Prose, ...]
    evidence_only: Status
    lacking: tuple[Prose, ...]
    changes: tuple[Prose, ...]

    def _brief(self) -> Iterator[object]:
        yield f"{self.status.value}:"
        yield quoted(self.statement.text)


def causes(
    graph: ArgumentGraph, statement: Statement, *, grant: tuple[Statement, ...] = (), reject: tuple[Statement, ...] = ()
) -> Causes:
    """Why a statement fares as it does if some statements stood or fell."""
    context = ReviewContext(graph, conclusion=statement, grant=grant, reject=reject)
    status, evidence_only = context.status(statement), context.evidence_only.status(statement)
    lacking = _reasons(context, context.evidence_only, statement) if evidence_only is not status else ()
    found = flips.build(context).items
    changes = [remark for item in found[:_MOST_CHANGES] for remark in item.remarks]
    if len(found) > _MOST_CHANGES:
        changes.append((f"And {len(found) - _MOST_CHANGES} more.",))
    return Causes(
        statement,
        status,
        in_short(context, statement),
        (*_reasons(context, context.stated, statement), *_against(context, statement)),
        evidence_only,
        tuple(lacking),
        tuple(changes),
    )


def in_short(context: ReviewContext, statement: Statement) -> str:
    """Why a statement fares as it does, as a clause of a few words."""
    status = context.status(statement)
    standing = context.stated.standing(statement)
    if standing.fixed is not None:
        return "ruled so by a verdict"
    if standing.evidence and status is Status.SUPPORTED:
        return "cited evidence, and no objection stands"
    holding = sum(context.stated.value(r) == 1 for r in standing.support)
    against = sum(context.stated.value(r) == 1 for r in standing.objections)
    if status is Status.SUPPORTED:
        reasons = f"{holding} of {len(standing.support)} reasons" if len(standing.support) > 1 else "its reason"
        holds = "holds" if len(standing.support) == 1 or holding == 1 else "hold"
        return f"{reasons} {holds}, and no objection stands" if standing.support else "granted, as nobody doubts it"
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


def _reasons(context: ReviewContext, evaluation: Evaluation, statement: Statement) -> tuple[Prose, ...]:
    """What is for a statement, and whether it holds."""
    standing = evaluation.standing(statement)
    if standing.fixed is not None:
        return (("A ruling decides it, whatever bears on it.",),)
    found: list[Prose] = []
    if standing.evidence:
        found.append(("It is evidence that cites a source.",))
    elif not standing.support:
        granted = evaluation.reading is Reading.AS_STATED and not standing.questioned
        found.append(("It has no reason, and is granted." if granted else "It has no reason, and is not granted.",))
    found.extend(_reason(context, evaluation, reason) for reason in standing.support)
    return tuple(found)


def _reason(context: ReviewContext, evaluation: Evaluation, reason: Reason) -> Prose:
    value, premises = evaluation.value(reason), context.graph.premises(reason)
    label = reason.label or reason.scheme
    step = f" (“{' '.join(label.words.split())}”)" if label is not None else ""
    together = " together" if len(premises) > 1 else ""
    if value == 1:
        supports, stands = verb(len(premises), "supports", "support"), verb(len(premises), "stands", "stand")
        return sentence(listed(premises), f"{together} {supports} it{step}, and {stands}.")
    how = "does not hold" if value == 0 else "is not settled"
    given = verb(len(premises), "is given for it", "are given for it")
    return sentence(
        listed(premises),
        f"{together} {given}{step}, which {how}: ",
        *_faults(context, evaluation, reason, premises),
        ".",
    )


def _faults(
    context: ReviewContext, evaluation: Evaluation, reason: Reason, premises: tuple[Statement, ...]
) -> Iterator[str | Statement | Reason]:
    """What keeps a reason from holding, as a part of a sentence."""
    faults: list[Prose] = [
        sentence(premise, f" is {evaluation.status(premise).value}")
        for premise in dict.fromkeys(premises)
        if evaluation.value(premise) < 1
    ]
    undercuts = [r for r in context.graph.reasons_on(reason, Bearing.ATTACK) if evaluation.value(r) > 0]
    faults += [sentence("it is undercut by ", listed(context.graph.premises(r))) for r in undercuts]
    if reason.verdict is not None and is_ruled(reason, "rejected", "questioned"):
        faults.append((f"the step is {reason.verdict.value}",))
    elif evaluation.reading is Reading.EVIDENCE_ONLY and reason in context.warrants:
        faults.append(("the warrant of the step is not written",))
    if not faults:
        faults.append(("a premise is not known, or something outweighs it",))
    for number, fault in enumerate(faults):
        if number:
            yield " and " if number == len(faults) - 1 else ", "
        yield from fault


def _against(context: ReviewContext, statement: Statement) -> Iterator[Prose]:
    """What is against a statement, and whether it stands."""
    for objection in context.stated.standing(statement).objections:
        premises = context.graph.premises(objection)
        value = context.stated.value(objection)
        stands = "stands" if value == 1 else "does not stand" if value == 0 else "is not settled"
        attackable: tuple[Target, ...] = (objection, *premises)
        answers = [
            premise
            for node in attackable
            for answer in context.graph.reasons_on(node, Bearing.ATTACK)
            for premise in context.graph.premises(answer)
        ]
        reply = sentence("; the answer to it is ", listed(answers)) if answers else ()
        yield sentence(
            listed(premises), f" {verb(len(premises), 'speaks', 'speak')} against it: that {stands}", reply, "."
        )
    opposed = context.graph.opposition.pairs()
    others = [two if one is statement else one for one, two in opposed if statement in (one, two) and one is not two]
    for other in dict.fromkeys(others):
        yield sentence("It cannot stand together with ", other, f", which is {context.status(other).value}.")
