"""Characters that YAML forbids: where a text has some."""

from __future__ import annotations

from argmap.lazy_pattern import lazy

# What YAML does not allow in a text; surrogates come from bytes that were no characters. The other forms find in the
# UTF-8 of a text whether there is any, many times faster, since each begins with a fixed byte.
_FORBIDDEN = lazy("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORBIDDEN_BYTES = (
    lazy(rb"\xc2[\x80-\x84\x86-\x9f]"),
    lazy(rb"\xed[\xa0-\xbf]"),
    lazy(rb"\xef\xbf[\xbe\xbf]"),
)
_ALLOWED_BYTES = bytes({*b"\t\n\r", *range(0x20, 0x7F), *range(0x80, 0x100)})


def forbidden_places(text: str) -> list[int]:
    """The offsets of all forbidden characters in a text."""
    data = text.encode("utf-8", "surrogatepass")
    if not data.translate(None, _ALLOWED_BYTES) and not any(sign.search(data) for sign in _FORBIDDEN_BYTES):
        return []
    return [found.start() for found in _FORBIDDEN.finditer(text)]


def without_forbidden(text: str) -> str:
    """A text with blanks for forbidden characters."""
    return _FORBIDDEN.sub(" ", text)
