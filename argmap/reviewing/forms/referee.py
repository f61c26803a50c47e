"""The report of a referee: the argument in a paragraph, strengths and points that the map shows, questions, blanks."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.objections import is_answered, objections
from argmap.analysis.phrasing import listing
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement
from argmap.reviewing.forms import read_off
from argmap.reviewing.forms.form import Blank, Form, Part, Row
from argmap.reviewing.page import Item, Prose, Review, Tally
from argmap.reviewing.prose import counted, listed, sentence, verb
from argmap.reviewing.sections.changes import NO_OLDER
from argmap.reviewing.sections.questions import KEY as QUESTIONS
from argmap.schemes import QuestionKind

KEY = "referee"
TITLE = "Referee report"
TELLS_CHANGES = True
ABOUT = (
    "A draft for whoever has to judge the work: what the map of it shows, and blanks for the rest. What the map does "
    "not show may still be in the work. The draft recommends nothing."
)
AFTER = ""
MOST = 5
_MOST_REASONS = 6
# Sorts of items by section: points that concern the main conclusion, and those that do not, or weigh less.
_GRAVE = {
    "objections": ("objection", "undercut"),
    "tensions": ("circle", "contradiction"),
    "coverage": ("quotation not found",),
    "likelihood": ("not carried",),
}
_LIGHT = {
    "likelihood": ("hedge lost",),
    "assertions": ("evidence",),
    "tensions": ("tension",),
    "sources": (),
    "assumptions": ("asserted", "unwritten"),
    "coverage": (),
}
# What is said of the map, and not of the work.
_OF_THE_MAP = frozenset({"no passage", "in part", "paragraph"})
_MARKED = frozenset(
    {"unsupported", "unclear", "duplicate", "unrelated", "several-claims", "misplaced", "verified", "remark", "rating"}
)
_RECOMMENDATIONS = ("accept", "minor revision", "major revision", "reject")


def build(review: Review, most: int | None) -> Form:
    most = MOST if most is None else most
    if review.main is None:
        return Form(
            KEY, TITLE, ABOUT, AFTER, review, (Part("Summary", (Row(says=(("This map has no statements.",),)),)),)
        )
    major = list(_major(review))
    minor = [item for item in _found(review, _LIGHT) if item.node not in {m.node for m in major}]
    marked = [item for item in read_off.items(review, "marks") if item.sort in _MARKED | {"to do"}]
    parts = [
        Part("Summary of the argument", (Row(says=tuple(_summary(review))),)),
        _strengths(review),
        _points("Major points", major, most, "No point of this sort is in the map.", "objections"),
        _points("Minor points", _by_turns(minor), most, "No point of this sort is in the map.", "assertions"),
        _questions(review, most),
    ]
    changes = read_off.section(review, "changes")
    if changes.found != NO_OLDER:
        where = "in `argmap review --section changes --all`"
        parts.append(
            read_off.part_of("Since the earlier version", list(changes.items), most, none=changes.found, where=where)
        )
    if marked:
        parts.append(read_off.part_of(
            "What reviewers marked", marked, None, none="", where="",
            about="Opinions of people, as they stand in the map.",
        ))  # fmt: skip
    parts.append(_judgement())
    return Form(KEY, TITLE, ABOUT, AFTER, review, tuple(parts))


# -- summary -------------------------------------------------------------------------------------------------------


def _summary(review: Review) -> Iterator[Prose]:
    """The argument in a paragraph, in the map's own statements."""
    verdict = read_off.main_verdict(review)
    main, graph = review.main, review.graph
    assert verdict is not None  # noqa: S101 - there is a main conclusion
    assert main is not None  # noqa: S101
    reasons = [premises for r in graph.support(main) if (premises := graph.premises(r))]
    shown = reasons[:_MOST_REASONS]
    given = [said for premises in shown if (said := _said(premises))]
    text = [f"{_work(graph)}: {read_off.said(main)}."]
    if not reasons:
        text.append("No reason is given for it.")
    elif given:
        numbered = given if len(given) == 1 else [f"({rank}) {each}" for rank, each in enumerate(given, 1)]
        more = f"; and {len(reasons) - len(shown)} more" if len(reasons) > len(shown) else ""
        text.append(f"{_given(len(reasons))} {'; '.join(numbered)}{more}.")
    unsaid = [p for p in dict.fromkeys(p for premises in shown for p in premises) if p.kind is Kind.ASSUMPTION]
    if unsaid:
        text.append(f"Left unsaid: {listing(list(map(read_off.said, unsaid)), 'and')}.")
    yield (" ".join(text),)
    against = [p for r in objections(graph) if graph.target(r) is main for p in graph.premises(r)[:1]]
    if against:
        yield (f"Against it the map has: {'; '.join(map(read_off.said, against))}.",)
    yield (f"As the map has it, the conclusion is {verdict.as_stated.value}: {verdict.why}.",)


def _given(reasons: int) -> str:
    return "The reason given for it:" if reasons == 1 else f"{reasons} reasons are given for it:"


def _work(graph: ArgumentGraph) -> str:
    """Who argues: the work that is mapped, or the map where it maps none."""
    root = graph.root
    work = graph.works(root).get(root.work.value) if root.work is not None else None
    if work is None:
        return "The map argues"
    title = f"“{work.title}”" if work.title is not None else f"The work “{work.id}”"
    who = f"{title} ({work.author})" if work.author is not None else title
    return f"{who} argues, as the map reads it"


def _said(premises: tuple[Statement, ...]) -> str:
    """What of a reason the author says, in words; empty where all of it is left unsaid."""
    said = [read_off.said(premise) for premise in premises if premise.kind is not Kind.ASSUMPTION]
    return listing(said, "and") if said else ""


# -- strengths -----------------------------------------------------------------------------------------------------


def _strengths(review: Review) -> Part:
    """What the map shows that speaks for the work; that something is not found fault with is none."""
    verdict = read_off.main_verdict(review)
    assert verdict is not None  # noqa: S101 - there is a main conclusion
    shown = [Item(title=title, remarks=remarks) for title, remarks in _shown(review, verdict.tally)]
    if verdict.evidence_only.value == "supported":
        shown.insert(0, Item(title="The main conclusion stands on cited evidence alone, by steps that are written."))
    none = (
        "The map shows none of what is counted here: reasons that do not all need one premise, evidence known at first "
        "hand, answers to objections, doubts that are granted, critical questions that are answered."
    )
    row = Row(says=() if shown else ((none,),), items=tuple(shown), blanks=(Blank("Further strengths of the work:"),))
    return Part("Strengths", (row,), "Only what the map shows.")


def _shown(review: Review, tally: Tally) -> Iterator[tuple[str, tuple[Prose, ...]]]:
    graph = review.graph
    if tally.reasons > 1 and not tally.needed_by_all:
        hold = f"{tally.reasons} reasons for the main conclusion hold if their premises and steps are granted"
        yield f"{hold}, and no premise is needed by all of them.", ()
    if tally.at_first_hand:
        yield read_off.works_in_words(review, tally), ()
    every = objections(graph)
    answered = [r for r in every if is_answered(graph, r)]
    if answered:
        premises = [graph.premises(r)[0] for r in answered if graph.premises(r)]
        left = len(every) - len(answered)
        rest = f" {left} {verb(left, 'has', 'have')} none." if left else ""
        share = f"{len(answered)} of {counted(len(every), 'objection')}"
        title = f"{share} {verb(len(answered), 'has', 'have')} an answer.{rest}"
        yield title, (sentence("Answered: ", listed(premises), "."),)
    doubts = read_off.items(review, "objections", "granted doubt")
    if doubts:
        nodes = [item.node for item in doubts if item.node is not None]
        yield (
            f"{counted(len(doubts), 'doubt')} {verb(len(doubts), 'is', 'are')} granted.",
            (sentence("Granted: ", listed(nodes), "."),),
        )
    said = sum(len(reason.answers) for reason in graph.reasons)
    if said:
        questions = counted(said, "critical question")
        yield f"{questions} {verb(said, 'is', 'are')} answered or set aside with a reason.", ()


# -- points and questions ------------------------------------------------------------------------------------------


def _major(review: Review) -> Iterator[Item]:
    """The weightiest problems, then what else is grave; each statement or step once."""
    seen = set()
    for item in (*review.problems, *_found(review, _GRAVE)):
        if item.node not in seen:
            seen.add(item.node)
            yield item


def _found(review: Review, sorts: dict[str, tuple[str, ...]]) -> list[Item]:
    found = (item for key, wanted in sorts.items() for item in read_off.items(review, key, *wanted))
    return [item for item in found if item.sort not in _OF_THE_MAP]


def _by_turns(found: list[Item]) -> list[Item]:
    """The first of each sort, then the second of each and so on, so that no sort hides the others."""
    ranks: dict[str, int] = {}
    ranked = []
    for item in found:
        ranks[item.sort] = ranks.get(item.sort, 0) + 1
        ranked.append((ranks[item.sort], item))
    return [item for _, item in sorted(ranked, key=lambda each: each[0])]


def _points(title: str, found: list[Item], most: int, none: str, key: str) -> Part:
    where = f"in `argmap review`, such as --section {key} --all"
    none = f"{none} That is no praise: a map shows what was put into it."
    return read_off.part_of(title, found, most, none=none, where=where)


def _questions(review: Review, most: int) -> Part:
    """The open critical questions that are the author's to answer; others a critic would have to show to apply."""
    found = [
        Item(item.node, sort=item.sort, remarks=asked)
        for item in read_off.items(review, QUESTIONS)
        if (asked := tuple(_authors(item)))
    ]
    where = "in `argmap review --section questions --all`"
    none = "The map's schemes ask no question that is the author's to answer and left open."
    return read_off.part_of(
        "Questions to the author", found, most, none=none, where=where, about="A good answer may be at hand."
    )


def _authors(item: Item) -> Iterator[Prose]:
    asked = item.facts.get("questions", [])  # none where a scheme is proposed
    assert isinstance(asked, list)  # noqa: S101 - see `argmap.reviewing.sections.questions`
    for question in asked:
        if question["kind"] != QuestionKind.EXCEPTION.value:
            yield (str(question["text"]),)


def _judgement() -> Part:
    blanks = (
        Blank("Does the map do the work justice? What is missing in it?"),
        Blank("Novelty, and what the field gains:"),
        Blank("Recommendation:", _RECOMMENDATIONS),
        Blank("Reasons for the recommendation:"),
        Blank("My competence in the matter, and what might bias me:"),
    )
    return Part("For you to judge", (Row(blanks=blanks),))
