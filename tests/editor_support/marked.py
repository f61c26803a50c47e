"""Texts with a mark, ``¦``, where the cursor is."""

from __future__ import annotations

from argmap.checking import check
from argmap.editor_support.completion import Completion, completions
from argmap.editor_support.open_map import View
from argmap.edits import Edit, apply
from argmap.source import Source

MARK = "¦"


def view_of(text: str, path: str = "/nowhere/at/all/map.yaml", good: str | None = None) -> View:
    """What is known of a text; `good` is what it was when it had no syntax error."""
    analysis = check(Source(path, text))
    return View(analysis.source, analysis, analysis if good is None else check(Source(path, good)))


def marked(text: str, path: str = "/nowhere/at/all/map.yaml", good: str | None = None) -> tuple[View, int]:
    """What is known of a text without its mark, and where the mark is."""
    offset = text.index(MARK)
    return view_of(text.replace(MARK, ""), path, good), offset


def offered(text: str, path: str = "/nowhere/at/all/map.yaml", good: str | None = None) -> list[Completion]:
    """What is offered at the mark."""
    return completions(*marked(text, path, good))


def labels(text: str, path: str = "/nowhere/at/all/map.yaml", good: str | None = None) -> list[str]:
    """The labels of what is offered at the mark."""
    return [each.label for each in offered(text, path, good)]


def chosen(text: str, label: str, good: str | None = None) -> str:
    """The text after what has a label was chosen at the mark."""
    found = next(each for each in offered(text, good=good) if each.label == label)
    return apply(text.replace(MARK, ""), [Edit(found.span, found.text)])
