"""A checklist after the tradecraft standards of the United States intelligence community, ICD 203, and ICD 206.

Intelligence Community Directive 203, *Analytic Standards* (2015), names nine; Intelligence Community Directive 206,
*Sourcing Requirements for Disseminated Analytic Products* (2015), says how sources are to be told. What each asks for
is put here in other words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from argmap.analysis.grounds import is_cited
from argmap.analysis.objections import is_answered, objections
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Work
from argmap.records import record
from argmap.reviewing.forms import read_off
from argmap.reviewing.forms.form import Blank, Form, Part, Row
from argmap.reviewing.page import Prose, Review, Tally
from argmap.reviewing.prose import begun, counted, sentence, told, verb
from argmap.reviewing.sections.changes import NO_OLDER

KEY = "analytic-standards"
TITLE = "Analytic standards"
TELLS_CHANGES = True
ABOUT = (
    "For each standard: what the map shows, what it lacks, and what only a person can judge. The standards are about "
    "the finished product, and a map shows only its argument. Nothing here says that a standard is met."
)
AFTER = "ICD 203, Analytic Standards (2015); ICD 206, Sourcing Requirements (2015); each standard in argmap's own words"
_CHOICES = ("met", "met in part", "not met", "does not apply")
_NOTHING: Prose = ("Nothing that bears on it.",)
_NO_LACK: Prose = ("Nothing that this list looks for. That alone is no sign that the standard is met.",)


@record()
class _Standard:
    """A standard: its title, what it asks for, what a map shows and lacks of it, what is left to judge, and `beyond`:
    what no map shows of it."""

    title: str
    asks: str
    shows: Callable[[_Facts], Iterator[str | Prose]]
    lacks: Callable[[_Facts], Iterator[str | Prose]]
    judge: str
    beyond: str = ""


class _Facts:
    """A review with what several standards ask of it."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.graph: ArgumentGraph = review.graph
        self.verdict = read_off.main_verdict(review)
        self.evidence = [s for s in self.graph.statements if s.kind is Kind.EVIDENCE]
        self.works: list[Work] = list({id(w): w for m in self.graph.maps for w in m.works.values()}.values())
        self.objections = objections(self.graph)

    @property
    def tally(self) -> Tally | None:
        return None if self.verdict is None else self.verdict.tally

    def count(self, key: str, *sorts: str) -> int:
        return len(read_off.items(self.review, key, *sorts))

    def found(self, key: str) -> str:
        return read_off.section(self.review, key).found


def build(review: Review, most: int | None) -> Form:  # noqa: ARG001 - it lists nothing
    facts = _Facts(review)
    parts = [_part(number, standard, facts) for number, standard in enumerate(_STANDARDS, 1)]
    return Form(KEY, TITLE, ABOUT, AFTER, review, tuple(parts))


def _part(number: int, standard: _Standard, facts: _Facts) -> Part:
    shows, lacks = tuple(_prose(standard.shows(facts))), tuple(_prose(standard.lacks(facts)))
    title = f"{number}. {standard.title}" if number <= _OF_ICD_203 else standard.title
    rows = [Row("The map shows", shows or (_NOTHING,))]
    if lacks or not standard.beyond:
        rows.append(Row("It lacks", lacks or (_NO_LACK,)))
    if standard.beyond:
        rows.append(Row("No map shows", ((standard.beyond,),)))
    rows.append(Row("For you to judge", blanks=(Blank(standard.judge, _CHOICES), Blank("Grounds:"))))
    return Part(title, tuple(rows), standard.asks)


def _prose(said: Iterator[str | Prose]) -> Iterator[Prose]:
    return ((each,) if isinstance(each, str) else each for each in said)


# -- what the map shows and lacks ----------------------------------------------------------------------------------


def _quality_shown(facts: _Facts) -> Iterator[str | Prose]:
    graded = sum(s.credibility is not None for s in facts.evidence)
    reliable = sum(w.reliability is not None for w in facts.works)
    of_evidence = ("piece of evidence", "pieces of evidence")
    based = sum(s.basis is not None for s in facts.evidence)
    if graded:
        yield f"{_of(graded, len(facts.evidence), *of_evidence)} graded for credibility."
    if based:
        yield f"{_of(based, len(facts.evidence), *of_evidence)} told with the sort of its basis."
    if reliable:
        yield f"{_of(reliable, len(facts.works), 'work', 'works')} graded for reliability."


def _quality_lacking(facts: _Facts) -> Iterator[str | Prose]:
    ungraded = sum(s.credibility is None for s in facts.evidence)
    unreliable = sum(w.reliability is None for w in facts.works)
    thin = facts.count("assertions", "evidence")
    if not facts.evidence:
        yield "There is no statement that is marked as evidence."
    if ungraded:
        yield read_off.so_many(ungraded, "piece of evidence has", "pieces of evidence have", "no grade of credibility")
    if unreliable:
        yield read_off.so_many(unreliable, "work has", "works have", "no grade of reliability")
    if thin:
        yield read_off.so_many(
            thin, "piece of evidence is", "pieces of evidence are", "thin by what the map itself says"
        )


def _uncertainty_shown(facts: _Facts) -> Iterator[str | Prose]:
    statements = facts.graph.statements
    likely = sum(s.likelihood is not None for s in statements)
    hedged = sum(s.hedge is not None for s in statements)
    scale = facts.graph.root.scale
    if likely:
        named = f", in the terms of {scale.name}" if scale is not None and scale.name is not None else ""
        yield f"{begun(told(likely, 'statement has', 'statements have'))} a likelihood{named}."
    if hedged:
        yield read_off.so_many(hedged, "statement keeps", "statements keep", "a hedge in the author's words")


def _uncertainty_lacking(facts: _Facts) -> Iterator[str | Prose]:
    main = facts.review.main
    if main is not None and main.likelihood is None and main.hedge is None:
        yield sentence("No likelihood and no hedge is noted for ", main, ".")
    lost, carried = facts.count("likelihood", "hedge lost"), facts.count("likelihood", "not carried")
    if lost:
        yield read_off.so_many(lost, "statement is", "statements are", "put flatly, and rest on something hedged")
    if carried:
        yield read_off.so_many(carried, "likelihood is", "likelihoods are", "higher than what is given for it carries")


def _distinction_shown(facts: _Facts) -> Iterator[str | Prose]:
    kinds = {kind: sum(s.kind is kind for s in facts.graph.statements) for kind in Kind}
    evidence = counted(kinds[Kind.EVIDENCE], "piece of evidence", "pieces of evidence")
    assumptions = counted(kinds[Kind.ASSUMPTION], "unstated assumption")
    rest = counted(kinds[Kind.CLAIM] + kinds[Kind.CONCLUSION], "judgement")
    yield f"Each statement is of a kind: {evidence}, {assumptions}, and {rest} (claims and conclusions)."
    held = sum(s.held_by is not None for s in facts.graph.statements)
    if held:
        yield read_off.so_many(held, "statement is", "statements are", "told as the view of somebody else")


def _distinction_lacking(facts: _Facts) -> Iterator[str | Prose]:
    tally = facts.tally
    if tally is not None and tally.unwritten:
        steps, take = told(tally.unwritten, "step", "steps"), verb(tally.unwritten, "takes", "take")
        yield f"{begun(steps)} below the main conclusion {take} for granted what nobody has written."
    bare = facts.count("assertions", "claim") + facts.count("assumptions", "asserted")
    if bare:
        yield read_off.so_many(bare, "claim is", "claims are", "without a reason")


def _alternatives_shown(facts: _Facts) -> Iterator[str | Prose]:
    lists = sum(len(m.alternatives) for m in facts.graph.maps)
    if lists:
        yield read_off.so_many(lists, "list of alternatives is", "lists of alternatives are", "set side by side")
    if facts.objections:
        answered = sum(is_answered(facts.graph, r) for r in facts.objections)
        many = told(len(facts.objections), "objection is", "objections are")
        yield f"{begun(many)} raised, {answered or 'none'} of them with an answer."
    granted = facts.count("objections", "granted doubt")
    if granted:
        yield read_off.so_many(granted, "doubt is", "doubts are", "granted")


def _alternatives_lacking(facts: _Facts) -> Iterator[str | Prose]:
    left = facts.count("objections", "objection", "undercut")
    if not facts.objections:
        yield "There is no objection. Either nobody objects, or nobody has looked."
    elif left:
        yield read_off.so_many(left, "objection has", "objections have", "no answer")
    yield facts.found("one-sidedness")


def _relevance_shown(facts: _Facts) -> Iterator[str | Prose]:
    question = facts.graph.root.question
    if question is not None:
        yield f"The question that the argument answers: “{question.words}”"


def _relevance_lacking(facts: _Facts) -> Iterator[str | Prose]:
    if facts.graph.root.question is None:
        yield "The map names no question that it answers."


def _logic_shown(facts: _Facts) -> Iterator[str | Prose]:
    if facts.verdict is not None:
        yield sentence(facts.verdict.conclusion, f" is {facts.verdict.as_stated.value}: {facts.verdict.why}.")
    schemes = sum(r.scheme is not None for r in facts.graph.reasons)
    if schemes:
        yield read_off.so_many(schemes, "step follows", "steps follow", "a scheme")


def _logic_lacking(facts: _Facts) -> Iterator[str | Prose]:
    unwritten = facts.count("assumptions", "unwritten")
    if unwritten:
        yield read_off.so_many(
            unwritten,
            "step that a conclusion rests on has",
            "steps that conclusions rest on have",
            "no written warrant",
        )
    for sort, one, many in (
        ("circle", "statement is a reason for itself", "statements are reasons for themselves"),
        ("contradiction", "pair of statements contradicts each other", "pairs of statements contradict each other"),
        ("tension", "statement is in tension with another", "statements are in tension with others"),
    ):
        number = facts.count("tensions", sort)
        if number:
            yield f"{begun(told(number, one, many))}."
    questions = facts.count("questions")
    if questions:
        yield read_off.so_many(questions, "step has", "steps have", "open critical questions")


def _change_shown(facts: _Facts) -> Iterator[str | Prose]:
    if facts.found("changes") != NO_OLDER:
        yield facts.found("changes")


def _change_lacking(facts: _Facts) -> Iterator[str | Prose]:
    if facts.found("changes") == NO_OLDER:
        yield NO_OLDER


def _accuracy_shown(facts: _Facts) -> Iterator[str | Prose]:
    verified = sum(m.mark is not None and m.mark.value == "verified" for s in facts.graph.statements for m in s.review)
    if verified:
        yield read_off.so_many(
            verified, "statement is", "statements are", "marked by somebody as looked up and found right"
        )


def _accuracy_lacking(facts: _Facts) -> Iterator[str | Prose]:
    missing = facts.count("coverage", "quotation not found")
    if missing:
        yield read_off.so_many(missing, "quotation is", "quotations are", "not in the text that it is said to be from")


def _visual_shown(facts: _Facts) -> Iterator[str | Prose]:
    name = facts.graph.root.source.path
    yield f"The argument can be drawn: argmap render {name}"


def _nothing(_: _Facts) -> Iterator[str | Prose]:
    yield from ()


def _sourcing_shown(facts: _Facts) -> Iterator[str | Prose]:
    cited = sum(is_cited(facts.graph, s) for s in facts.evidence)
    if facts.evidence:
        yield f"{_of(cited, len(facts.evidence), 'piece of evidence', 'pieces of evidence')} cited to a work."
    if facts.works:
        whole = sum(_is_described(w) for w in facts.works)
        yield f"{_of(whole, len(facts.works), 'work', 'works')} described by title, author and date."
    if facts.tally is not None and facts.tally.sources:
        yield read_off.works_in_words(facts.review, facts.tally)


def _sourcing_lacking(facts: _Facts) -> Iterator[str | Prose]:
    uncited = sum(not is_cited(facts.graph, s) for s in facts.evidence)
    if uncited:
        yield read_off.so_many(uncited, "piece of evidence names", "pieces of evidence name", "no source")
    poor = [w for w in facts.works if not _is_described(w)]
    if poor:
        yield read_off.so_many(len(poor), "work lacks", "works lack", "a title, an author or a date")
    second = sum(bool(w.cited_in) for w in facts.works)
    if second:
        yield read_off.so_many(second, "work is", "works are", "known only through another one")
    if facts.count("sources"):
        yield facts.found("sources")
    notice = read_off.section(facts.review, "coverage").notice
    if notice:
        yield notice


def _is_described(work: Work) -> bool:
    return None not in (work.title, work.author, work.date)


def _of(part: int, whole: int, one: str, many: str) -> str:
    """``3 of 7 works are``, ``the only work is``."""
    if whole == 1:
        return f"The only {one} is{'' if part else ' not'}"
    if part == whole:
        return f"{'Both' if whole == 2 else f'All {whole}'} {many} are"
    return f"{part or 'None'} of {whole} {many} {verb(part or 1, 'is', 'are')}"


_STANDARDS = (
    _Standard(
        "Quality of the sources",
        "The product says how good and how credible its sources, data and methods are.",
        _quality_shown, _quality_lacking,
        "Are the grades right, and is what matters about the sources told?",
    ),
    _Standard(
        "Uncertainty",
        "The product says how sure its main judgements are and why, and does not mix likelihood with confidence.",
        _uncertainty_shown, _uncertainty_lacking,
        "Do the words of likelihood fit what is known, and is it told what the uncertainty comes from?",
    ),
    _Standard(
        "What is known and what is judged",
        "The product keeps information apart from what the analyst assumes and concludes.",
        _distinction_shown, _distinction_lacking,
        "Are the assumptions that carry the judgement said to be assumptions, with what would follow if they failed?",
    ),
    _Standard(
        "Alternatives",
        "The product weighs other explanations or courses where there is doubt or much at stake.",
        _alternatives_shown, _alternatives_lacking,
        "Are the likeliest other hypotheses there, with the indicators that would tell them apart?",
    ),
    _Standard(
        "Relevance and implications",
        "The product answers what its reader needs to know, and says what may follow.",
        _relevance_shown, _relevance_lacking,
        "Does it help this reader, and does it look ahead?",
        "For whom it is meant, and what follows for them.",
    ),
    _Standard(
        "Argumentation",
        "The product puts its main judgement first and supports it with reasons that hang together.",
        _logic_shown, _logic_lacking,
        "Is the reasoning clear and coherent, and are gaps in the information told?",
    ),
    _Standard(
        "Change or consistency",
        "The product says how its judgement differs from earlier ones, and why.",
        _change_shown, _change_lacking,
        "Is it told what is new compared with what was said before?",
    ),
    _Standard(
        "Accuracy",
        "The product judges as correctly and clearly as the information allows.",
        _accuracy_shown, _accuracy_lacking,
        "Is the judgement likely to be borne out, and is it put so that this can be seen later?",
        "Whether a judgement is right: a status is no truth value.",
    ),
    _Standard(
        "Visual information",
        "The product has pictures, maps or tables where they say more than words.",
        _visual_shown, _nothing,
        "Would a picture make the analysis clearer?",
        "Which pictures, maps and tables the product itself has.",
    ),
    _Standard(
        "Sourcing (ICD 206)",
        "Each source is cited where it is used, described so that it can be found, and summed up for the reader.",
        _sourcing_shown, _sourcing_lacking,
        "Does a source summary say which sources weigh most, and what is missing?",
    ),
)  # fmt: skip
_OF_ICD_203 = 9
