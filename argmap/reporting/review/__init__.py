"""Reviews as text for a terminal, Markdown, HTML and JSON."""

from __future__ import annotations

from argmap.reviewing.page import Review

FORMATS = ("text", "markdown", "html", "json")


def written(
    review: Review, form: str, *, most: int | None = None, width: int = 100, color: bool = False, picture: bytes = b""
) -> str:
    """A review in one of `FORMATS`, ending with a line break.

    Of each section the first `most` items are shown, all for None; HTML folds the others, JSON always has all. `width`
    (in cells) and `color` are for text on a terminal. `picture` is an SVG of the map, or of a part of it, for HTML, in
    which the numbers of the statements stand.
    """
    if form == "json":
        from argmap.reporting.review.data import as_json

        return as_json(review) + "\n"
    if form == "html":
        from argmap.reporting.review.html import as_html

        return as_html(review, most=most, picture=picture)
    if form == "markdown":
        from argmap.reporting.review.markdown import as_markdown

        return as_markdown(review, most=most)
    from argmap.reporting.review.text import as_text

    return as_text(review, most=most, width=width, color=color)
