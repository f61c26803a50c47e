"""Places of argmap in those of an editor, and back.

argmap counts code points from the beginning of a text; an editor counts lines from 0 and, within a line, the units of
the encoding that it agreed upon with the server.
"""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from argmap.source import Source, Span

_BEYOND_BMP = "\uffff"


class Positions:
    """Converts places, in the units that were agreed upon: ``utf-8``, ``utf-16`` or ``utf-32``."""

    def __init__(self, encoding: str = types.PositionEncodingKind.Utf16.value) -> None:
        self.encoding = encoding

    def offset(self, source: Source, position: types.Position) -> int:
        """The offset of a position; one past the end of its line, or of the text, gives the place at that end."""
        if position.line >= len(source.line_starts):
            return len(source.text)
        line = max(0, position.line)
        text = source.line(line + 1)
        return source.line_starts[line] + self._points(text, max(0, position.character))

    def position(self, source: Source, offset: int) -> types.Position:
        """The position of an offset."""
        line, column = source.position(offset)
        start = source.line_starts[line - 1]
        return types.Position(line - 1, self.units(source.text[start : start + column - 1]))

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(self.position(span.source, span.start), self.position(span.source, span.end))

    def changed(self, source: Source, changes: Sequence[types.TextDocumentContentChangeEvent]) -> str:
        """A text after an editor's changes, made one after the other."""
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = self.offset(source, change.range.start), self.offset(source, change.range.end)
                text = source.text[:start] + text + source.text[max(start, end) :]
            source = Source(source.path, text)
        return source.text

    def units(self, text: str) -> int:
        """How long a text is, in the units agreed upon."""
        if self.encoding == types.PositionEncodingKind.Utf32.value or text.isascii():
            return len(text)
        if self.encoding == types.PositionEncodingKind.Utf8.value:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(letter > _BEYOND_BMP for letter in text)

    def _points(self, text: str, units: int) -> int:
        """How many code points so many units of a text are; units in the middle of a letter count it not."""
        if self.encoding == types.PositionEncodingKind.Utf32.value or text.isascii():
            return min(units, len(text))
        passed = 0
        for count, letter in enumerate(text):
            passed += self.units(letter)
            if passed > units:
                return count
        return len(text)
