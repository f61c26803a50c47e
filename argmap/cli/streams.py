"""The standard streams, so that nothing printed is obeyed by a terminal, stops at an encoding, or meets no stream.

What people read goes through `Printed`. What programs read goes through `put`: as it is, in UTF-8, but on a terminal.
"""

from __future__ import annotations

import errno
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from argmap.lazy_pattern import lazy

# Who takes one of these away from `sys`, as the language server does, must not close what is below it.
_KEPT: list[io.TextIOWrapper] = []
NOBODY_READS = 141  # what shells say of a program that SIGPIPE ended

# Colours and bold type, which argmap itself puts; its own signs for control characters come before these.
_OWN = r"\x1b\[(?:0|1|22|3[0-7]|39|9[0-7])(?:;(?:1|3[0-7]|9[0-7]))*m"
_SIGNS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_OBEYED = lazy(_SIGNS)
_OBEYED_OR_OWN = lazy(f"({_OWN})|{_SIGNS}")
_PLAIN = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−─", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a", " "),
    "…": "...",
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "•": "*",
    "·": ".",
    "×": "x",
    "⋮": ":",
    "│": "|",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "½": "1/2",
    "\N{REPLACEMENT CHARACTER}": "?",
    "␍": "<CR>",
    "␡": "<DEL>",
}


def guard() -> None:
    """Have the standard streams of this process do as is said above; a closed one gives or takes nothing."""
    closed = [number for number in (0, 1, 2) if not _is_open(number)]
    for number in closed:  # else the next file that is opened would be taken for it
        null = os.open(os.devnull, os.O_RDWR)
        if null != number:
            os.dup2(null, number)
            os.close(null)
    if 0 in closed or sys.stdin is None:
        sys.stdin = _Closed("standard input")
    for number, name in ((1, "stdout"), (2, "stderr")):
        stream = getattr(sys, name)
        if number in closed or stream is None:
            setattr(sys, name, _Closed({"stdout": "standard output", "stderr": "standard error"}[name]))
        elif type(stream) is io.TextIOWrapper:
            setattr(sys, name, Printed(stream))
            _KEPT.append(getattr(sys, name))


def put(data: str | bytes) -> None:
    """Print what is meant for programs: in UTF-8, whatever people's texts are printed in."""
    stream = sys.stdout
    if isinstance(data, str) and stream.isatty():
        stream.write(data.replace("\r\n", "\n"))
        return
    encoded = data.encode() if isinstance(data, str) else data
    if isinstance(stream, Printed):
        stream.write_data(encoded)
    else:
        stream.flush()
        stream.buffer.write(encoded)
        stream.buffer.flush()


def show(text: str, *, err: bool = False) -> None:
    """Print a text that may have colours, which is without control characters already, as it is."""
    import click

    stream = sys.stderr if err else sys.stdout
    if isinstance(stream, Printed):
        with stream.colored():
            click.echo(text, nl=False, color=True, err=err)
    else:
        click.echo(text, nl=False, color=True, err=err)


def obeyed_by_none(text: str, *, colored: bool = False) -> str:
    """A text without what a terminal would obey, but for line ends and tabs, and colours that argmap puts."""
    if colored:
        return _OBEYED_OR_OWN.sub(lambda found: found[1] or _sign(found[0]), text)
    return _OBEYED.sub(lambda found: _sign(found[0]), text)


def writable(text: str, encoding: str) -> str:
    """A text in the characters of an encoding: plain ones that look alike stand for others, or escapes."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(character if _fits(character, encoding) else _plainly(character, encoding) for character in text)
    return text


class Printed(io.TextIOWrapper):
    """A stream for people."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._wanted = stream.encoding
        self._colored = False
        # Click takes ASCII for a mistake and writes UTF-8 instead; the first half of Latin-1 is the same bytes.
        encoding = "latin-1" if _is(stream.encoding, "ascii") else stream.encoding
        super().__init__(stream.buffer, encoding, line_buffering=stream.line_buffering)

    def write(self, text: str) -> int:
        with self._read():
            super().write(writable(obeyed_by_none(text, colored=self._colored), self._wanted))
        return len(text)

    @contextmanager
    def colored(self) -> Iterator[None]:
        """For as long as this lasts, colours get through."""
        self._colored = True
        try:
            yield
        finally:
            self._colored = False

    def write_data(self, data: bytes) -> None:
        """Write bytes after all texts that wait."""
        with self._read():
            super().flush()
            self.buffer.write(data)
            self.buffer.flush()

    def flush(self) -> None:
        with self._read():
            super().flush()

    @contextmanager
    def _read(self) -> Iterator[None]:
        """End the program quietly, as such a signal does, where nobody reads on."""
        try:
            yield
        except BrokenPipeError:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fileno())  # what still waits to be written goes nowhere
            os.close(null)
            raise SystemExit(NOBODY_READS) from None


class _Closed(io.TextIOWrapper):
    """A stream that was closed before argmap began: texts for people go nowhere, data cannot be read or written."""

    def __init__(self, name: str) -> None:
        super().__init__(_Nothing(name), "utf-8")  # type: ignore[arg-type] # it needs no name

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """There is nothing that waits."""


class _Nothing(io.RawIOBase):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ARG002 - the signature is that of RawIOBase
        raise OSError(errno.EBADF, "it is closed", self._name)

    def write(self, data: Any) -> int:  # noqa: ARG002 - as above
        raise OSError(errno.EBADF, "it is closed", self._name)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _sign(character: str) -> str:
    from argmap.reporting.columns import visible

    return visible(character)


def _is(encoding: str, name: str) -> bool:
    import codecs

    try:
        return codecs.lookup(encoding).name == name
    except LookupError:
        return False


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _plainly(character: str, encoding: str) -> str:
    code = ord(character)
    if character in _PLAIN and _fits(_PLAIN[character], encoding):
        return _PLAIN[character]
    if 0x2400 <= code < 0x2420:  # the sign of a control character
        return f"\\x{code - 0x2400:02x}"
    letter = unicodedata.normalize("NFKD", character).rstrip("\u0300\u0301\u0302\u0303\u0308\u030a\u030c\u0327\u0328")
    if letter and letter != character and all(_fits(each, encoding) for each in letter):
        return letter
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
