"""Likelihood wording against support: what the stated numbers carry, and hedges that are lost on the way."""

from __future__ import annotations

from argmap.analysis.strength import Strength
from argmap.likelihood import NOTHING, Bounds, commitment, said
from argmap.model import Kind, Reason, Statement
from argmap.reviewing.calibration import worded
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import begun, listed, noted, sentence, summed_up, told, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation

KEY = "likelihood"
TITLE = "Likelihood wording against support"
ABOUT = (
    "Where likelihoods are stated: what whoever accepts them is committed to, and whether the map carries what it "
    "says. And statements without a hedge each of whose reasons has a hedged premise: what was only possible or "
    "probable has become plain fact on the way. A hedge is never turned into a number."
)


def build(context: ReviewContext) -> Section:
    bounds = Bounds(context.graph, context.stated)
    committed = [(s, said_so) for s in context.in_order if (said_so := commitment(bounds, s)) is not None]
    committed.sort(key=lambda pair: (_is_carried(bounds, pair[0]), context.nearness(pair[0])))
    lost = [s for s in context.in_order if _loses_hedge(context, s)]
    lost.sort(key=context.nearness)
    items = [_committed(bounds, *pair) for pair in committed] + [_lost(context, s) for s in lost]
    stated = sum(bounds.stated(s) is not None for s in context.in_order)
    failing = sum(not _is_carried(bounds, s) for s, _ in committed)
    found = summed_up(
        told(stated, "likelihood is stated", "likelihoods are stated") + _carried(stated, failing)
        if stated
        else "no likelihood is stated as a number or on a scale",
        told(len(lost), "statement has lost a hedge", "statements have lost a hedge"),
    )
    return Section(KEY, TITLE, ABOUT, found, tuple(items))


def _carried(stated: int, failing: int) -> str:
    """The rest of a sentence about so many stated likelihoods, of which so many are not carried."""
    if not stated:
        return ""
    if stated == 1:
        return ", and it is not carried by the map" if failing else ", and the map does not fall short of it"
    if not failing:
        return ", and the map does not fall short of them"
    if failing == stated:
        return ", and none of them is carried by the map"
    return f", and {failing} of them {verb(failing, 'is', 'are')} not carried by the map"


def _is_carried(bounds: Bounds, statement: Statement) -> bool:
    """Whether the reasons give a statement what is stated for it, and the objections leave it."""
    stated, carried, limited = bounds.stated(statement), bounds.carried(statement), bounds.limited(statement)
    if stated is None:
        return True
    enough = carried is None or stated.low <= carried.value + NOTHING
    return enough and (limited is None or stated.low <= limited.value + NOTHING)


def _committed(bounds: Bounds, statement: Statement, words: str) -> Item:
    stated, carried = bounds.stated(statement), bounds.carried(statement)
    return Item(
        statement,
        sort="carried" if _is_carried(bounds, statement) else "not carried",
        remarks=((f"{begun(words)}.",),),
        notes=noted(statement),
        facts={
            "stated": None if stated is None else said(stated),
            "at_least": None if carried is None else carried.value,
        },
    )


def _loses_hedge(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement is flat while every reason for it that holds, in the map, has a hedged premise."""
    reasons = context.applying(statement)
    if statement.kind is Kind.ASSUMPTION:  # nobody but the map maker worded it
        return False
    if is_recommendation(context, statement):  # advice may be firm although what it rests on is not
        return False
    if not reasons or worded(context, statement).strength < Strength.FLAT or context.stated.value(statement) == 0:
        return False
    return all(r.hedge is not None or r.strength is not None or _hedged(context, r) for r in reasons)


def _hedged(context: ReviewContext, reason: Reason) -> list[Statement]:
    return [p for p in context.graph.premises(reason) if worded(context, p).strength < Strength.FLAT]


def _lost(context: ReviewContext, statement: Statement) -> Item:
    hedged = list(dict.fromkeys(p for r in context.applying(statement) for p in _hedged(context, r)))
    words = [word for p in hedged if (word := worded(context, p).words)]
    rest = verb(len(context.applying(statement)), "its reason rests", "its reasons rest")
    remarks: list[Prose] = [sentence(f"It is stated without a hedge; {rest} on ", listed(hedged), ".")]
    if words:
        quoted = ", ".join(f"“{word}”" for word in words)
        hedges = f"{verb(len(hedged), 'Its', 'Their')} {verb(len(words), 'hedge', 'hedges')}"
        remarks.append((f"{hedges}: {quoted}.",))
    return Item(
        statement,
        sort="hedge lost",
        remarks=tuple(remarks),
        notes=noted(statement),
        facts={"hedged": hedged},
    )
