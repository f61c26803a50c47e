"""A review as one HTML page that needs nothing else: no script, no network, fit for printing."""

from __future__ import annotations

from argmap.lazy_pattern import lazy
from argmap.reporting.pages import page
from argmap.reporting.pages.pictures import drawn_inline
from argmap.reporting.review.words import CAUTION, Names, counts, numbered, problems_title, tally_words, title, what_if
from argmap.reviewing.page import Review

_QUOTED = lazy("“([^”]*)”")


def as_html(review: Review, *, most: int | None, picture: bytes = b"") -> str:
    """The page; of each section the first `most` items are open and the others folded, none for None.

    `picture` is an SVG that argmap drew; nothing in it is escaped.
    """
    root, names = review.graph.root, Names(review.graph)
    return page(
        "review",
        title=title(review),
        name=title(review).removeprefix("Review: "),
        language=root.language.value if root.language is not None else "en",
        question=root.question,
        counts=counts(review),
        given=what_if(review, names),
        caution=CAUTION,
        review=review,
        names=names,
        linked=True,
        sections=list(numbered(review.sections)),
        most=most,
        picture=drawn_inline(picture) if picture else None,
        quotations=_QUOTED.split,
        problems_title=problems_title(review),
        tallies=[" · ".join(tally_words(verdict.tally, names)) for verdict in review.verdicts],
    )
