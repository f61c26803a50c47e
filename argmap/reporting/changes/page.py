"""The changes between two versions of a map as one page: the picture, and the list of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from argmap.comparing import Comparison, Piece
from argmap.model import Statement
from argmap.reporting.changes.words import FLIPPED, FLIPPED_NOTE, headline, sections
from argmap.reporting.pages import page
from argmap.reporting.pages.pictures import drawn_inline


def comparison_page(
    comparison: Comparison, old: str, new: str, picture: bytes | None, anchor: Callable[[Statement], str | None]
) -> str:
    """One HTML page without scripts and without anything from elsewhere.

    `old` and `new` are the names of the maps for people; `picture` is an SVG that argmap drew, in which `anchor` gives
    the id of a statement. Everything that a user wrote is escaped.
    """
    root = comparison.new.root
    name = " ".join(root.title.words.split()) if root.title else new
    return page(
        "comparison",
        title=f"What changed: {name}",
        name=name,
        language=root.language.value if root.language else None,
        old=old,
        new=new,
        headline=headline(comparison),
        picture=None if picture is None else drawn_inline(picture),
        sections=sections(comparison),
        flipped=FLIPPED,
        flipped_note=FLIPPED_NOTE,
        anchor=anchor,
        joined=_joined,
    )


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
