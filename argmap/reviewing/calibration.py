"""How strongly statements are worded, and what becomes of that on the way to what they support."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from argmap.analysis.strength import Strength, StrengthWords
from argmap.analysis.wording import tokens, wording
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation


@record()
class Worded:
    """How strongly something is said, and the words that say so; empty for what is said flatly."""

    strength: Strength
    words: str = ""


_kept: WeakKeyDictionary[ArgumentGraph, dict[Statement, Worded]] = WeakKeyDictionary()


def worded(context: ReviewContext, statement: Statement) -> Worded:
    """How strongly a statement is worded, by its keys, or by its text where it has none; flat where nobody can tell."""
    known = _kept.setdefault(context.graph, {})
    if statement not in known:
        known[statement] = _worded(context, statement)
    return known[statement]


def _worded(context: ReviewContext, statement: Statement) -> Worded:
    words = strength_words(context, statement)
    hedge = statement.hedge or statement.likelihood
    if hedge is not None:
        return Worded(Strength.PROBABLE if words is None else words.of_hedge(hedge.value), hedge.words)
    if words is None:
        return Worded(Strength.FLAT)
    vocabulary = wording(context.graph).vocabulary(statement)
    text = statement.text.words
    hedged = None if vocabulary is None else vocabulary.hedged.search(text)
    if hedged is not None:
        before = text[: hedged.start()].split()[-1:]
        intensified = [*before, hedged[0]] if before and before[0].lower() in words.intensifiers else [hedged[0]]
        return Worded(words.of_hedge(hedged[0]), " ".join(intensified))
    may = words.may.search(text)
    if may is not None and vocabulary is not None and vocabulary.allowing.isdisjoint(tokens(text)):
        return Worded(Strength.POSSIBLE, may[0])
    partly = words.partly.search(text)
    if partly is not None:
        return Worded(Strength.PROBABLE, partly[0])
    certain = words.certain.search(text)
    return Worded(Strength.FLAT) if certain is None else Worded(Strength.CERTAIN, certain[0])


def weakest(context: ReviewContext, reason: Reason) -> tuple[Statement, Worded] | None:
    """The premise of a step that is worded most weakly; None for a step without premises."""
    found = [(premise, worded(context, premise)) for premise in context.graph.premises(reason)]
    return min(found, key=lambda pair: pair[1].strength, default=None)


def rises(context: ReviewContext, reason: Reason, target: Statement) -> bool:
    """Whether a step concludes more firmly than its weakest premise is worded, and does not say that it may fail."""
    lowest = weakest(context, reason)
    if lowest is None or reason.hedge is not None or reason.strength is not None:
        return False
    return lowest[1].strength < min(worded(context, target).strength, Strength.FLAT)


def is_advice(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement recommends something, and has no hedge."""
    return is_recommendation(context, statement) and worded(context, statement).strength >= Strength.FLAT


def strength_words(context: ReviewContext, statement: Statement) -> StrengthWords | None:
    vocabulary = wording(context.graph).vocabulary(statement)
    return None if vocabulary is None else vocabulary.strength()
