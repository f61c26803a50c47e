"""Objections that nothing answers, and doubts that are granted."""

from __future__ import annotations

from argmap.analysis.objections import objections, open_objections
from argmap.graph import Target
from argmap.model import Bearing, Reason, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import listed, noted, sentence, share, summed_up, told, verb
from argmap.reviewing.review_context import ReviewContext

KEY = "objections"
TITLE = "Unanswered objections"
ABOUT = (
    "What the map has against a statement, or against a step (an undercut), and leaves without an answer; also views "
    "of others that the author reports and passes over. Then the doubts that the author grants: the argument is only "
    "as good as the claim that they are outweighed."
)
# Each what-if looks at all conclusions.
_MOST_EVALUATED = 20


def build(context: ReviewContext) -> Section:
    graph = context.graph
    unanswered = sorted(open_objections(graph), key=lambda r: _rank(context, r))
    doubts = [r for r in graph.reasons if r.bearing is Bearing.CONCESSION and graph.target(r) is not None]
    doubts.sort(key=lambda r: _rank(context, r))
    items = [_objection(context, r, rank < _MOST_EVALUATED) for rank, r in enumerate(unanswered)]
    items += [_doubt(context, r) for r in doubts]
    return Section(
        KEY,
        TITLE,
        ABOUT,
        _found(len(objections(graph)), len(unanswered), len(doubts)),
        tuple(items),
    )


def _found(objections: int, unanswered: int, doubts: int) -> str:
    granted = told(doubts, "doubt is granted", "doubts are granted")
    if not objections:
        return summed_up(f"there is no objection in this map; {granted}")
    answers = share(
        unanswered,
        objections,
        ("objection", "objections"),
        ("has no answer", "have no answer"),
        "has an answer",
        "every objection has an answer",
    )
    return summed_up(f"{answers}; {granted}")


def _rank(context: ReviewContext, reason: Reason) -> tuple[bool, int, int, int]:
    on = context.graph.statement_above(reason)
    resting = context.resting_on(on) if on is not None else []
    reached = len(resting) + (on in context.conclusions)
    stands = context.stated.reason_value(reason)
    first = context.graph.premises(reason)[:1]
    return (reached == 0, -stands, -reached, context.place.get(first[0], 0) if first else 0)


def _objection(context: ReviewContext, objection: Reason, try_it: bool) -> Item:
    graph = context.graph
    target = graph.target(objection)
    assert target is not None  # noqa: S101 - `build` leaves out the others
    premises = graph.premises(objection)
    stands = context.stated.reason_value(objection) > 0
    remarks: list[Prose] = [_against(context, target, stands)]
    if len(premises) > 1:
        remarks.append(sentence("Together with it: ", listed(premises[1:]), "."))
    held = list(dict.fromkeys(p.held_by.value for p in premises if p.held_by is not None))
    if held:
        remarks.append((f"The view of {held[0]}: the author reports it and does not answer it.",))
    if try_it and not stands:
        remarks.append(_if_granted(context, premises))
    node: Target = premises[0] if premises else objection
    return Item(
        node,
        sort="undercut" if isinstance(target, Reason) else "objection",
        remarks=tuple(remarks),
        notes=noted(objection, *premises),
        facts={"target": target, "premises": premises, "held_by": held},
    )


def _against(context: ReviewContext, target: Target, stands: bool) -> Prose:
    """A sentence on what an objection is against, and what has become of that if it stands."""
    if isinstance(target, Statement):
        effect = f", which is {context.status(target).value} because of it" if stands else ""
        return sentence("Speaks against ", target, f"{effect}.")
    on = context.graph.statement_above(target)
    if not stands or on is None:
        return sentence("Undercuts ", target, ".")
    status = context.status(on).value
    rest = "supported by other reasons" if status == "supported" else status
    return sentence("Undercuts ", target, ", which lends no support while it stands; ", on, f" is {rest}.")


def _if_granted(context: ReviewContext, premises: tuple[Statement, ...]) -> Prose:
    """A sentence on what would change for the conclusions if the premises of an objection were granted."""
    before = {c: context.status(c) for c in context.conclusions}
    with context.stated.supposing(grant=premises):
        after = {c: context.status(c) for c in context.conclusions}
    changed = [c for c in context.conclusions if after[c] is not before[c]]
    it = verb(len(premises), "it is", "they are")
    if not changed:
        return (f"If {it} granted, no conclusion changes its status.",)
    status = after[changed[0]]
    same = [c for c in changed if after[c] is status]
    return sentence(f"If {it} granted, ", listed(same), f" {verb(len(same), 'becomes', 'become')} {status.value}.")


def _doubt(context: ReviewContext, doubt: Reason) -> Item:
    graph = context.graph
    target = graph.target(doubt)
    assert target is not None  # noqa: S101 - `build` leaves out the others
    premises = graph.premises(doubt)
    remarks: list[Prose] = [sentence("Granted about ", target, ".")]
    if len(premises) > 1:
        remarks.append(sentence("Together with it: ", listed(premises[1:]), "."))
    outweighing = [r for r in graph.reasons if doubt in graph.outweighed(r)]
    if outweighing:
        remarks.append(sentence("Said to be outweighed by ", listed(outweighing), "."))
    return Item(
        premises[0] if premises else doubt,
        sort="granted doubt",
        remarks=tuple(remarks),
        notes=noted(doubt, *premises),
        facts={"target": target, "premises": premises},
    )
