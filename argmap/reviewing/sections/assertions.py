"""Leaves that are bare assertion, and evidence that carries little by itself."""

from __future__ import annotations

from argmap.model import Kind, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import begun, listed, noted, sentence, summed_up, told
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.sections.assumptions import is_key
from argmap.reviewing.support_strength import SupportStrength, support_strength, thinness

KEY = "assertions"
TITLE = "Bare assertions and thin evidence"
ABOUT = (
    "Claims for which the map has no reason, as far as they are not among the key assumptions: each helps to support a "
    "conclusion that has other grounds as well. And evidence that nobody can check, by what the map itself says of it. "
    "An assertion may be true; the reader is only asked to take it on trust."
)


def build(context: ReviewContext) -> Section:
    claims = [s for s in context.leaves if _is_assertion(context, s)]
    claims.sort(key=context.nearness)
    thin = [s for s in context.leaves if s.kind is Kind.EVIDENCE and thinness(context.graph, s)]
    items = [_thin(context, s) for s in thin] + [_claim(context, s) for s in claims]
    return Section(
        KEY,
        TITLE,
        ABOUT,
        summed_up(
            f"{told(len(thin), 'piece of evidence is thin', 'pieces of evidence are thin')}, and "
            f"{told(len(claims), 'further claim is', 'further claims are')} without a reason"
        ),
        tuple(items),
    )


def _is_assertion(context: ReviewContext, leaf: Statement) -> bool:
    asserted = support_strength(context, leaf) is SupportStrength.ASSERTED
    return asserted and not is_key(context, leaf) and bool(context.resting_on(leaf))


def _claim(context: ReviewContext, claim: Statement) -> Item:
    remarks: list[Prose] = [sentence("Helps to support ", listed(context.resting_on(claim)), ".")]
    if not claim.citations:
        remarks.append(("No source is named for it either.",))
    return Item(
        claim, sort="claim", remarks=tuple(remarks), notes=noted(claim), facts={"resting": context.resting_on(claim)}
    )


def _thin(context: ReviewContext, evidence: Statement) -> Item:
    why = thinness(context.graph, evidence)
    resting = context.resting_on(evidence)
    remarks: list[Prose] = [(f"{begun(why)}.",)]
    if resting:
        remarks.append(sentence("It helps to support ", listed(resting), "."))
    return Item(
        evidence, sort="evidence", remarks=tuple(remarks), notes=noted(evidence), facts={"why": why, "resting": resting}
    )
