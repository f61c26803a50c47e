"""Open critical questions: what a critic would ask of each step, and the map does not answer."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from argmap.model import Bearing, Inference, Kind, Reason, Statement, is_ruled
from argmap.reviewing.page import Facts, Item, Prose, Section
from argmap.reviewing.prose import noted, sentence, summed_up, told, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.schemes import CriticalQuestion, QuestionKind, Skipped, all_questions, generic_questions, scheme_of

KEY = "questions"
TITLE = "Open critical questions"
ABOUT = (
    "What a critic would ask of a step of this kind (its argumentation scheme), in the words of the map: at most three "
    "questions for each step, those steps first that are nearest to the main conclusion. Left out is what the map "
    "answers, dismisses, or argues about already. A question is no objection: a good answer may be at hand."
)
_MOST_PER_STEP = 3
# What steps without a scheme are asked, and only those that lead to the main conclusion.
_UNSTATED_RULE = "unstated-rule"
_WHO = {
    QuestionKind.PREMISE: "asks for support of a premise",
    QuestionKind.ASSUMPTION: "the author would have to answer",
    QuestionKind.EXCEPTION: "a critic would have to show it",
}


def build(context: ReviewContext) -> Section:
    graph = context.graph
    reasons = [r for r in graph.reasons if r.inference is not Inference.EXPLANATION and _supported(context, r)]
    reasons.sort(key=lambda r: _nearness(context, r))
    asked = [(r, all_questions(graph, r)) for r in reasons if scheme_of(graph, r) is not None]
    known: set[str] = set()
    items = [item for reason, questions in asked if (item := _item(reason, questions, known)) is not None]
    items += [item for r in reasons if (item := _general(context, r)) is not None]
    everything = [q for _, questions in asked for q in questions]
    answered = sum(q.skipped in (Skipped.ANSWERED, Skipped.DISMISSED) for q in everything)
    unasked = sum(q.skipped is not None for q in everything) - answered
    found = (
        told(len(asked), "step follows a scheme", "steps follow a scheme"),
        _answers(len(everything), answered, unasked),
    )
    return Section(KEY, TITLE, ABOUT, summed_up(*found) if asked else "No step names a scheme.", tuple(items))


def _answers(questions: int, answered: int, unasked: int) -> str:
    """How many questions are answered in so many words, and how many by what the map argues."""
    if questions < 2:
        how = "answered in so many words" if answered else "answered by what the map argues" if unasked else "open"
        return f"the only critical question is {how}" if questions else "no critical question belongs to any of them"
    if not answered and not unasked:
        return f"none of {questions} critical questions is answered"
    one = answered or unasked
    by = [(answered, "in so many words"), (unasked, "by what the map argues")]
    ways = f", and {unasked} ".join(how for number, how in by if number)
    return f"of {questions} critical questions, {one} {verb(one, 'is', 'are')} answered {ways}"


def _supported(context: ReviewContext, reason: Reason) -> Statement | None:
    """The statement that a reason is for; None for reasons of other sorts."""
    target = context.graph.target(reason)
    return target if reason.bearing is Bearing.SUPPORT and isinstance(target, Statement) else None


def _nearness(context: ReviewContext, reason: Reason) -> tuple[int, bool, int, int]:
    """The nearer to the main conclusion the earlier, steps with a note before others."""
    target = _supported(context, reason)
    distance, place = context.nearness(target) if target is not None else (0, 0)
    return distance, reason.note is None, place, reason.span.start


def _item(reason: Reason, questions: list[CriticalQuestion], known: set[str]) -> Item | None:
    """The open questions of one step that were not asked of another step to the same conclusion already."""
    open_ones = _most_important(q for q in questions if _is_open(q) and q.text not in known)
    if not open_ones:
        return None
    known.update(q.text for q in open_ones)
    return Item(
        reason,
        sort=questions[0].scheme.slug,
        remarks=tuple(map(_remark, open_ones)),
        notes=noted(reason),
        facts={
            "scheme": questions[0].scheme.slug,
            "questions": list(map(_facts, open_ones)),
            "skipped": [{"question": q.slug, "why": q.skipped.value} for q in questions if q.skipped is not None],
        },
    )


def _is_open(question: CriticalQuestion) -> bool:
    """Whether the map leaves a question open, and does not vouch for what it is about."""
    vouched = isinstance(question.target, Statement) and is_ruled(question.target, "accepted")
    return question.skipped is None and not vouched


def _most_important(questions: Iterable[CriticalQuestion]) -> list[CriticalQuestion]:
    """The first three, the last of them only when it belongs to the scheme as published."""
    first = list(islice(questions, _MOST_PER_STEP))
    return first[:-1] if len(first) == _MOST_PER_STEP and first[-1].question.added else first


def _remark(question: CriticalQuestion) -> Prose:
    return sentence(f"{question.text} ({question.slug}: {_WHO[question.kind]})")


def _general(context: ReviewContext, reason: Reason) -> Item | None:
    """The item for a step to the main conclusion of which the map does not say what links premises and conclusion."""
    target = _supported(context, reason)
    if target is None or target is not context.main:
        return None
    says_link = reason.scheme is not None or any(p.kind is Kind.ASSUMPTION for p in context.graph.premises(reason))
    if says_link or context.stated.reason_value(reason) == 0:
        return None
    questions = [q for q in generic_questions(context.graph, reason, 5) if q.slug == _UNSTATED_RULE]
    if not questions:
        return None
    return Item(
        reason,
        sort="no scheme",
        remarks=tuple(map(_remark, questions)),
        notes=noted(reason),
        facts={"scheme": None, "questions": list(map(_facts, questions)), "skipped": []},
    )


def _facts(question: CriticalQuestion) -> Facts:
    target = question.target
    return {"question": question.slug, "kind": question.kind.value, "text": question.text, "target": target}
