"""Turns of reasoning that often go wrong, as questions."""

from __future__ import annotations

from argmap.model import Statement
from argmap.reviewing.page import Item, Section
from argmap.reviewing.patterns import choices, minds, persons, repetitions, samples, senses, sequences
from argmap.reviewing.prose import counted, summed_up
from argmap.reviewing.review_context import ReviewContext

KEY = "patterns"
TITLE = "Turns of reasoning to look at"
ABOUT = (
    "Steps whose wording is that of reasoning which often goes wrong: two courses and no third, a few cases for all, "
    "what came after for what came of it, a first step from which there is no stopping, the person for what they say, "
    "the many for the matter, one word in two senses, what others think or want, the same said twice. The wording "
    "proves nothing: each is a question, and a good answer may be at hand."
)
_FINDERS = (
    choices.find,
    samples.find,
    sequences.causes,
    sequences.slopes,
    persons.attacks,
    persons.crowds,
    senses.find,
    minds.find,
    repetitions.find,
)


def build(context: ReviewContext) -> Section:
    items = [item for find in _FINDERS for item in find(context)]
    ranks = {id(item): rank for rank, item in enumerate(items)}
    items.sort(key=lambda item: (_nearness(context, item), ranks[id(item)]))
    found = summed_up(counted(len(items), "turn") + " of reasoning to look at") if items else "None was found."
    return Section(KEY, TITLE, ABOUT, found, tuple(items))


def _nearness(context: ReviewContext, item: Item) -> tuple[int, int]:
    """Steps and statements nearest to the main conclusion come first, what is about several statements last."""
    if item.node is None:
        return len(context.place) + 1, 0
    above = item.node if isinstance(item.node, Statement) else context.graph.statement_above(item.node)
    return (len(context.place), 0) if above is None else context.nearness(above)
