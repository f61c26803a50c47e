"""A page of an agreement or a grading in HTML that needs nothing else: no script, no network, fit for printing."""

from __future__ import annotations

from argmap.reporting.agreement.sheets import Page
from argmap.reporting.pages import page
from argmap.reporting.pages.pictures import drawn_inline


def as_html(told: Page, *, most: int | None, picture: bytes | None = None) -> str:
    """The page; of each list the first `most` entries are open and the others folded, none for None.

    `picture` is an SVG that argmap drew. Everything that a user wrote is escaped.
    """
    return page(
        "agreement",
        page=told,
        title=told.title,
        language=told.language or "en",
        picture=None if picture is None else drawn_inline(picture),
        most=most,
    )
