"""The messages of an editor, cut out of what it sends; one that is not framed as it should be costs no other one.

A message is a line ``Content-Length: N``, perhaps other headers, an empty line, and N bytes of JSON. Since no line
break can stand in a text of JSON, such a line within a body is that of the next message, whatever length was given.
"""

from __future__ import annotations

import re
from typing import BinaryIO

from argmap.lazy_pattern import lazy

_LENGTH = lazy(rb"content-length[ \t]*:[ \t]*(\d{1,20})[ \t]*\r?\n", re.IGNORECASE)
_NAME = "content-length"
# What the line begins with, at the end of something.
_BEGINNING = lazy(
    rf"(?:{'|'.join(_NAME[:end] for end in range(1, len(_NAME)))}|{_NAME}[ \t]*:?[ \t]*\d*[ \t]*\r?)\Z".encode(),
    re.IGNORECASE,
)
_HEADER = lazy(rb"[!-9;-~]+[ \t]*:[^\n]*\n|\r?\n")
_LONGEST_HEADER = 4096
_MOST = 256 << 20  # bytes of a message; a longer one is taken for a slip
_CHUNK = 1 << 16
_OVERLAP = 64  # a header line of a length is shorter


class Framed:
    """A stream of messages for pygls: their headers in its form, by `readline`, and their bodies, by `read`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = bytearray()
        self._lines: list[bytes] = []
        self._body = b""

    def readline(self) -> bytes:
        """The next line of a header; empty at the end of what is sent."""
        if not self._lines:
            body = self._message()
            if body is None:
                return b""
            self._body = body
            self._lines = [b"\r\n", b"Content-Length: %d\r\n" % len(body)]
        return self._lines.pop()

    def read(self, number: int) -> bytes:  # noqa: ARG002 - all of the body is wanted
        """The body that belongs to the header."""
        return self._body

    def close(self) -> None:
        self._stream.close()

    def _message(self) -> bytes | None:
        """The body of the next message that has one; None at the end."""
        while (length := self._length()) is not None:
            body = self._cut(length) if length <= _MOST else b""
            if body.strip():
                return body
        return None

    def _length(self) -> int | None:
        """The length that the next message says it has; what comes before it and is no header is passed over."""
        while (found := _LENGTH.search(self._waiting)) is None:
            del self._waiting[:-_OVERLAP]
            if not self._more():
                return None
        length = int(found[1])
        del self._waiting[: found.end()]
        while True:
            begin = bytes(self._waiting[:_LONGEST_HEADER])
            header = _HEADER.match(begin)
            if header is not None:
                del self._waiting[: header.end()]
                if not header[0].strip():
                    return length
                again = _LENGTH.fullmatch(header[0])
                length = length if again is None else int(again[1])
            elif begin[:1] in (b"{", b"[") or len(begin) == _LONGEST_HEADER or not self._more():
                return length

    def _cut(self, length: int) -> bytes:
        """The body, which ends after so many bytes or where the next message begins."""
        looked = 0
        while True:
            early = _LENGTH.search(self._waiting, looked, min(length, len(self._waiting)))
            if early is not None:
                return self._taken(early.start())
            if len(self._waiting) >= length:
                # A length that is a little too great takes some letters of the next header along.
                cut = _BEGINNING.search(self._waiting, max(0, length - _OVERLAP), length)
                return self._taken(length if cut is None else cut.start())
            looked = max(0, len(self._waiting) - _OVERLAP)
            if not self._more():
                return self._taken(len(self._waiting))

    def _taken(self, number: int) -> bytes:
        body = bytes(self._waiting[:number])
        del self._waiting[:number]
        return body

    def _more(self) -> bool:
        """Wait for more; False at the end."""
        read = getattr(self._stream, "read1", self._stream.read)
        data = read(_CHUNK)
        self._waiting += data
        return bool(data)
