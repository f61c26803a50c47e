"""Who says it instead of what is said; and how many say so instead of whether it is so."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.turns import Turns
from argmap.analysis.wording import tokens, wording
from argmap.model import Bearing, Reason, Statement
from argmap.reviewing.page import Item
from argmap.reviewing.patterns.wordings import steps, turns_of
from argmap.reviewing.prose import noted, sentence
from argmap.reviewing.review_context import ReviewContext

PERSON = "about who says it"
CROWD = "many think so"
_SUBJECT = 4  # words at the beginning of a text in which it names its subject


def attacks(context: ReviewContext) -> Iterator[Item]:
    """Objections and answers that speak of a person, where what the person says does not rest on their word."""
    for reason in context.graph.reasons:
        target = context.graph.target(reason)
        if reason.bearing is not Bearing.ATTACK or target is None or _rests_on_word(context, target):
            continue
        for premise in context.graph.premises(reason):
            turns = turns_of(context, premise)
            words = "" if turns is None else _about_a_person(context, turns, premise, target)
            if not words:
                continue
            what = "an answer to it" if _is_objection(context, target) else "an objection"
            yield Item(
                premise,
                sort=PERSON,
                remarks=(
                    sentence(f"Given as {what}: ", target, "."),
                    ("It speaks of who says so. If all of it is true, is what they say any less so?",),
                ),
                notes=noted(premise, reason),
                facts={"words": words, "against": target},
            )
            break


def _about_a_person(context: ReviewContext, turns: Turns, premise: Statement, target: Statement | Reason) -> str:
    """The words with which a premise speaks of who says something; empty where it speaks of what is said.

    Where it tells of one person, and has nothing to do with what it is against, this is taken for such words.
    """
    text = premise.text.words
    found = turns.person.search(text)
    if found is not None:
        return found[0]
    personal = turns.personal.search(text)
    if personal is None:
        return ""
    content = wording(context.graph).content
    against = (target,) if isinstance(target, Statement) else context.graph.premises(target)
    wanted = {stem for statement in against for stem in content[statement]}
    subject = set(tokens(text)[:_SUBJECT])
    shared = {stem for stem, word in content[premise].items() if stem in wanted and word not in subject}
    return "" if shared else personal[0]


def _rests_on_word(context: ReviewContext, target: Statement | Reason) -> bool:
    """Whether something is believed on somebody's word, so that it matters who says it."""
    graph = context.graph
    if isinstance(target, Statement):
        return target.basis is not None and target.basis.value in ("testimony", "expert-opinion")
    scheme = "" if target.scheme is None else target.scheme.value
    if any(word in scheme for word in ("opinion", "testimony", "position-to-know", "authority", "expert", "witness")):
        return True
    if scheme:
        return False
    return any(p.held_by is not None or _rests_on_word(context, p) for p in graph.premises(target))


def _is_objection(context: ReviewContext, target: Statement | Reason) -> bool:
    """Whether a node is, or is a premise of, something against something else."""
    if isinstance(target, Reason):
        return target.bearing is Bearing.ATTACK
    return any(r.bearing is Bearing.ATTACK for r in context.graph.uses(target))


def crowds(context: ReviewContext) -> Iterator[Item]:
    """Steps from what many hold or do to its being so, or to be done."""
    for step in steps(context):
        if step.turns.about_many.search(step.target.text.words):
            continue
        for premise in step.premises:
            found = step.turns.crowd.search(premise.text.words)
            if found is None:
                continue
            yield Item(
                step.reason,
                sort=CROWD,
                remarks=(
                    sentence(premise, " tells what many hold or do; ", step.target, " is drawn from that."),
                    ("Do they know, and have they reasons of their own? Many have been wrong together.",),
                ),
                notes=noted(step.reason),
                facts={"words": found[0], "premise": premise, "for": step.target},
            )
            break
