"""Flip test: the smallest sets of leaves whose rejection changes how the conclusion fares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.evaluation import Status
from argmap.model import Statement
from argmap.reviewing.cut_sets import Events, Family
from argmap.reviewing.page import Item, Section
from argmap.reviewing.prose import listed, sentence
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.support_strength import support_strength

KEY = "flips"
TITLE = "Flip test"
ABOUT = (
    "The smallest sets of leaves that would have to be rejected for the conclusion to stand no longer (or to stand, if "
    "it does not), objections and answers included. Each was tried out by evaluating the map again. A conclusion that "
    "hangs on one leaf is easy to turn; one that takes three together is robust, as far as this map goes. "
    "What the map accepts by a verdict is not put in question."
)
_MOST_TRIED = 200


def build(context: ReviewContext) -> Section:
    conclusion = context.main
    if conclusion is None:
        return Section(KEY, TITLE, ABOUT, "There is no conclusion.")
    before = context.stated.value(conclusion)
    tried, flips = 0, list[tuple[tuple[Statement, ...], Status]]()
    rest = False
    families = _families(context, conclusion)
    order = min(family.order for family in families)  # up to which size no set is missing
    for leaves in _candidates(context, conclusion, families):
        if any(set(found) < set(leaves) for found, _ in flips):
            continue
        if tried == _MOST_TRIED:
            rest = True
            break
        tried += 1
        with context.stated.supposing(reject=leaves):
            after, status = context.stated.value(conclusion), context.stated.status(conclusion)
        if after != before:
            flips.append((leaves, status))
        else:
            order = min(order, len(leaves))
    flips.sort(key=lambda f: (len(f[0]), sorted(support_strength(context, s) for s in f[0])))
    return Section(
        KEY,
        TITLE,
        ABOUT,
        _found(context, conclusion, flips, order),
        tuple(_item(conclusion, *flip) for flip in flips),
        notice=f"Only {_MOST_TRIED} sets were tried." if rest else "",
    )


def _families(context: ReviewContext, conclusion: Statement) -> tuple[Family, ...]:
    outlook = context.outlooks.standing(conclusion).value
    value = context.stated.value(conclusion)
    return (outlook.not_one,) if value == 1 else (outlook.not_zero,) if value == 0 else (outlook.one, outlook.zero)


def _candidates(
    context: ReviewContext, conclusion: Statement, families: Iterable[Family]
) -> Iterator[tuple[Statement, ...]]:
    """Sets of leaves that may change the value, smallest first."""
    events: Iterable[Events] = dict.fromkeys(each for family in families for each in family if each)
    for each in sorted(events, key=lambda e: (len(e), sorted(e))):
        leaves = tuple(context.leaves[event] for event in sorted(each))
        if conclusion not in leaves:  # to reject what is in question is no test of it
            yield leaves


def _found(
    context: ReviewContext, conclusion: Statement, flips: list[tuple[tuple[Statement, ...], Status]], order: int
) -> str:
    status = context.status(conclusion).value
    if not flips:
        none = "no single leaf" if order == 1 else f"no set of up to {order} leaves"
        return f"The conclusion is {status}, and {none} changes that."
    smallest = len(flips[0][0])
    many = sum(len(leaves) == smallest for leaves, _ in flips)
    one, more = (
        ("single leaf", "single leaves")
        if smallest == 1
        else (f"set of {smallest} leaves", f"sets of {smallest} leaves")
    )
    enough = f"a {one}" if many == 1 else f"any of {many} {more}"
    return f"The conclusion is {status}; {enough} can change that."


def _item(conclusion: Statement, leaves: tuple[Statement, ...], status: Status) -> Item:
    return Item(
        leaves[0] if len(leaves) == 1 else None,
        title="" if len(leaves) == 1 else f"{len(leaves)} leaves together",
        sort=f"{status.value}",
        remarks=(sentence("Rejecting ", listed(leaves), " makes ", conclusion, f" {status.value}."),),
        facts={"leaves": leaves, "status": status.value},
    )
