"""Where a sheet is in the map: the way from the conclusion to the branch on it, in pieces that lead back."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Statement
from argmap.records import record
from argmap.rendering.content.directions import side_by_side
from argmap.rendering.content.sheets import SheetView
from argmap.rendering.content.views import sheet_address
from argmap.rendering.content.wording import Wording
from argmap.rendering.content.wrapping import one_line, shorten

MOST_NAMED = 4  # statements on the way
_FONT, _WIDEST = 9.0, 150.0  # points: what is said of a statement is no wider than that in type of that size


@record()
class Piece:
    """A piece of the way, and where it leads. It has room for `widest`: the same with its sheet's widest number."""

    text: str
    widest: str
    href: str | None = None


def trail(view: SheetView, wording: Wording) -> tuple[Piece, ...]:
    """The way to what a sheet shows, the middle of a long one left out; empty for a sheet that begins at the top."""
    roots = view.roots()
    way = list(_way(view, roots[0]))[::-1]
    origin = view.guide.first_sheet_of(roots[0])
    if origin == view.number and way:
        origin = view.guide.first_sheet_of(way[-1])
    if not way and view.is_first:
        return ()
    left_out = len(way) - MOST_NAMED
    pieces = [_piece(view, statement, wording) for statement in way]
    if left_out > 1:
        said = wording.words.said("more_between", number=left_out)
        pieces[1 : left_out + 1] = [Piece(said, said)]
    names = ", ".join(filter(None, map(wording.name, roots)))
    if names:
        pieces.append(Piece(names, names))
    if origin is not None and origin != view.number:
        told = [wording.words.said("on_sheet", number=number) for number in (origin, view.widest_sheet)]
        pieces.append(Piece(f"({told[0]})", f"({told[1]})", sheet_address(origin)))
    return tuple(pieces)


def _way(view: SheetView, root: Statement) -> Iterator[Statement]:
    """The statements above another one, the nearest first."""
    home = view.graph.homes.get(root)
    while home is not None:
        above = view.graph.statement_above(home)
        if above is None:
            return
        yield above
        home = view.graph.homes.get(above)


def _piece(view: SheetView, statement: Statement, wording: Wording) -> Piece:
    text = one_line(statement.label.words if statement.label else statement.text.words)
    words = (wording.name(statement), shorten(text, _FONT, _WIDEST))
    said = side_by_side(words, " ", wording.language(statement))
    return Piece(said, said, view.link(statement, ""))
