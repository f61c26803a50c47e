"""The type of each stretch of a text, for its colour."""

from __future__ import annotations

from argmap.editor_support.open_map import View
from argmap.editor_support.scanning import Piece, Scan
from argmap.reading.grammar import keys_of, text_of
from argmap.reading.language import KIND_NAMES
from argmap.reading.shapes import Form, Item, MappingOf, Pair, Sense
from argmap.source import Span

_FORMS = {Form.ID: "id", Form.NAME: "reference", Form.TERM: "term", Form.VERSION: "term"}
_SENSES = {Sense.QUOTATION: "quotation", Sense.LIKELIHOOD: "term", Sense.SCHEME: "scheme", Sense.ROLE: "term"}
# Keys of the writer's own that are words with a meaning, not names that are given to something.
_WORDS = (Sense.QUESTION, Sense.RULE, Sense.STATUS, Sense.TERM, Sense.WORD)


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
    if isinstance(piece.state, Pair):
        return "term"
    said = text_of(piece.state)
    if said is None or (keys_of(piece.state) and "://" in text[piece.start : piece.end]):
        return "text"
    return (_SENSES.get(said.sense) if said.sense else None) or _FORMS.get(said.form, "text")


def _type_of_key(piece: Piece) -> str:
    state = None if piece.frame is None else piece.frame.state
    if piece.key is not None and isinstance(state, Item) and piece.key.name in KIND_NAMES:
        return "kind"
    if not isinstance(state, MappingOf):
        return "key"
    if state.keys is Sense.STATEMENT:
        return "reference"
    return "term" if state.keys in _WORDS else "id"
