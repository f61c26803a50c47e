"""Key assumptions: what a conclusion rests on without evidence."""

from __future__ import annotations

from argmap.model import Kind, Statement
from argmap.reviewing.footing import Footing, footing
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, listed, sentence, verb
from argmap.reviewing.situation import Situation, is_vouched_for

KEY = "assumptions"
TITLE = "Key assumptions"
ABOUT = (
    "Statements that nothing in the map supports and that a conclusion rests on: premises that the author leaves "
    "unsaid, and claims that some conclusion cannot do without. Grant them, and the argument goes through; ask for "
    "each whether you do. Those nearest to the main conclusion come first."
)


def look(situation: Situation) -> Section:
    found = [s for s in situation.leaves if is_key(situation, s)]
    found.sort(key=lambda s: _rank(situation, s))
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
        tuple(_item(situation, s) for s in found),
        leads=True,
    )


def is_key(situation: Situation, leaf: Statement) -> bool:
    """Whether a leaf is listed here: unstated and rested on, or asserted and indispensable to a conclusion."""
    standing = footing(situation, leaf)
    if is_vouched_for(leaf):
        return False
    if standing is Footing.UNSTATED:
        return bool(situation.resting_on(leaf))
    return standing is Footing.ASSERTED and bool(situation.falling_with(leaf))


def _rank(situation: Situation, leaf: Statement) -> tuple[bool, tuple[int, int]]:
    """What decides over the main conclusion comes first, then what is nearest to it."""
    return leaf not in situation.turning, situation.nearness(leaf)


def _item(situation: Situation, leaf: Statement) -> Item:
    falling, resting = situation.falling_with(leaf), situation.resting_on(leaf)
    others = [c for c in resting if c not in falling]
    remarks: list[Prose] = []
    if falling:
        stand = verb(len(falling), "does not stand", "do not stand")
        remarks.append(sentence("Without it, ", listed(falling), f" {stand}."))
    together = [s for s in situation.turning.get(leaf, ()) if s is not leaf]
    if together and situation.main is not None:
        remarks.append(
            sentence("It and ", listed(together), " decide: without them, ", situation.main, " does not stand.")
        )
        others = [c for c in others if c is not situation.main]
    if others:
        also = " also" if remarks else ""
        keep = verb(len(others), "which has other grounds", "which have other grounds")
        remarks.append(sentence(f"It{also} helps to support ", listed(others), f", {keep}."))
    return Item(
        leaf,
        sort="unstated" if leaf.kind is Kind.ASSUMPTION else "asserted",
        remarks=tuple(remarks),
        note=leaf.note,
        facts={"falling": falling, "resting": resting},
    )
