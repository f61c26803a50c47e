"""The weak points of the case for a conclusion, each with what is to be asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from argmap.drafting.original import Original
from argmap.drafting.quoting import called, in_full, plain
from argmap.graph import Target
from argmap.model import Kind, Reason, Statement
from argmap.records import record
from argmap.reviewing.page import Section
from argmap.reviewing.problems import weightiest
from argmap.reviewing.sections import assertions, assumptions, likelihoods
from argmap.reviewing.support_strength import thinness

# The sections of a review that tell where the case for a conclusion is weak.
_SECTIONS = (assumptions, likelihoods, assertions)
_MOST_QUOTED = 3
_CARRIED = "carried"  # a likelihood that the map bears out


class Weakness(Enum):
    """The sorts of weak points."""

    UNSTATED = "unstated"
    BARE = "bare"
    STEP = "step"
    HEDGE_LOST = "hedge lost"
    THIN = "thin"


@record()
class WeakPoint:
    """A statement or step that the conclusion rests on, and what is weak about it."""

    node: Target
    weakness: Weakness


class WeakPoints:
    """The weak points of the case for the conclusion; `total` is how many statements and steps there are of them."""

    def __init__(self, original: Original) -> None:
        self._original = original
        self._sections = [_bearing(original, section.build(original.context)) for section in _SECTIONS]
        self.total = len({item.node for section in self._sections for item in section.items})

    def first(self, most: int) -> list[WeakPoint]:
        """The weightiest, at most so many, in the order of a review's problems."""
        items = weightiest(self._original.context, self._sections, most)
        return [WeakPoint(item.node, _weakness(item.node, item.sort)) for item in items if item.node is not None]


def _bearing(original: Original, section: Section) -> Section:
    """A section with what is weak about the case for the conclusion, and nothing else."""
    items = (item for item in section.items if item.node is not None and item.sort != _CARRIED)
    kept = tuple(item for item in items if item.node is not None and _bears(original, item.node))
    return Section(section.key, section.title, section.about, section.found, kept)


def _bears(original: Original, node: Target) -> bool:
    """Whether the conclusion rests on a statement, or on a step to one that it rests on, or is that one."""
    hit = original.graph.statement_above(node) if isinstance(node, Reason) else node
    return hit in original.context.distance and node is not original.main


def _weakness(node: Target, sort: str) -> Weakness:
    if isinstance(node, Reason):
        return Weakness.STEP
    if "hedge lost" in sort or "not carried" in sort:
        return Weakness.HEDGE_LOST
    if node.kind is Kind.EVIDENCE:
        return Weakness.THIN
    return Weakness.UNSTATED if node.kind is Kind.ASSUMPTION else Weakness.BARE


# -- in words ----------------------------------------------------------------------------------------------------------


def told(original: Original, point: WeakPoint) -> Iterator[str]:
    """A weak point as paragraphs of a comment: what the map says, indented, and what is weak about it."""
    node = point.node
    if isinstance(node, Reason):
        yield from _step(original, node)
    else:
        yield f"  {in_full(node)}"
    yield f"{_found(original, point)} {_carries(original, node)}".strip()


def _step(original: Original, reason: Reason) -> Iterator[str]:
    """The premises of a step and what they lead to, a line each."""
    premises = list(dict.fromkeys(original.graph.premises(reason)))
    shown = premises if len(premises) <= _MOST_QUOTED + 1 else premises[:_MOST_QUOTED]
    for number, premise in enumerate(shown):
        yield f"  {'and' if number else 'from'} {in_full(premise)}"
    if len(shown) < len(premises):
        yield f"  and {len(premises) - len(shown)} others"
    target = original.graph.statement_above(reason)
    if target is not None:
        yield f"  to {in_full(target)}"


def _found(original: Original, point: WeakPoint) -> str:
    """What is weak about a point, as a sentence."""
    if isinstance(point.node, Statement) and point.weakness is Weakness.THIN:
        why = thinness(original.graph, point.node)
        return f"This evidence is thin: {plain(why)}." if why else "This evidence is thin."
    if isinstance(point.node, Statement) and point.weakness is Weakness.HEDGE_LOST:
        premises = [p for reason in original.context.applying(point.node) for p in original.graph.premises(reason)]
        hedges = dict.fromkeys(f"“{plain(p.hedge or p.likelihood or '')}”" for p in premises if p.hedge or p.likelihood)
        said = f": {', '.join(list(hedges)[:_MOST_QUOTED])}" if hedges else ""
        return f"It is said more firmly than what it rests on{said}."
    return _FOUND[point.weakness]


_FOUND = {
    Weakness.UNSTATED: "The map needs it, and nobody says it.",
    Weakness.BARE: "It is said without a reason.",
    Weakness.STEP: "Nobody says why this step may be taken.",
}


def _carries(original: Original, node: Target) -> str:
    """What becomes of the conclusion without a statement or step; empty where it has other grounds."""
    context = original.context
    if original.main in context.falling_with(node):
        return "Without it the conclusion falls."
    together = [one_of for one_of in context.turning.get(node, ()) if node not in one_of]
    first = together[0][0] if len(together) == 1 else None
    if not isinstance(first, Statement):
        return ""
    return f"The conclusion needs this, or else {called(first)}{' and what goes with it' * (len(together[0]) > 1)}."
