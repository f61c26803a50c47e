"""A review in the forms that professions use: sheets, reports, checklists, notes and rubrics with blanks for people.

Each form is made of the parts of a review, and works nothing out anew. What the map does not say is said to be missing,
or left as a blank; what only a person can judge is always a blank. A form grades nothing.
"""

from __future__ import annotations

from argmap.errors import ArgmapError
from argmap.reading.suggestions import nearest_names
from argmap.reviewing.forms import analytic_standards, note, referee, rubric, toulmin, worksheet
from argmap.reviewing.forms.form import Form
from argmap.reviewing.page import Review

__all__ = ["FORMS", "Form", "NotWhole", "UnknownForm", "form_key", "form_of"]

# One line for each form.
FORMS = {module.KEY: module for module in (toulmin, referee, analytic_standards, note, rubric, worksheet)}


class UnknownForm(ArgmapError):
    """A review has no form of this name."""

    def __init__(self, name: str) -> None:
        near = nearest_names(name, FORMS, 1)
        hint = f"did you mean '{near[0]}'? " if near else ""
        super().__init__(f"a review has no form '{name}'; {hint}there are {', '.join(FORMS)}")


class NotWhole(ArgmapError):
    """A form needs all sections of a review."""

    def __init__(self) -> None:
        super().__init__("a form is made of a whole review, and this one has only some sections")


def form_key(name: str) -> str:
    """The name of a form, if it is one. Raises UnknownForm."""
    if name not in FORMS:
        raise UnknownForm(name)
    return name


def form_of(review: Review, name: str, *, most: int | None = None) -> Form:
    """A review in a form; `most` things are listed in each part, by default as many as the form takes.

    Raises UnknownForm, and NotWhole for a review with only some of its sections.
    """
    module = FORMS[form_key(name)]
    if not review.whole:
        raise NotWhole
    form: Form = module.build(review, most)
    return form
