"""Forms that professions use, as text for a terminal, Markdown, HTML and JSON."""

from __future__ import annotations

from argmap.reviewing.forms import Form


def written(form: Form, how: str, *, width: int = 100, color: bool = False) -> str:
    """A form as ``text``, ``markdown``, ``html`` or ``json``, ending with a line break.

    `width` (in cells) and `color` are for text on a terminal. Blanks are lines to write on; in JSON they have a key.
    """
    if how == "json":
        from argmap.reporting.forms.data import as_json

        return as_json(form) + "\n"
    if how == "html":
        from argmap.reporting.forms.html import as_html

        return as_html(form)
    if how == "markdown":
        from argmap.reporting.forms.markdown import as_markdown

        return as_markdown(form)
    from argmap.reporting.forms.text import as_text

    return as_text(form, width=width, color=color)
