"""A note of one page: the conclusion with its status, the reasons, what it rests on, problems, the main objection."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.objections import objections
from argmap.evaluation import evaluate
from argmap.graph import Target
from argmap.model import Bearing, Reason
from argmap.reviewing.forms import read_off
from argmap.reviewing.forms.form import Blank, Form, Part, Row
from argmap.reviewing.page import Item, Prose, Review
from argmap.reviewing.prose import counted, listed, sentence

KEY = "note"
TITLE = "Note"
TELLS_CHANGES = False
ABOUT = (
    "One page on the argument, as the map has it. A status follows from the structure of the map and from what is "
    "granted; it is not a truth value."
)
AFTER = ""
_MOST_REASONS = 5
_MOST_PREMISES = 3
_MOST_PROBLEMS = 3


def build(review: Review, most: int | None) -> Form:
    verdict = read_off.main_verdict(review)
    if verdict is None:
        none = Row(says=(("This map has no statements.",),))
        return Form(KEY, TITLE, ABOUT, AFTER, review, (Part("Conclusion", (none,)),), compact=True)
    parts = [
        Part("Conclusion", (_conclusion(review),)),
        _reasons(review, _MOST_REASONS if most is None else most),
        Part("What it rests on", (Row(says=tuple(_rests_on(review))),)),
        _problems(review, _MOST_PROBLEMS if most is None else most),
        _objection(review),
        Part("For you to judge", (Row(blanks=(Blank("What follows, and what to do next:"),)),)),
    ]
    return Form(KEY, TITLE, ABOUT, AFTER, review, tuple(parts), compact=True)


def _conclusion(review: Review) -> Row:
    verdict = read_off.main_verdict(review)
    assert verdict is not None  # noqa: S101 - see `build`
    status: Prose = (f"{verdict.as_stated.value.capitalize()}: {verdict.why}.",)
    evidence: Prose = (f"If only cited evidence and written steps are granted, it is {verdict.evidence_only.value}.",)
    return Row(items=(Item(verdict.conclusion, remarks=(status, evidence)),))


def _reasons(review: Review, most: int) -> Part:
    assert review.main is not None  # noqa: S101 - see `build`
    reasons = review.graph.support(review.main)
    evaluation = evaluate(review.graph, grant=review.granted, reject=review.rejected)
    found = [_reason(review, reason, evaluation.reason_value(reason)) for reason in reasons]
    return read_off.part_of("Reasons", found, most, none="The map gives no reason for it.", where="in the map")


def _reason(review: Review, reason: Reason, value: float) -> Item:
    premises = review.graph.premises(reason)
    remarks: list[Prose] = []
    if len(premises) > 1:
        remarks.append(sentence("Together with ", listed(premises[1:], most=_MOST_PREMISES), "."))
    if value < 1:
        remarks.append(("It is not settled whether this reason holds." if value else "This reason does not hold.",))
    return Item(premises[0] if premises else reason, remarks=tuple(remarks))


def _rests_on(review: Review) -> Iterator[Prose]:
    verdict = read_off.main_verdict(review)
    assert verdict is not None  # noqa: S101 - see `build`
    tally = verdict.tally
    if tally.reasons > 1:
        needed = tally.needed_by_all
        yield (
            sentence(f"{tally.reasons} reasons hold; all of them need ", listed(needed, most=_MOST_PREMISES), ".")
            if needed
            else (f"{tally.reasons} reasons hold; no premise is needed by all of them.",)
        )
    else:
        yield (f"{('No', 'One')[tally.reasons]} reason holds.",)
    steps = counted(tally.unwritten, "step")
    premises = counted(tally.unsaid, "premise")
    yield (f"{steps.capitalize()} without a written warrant, and {premises} that the author leaves unsaid.",)
    yield (read_off.works_in_words(review, tally),)


def _problems(review: Review, most: int) -> Part:
    # What a step is to lead over is told by its name here, and at length in the review.
    found = [
        Item(p.node, p.title, p.sort, p.remarks[: 1 if isinstance(p.node, Reason) else 2]) for p in review.problems
    ]
    none = "The review found none of the problems that it looks for. What the map leaves out, it cannot see."
    return read_off.part_of("Weightiest problems", found, most, none=none, where="in `argmap review`")


def _objection(review: Review) -> Part:
    """The objection nearest to the main conclusion, one that nobody answers first, with its answer if it has one."""
    graph = review.graph
    unanswered = read_off.items(review, "objections", "objection", "undercut")
    every = objections(graph)
    rest = len(every) - 1
    if unanswered:
        mine = [item for item in unanswered if item.facts.get("target") is review.main]
        item = (mine or unanswered)[0]
        found = Item(item.node, sort="no answer in the map", remarks=item.remarks[:1])
    elif every:
        best = next((r for r in every if graph.target(r) is review.main), every[0])
        found = _answered(review, best)
    else:
        none = "The map has no objection. Either nobody objects, or nobody has looked."
        return Part("Main objection", (Row(says=((none,),)),))
    without = f"{len(unanswered)} of them without an answer" if unanswered else "each with an answer"
    more = f"{len(every)} objections in all, {without}"
    return Part("Main objection", (Row(items=(found,)),), more=more if rest > 0 else "")


def _answered(review: Review, objection: Reason) -> Item:
    graph = review.graph
    premises = graph.premises(objection)
    attackable: list[Target] = [objection, *premises]
    answers = [
        premise
        for node in attackable
        for answer in graph.reasons_on(node, Bearing.ATTACK)
        for premise in graph.premises(answer)
    ]
    remark: Prose = sentence("Answer: ", listed(answers), ".") if answers else ("It is outweighed or contradicted.",)
    return Item(premises[0] if premises else objection, remarks=(remark,))
