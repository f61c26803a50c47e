"""Quotations and coverage: what is misquoted, what of the source nobody cites, what of the map has no passage."""

from __future__ import annotations

from argmap.analysis.grounds import citations
from argmap.checking import faults_of_quotations
from argmap.graph import Target
from argmap.grounding import Coverage, Grounding, Outcome, Paragraph, Sentence
from argmap.model import Kind, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import begun, counted, listed, sentence, share, summed_up, told
from argmap.reviewing.review_context import ReviewContext

KEY = "coverage"
TITLE = "Quotations and coverage of the source"
ABOUT = (
    "Quotations that do not stand in the text of their source, or mislead; paragraphs and sentences of the source that "
    "no statement quotes; questions that the source itself asks, and what is quoted after them; statements of the map "
    "that rest on no passage. What is not quoted may be background; it may "
    "also be what does not fit. Assumptions are left out: that nobody says them is what makes them assumptions."
)
_MOST_WORDS = 5  # of a sentence that are given, so that it can be found


def build(context: ReviewContext) -> Section:
    grounding = context.grounding
    found: list[str] = []
    items: list[Item] = []
    mapped = dict.fromkeys(each.work.value for each in context.graph.maps if each.work is not None)
    texts = [] if grounding is None else [name for name in mapped if name in grounding.sources_with_text]
    if grounding is not None:
        items += _faults(grounding)
        found.append(_quotations(grounding))
        for name in texts:
            coverage = grounding.coverage(name)
            found.append(_summary(coverage, name if len(texts) > 1 else ""))
            items += _questions(coverage)
            items += _paragraphs(coverage)
    unanchored = [s for s in context.in_order if s.kind is not Kind.ASSUMPTION and not _is_anchored(context, s)]
    if unanchored:
        items.append(_without_passage(unanchored))
        found.append(told(len(unanchored), "statement has no passage", "statements have no passage"))
    elif not found:
        stated = any(s.kind is not Kind.ASSUMPTION for s in context.in_order)
        found.append("every statement rests on a passage" if stated else "there is no statement that needs a passage")
    notice = "" if texts or not mapped else "The text of the mapped work is not at hand; --sources says where it is."
    return Section(KEY, TITLE, ABOUT, summed_up(*found), tuple(items), notice=notice)


def _quotations(grounding: Grounding) -> str:
    looked_up = [q for q in grounding.quotations if q.outcome is not Outcome.NO_TEXT]
    there = sum(q.outcome is Outcome.FOUND for q in looked_up)
    if not looked_up:
        return "no quotation could be looked up" if grounding.quotations else "nothing is quoted"
    return share(
        there,
        len(looked_up),
        ("quotation", "quotations"),
        ("stands where the map says", "stand where the map says"),
        "does not stand where the map says",
        f"none of {len(looked_up)} quotations stands where the map says",
    )


def _faults(grounding: Grounding) -> list[Item]:
    """The findings of the rules about texts as items, in the order of the rules."""
    return [
        Item(
            title=" ".join(each.span.written.strip("'\"").split()),
            sort=each.rule.name.replace("-", " "),
            remarks=((f"{begun(each.finding.message)}.",),),
            facts={"code": each.code, "place": each.span},
        )
        for each in faults_of_quotations(grounding)
    ]


def _without_passage(statements: list[Statement]) -> Item:
    return Item(
        title=counted(len(statements), "statement") + " without a passage",
        sort="no passage",
        remarks=(sentence(listed(statements, most=12), "."),),
        facts={"statements": statements},
    )


def _is_anchored(context: ReviewContext, statement: Statement) -> bool:
    return any(citation.quote is not None for citation in citations(context.graph, statement))


def _summary(coverage: Coverage, name: str) -> str:
    total, paragraphs = len(coverage.sentences), len(coverage.paragraphs)
    quoted = total - len(coverage.uncited_sentences)
    of = f" of {name}" if name else ""
    if not total:
        return f"the text{of} has no sentences"
    sentences = share(
        quoted,
        total,
        (f"sentence{of}", f"sentences{of}"),
        ("is quoted", "are quoted"),
        "is not quoted",
        f"none of {total} sentences{of} is quoted",
    )
    left_out = share(
        len(coverage.uncited_paragraphs),
        paragraphs,
        ("paragraph", "paragraphs"),
        ("is left out altogether", "are left out altogether"),
        "is quoted",
        "of every paragraph something is quoted",
    )
    return f"{sentences} ({round(100 * quoted / total)} %); {left_out}"


def _paragraphs(coverage: Coverage) -> list[Item]:
    """The paragraphs of which something is not quoted: whole ones first, then those with most left out."""
    left = {sentence for sentence in coverage.uncited_sentences if _says_something(sentence)}
    found: list[tuple[bool, int, Item]] = []
    for paragraph, nodes in coverage.paragraphs:
        missing = [sentence for sentence in paragraph.sentences if sentence in left]
        if missing:
            found.append((bool(nodes), -len(missing), _paragraph(coverage.work, paragraph, missing, bool(nodes))))
    found.sort(key=lambda each: each[:2])
    return [item for _, _, item in found]


def _questions(coverage: Coverage) -> list[Item]:
    """One item for the questions that the text asks, each with what the map has from what follows."""
    remarks: list[Prose] = []
    asked: list[dict[str, object]] = []
    for number, (paragraph, _) in enumerate(coverage.paragraphs):
        for place, each in enumerate(paragraph.sentences):
            if not each.text.rstrip(' "”’)').endswith("?"):
                continue
            after = [*paragraph.sentences[place + 1 :]]
            if number + 1 < len(coverage.paragraphs):
                after += coverage.paragraphs[number + 1][0].sentences
            found = _first_quoted(coverage, after)
            where = f"{each.place.of_paragraph} s{each.place.sentence} (“{_beginning(each)}”): "
            told_next = sentence("next the map quotes what it has as ", listed(found, most=2), ".")
            remarks.append(sentence(where, told_next if found else ("nothing that follows is quoted.",)))
            asked.append({"place": str(each.place), "next": found})
    if not remarks:
        return []
    title = f"{counted(len(remarks), 'question')} that the text asks"
    ask: Prose = ("Is the answer there, in so many words?",)
    return [Item(title=title, sort="asked", remarks=(*remarks, ask), facts={"questions": asked})]


def _first_quoted(coverage: Coverage, after: list[Sentence]) -> list[Target]:
    """What quotes the first of some sentences that anything quotes."""
    nodes = dict(coverage.sentences)
    return next((list(dict.fromkeys(nodes[each])) for each in after if nodes.get(each)), [])


def _says_something(sentence: Sentence) -> bool:
    """Whether this is more than a name or a mark: where there are capitals, whether a word begins without one."""
    words = sentence.text.split()
    return any(word[0].islower() for word in words) or not any(letter.isupper() for letter in sentence.text)


def _paragraph(work: str, paragraph: Paragraph, missing: list[Sentence], partly: bool) -> Item:
    shown = ", ".join(f"s{each.place.sentence} (“{_beginning(each)}”)" for each in missing)
    remark = f"Not quoted: {shown}." if partly else f"Nothing of it is quoted; it begins “{_beginning(missing[0])}”."
    return Item(
        title=paragraph.place.of_paragraph,
        sort="in part" if partly else "paragraph",
        remarks=((remark,),),
        facts={
            "source": work,
            "section": paragraph.place.section,
            "paragraph": paragraph.place.paragraph,
            "sentences": [each.place.sentence for each in missing],
        },
    )


def _beginning(sentence: Sentence) -> str:
    words = sentence.text.split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
