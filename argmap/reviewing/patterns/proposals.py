"""Schemes that the wording of a step, or the sort of its evidence, gives away."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.warrants import leads_over_from
from argmap.analysis.wording import Vocabulary, wording
from argmap.model import Bearing, Kind, Reason, Statement
from argmap.reviewing.patterns.wordings import turns_of
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_recommendation

_BASES = {
    "expert-opinion": ("expert-opinion", "what an expert says is taken for so"),
    "testimony": ("witness-testimony", "what a witness tells is taken for so"),
    "example": ("example", "a case stands for the rule"),
    "case-study": ("example", "a case stands for the rule"),
}
_MOST = 2


def proposed(context: ReviewContext, reason: Reason) -> list[tuple[str, str]]:
    """The schemes, by slug, that a step may follow, each with why; most likely first, at most two."""
    target = context.graph.target(reason)
    premises = context.graph.premises(reason)
    if not isinstance(target, Statement) or not premises:
        return []
    return list(dict(_proposed(context, reason, premises, target)).items())[:_MOST]


def _proposed(
    context: ReviewContext, reason: Reason, premises: tuple[Statement, ...], target: Statement
) -> Iterator[tuple[str, str]]:
    first, *others = premises
    if not others and first.kind is Kind.EVIDENCE and first.basis is not None and first.basis.value in _BASES:
        yield _BASES[first.basis.value]
    turns = turns_of(context, target)
    if turns is None:
        return
    texts = [premise.text.words for premise in premises]
    what = target.text.words
    if any(turns.crowd.search(text) for text in texts) and not turns.about_many.search(what):
        yield "popular-opinion", "what many hold or do is given for it"
    followed = any(turns.after_this.search(text) and not turns.rivals.search(text) for text in texts)
    if followed and turns.causes.search(what) and not turns.rivals.search(what):
        yield "correlation-to-cause", "from what came after what a cause is made out"
    if not others and turns.likeness.search(first.text.words):
        yield "analogy", "a like case is given for it"
    advised = is_recommendation(context, target) and reason.bearing is Bearing.SUPPORT
    if advised and not others and turns.consequence.search(first.text.words):
        yield "positive-consequences", "what would come of it is given for doing it"
    vocabulary = wording(context.graph).vocabulary(target)
    if vocabulary is not None and _applies_rule(premises, target, vocabulary):
        yield "defeasible-modus-ponens", "a rule is applied to a case"


def _applies_rule(premises: tuple[Statement, ...], target: Statement, vocabulary: Vocabulary) -> bool:
    rules = [p for p in premises if vocabulary.turns.leading.search(p.text.words)]
    cases = [p for p in premises if p not in rules]
    return any(leads_over_from(rule, case, target, vocabulary) for rule in rules for case in cases)
