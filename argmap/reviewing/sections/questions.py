"""Critical questions worth asking: what a critic would ask of the steps, and the map does not answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.model import Bearing, Inference, Kind, Reason, Statement, is_ruled
from argmap.records import record
from argmap.reviewing.page import Facts, Item, Prose, Section
from argmap.reviewing.patterns.proposals import proposed
from argmap.reviewing.patterns.wordings import stands_bare
from argmap.reviewing.prose import counted, listed, noted, sentence, summed_up, told, verb
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.steps import is_hedged
from argmap.schemes import CriticalQuestion, QuestionKind, Skipped, all_questions, generic_questions, scheme_of

KEY = "questions"
TITLE = "Critical questions worth asking"
ABOUT = (
    "What a critic would ask of a step of its kind (its argumentation scheme), in the words of the map: at most ten "
    "questions, the nearest to the main conclusion and the most doubtful first; objections and answers are asked as "
    "reasons are. Left out is what the map answers, dismisses, or argues about already. A question is no objection: a "
    "good answer may be at hand. `argmap review --worksheet` makes a sheet of them to be filled in."
)
MOST = 10
_MOST_PER_STEP = 3
_MOST_PROPOSED = 5
# What steps without a scheme are asked, and only those at the main conclusion.
_UNSTATED_RULE = "unstated-rule"
# A rule is asked for its backing and its exceptions at once.
_BACKING, _EXCEPTIONS = "backing", "exceptions"
_BOTH = "And what are its usual exceptions?"
_WHO = {
    QuestionKind.PREMISE: "asks for support of a premise",
    QuestionKind.ASSUMPTION: "the author would have to answer",
    QuestionKind.EXCEPTION: "a critic would have to show it",
}


@record(eq=False)
class Asked:
    """A question to be asked, with another one (`also`) that is asked along with it."""

    question: CriticalQuestion
    rank: int
    also: CriticalQuestion | None = None

    @property
    def text(self) -> str:
        return self.question.text if self.also is None else f"{self.question.text} {_BOTH}"

    @property
    def all(self) -> tuple[CriticalQuestion, ...]:
        return (self.question,) if self.also is None else (self.question, self.also)


def build(context: ReviewContext) -> Section:
    graph = context.graph
    reasons = [r for r in graph.reasons if _is_asked(context, r)]
    of_scheme = {r: all_questions(graph, r) for r in reasons if scheme_of(graph, r) is not None}
    chosen = worth_asking(context, of_scheme)
    items = _items(chosen)
    for_kind = [item for r in reasons if (item := _proposal(context, r)) is not None]
    for_kind.sort(key=lambda item: _nearness(context, item.node))
    everything = [q for questions in of_scheme.values() for q in questions]
    answered = sum(q.skipped in (Skipped.ANSWERED, Skipped.DISMISSED) for q in everything)
    unasked = sum(q.skipped is not None for q in everything) - answered
    left = len(everything) - answered - unasked - sum(len(each.all) for each in chosen if _has_scheme(each))
    found = (
        told(len(of_scheme), "step follows a scheme", "steps follow a scheme"),
        _answers(len(everything), answered, unasked),
        f"{counted(left, 'open question')} of less weight {verb(left, 'is', 'are')} left out" if left > 0 else "",
    )
    said = summed_up(*found) if of_scheme else "No step names a scheme."
    return Section(KEY, TITLE, ABOUT, said, (*items, *for_kind[:_MOST_PROPOSED]))


def worth_asking(context: ReviewContext, of_scheme: dict[Reason, list[CriticalQuestion]]) -> list[Asked]:
    """The questions worth asking, the nearest to the main conclusion and the most doubtful first."""
    candidates = [each for questions in of_scheme.values() for each in _open_ones(questions)]
    candidates += (each for reason in context.graph.reasons for each in _general(context, reason))
    candidates.sort(key=lambda each: _order(context, each))
    found: list[Asked] = []
    known: set[object] = set()
    for each in candidates:
        about = {each.text, (each.question.slug, each.question.target)}
        if known.isdisjoint(about):
            known |= about
            found.append(each)
    return found[:MOST]


def _order(context: ReviewContext, asked: Asked) -> tuple[int, bool, int, int]:
    reason, target = asked.question.reason, asked.question.target
    distance, place = _nearness(context, reason)
    bare = isinstance(target, Statement) and (stands_bare(context, target) or is_hedged(context, target))
    return distance + asked.rank, not (bare or reason in context.warrants), place, reason.span.start


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


def _is_asked(context: ReviewContext, reason: Reason) -> bool:
    """Whether a reason is asked at all: one that holds or may hold, for or against a statement or a step."""
    if reason.inference is Inference.EXPLANATION or reason.bearing is Bearing.CONCESSION:
        return False
    return context.graph.target(reason) is not None and not is_ruled(reason, "accepted")


def _nearness(context: ReviewContext, node: Statement | Reason | None) -> tuple[int, int]:
    above = context.graph.statement_above(node) if isinstance(node, Reason) else node
    return (len(context.place), 0) if above is None else context.nearness(above)


def _has_scheme(asked: Asked) -> bool:
    return asked.question.reason.scheme is not None


def _items(chosen: list[Asked]) -> list[Item]:
    """An item for each step of which something is asked."""
    by_step: dict[Reason, list[Asked]] = {}
    for each in chosen:
        by_step.setdefault(each.question.reason, []).append(each)
    return [_item(reason, found) for reason, found in by_step.items()]


def _item(reason: Reason, asked: list[Asked]) -> Item:
    scheme = asked[0].question.scheme.slug if _has_scheme(asked[0]) else None
    return Item(
        reason,
        sort=scheme or "no scheme",
        remarks=tuple(map(_remark, asked)),
        notes=noted(reason),
        facts={"scheme": scheme, "questions": [fact for each in asked for fact in _facts(each)]},
    )


def _open_ones(questions: list[CriticalQuestion]) -> Iterator[Asked]:
    """The most important open questions of one step, backing and exceptions of a rule as one."""
    left = {q.slug: q for q in questions if _is_open(q)}
    exceptions = left.pop(_EXCEPTIONS) if {_BACKING, _EXCEPTIONS} <= left.keys() else None
    for rank, question in enumerate(_most_important(left.values())):
        yield Asked(question, rank, exceptions if question.slug == _BACKING else None)


def _is_open(question: CriticalQuestion) -> bool:
    """Whether the map leaves a question open, and does not vouch for what it is about."""
    vouched = isinstance(question.target, Statement) and is_ruled(question.target, "accepted")
    return question.skipped is None and not vouched


def _most_important(questions: Iterable[CriticalQuestion]) -> list[CriticalQuestion]:
    """The first three, the last of them only when it belongs to the scheme as published."""
    first = list(questions)[:_MOST_PER_STEP]
    return first[:-1] if len(first) == _MOST_PER_STEP and first[-1].question.added else first


def _remark(asked: Asked) -> Prose:
    slugs = " and ".join(each.slug for each in asked.all)
    return (f"{asked.text} ({slugs}: {_WHO[asked.question.kind]})",)


def _general(context: ReviewContext, reason: Reason) -> Iterator[Asked]:
    """The question for a step at the main conclusion of which the map does not say what links premises and conclusion.

    Objections to the main conclusion, and answers to these, are asked as its reasons are.
    """
    graph = context.graph
    if reason.scheme is not None or not _is_asked(context, reason) or context.stated.reason_value(reason) == 0:
        return
    if not _is_at(context, reason) or any(p.kind is Kind.ASSUMPTION for p in graph.premises(reason)):
        return
    for question in generic_questions(graph, reason, 5):
        if question.slug == _UNSTATED_RULE:
            yield Asked(question, 0 if reason.bearing is Bearing.SUPPORT else 1)


def _is_at(context: ReviewContext, reason: Reason) -> bool:
    """Whether a reason bears on the main conclusion, or answers an objection to it."""
    graph, target = context.graph, context.graph.target(reason)
    if target is context.main:
        return True
    if reason.bearing is not Bearing.ATTACK or target is None:
        return False
    objections = [target] if isinstance(target, Reason) else graph.uses(target)
    return any(r.bearing is Bearing.ATTACK and graph.target(r) is context.main for r in objections)


def _proposal(context: ReviewContext, reason: Reason) -> Item | None:
    """The schemes that the wording of a step gives away, where it names none."""
    found = [] if reason.scheme is not None else proposed(context, reason)
    if not found:
        return None
    slugs = " or ".join(f"`scheme: {slug}`" for slug, _ in found)
    premises = context.graph.premises(reason)
    return Item(
        reason,
        sort="which scheme?",
        remarks=(
            sentence(listed(premises), f": {found[0][1]}."),
            (f"If the step is meant so, {slugs} brings its critical questions.",),
        ),
        notes=noted(reason),
        facts={"proposed": [slug for slug, _ in found]},
    )


def _facts(asked: Asked) -> Iterator[Facts]:
    for each in asked.all:
        yield {"question": each.slug, "kind": each.kind.value, "text": each.text, "target": each.target}
