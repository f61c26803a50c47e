"""Matrices of competing hypotheses as text for a terminal, JSON, CSV, HTML and Markdown."""

from __future__ import annotations

from argmap.hypotheses.matrix import Matrix

FORMATS = ("text", "json", "csv", "html", "markdown")


def written(matrix: Matrix, form: str, *, width: int = 100, color: bool = False) -> str:
    """A matrix in one of `FORMATS`, ending with a line break; `width` (in cells) and `color` are for text."""
    if form == "json":
        from argmap.reporting.ach.data import as_json

        return as_json(matrix) + "\n"
    if form == "csv":
        from argmap.reporting.ach.data import as_csv

        return as_csv(matrix)
    if form == "html":
        from argmap.reporting.ach.html import as_html

        return as_html(matrix)
    if form == "markdown":
        from argmap.reporting.ach.markdown import as_markdown

        return as_markdown(matrix)
    from argmap.reporting.ach.text import as_text

    return as_text(matrix, width=width, color=color)
