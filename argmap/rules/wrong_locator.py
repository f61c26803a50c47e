"""Locators that lead to another place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrasing import code, listing, quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.reading.documents import SCALARS
from argmap.reading.suggestions import nearest_names

if TYPE_CHECKING:
    from argmap.grounding import Grounding, Passage
    from argmap.grounding.locators import Locator

_MOST_NAMED = 6

RULE = Rule(
    code="AM512",
    name="wrong-locator",
    severity=Severity.ERROR,
    about="""`at` says where the quoted words begin: `§3 ¶4`, `¶4 s2`, `p. 12`, or the words of a heading. Sections
are counted by headings, paragraphs within their section; `argmap sources FILE --number` prints the numbers. A
locator that the text cannot tell, such as the page of a book whose text has no pages, is left alone.""",
    bad="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The council should close the bridge.
  quote: The council should close the bridge
  at: §2 ¶2
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge, text: inspection.txt}

argument:
- claim: The council should close the bridge.
  quote: The council should close the bridge
  at: §2 ¶1
""",
    texts=(
        (
            "inspection.txt",
            """\
The Deck

The council should close the bridge. Lorries wear the deck of the bridge out.

The Toll

The toll is small. The council should close the bridge.
""",
        ),
    ),
)


def check_with_texts(grounding: Grounding) -> Iterator[Finding]:
    from argmap.grounding import Outcome
    from argmap.grounding.locators import headings_like, locator

    for grounded in grounding.quotations:
        citation, text = grounded.citation, grounding.text(grounded.found_in)
        if citation.at is None or citation.quote is None or text is None:
            continue
        where = locator(citation.at.value)
        if grounded.outcome is Outcome.MISPLACED:
            places = list(dict.fromkeys(_place(p, where) for p in grounded.passages))
            fix = None
            if len(places) == 1 and where.heading is None:
                fix = Fix(f"write {places[0]}", (Edit(citation.at.span, places[0]),))
            yield Finding(
                f"these words stand at {listing(places[:_MOST_NAMED], 'and')}, not at {quoted(citation.at, 40)}",
                (Label(citation.at.span), Label(citation.quote.span)),
                fix=fix,
            )
        elif where.heading and grounded.passages and text.has_headings and not headings_like(text, where):
            titles = [section.title for section in text.sections if section.title is not None]
            near = nearest_names(citation.at.value, titles, 1)
            if near:
                yield Finding(
                    f"no heading of {code(grounded.found_in)} is {quoted(citation.at)}; nearest: {quoted(near[0])}",
                    (Label(citation.at.span),),
                    fix=Fix(
                        f"write {quoted(near[0])}",
                        (Edit(citation.at.span, SCALARS.line(near[0], brackets=True)),),
                        Safety.UNSAFE,
                    ),
                )


def _place(passage: Passage, where: Locator) -> str:
    """Where a passage is, as finely as the locator tells."""
    place = passage.place
    if where.pages is not None and place.page is not None:
        names = passage.text.page_names
        return f"p. {names[place.page - 1] if place.page <= len(names) else place.page}"
    return str(place) if where.sentence is not None else place.of_paragraph
