"""Where a step of reasoning is weak, by what the map shows."""

from __future__ import annotations

from itertools import pairwise

from argmap.analysis.step_words import is_missing, step_words
from argmap.analysis.wording import wording
from argmap.model import Bearing, Kind, Reason, Statement, is_ruled
from argmap.records import record
from argmap.reviewing.page import Prose
from argmap.reviewing.prose import sentence
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.support_strength import SupportStrength, support_strength

UNWRITTEN: Prose = ("its warrant is not written",)


@record()
class Weakness:
    """How weak a step is (`rank`, greater is weaker, 0 for nothing to be seen), and why, as part of a sentence."""

    rank: int
    why: Prose


def weakness(context: ReviewContext, reason: Reason, premise: Statement) -> Weakness:
    """The worst that can be said of the step that a reason takes from a premise and those beside it."""
    found = [w for w in _weaknesses(context, reason, premise) if w is not None]
    return max(found, key=lambda w: w.rank, default=Weakness(0, ()))


def _weaknesses(context: ReviewContext, reason: Reason, premise: Statement) -> list[Weakness | None]:
    return [
        _attacked(context, reason),
        _unsettled(context, reason),
        _needs_unstated(context, reason),
        _unwritten(context, reason),
        _loses_hedge(context, reason),
        _from_assertion(context, premise),
    ]


def _attacked(context: ReviewContext, reason: Reason) -> Weakness | None:
    for attack in context.graph.reasons_on(reason, Bearing.ATTACK):
        if context.stated.reason_value(attack) > 0:
            return Weakness(8, sentence("it is undercut by ", _first(context, attack)))
    return None


def _unsettled(context: ReviewContext, reason: Reason) -> Weakness | None:
    for premise in context.graph.premises(reason):
        if context.stated.value(premise) < 1:
            return Weakness(7, sentence("its premise ", premise, f" is {context.status(premise).value}"))
    return None


def _needs_unstated(context: ReviewContext, reason: Reason) -> Weakness | None:
    for premise in context.graph.premises(reason):
        unstated = premise.kind is Kind.ASSUMPTION and support_strength(context, premise) is SupportStrength.UNSTATED
        if unstated and not is_ruled(premise, "accepted"):
            return Weakness(5, sentence("it needs the unstated assumption ", premise))
    return None


def _loses_hedge(context: ReviewContext, reason: Reason) -> Weakness | None:
    target = context.graph.target(reason)
    if not isinstance(target, Statement) or is_hedged(context, target) or reason.hedge or reason.strength:
        return None
    hedged = [p for p in context.graph.premises(reason) if is_hedged(context, p)]
    if not hedged:
        return None
    return Weakness(4, sentence("from the hedged ", hedged[0], " it draws something flat"))


def _unwritten(context: ReviewContext, reason: Reason) -> Weakness | None:
    warrant = context.warrants.get(reason)
    if warrant is None:
        return None
    found = step_words(context.graph).get(reason)
    if found is not None and reason.scheme is None and is_missing(found):
        return Weakness(6, ("its premises do not speak of what it concludes",))
    return Weakness(5, (f"it takes for granted: {warrant.text}",) if warrant.missing else UNWRITTEN)


def _from_assertion(context: ReviewContext, premise: Statement) -> Weakness | None:
    standing = support_strength(context, premise)
    if standing is SupportStrength.THIN:
        return Weakness(3, ("it begins with thin evidence",))
    if standing is SupportStrength.ASSERTED:
        return Weakness(2, ("it begins with a bare assertion",))
    return None


def is_hedged(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement is asserted with less than full weight, by its keys or by its words."""
    if statement.hedge is not None or statement.likelihood is not None:
        return True
    words = wording(context.graph)
    vocabulary = words.vocabulary(statement)
    return vocabulary is not None and vocabulary.hedged.search(statement.text.words) is not None


def is_recommendation(context: ReviewContext, statement: Statement) -> bool:
    """Whether a statement says what is to be done, and not merely what is not."""
    words = wording(context.graph)
    vocabulary, found = words.vocabulary(statement), words.tokens[statement]
    if vocabulary is None:
        return False
    return vocabulary.turns.advice.search(statement.text.words) is not None or any(
        word in vocabulary.normative and following not in vocabulary.negations
        for word, following in pairwise((*found, ""))
    )


def _first(context: ReviewContext, reason: Reason) -> Statement | Reason:
    premises = context.graph.premises(reason)
    return premises[0] if premises else reason
