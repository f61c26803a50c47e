"""A form as one HTML page that needs nothing else: no script, no network, fit for printing and filling in."""

from __future__ import annotations

from argmap.lazy_pattern import lazy
from argmap.reporting.forms.words import NUMBERS, name, title
from argmap.reporting.pages import page
from argmap.reporting.review.words import Names, what_if
from argmap.reviewing.forms import Form

_QUOTED = lazy("“([^”]*)”")


def as_html(form: Form) -> str:
    """The page."""
    root, names = form.graph.root, Names(form.graph)
    return page(
        "form",
        title=title(form),
        kind=form.title,
        name=name(form),
        language=root.language.value if root.language is not None else "en",
        question=root.question,
        given=what_if(form.review, names),
        about=form.about,
        after=form.after,
        numbers=NUMBERS,
        parts=form.parts,
        compact=form.compact,
        names=names,
        linked=False,
        quotations=_QUOTED.split,
    )
