"""After it, so because of it; and one step, so there is no stopping."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.wording import wording
from argmap.model import Bearing, Inference, Kind, Statement
from argmap.reviewing.page import Item, Prose
from argmap.reviewing.patterns.wordings import Step, is_answered, steps, turns_of
from argmap.reviewing.prose import counted, listed, noted, sentence
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation

AFTER = "after it, so because of it"
SLOPE = "one step leads to the last"
_LEAST_LINKS = 3
_LEAST_FAR = 2  # that speak of later, or of all and nobody


def causes(context: ReviewContext) -> Iterator[Item]:
    """Steps from one thing that followed upon another to the one as the cause of the other."""
    for step in steps(context):
        premise = next((p for p in step.premises if _followed(context, step, p)), None)
        if premise is None or step.speaks_of("rivals") or is_answered(context, step.target):
            continue
        others = [r for r in context.applying(step.target) if r is not step.reason]
        if any(step.turns.rivals.search(p.text.words) for r in others for p in context.graph.premises(r)):
            continue
        yield Item(
            step.reason,
            sort=AFTER,
            remarks=(
                sentence(
                    premise, " tells what came after what; ", step.target, " makes the one the cause of the other."
                ),
                ("What else changed at that time, and what happened where it was not done?",),
            ),
            notes=noted(step.reason),
            facts={"premise": premise, "for": step.target},
        )


def _followed(context: ReviewContext, step: Step, premise: Statement) -> bool:
    """Whether a premise tells a change after an event, and what it supports a cause of the same matter."""
    if not step.turns.after_this.search(premise.text.words) or not step.turns.causes.search(step.target.text.words):
        return False
    content = wording(context.graph).content
    return not content[premise].keys().isdisjoint(content[step.target].keys())


def slopes(context: ReviewContext) -> Iterator[Item]:
    """Chains of consequences from a first step to a last one, and texts that say there is no stopping."""
    told: set[Statement] = set()
    for statement in context.in_order:
        if statement in told or not _is_link(context, statement):
            continue
        links = _links(context, statement)
        turns = turns_of(context, statement)
        assert turns is not None  # noqa: S101 - it would be no link
        strong = any(turns.slippery.search(s.text.words) for s in links)
        far = sum(turns.later.search(s.text.words) is not None for s in links)
        if not strong and (len(links) < _LEAST_LINKS or far < _LEAST_FAR):
            continue
        told.update(links)
        remarks: list[Prose] = [("How likely is each link, and could one not stop before the last?",)]
        if len(links) > 1:
            chain = sentence(f"A chain of {counted(len(links), 'consequence')}: ", listed(links), ".")
            remarks.insert(0, chain)
        yield Item(statement, sort=SLOPE, remarks=tuple(remarks), notes=noted(statement), facts={"links": links})


def _is_link(context: ReviewContext, statement: Statement) -> bool:
    turns = turns_of(context, statement)
    if turns is None or statement.kind in (Kind.EVIDENCE, Kind.ASSUMPTION) or statement.hedge is not None:
        return False
    if is_recommendation(context, statement) or not _is_told_flatly(context, statement):
        return False
    return any(pattern.search(statement.text.words) for pattern in (turns.consequence, turns.slippery))


def _is_told_flatly(context: ReviewContext, statement: Statement) -> bool:
    """Whether a consequence is no part of a deduction, and no rule that is applied to a case beside it."""
    uses = [r for r in context.graph.uses(statement) if r.bearing is Bearing.SUPPORT]
    return not any(r.scheme is not None or r.inference is not Inference.DEFEASIBLE for r in uses)


def _links(context: ReviewContext, statement: Statement) -> list[Statement]:
    """A consequence with those that are reasons for it, and for these."""
    links = [statement]
    for link in links:
        for reason in context.applying(link):
            links += [p for p in context.graph.premises(reason) if p not in links and _is_link(context, p)]
    return links
