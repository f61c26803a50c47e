"""A rubric for the classroom: criteria with levels in words, what the map shows for each, and boxes for the teacher."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.analysis.objections import is_answered, objections
from argmap.analysis.phrasing import listing
from argmap.records import record
from argmap.reviewing.forms import read_off
from argmap.reviewing.forms.form import Blank, Form, Part, Row
from argmap.reviewing.page import Prose, Review
from argmap.reviewing.prose import begun, sentence, told

KEY = "rubric"
TITLE = "Rubric"
TELLS_CHANGES = False
ABOUT = (
    "For each criterion: three levels, what the map shows, and a box to tick. The tick is the teacher's: the program "
    "gives no level and no grade. A short map can be good, and a long one poor."
)
AFTER = (
    "the criteria of acceptable, relevant and sufficient premises in R. H. Johnson and J. A. Blair, Logical "
    "Self-Defense (1977), and "
    "T. Govier, A Practical Study of Argument (1985)"
)
LEVELS = ("not yet", "in part", "fully")


@record()
class _Criterion:
    """A criterion: its name, a question, the three levels in words, and what a map shows of it."""

    name: str
    asks: str
    levels: tuple[str, str, str]
    shows: Callable[[Review], Iterator[str | Prose]]


def build(review: Review, most: int | None) -> Form:  # noqa: ARG001 - it lists nothing
    return Form(KEY, TITLE, ABOUT, AFTER, review, tuple(_part(criterion, review) for criterion in _CRITERIA))


def _part(criterion: _Criterion, review: Review) -> Part:
    levels: tuple[Prose, ...] = tuple(
        (f"{begun(name)}: {words}",) for name, words in zip(LEVELS, criterion.levels, strict=True)
    )
    shown: tuple[Prose, ...] = tuple((s,) if isinstance(s, str) else s for s in criterion.shows(review))
    rows = (
        Row("The map shows", shown or (("Nothing that bears on it.",),)),
        Row("Levels", levels),
        Row("The teacher's level", blanks=(Blank("", LEVELS), Blank("Comment:"))),
    )
    return Part(criterion.name, rows, criterion.asks)


# -- what the map shows --------------------------------------------------------------------------------------------


def _claim(review: Review) -> Iterator[str | Prose]:
    if review.main is None:
        yield "There is no statement."
        return
    yield f"The main conclusion: {read_off.said(review.main)}."
    others = len(review.verdicts) - 1
    if others > 0:
        yield read_off.so_many(others, "further statement is", "further statements are", "put as a conclusion")
    question = review.graph.root.question
    yield "No question is named that it answers." if question is None else f"The question: “{question.words}”"


def _acceptable(review: Review) -> Iterator[str | Prose]:
    evidence = review.counts["evidence"]
    yield read_off.so_many(evidence, "statement is", "statements are", "evidence")
    yield read_off.section(review, "assertions").found
    assumptions = read_off.items(review, "assumptions", "unstated")
    if assumptions:
        yield read_off.so_many(
            len(assumptions),
            "assumption that the author leaves unsaid carries",
            "assumptions that the author leaves unsaid carry",
            "a conclusion",
        )
    yield from _ratings(review, "acceptable")


def _relevant(review: Review) -> Iterator[str | Prose]:
    unwritten = read_off.items(review, "assumptions", "unwritten")
    if unwritten:
        steps = told(len(unwritten), "step that a conclusion rests on does", "steps that conclusions rest on do")
        yield f"{begun(steps)} not say why the premises bear on the conclusion."
    elif review.graph.reasons:
        yield "No step that a conclusion rests on is without a written warrant."
    else:
        yield "No reason is given, so there is no step to look at."
    yield from _ratings(review, "relevant")


def _sufficient(review: Review) -> Iterator[str | Prose]:
    verdict = read_off.main_verdict(review)
    if verdict is not None:
        yield f"The main conclusion is {verdict.as_stated.value}: {verdict.why}."
        if verdict.tally.reasons > 1 and verdict.tally.needed_by_all:
            yield sentence("All reasons for it need ", verdict.tally.needed_by_all[0], ".")
        evidence = f"If only cited evidence and written steps are granted, it is {verdict.evidence_only.value}."
        yield evidence
    yield from _ratings(review, "sufficient")


def _other_side(review: Review) -> Iterator[str | Prose]:
    graph = review.graph
    every = objections(graph)
    answered = sum(is_answered(graph, r) for r in every)
    if every:
        with_answer = f"raised, {answered or 'none'} with an answer"
        yield read_off.so_many(len(every), "objection is", "objections are", with_answer)
    else:
        yield "No objection is raised. Either nobody objects, or nobody has looked."
    granted = read_off.items(review, "objections", "granted doubt")
    if granted:
        yield read_off.so_many(len(granted), "doubt is", "doubts are", "granted")


def _sources(review: Review) -> Iterator[str | Prose]:
    verdict = read_off.main_verdict(review)
    if verdict is not None:
        yield read_off.works_in_words(review, verdict.tally)
    thin = read_off.items(review, "assertions", "evidence")
    if thin:
        yield read_off.so_many(
            len(thin), "piece of evidence is", "pieces of evidence are", "thin by what the map itself says"
        )
    missing = read_off.items(review, "coverage", "quotation not found")
    if missing:
        yield read_off.so_many(
            len(missing), "quotation is", "quotations are", "not in the text that it is said to be from"
        )


def _care(review: Review) -> Iterator[str | Prose]:
    hedged = sum(s.hedge is not None or s.likelihood is not None for s in review.graph.statements)
    yield read_off.so_many(hedged, "statement says", "statements say", "how likely it is, by a hedge or a likelihood")
    lost = read_off.items(review, "likelihood", "hedge lost")
    if lost:
        yield read_off.so_many(len(lost), "statement is", "statements are", "put flatly, and rest on something hedged")


def _ratings(review: Review, criterion: str) -> Iterator[str]:
    """How often people rated by a criterion, as what it is: what they hold."""
    found = read_off.rated(review, criterion)
    if found:
        words = {"yes": criterion, "partly": f"partly {criterion}", "no": f"not {criterion}"}
        counts = [f"{found[word]} {said}" for word, said in words.items() if word in found]
        yield f"Rated by people in the map: {listing(counts, 'and')}."


_CRITERIA = (
    _Criterion(
        "Claim", "Is it clear what is argued for?",
        ("one cannot tell what is argued for", "it is told, but vague or more than one thing",
         "one clear claim that answers the question"),
        _claim,
    ),
    _Criterion(
        "Acceptable premises", "May a reasonable reader grant what the argument starts from?",
        ("the argument starts from what few would grant", "some of it needs support that is missing",
         "what is not common ground is supported"),
        _acceptable,
    ),
    _Criterion(
        "Relevant reasons", "Do the premises bear on what they are given for?",
        ("reasons beside the point", "they bear on it, but the link is left to the reader",
         "each link is plain or is said"),
        _relevant,
    ),
    _Criterion(
        "Sufficient reasons", "Are the reasons together enough for the claim as it is put?",
        ("far too little for the claim", "enough for a weaker claim", "enough for the claim as it is put"),
        _sufficient,
    ),
    _Criterion(
        "The other side", "Are the best objections met?",
        ("no other view is looked at", "objections are named, or weak ones answered",
         "the strongest objections are put fairly and met"),
        _other_side,
    ),
    _Criterion(
        "Sources", "Can a reader look the evidence up, and is it good?",
        ("no sources, or none that can be found", "sources, but few, one-sided or at second hand",
         "sources that can be found and are fit for the matter"),
        _sources,
    ),
    _Criterion(
        "Care in wording", "Is no more claimed than is shown?",
        ("more is claimed than is shown", "some hedges are missing or empty", "each claim is as strong as its support"),
        _care,
    ),
)  # fmt: skip
