"""Where a part of a value is written: through quotation marks, escapes, and lines that were joined."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.lazy_pattern import lazy
from argmap.source import Span, Text

_HEAD = lazy(r"[|>][^\r\n]*(?:\r\n|[\r\n])")
_BLANKS = " \t\r\n"
_ESCAPED = {"x": 4, "u": 6, "U": 10}  # the length of an escape by its letter; of the others it is 2


def written_part(text: Text, start: int, end: int) -> Span:
    """Where the value of a text is written from one place in it to another; all of it where that is not plain."""
    places = list(_places(text.span.written, text.value[:end]))
    if len(places) < end or not start < end:
        return text.span
    begin = text.span.start
    return Span(text.span.source, begin + places[start], begin + places[end - 1] + 1)


def _places(written: str, value: str) -> Iterator[int]:
    """Where each letter of a value is written; they end where one is not found."""
    style = written[:1] if written[:1] in ("'", '"') else ""
    head = _HEAD.match(written)
    at = head.end() if head else len(style)
    at = _past_blanks(written, at)
    for letter in value:
        if style == '"' and written.startswith(("\\\n", "\\\r"), at):  # the line goes on without a blank
            at = _past_blanks(written, at + 1)
        if style == '"' and written[at : at + 1] == "\\":
            yield at
            at += _ESCAPED.get(written[at + 1 : at + 2], 2)
        elif letter in _BLANKS:  # several in the one are several in the other, or a line break
            yield max(0, at - 1) if written[at : at + 1] not in _BLANKS else at
            at = _past_blanks(written, at)
        elif written[at : at + 1] == letter:
            yield at
            at += 2 if style == letter == "'" else 1
        else:
            return


def _past_blanks(written: str, at: int) -> int:
    while written[at : at + 1] and written[at] in _BLANKS:
        at += 1
    return at
