"""Key assumptions: what a conclusion rests on without evidence."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import listing
from argmap.graph import Target
from argmap.model import Kind, Reason, Statement, is_ruled
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, listed, noted, sentence, verb
from argmap.reviewing.questionable import told
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.support_strength import SupportStrength, support_strength

KEY = "assumptions"
TITLE = "Key assumptions"
ABOUT = (
    "What a conclusion rests on and nothing in the map supports: premises that the author leaves unsaid, claims that "
    "some conclusion cannot do without, and steps whose warrant nobody has written, so that only “if these, then that” "
    "leads over. Grant them, and the argument goes through; ask for each whether you do. Those nearest to the main "
    "conclusion come first."
)


_ADDED = "added"  # by the reviewer, or below such a step: no fault of the author's


def build(context: ReviewContext) -> Section:
    leaves = [s for s in context.leaves if is_key(context, s)]
    steps = [reason for reason in context.warrants if _is_needed(context, reason)]
    found: list[Target] = sorted((*leaves, *steps), key=lambda node: _rank(context, node))
    unstated = sum(s.kind is Kind.ASSUMPTION for s in leaves)
    parts = [
        (unstated, "unstated assumption"),
        (len(leaves) - unstated, "bare claim"),
        (len(steps), "unwritten warrant"),
    ]
    said = listing([counted(number, name) for number, name in parts if number] or [""], "and")
    return Section(
        KEY,
        TITLE,
        ABOUT,
        f"{said} {verb(len(found), 'carries', 'carry')} a conclusion."
        if found
        else "Nothing that a conclusion rests on is without support.",
        tuple(_item(context, s) if isinstance(s, Statement) else _step(context, s) for s in found),
    )


def is_key(context: ReviewContext, leaf: Statement) -> bool:
    """Whether a leaf is listed here: unstated and rested on, or asserted and indispensable to a conclusion."""
    standing = support_strength(context, leaf)
    if is_ruled(leaf, "accepted"):
        return False
    if standing is SupportStrength.UNSTATED:
        return bool(context.resting_on(leaf))
    return standing is SupportStrength.ASSERTED and bool(context.falling_with(leaf))


def _is_needed(context: ReviewContext, reason: Reason) -> bool:
    """Whether a conclusion rests on a step that is taken and whose warrant is unwritten."""
    target = context.warrants[reason].target
    return reason in context.applying(target) and context.resting.get(target, 0) != 0


def _rank(context: ReviewContext, node: Target) -> tuple[bool, bool, int, int, bool, int]:
    """The sort key: the author's own, what decides over the main conclusion, the nearest to it, what is said, and the
    noted come first.
    """
    added = node not in context.by_author
    if isinstance(node, Statement):
        distance, place = context.nearness(node)
        return added, node not in context.turning, distance, 0, node.note is None, place
    distance, place = context.nearness(context.warrants[node].premises[0])
    return added, node not in context.turning, distance, 1, node.note is None, place


def _step(context: ReviewContext, reason: Reason) -> Item:
    warrant = context.warrants[reason]
    unsaid = "Taken for granted and not written" if warrant.missing else "Not written"
    return Item(
        reason,
        sort="unwritten" if reason in context.by_author else _ADDED,
        remarks=((f"{unsaid}: {warrant.text}",), *_consequences(context, reason, context.resting_on(warrant.target))),
        notes=noted(reason),
        facts={"falling": context.falling_with(reason), "warrant": warrant.text, "missing": list(warrant.missing)},
    )


def _item(context: ReviewContext, leaf: Statement) -> Item:
    resting = context.resting_on(leaf)
    return Item(
        leaf,
        sort=_sort(context, leaf),
        remarks=tuple(_consequences(context, leaf, resting)),
        notes=noted(leaf),
        facts={"falling": context.falling_with(leaf), "resting": resting},
    )


def _sort(context: ReviewContext, leaf: Statement) -> str:
    if leaf not in context.by_author:
        return _ADDED
    return "unstated" if leaf.kind is Kind.ASSUMPTION else "asserted"


def _consequences(context: ReviewContext, node: Target, resting: list[Statement]) -> Iterator[Prose]:
    """What becomes of the conclusions that rest on something if it is rejected."""
    falling = context.falling_with(node)
    others = [c for c in resting if c not in falling]
    if falling:
        stand = verb(len(falling), "does not stand", "do not stand")
        yield sentence("Without it, ", listed(falling), f" {stand}.")
    together = [one_of for one_of in context.turning.get(node, ()) if node not in one_of]
    if together and context.main is not None:
        if len(together) == 1:
            others_too = sentence("together with ", told(together[0]))
        else:  # which these are the linchpins tell
            others_too = (f"together with {len(together)} others",)
        yield sentence("If this is rejected ", others_too, ", ", context.main, " no longer stands.")
        others = [c for c in others if c is not context.main]
    if others:
        rest = verb(
            len(others),
            "rests on it in part; it has other reasons too",
            "rest on it in part; they have other reasons too",
        )
        yield sentence(listed(others), f" {rest}.")
