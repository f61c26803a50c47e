"""Agreements and gradings as text for a terminal, Markdown, HTML and JSON."""

from __future__ import annotations

from argmap.agreement import Agreement, Grading

FORMATS = ("text", "markdown", "html", "json")


def written(
    found: Agreement | Grading,
    form: str,
    *,
    most: int | None = None,
    width: int = 100,
    color: bool = False,
    picture: bytes | None = None,
) -> str:
    """An agreement or a grading in one of `FORMATS`, ending with a line break.

    Of each list the first `most` entries are shown, all for None; HTML folds the others, JSON and the sheets of a
    grading always have all. `width` (in cells) and `color` are for text on a terminal, `picture` (an SVG that argmap
    drew) for HTML.
    """
    if form == "json":
        from argmap.reporting.agreement.data import agreement_json, grading_json

        return f"{agreement_json(found) if isinstance(found, Agreement) else grading_json(found)}\n"
    if isinstance(found, Agreement):
        from argmap.reporting.agreement.agreement_page import agreement_page

        page = agreement_page(found)
    else:
        from argmap.reporting.agreement.grading_page import grading_page

        page = grading_page(found)
    if form == "html":
        from argmap.reporting.agreement.html import as_html

        return as_html(page, most=most, picture=picture)
    if form == "markdown":
        from argmap.reporting.agreement.markdown import as_markdown

        return as_markdown(page, most=most)
    from argmap.reporting.agreement.text import as_text

    return as_text(page, most=most, width=width, color=color)
