"""The words that all ways of writing a form share."""

from __future__ import annotations

from argmap.reviewing.forms import Form

NUMBERS = "Numbers are those of the drawing of the map."
TO_FILL = "to be filled in"


def name(form: Form) -> str:
    """The title of the map, or where it is."""
    root = form.graph.root
    return root.title.words if root.title is not None else root.source.path


def title(form: Form) -> str:
    """``Toulmin sheet: The river bridge``."""
    return f"{form.title}: {name(form)}"
