"""Coverage: what of the source text nobody cites, and what of the map rests on no passage."""

from __future__ import annotations

from argmap.grounding import Coverage, Paragraph, Sentence
from argmap.model import Kind, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, listed, sentence, verb
from argmap.reviewing.situation import Situation
from argmap.rules.grounds import citations

KEY = "coverage"
TITLE = "Coverage of the source"
ABOUT = (
    "Paragraphs and sentences of the source that no statement quotes, and statements of the map that rest on no passage. "
    "What is not quoted may be background; it may also be what does not fit. Assumptions are left out: that nobody says "
    "them is what makes them assumptions."
)
_MOST_WORDS = 5  # of a sentence that are given, so that it can be found


def look(situation: Situation) -> Section:
    grounding = situation.grounding
    unanchored = [s for s in situation.in_order if s.kind is not Kind.ASSUMPTION and not _is_anchored(situation, s)]
    items: list[Item] = []
    found: list[str] = []
    mapped = dict.fromkeys(each.work.value for each in situation.graph.maps if each.work is not None)
    texts = [] if grounding is None else [name for name in mapped if name in grounding.sources_with_text]
    for name in texts:
        assert grounding is not None  # noqa: S101 - `texts` is empty without
        coverage = grounding.coverage(name)
        found.append(_summary(coverage, name if len(texts) > 1 else ""))
        items += _paragraphs(coverage)
    if unanchored:
        items.append(
            Item(
                title=counted(len(unanchored), "statement") + " without a passage",
                sort="no anchor",
                remarks=(sentence(listed(unanchored, most=12), "."),),
                facts={"statements": unanchored},
            )
        )
    anchor = f"{counted(len(unanchored), 'statement')} {verb(len(unanchored), 'has', 'have')} no passage."
    notice = "" if texts or not mapped else "The text of the mapped work is not at hand; --sources DIR says where it is."
    return Section(KEY, TITLE, ABOUT, " ".join((*found, anchor.capitalize())), tuple(items), notice=notice)


def _is_anchored(situation: Situation, statement: Statement) -> bool:
    return any(citation.quote is not None for citation in citations(situation.graph, statement))


def _summary(coverage: Coverage, name: str) -> str:
    total, left = len(coverage.sentences), len(coverage.uncited_sentences)
    whole = len(coverage.uncited_paragraphs)
    where = f" of {name}" if name else ""
    return (
        f"{total - left} of {counted(total, 'sentence')}{where} are quoted ({round(100 * (total - left) / max(1, total))} %); "
        f"{whole} of {counted(len(coverage.paragraphs), 'paragraph')} {verb(whole, 'is', 'are')} not quoted at all."
    )


def _paragraphs(coverage: Coverage) -> list[Item]:
    """The paragraphs of which something is not quoted: whole ones first, then those with most left out."""
    left = {id(each) for each in coverage.uncited_sentences}
    partly: list[tuple[int, Item]] = []
    for paragraph, nodes in coverage.paragraphs:
        missing = [s for s in paragraph.sentences if id(s) in left]
        if missing:
            partly.append((-len(missing) if nodes else -1000, _paragraph(coverage.work, paragraph, missing, bool(nodes))))
    partly.sort(key=lambda pair: pair[0])
    return [item for _, item in partly]


def _paragraph(work: str, paragraph: Paragraph, missing: list[Sentence], partly: bool) -> Item:
    shown = ", ".join(f"s{each.number} (“{_beginning(each)}”)" for each in missing)
    remark: Prose = (f"Not quoted: {shown}." if partly else f"Nothing of it is quoted; it begins “{_beginning(missing[0])}”.",)
    return Item(
        title=f"§{paragraph.section.number} ¶{paragraph.number}",
        sort="in part" if partly else "paragraph",
        remarks=(remark,),
        facts={"source": work, "section": paragraph.section.number, "paragraph": paragraph.number, "sentences": [s.number for s in missing]},
    )


def _beginning(each: Sentence) -> str:
    words = each.text.split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")
