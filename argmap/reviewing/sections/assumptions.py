"""Key assumptions: what a conclusion rests on without evidence."""

from __future__ import annotations

from argmap.model import Kind, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, listed, noted, sentence, verb
from argmap.reviewing.review_context import ReviewContext, is_vouched_for
from argmap.reviewing.support_strength import SupportStrength, support_strength

KEY = "assumptions"
TITLE = "Key assumptions"
ABOUT = (
    "Statements that nothing in the map supports and that a conclusion rests on: premises that the author leaves "
    "unsaid, and claims that some conclusion cannot do without. Grant them, and the argument goes through; ask for "
    "each whether you do. Those nearest to the main conclusion come first."
)


def build(context: ReviewContext) -> Section:
    found = [s for s in context.leaves if is_key(context, s)]
    found.sort(key=lambda s: _rank(context, s))
    unstated = sum(s.kind is Kind.ASSUMPTION for s in found)
    parts = [(unstated, "unstated assumption"), (len(found) - unstated, "bare claim")]
    said = " and ".join(counted(number, name) for number, name in parts if number)
    return Section(
        KEY,
        TITLE,
        ABOUT,
        f"{said} {verb(len(found), 'carries', 'carry')} a conclusion."
        if found
        else "Nothing that a conclusion rests on is without support.",
        tuple(_item(context, s) for s in found),
        leads=True,
    )


def is_key(context: ReviewContext, leaf: Statement) -> bool:
    """Whether a leaf is listed here: unstated and rested on, or asserted and indispensable to a conclusion."""
    standing = support_strength(context, leaf)
    if is_vouched_for(leaf):
        return False
    if standing is SupportStrength.UNSTATED:
        return bool(context.resting_on(leaf))
    return standing is SupportStrength.ASSERTED and bool(context.falling_with(leaf))


def _rank(context: ReviewContext, leaf: Statement) -> tuple[bool, int, bool, int]:
    """The sort key of a leaf: those that decide over the main conclusion, the nearest to it, the noted come first."""
    distance, place = context.nearness(leaf)
    return leaf not in context.turning, distance, leaf.note is None, place


def _item(context: ReviewContext, leaf: Statement) -> Item:
    falling, resting = context.falling_with(leaf), context.resting_on(leaf)
    others = [c for c in resting if c not in falling]
    remarks: list[Prose] = []
    if falling:
        stand = verb(len(falling), "does not stand", "do not stand")
        remarks.append(sentence("Without it, ", listed(falling), f" {stand}."))
    together = [s for s in context.turning.get(leaf, ()) if s is not leaf]
    if together and context.main is not None:
        both = "both" if len(together) == 1 else "all"
        remarks.append(
            sentence("If this and ", listed(together), f" are {both} rejected, ", context.main, " no longer stands.")
        )
        others = [c for c in others if c is not context.main]
    if others:
        rest = verb(
            len(others),
            "rests on it in part; it has other reasons too",
            "rest on it in part; they have other reasons too",
        )
        remarks.append(sentence(listed(others), f" {rest}."))
    return Item(
        leaf,
        sort="unstated" if leaf.kind is Kind.ASSUMPTION else "asserted",
        remarks=tuple(remarks),
        notes=noted(leaf),
        facts={"falling": falling, "resting": resting},
    )
