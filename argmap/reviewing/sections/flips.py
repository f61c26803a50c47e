"""Flip test: the smallest sets of leaves whose rejection changes how the conclusion fares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod

from argmap.evaluation import Status
from argmap.graph import Target
from argmap.model import Statement
from argmap.reviewing.cut_sets import Events, Family
from argmap.reviewing.page import Item, Section
from argmap.reviewing.prose import sentence
from argmap.reviewing.questionable import CutSet, products, together_with
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.support_strength import weakest_of

KEY = "flips"
TITLE = "Flip test"
ABOUT = (
    "The smallest sets of rejections with which the conclusion stands no longer (or stands, if it does not), "
    "objections and answers included. What can be rejected is a statement without reasons, or a step whose warrant is "
    "not written. Each was tried out by evaluating the map again. A conclusion that one rejection turns is easy to "
    "turn. "
    "What the map accepts by a verdict is not put in question."
)
_MOST_TRIED = 200


def build(context: ReviewContext) -> Section:
    conclusion = context.main
    if conclusion is None:
        return Section(KEY, TITLE, ABOUT, "There is no conclusion.")
    tried, found = 0, dict[CutSet, Status]()
    rest = False
    families = _families(context, conclusion)
    order = min(family.order for family in families)  # up to which size no set is missing
    for rejected in _candidates(context, conclusion, families):
        ways = context.ways(rejected)
        if any(set(each) <= set(ways) for each in found):
            continue
        if tried == _MOST_TRIED:
            rest = True
            break
        tried += 1
        flip = _least(context, conclusion, rejected)
        if flip is None:
            order = min(order, len(rejected))
        else:
            found.setdefault(*flip)
    flips = list(found.items())
    statuses = dict.fromkeys(status for _, status in flips)
    joined = [(ways, status) for status in statuses for ways in _of(flips, status)]
    joined.sort(key=lambda f: (len(f[0]), sorted(weakest_of(context, one_of) for one_of in f[0])))
    return Section(
        KEY,
        TITLE,
        ABOUT,
        _found(context, conclusion, flips, order),
        tuple(_item(conclusion, *flip) for flip in joined),
        notice=f"Only {_MOST_TRIED} sets were tried." if rest else "",
    )


def _least(context: ReviewContext, conclusion: Statement, rejected: tuple[Target, ...]) -> tuple[CutSet, Status] | None:
    """A set of rejections that changes the value, without what is not needed for that; None where it does not."""
    status = _after(context, conclusion, rejected)
    if status is None:
        return None
    for left_out in rejected if len(rejected) > 1 else ():
        fewer = _least(context, conclusion, tuple(node for node in rejected if node is not left_out))
        if fewer is not None:
            return fewer
    return context.ways(rejected), status


def _after(context: ReviewContext, conclusion: Statement, rejected: Iterable[Target]) -> Status | None:
    """The status of a conclusion if some things were rejected, None where its value stays the same."""
    before = context.stated.value(conclusion)
    with context.stated.supposing(reject=rejected):
        return context.stated.status(conclusion) if context.stated.value(conclusion) != before else None


def _of(flips: list[tuple[CutSet, Status]], status: Status) -> list[CutSet]:
    """The sets that lead to a status, as products."""
    return products(ways for ways, found in flips if found is status)


def _families(context: ReviewContext, conclusion: Statement) -> tuple[Family, ...]:
    outlook = context.outlooks.standing(conclusion).value
    value = context.stated.value(conclusion)
    return (outlook.not_one,) if value == 1 else (outlook.not_zero,) if value == 0 else (outlook.one, outlook.zero)


def _candidates(
    context: ReviewContext, conclusion: Statement, families: Iterable[Family]
) -> Iterator[tuple[Target, ...]]:
    """Sets of rejections that may change the value, smallest first."""
    events: Iterable[Events] = dict.fromkeys(each for family in families for each in family if each)
    for each in sorted(events, key=lambda e: (len(e), sorted(e))):
        rejected = tuple(context.rejected_in[event] for event in sorted(each))
        if conclusion not in rejected:  # to reject what is in question is no test of it
            yield rejected


def _found(context: ReviewContext, conclusion: Statement, flips: list[tuple[CutSet, Status]], order: int) -> str:
    status = context.status(conclusion).value
    if not flips:
        none = "no single rejection" if order == 1 else f"no set of up to {order} rejections"
        return f"The conclusion is {status}, and {none} changes that."
    smallest = len(flips[0][0])
    many = sum(prod(map(len, ways)) for ways, _ in flips if len(ways) == smallest)
    one, more = (
        ("single rejection", "single rejections")
        if smallest == 1
        else (f"set of {smallest} rejections", f"sets of {smallest} rejections")
    )
    enough = f"a {one}" if many == 1 else f"any of {many} {more}"
    return f"The conclusion is {status}; {enough} can change that."


def _item(conclusion: Statement, ways: CutSet, status: Status) -> Item:
    alone = ways[0][0] if len(ways) == len(ways[0]) == 1 else None
    return Item(
        alone,
        title="" if alone is not None else "any one of several" if len(ways) == 1 else f"{len(ways)} together",
        sort=f"{status.value}",
        remarks=(sentence("Rejecting ", together_with(ways), " makes ", conclusion, f" {status.value}."),),
        facts={"rejected": ways, "status": status.value},
    )
