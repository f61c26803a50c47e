"""The changes between two versions of a map as one page: the picture, and the list of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from argmap.comparing import Comparison, Piece
from argmap.lazy_pattern import lazy
from argmap.model import Statement
from argmap.reporting.changes.words import FLIPPED, FLIPPED_NOTE, headline, sections
from argmap.reporting.pages import page

_PROLOGUE = lazy(r"^\s*<\?xml[^>]*\?>\s*(?:<!DOCTYPE[^>]*>\s*)?")
# The engine writes the colours of its gradients as styles, which the policy of the page would not let through.
_STOP = lazy(r'(<stop [^>]*)style="stop-color:([^;"]*);stop-opacity:([^;"]*);?"')


def comparison_page(
    comparison: Comparison, old: str, new: str, picture: bytes | None, anchor: Callable[[Statement], str | None]
) -> str:
    """One HTML page without scripts and without anything from elsewhere.

    `old` and `new` are the names of the maps for people; `picture` is an SVG that argmap drew, in which `anchor` gives
    the id of a statement. Everything that a user wrote is escaped.
    """
    root = comparison.new.root
    drawn = None
    if picture is not None:
        drawn = _STOP.sub(r'\1stop-color="\2" stop-opacity="\3"', _PROLOGUE.sub("", picture.decode("utf-8")))
    name = " ".join(root.title.words.split()) if root.title else new
    return page(
        "comparison",
        title=f"What changed: {name}",
        name=name,
        language=root.language.value if root.language else None,
        old=old,
        new=new,
        headline=headline(comparison),
        picture=drawn and Markup(drawn),  # noqa: S704 # argmap drew it
        sections=sections(comparison),
        flipped=FLIPPED,
        flipped_note=FLIPPED_NOTE,
        anchor=anchor,
        joined=_joined,
    )


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
