"""What each stretch of a text is, for its colour."""

from __future__ import annotations

from argmap.editor_support.expected import Extra, State
from argmap.editor_support.open_map import View
from argmap.editor_support.scanning import Piece, Scan
from argmap.reading.language import KIND_NAMES, Shape
from argmap.source import Span

_KEYS: dict[State, str] = {
    Shape.WORKS: "id",
    Shape.GROUPS: "id",
    Shape.SCHEMES: "id",
    Shape.INCLUDES: "id",
    Shape.SLOTS: "id",
    Shape.ROLES: "id",
    Shape.ANSWERS: "term",
    Shape.WAIVERS: "term",
    Shape.EXPECTATIONS: "term",
    Shape.SCALE: "term",
}
_SHAPES: dict[State, str] = {
    Shape.ID: "id",
    Shape.NAME: "reference",
    Shape.NAMES: "reference",
    Extra.NAME_OF_STATEMENT: "reference",
    Shape.TERM: "term",
    Shape.SCALE: "term",
    Shape.VERSION: "term",
    Extra.BOUNDS: "term",
}
_WORDS = {"scheme": "scheme", "role": "term", "quote": "quotation", "likelihood": "term", "strength": "term"}


def tokens(view: View) -> list[tuple[Span, str]]:
    """Stretches of single lines with their types, in order, none over another.

    Types: "kind", "key", "id", "reference", "text", "quotation", "term", "scheme", "comment".
    """
    source = view.source
    scan = Scan(source)
    found: list[tuple[Span, str]] = []
    for number in range(1, len(source.line_starts) + 1):
        scan.pieces.clear()
        scan.run(number)
        for piece in scan.pieces:
            sort = _type(piece, source.text)
            if sort is not None and piece.end > piece.start:
                found.append((Span(source, piece.start, piece.end), sort))
    return found


def _type(piece: Piece, text: str) -> str | None:
    if piece.sort == "comment":
        return "comment"
    if piece.sort == "key":
        return _type_of_key(piece)
    if piece.sort not in ("value", "more"):
        return None
    if piece.key is not None and piece.key.name in _WORDS:
        return _WORDS[piece.key.name]
    if piece.state is Shape.CITATIONS and "://" not in text[piece.start : piece.end]:
        return "reference"
    return _SHAPES.get(piece.state, "text")


def _type_of_key(piece: Piece) -> str:
    state = None if piece.frame is None else piece.frame.state
    if piece.key is not None and state is Extra.ITEM and piece.key.name in KIND_NAMES:
        return "kind"
    return "key" if piece.key is not None and state is not Shape.EXPECTATIONS else _KEYS.get(state, "key")
