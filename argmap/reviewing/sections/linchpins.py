"""Linchpins: what brings conclusions down when it is rejected, alone or together with others."""

from __future__ import annotations

from argmap.evaluation import Status
from argmap.model import Reason, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, listed, noted, sentence, share, summed_up, verb
from argmap.reviewing.prose import told as said_of
from argmap.reviewing.questionable import CutSet, products, together_with, told
from argmap.reviewing.review_context import MOST_TOGETHER, ReviewContext
from argmap.reviewing.support_strength import support_strength, weakest_of, words

KEY = "linchpins"
TITLE = "Linchpins"
ABOUT = (
    "What brings a conclusion down if it is rejected, alone or two or three together: first for the main conclusion, "
    "then statements with which several conclusions fall, those on the weakest ground before the others, then for each "
    "other conclusion. What can be rejected is a statement that has no reasons, or a step whose warrant nobody has "
    "written. These are minimal cut sets, worked out from the structure of the map; how likely it is that something is "
    "rejected does not come in. "
    "What the map accepts by a verdict is not put in question."
)
_MOST_SETS = 5
_STANDING = (Status.SUPPORTED, Status.CONTESTED)


def build(context: ReviewContext) -> Section:
    single = [s for s in context.in_order if _brings_down_several(context, s)]
    single.sort(key=lambda s: (-len(context.falling_with(s)), support_strength(context, s), context.place[s]))
    standing = [c for c in context.conclusions if context.status(c) in _STANDING and not context.is_leaf(c)]
    sets = {c: context.cut_sets(c) for c in standing}
    main = [c for c in standing if c is context.main]
    items = [_conclusion(context, c, *sets[c]) for c in main]
    items += [_single(context, s) for s in single]
    items += [_conclusion(context, c, *sets[c]) for c in standing if c not in main]
    short = [c for c in standing if sets[c][1] < MOST_TOGETHER]
    alone = sum(bool(found and len(found[0]) == 1) for found, _ in sets.values())
    return Section(
        KEY,
        TITLE,
        ABOUT,
        _found(len(single), alone, len(standing)),
        tuple(items),
        notice=_left_out(context, short),
    )


def _found(single: int, alone: int, standing: int) -> str:
    if not standing:
        return "No conclusion has a reason that holds, so none can lose one."
    several = "conclusions that stand or are contested"
    fall = share(
        alone,
        standing,
        ("conclusion that stands or is contested", several),
        ("falls with a single rejection", "fall with a single rejection"),
        "falls with no single rejection",
        f"none of {standing} {several} falls with a single rejection",
    )
    down = said_of(single, "statement brings down several conclusions", "statements bring down several conclusions")
    return summed_up(f"{down}; {fall}")


def _left_out(context: ReviewContext, short: list[Statement]) -> str:
    """A notice of what was not looked at, empty for nothing."""
    said = []
    if short:
        said.append(
            f"For {counted(len(short), 'conclusion')} not all sets of up to {MOST_TOGETHER} are listed: there are "
            "too many, or a rejection that takes one ground away also silences an objection to another."
        )
    if context.untried:
        each = counted(context.untried, "statement")
        said.append(f"For {each} it was not tried out what falls with them: it would take too long.")
    return " ".join(said)


def _brings_down_several(context: ReviewContext, statement: Statement) -> bool:
    return len(context.falling_with(statement)) > 1


def _single(context: ReviewContext, statement: Statement) -> Item:
    falling = context.falling_with(statement)
    return Item(
        statement,
        sort="several conclusions",
        remarks=(
            sentence(f"{len(falling)} conclusions fall with it: ", listed(falling), "."),
            (f"Its ground: {words(support_strength(context, statement))}.",),
        ),
        facts={"falling": falling},
    )


def _conclusion(context: ReviewContext, conclusion: Statement, sets: list[CutSet], order: int) -> Item:
    nodes = [node for each in sets if len(each) == 1 for node in each[0] if node is not conclusion]
    alone = [node for node in nodes if isinstance(node, Statement)]
    steps = [node for node in nodes if isinstance(node, Reason)]
    together = [each for each in products(sets) if len(each) > 1]
    alone.sort(key=lambda leaf: (support_strength(context, leaf), context.place[leaf]))
    remarks: list[Prose] = []
    if alone:
        one = len(alone) == 1
        begins = "It needs " if one else f"It needs every one of {len(alone)} statements, on the weakest ground "
        remarks.append(sentence(begins, listed(alone), "."))
    if steps:
        also = "It also needs" if alone else "It needs"
        warrants = told(tuple(steps)) if len(steps) == 1 else (f"the unwritten warrants of {len(steps)} steps",)
        remarks.append(sentence(f"{also} ", warrants, "."))
    together.sort(key=lambda each: (len(each), sorted(weakest_of(context, one_of) for one_of in each)))
    remarks += [sentence("It falls if ", together_with(each, " is rejected"), ".") for each in together[:_MOST_SETS]]
    if len(together) > _MOST_SETS:
        more = len(together) - _MOST_SETS
        remarks.append((f"There {verb(more, 'is', 'are')} {counted(more, 'more such way')} of up to {order}.",))
    if not nodes:
        nor = f", nor do up to {order} together" if order > 1 and not together else ""
        remarks.append((f"No single rejection brings it down{nor}.",))
    return Item(
        conclusion,
        sort="conclusion",
        remarks=tuple(remarks),
        notes=noted(conclusion),
        facts={"cut_sets": sets, "complete_up_to": order},
    )
