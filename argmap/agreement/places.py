"""Where statements stand in the sources that they quote, and how far two of these places are the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from argmap.graph import ArgumentGraph
from argmap.grounding import Grounded, Grounding, WorkText
from argmap.grounding.locators import Locator, locator, stretches
from argmap.grounding.quotations import fragments
from argmap.lazy_pattern import lazy
from argmap.model import ArgumentMap, Citation, Reference, Statement
from argmap.records import record

# How far places without a text at hand are taken to be the same, from 0 to 1.
SAME_EDGE = 0.6  # quotations that begin, or end, with the same words
SAME_SENTENCE = 0.5
SAME_PARAGRAPH = 0.3
SAME_PART = 0.1  # the same page, section or heading
_LEAST_EDGE = 2  # words by which the edges of two quotations are the same
_WORD = lazy(r"\w+")

Span = tuple[int, int]


@record(eq=False)
class Anchor:
    """A place in a source that a statement names.

    `work` is the number of the source; `spans` are the stretches of `text`, where that is at hand and has the
    quotation. `parts` are the words of the quotation between its `…`. `said` and `where` are for people: the words of
    the passage, and its locator.
    """

    work: int
    text: WorkText | None
    spans: tuple[Span, ...]
    parts: tuple[tuple[str, ...], ...]
    where: Locator | None
    said: str
    at: str


def anchors(
    graph: ArgumentGraph, grounding: Grounding | None, numbers: Mapping[str, int]
) -> dict[Statement, tuple[Anchor, ...]]:
    """The places of the statements of a map, those named at references to them included."""
    looked_up = {} if grounding is None else {each.citation: each for each in grounding.quotations}
    found: dict[Statement, list[Anchor]] = {}
    for node, citation in graph.citing:
        on = graph.resolve(node) if isinstance(node, Reference) else node
        if isinstance(on, Statement) and (citation.quote is not None or citation.at is not None):
            anchor = _anchor(citation, graph.map_of(node), grounding, looked_up.get(citation), numbers)
            found.setdefault(on, []).append(anchor)
    return {statement: tuple(several) for statement, several in found.items()}


def _anchor(
    citation: Citation,
    each: ArgumentMap,
    grounding: Grounding | None,
    grounded: Grounded | None,
    numbers: Mapping[str, int],
) -> Anchor:
    name = citation.source or each.work
    known = "" if name is None else name.value
    where = None if citation.at is None else locator(citation.at.value)
    quote = "" if citation.quote is None else citation.quote.words
    parts = tuple(tuple(_WORD.findall(part.key.casefold())) for part in fragments(quote))
    text: WorkText | None = None
    spans: tuple[Span, ...] = ()
    said, at = " ".join(quote.split()), "" if citation.at is None else " ".join(citation.at.words.split())
    if grounded is not None and grounded.passages:
        text = grounded.passages[0].text
        spans = tuple((passage.start, passage.end) for passage in grounded.passages)
        said, at = grounded.passages[0].words, str(grounded.passages[0].place)
    elif citation.quote is None and grounding is not None and where is not None:
        text = grounding.text(known)
        spans = () if text is None else tuple(stretches(text, where) or ())
    return Anchor(numbers.get(known, -1), text if spans else None, spans, parts, where, said, at)


# -- the same place ----------------------------------------------------------------------------------------------------


def overlap(some: Sequence[Anchor], others: Sequence[Anchor]) -> float | None:
    """How far the places of two statements are the same, from 0 to 1; None where nothing tells.

    In a text at hand that is the share of the signs of both that they have in common (Jaccard). Without one it is
    what the quotations and locators tell; see `SAME_EDGE` and the others.
    """
    found: float | None = None
    for one in some:
        for other in others:
            here = _overlap(one, other)
            if here is not None and (found is None or here > found):
                found = here
    return found


def _overlap(one: Anchor, other: Anchor) -> float | None:
    if one.text is not None and one.text is other.text:
        return max(_common(*a, *b) for a in one.spans for b in other.spans)
    if one.work != other.work:
        return None
    said = _same_words(one.parts, other.parts) if one.parts and other.parts else None
    where = None if one.where is None or other.where is None else _same_part(one.where, other.where)
    if said is None or where is None:
        return where if said is None else said
    # What stands elsewhere is another passage in the same words; other words of one sentence may be a part of it.
    return said if said and where else min(where, SAME_PARAGRAPH)


def _common(start: int, end: int, from_: int, to: int) -> float:
    both = min(end, to) - max(start, from_)
    return both / (max(end, to) - min(start, from_)) if both > 0 else 0.0


_Words = tuple[str, ...]


def _same_words(one: Sequence[_Words], other: Sequence[_Words]) -> float:
    """How far two quotations name the same passage: by where they begin and end, or by one within the other."""
    begin, end = _agree(one[0], other[0]), _agree(one[-1][::-1], other[-1][::-1])
    if len(one) == len(other) == 1:
        short, long = sorted((one[0], other[0]), key=len)
        if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
            return len(short) / len(long)
        return SAME_EDGE if begin or end else 0.0
    return 1.0 if begin and end else SAME_EDGE if begin or end else 0.0


def _agree(one: _Words, other: _Words) -> bool:
    """Whether the words of one are the first of the other, and enough to tell."""
    least = min(len(one), len(other))
    return one[:least] == other[:least] and (least >= _LEAST_EDGE or len(one) == len(other))


def _same_part(one: Locator, other: Locator) -> float | None:
    """How far two locators name the same part; None where they name parts of different sorts."""
    if one.pages is not None and other.pages is not None:
        return SAME_PART if one.pages == other.pages else 0.0
    if one.heading and other.heading:
        return SAME_PART if one.heading == other.heading else 0.0
    found: float | None = None
    for key, worth in (("section", SAME_PART), ("paragraph", SAME_PARAGRAPH), ("sentence", SAME_SENTENCE)):
        first, second = getattr(one, key), getattr(other, key)
        if first is not None and second is not None:
            if first[1] < second[0] or second[1] < first[0]:
                return 0.0
            found = worth
    return found


# -- finding what overlaps ---------------------------------------------------------------------------------------------


def overlapping(some: Sequence[Sequence[Anchor]], others: Sequence[Sequence[Anchor]]) -> Iterator[tuple[int, int]]:
    """The indices of those that may overlap, each pair once, in order; stretches of a text are not tried one by one."""
    found: set[tuple[int, int]] = set()
    stretched: dict[int, list[tuple[int, int, int]]] = {}
    loose: dict[int, list[tuple[int, bool]]] = {}
    for j, several in enumerate(others):
        for anchor in several:
            stretched.setdefault(id(anchor.text), []).extend((start, end, j) for start, end in anchor.spans)
            loose.setdefault(anchor.work, []).append((j, anchor.text is None))
    longest = {key: max((end - start for start, end, _ in spans), default=0) for key, spans in stretched.items()}
    for spans in stretched.values():
        spans.sort()
    for i, several in enumerate(some):
        for anchor in several:
            # Words are compared where not both have a stretch of a text.
            found.update((i, j) for j, is_loose in loose.get(anchor.work, ()) if is_loose or anchor.text is None)
            here = stretched.get(id(anchor.text), [])
            for start, end in anchor.spans:
                at = bisect_left(here, (start - longest[id(anchor.text)] if here else 0,))
                while at < len(here) and here[at][0] < end:
                    if here[at][1] > start:
                        found.add((i, here[at][2]))
                    at += 1
    yield from sorted(found)
