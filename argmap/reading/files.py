"""Files to texts: what cannot be opened, and what is not UTF-8."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from argmap.diagnostics import Diagnostic, Label
from argmap.errors import ArgmapError
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.source import Source, Span

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "a zip archive, such as a document of Word or LibreOffice"),
    (b"%PDF-", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an old document of Word or Excel"),
    (b"{\\rtf", "a document in rich text format"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
# Standard input and what `<(…)` stands for.
_OPENED = lazy(r"/dev/(stdin|fd/\d+)|/proc/(self|\d+)/fd/\d+")
_REPLACED = "\ufffd"
_MOST_PLACES = 4


class CannotRead(ArgmapError):
    """A file could not be read: `path` is its name as given, `why` the reason in words."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class NoSuchFile(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(path, "there is no such file")


class IsFolder(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(path, "this is a folder, and a file is wanted")


class Unreadable(CannotRead):
    def __init__(self, path: str, error: OSError | ValueError) -> None:
        why = error.strerror if isinstance(error, OSError) else str(error)
        super().__init__(path, f"the file cannot be read: {(why or str(error)).lower()}")


class NoFile(CannotRead):
    def __init__(self, path: str, mode: int) -> None:
        super().__init__(path, f"this is {sort_of_file(mode)}, and a file is wanted")


def sort_of_file(mode: int) -> str:
    """The words for something that is neither a file nor a folder."""
    sorts = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISLNK, "a link"))
    return next((name for test, name in sorts if test(mode)), "a device")


def read_file(path: Path, *, pipes: bool = False) -> bytes:
    """The bytes of a file. Raises CannotRead.

    Devices are not opened, since that may do something or never end, and pipes only with `pipes`, since they keep
    waiting who reads them. What the shell has opened is read, whatever it is.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode) or _OPENED.fullmatch(str(path)) or (pipes and stat.S_ISFIFO(mode)):
            return path.read_bytes()
        raise IsFolder(str(path)) if stat.S_ISDIR(mode) else NoFile(str(path), mode)
    except FileNotFoundError:
        raise NoSuchFile(str(path)) from None
    except (OSError, ValueError) as error:  # a path with a NUL in it is a ValueError
        raise Unreadable(str(path), error) from None


def read_bytes(data: bytes, path: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text of a file under the name by which people know it; without a text, the findings say why."""
    kind = next((kind for mark, kind in _OTHER_FILES if data.startswith(mark)), None)
    if kind is not None:
        findings = Findings(Source(path, ""))
        message = f"this file is {kind}, and a map is a text file"
        findings.add(faults.ENCODING, message, findings.span(0, 0), help="copy its text into a text file")
        return None, findings.diagnostics()
    encoding = _other_encoding(data)
    if encoding is not None:
        return None, _not_utf8(path, data, f"this file is written in {encoding}, and a map is written in UTF-8")
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        return Source(path, data[3 if bom else 0 :].decode("utf-8"), bom), ()
    except UnicodeDecodeError:
        return None, _undecodable(path, data[3 if bom else 0 :])


def _other_encoding(data: bytes) -> str | None:
    """The encoding that a file declares or, by every other byte being nothing, shows."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    start = data[:2000]
    if len(start) >= 8 and max(start[::2].count(0), start[1::2].count(0)) > len(start) // 3:
        return "UTF-16"
    return None


def _not_utf8(path: str, data: bytes, message: str) -> tuple[Diagnostic, ...]:
    source = Source(path, data.decode("utf-16", "replace") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "")
    findings = Findings(source)
    findings.add(faults.ENCODING, message, Span(source, 0, 0), help='save it again with the encoding "UTF-8"')
    return findings.diagnostics()


def _undecodable(path: str, data: bytes) -> tuple[Diagnostic, ...]:
    """Findings for a text with bytes that are no UTF-8; they are most often letters of an older encoding."""
    # Where U+FFFD itself is in the file it is found as well, which only makes the count too high.
    source = Source(path, data.decode("utf-8", "replace"))
    findings = Findings(source)
    places = [found.start() for found in re.finditer(_REPLACED, source.text)]
    error_at = len(source.text[: places[0]].encode("utf-8"))
    byte = data[error_at]
    letter = bytes([byte]).decode("cp1252", "replace")
    likely = f" (in Windows-1252 it is `{letter}`)" if letter.isprintable() and letter != _REPLACED else ""
    more = len(places) - 1
    findings.add(
        faults.ENCODING,
        f"byte 0x{byte:02X} is not UTF-8{likely}" + (f", and so in {more} more places" if more else ""),
        Span(source, places[0], places[0] + 1),
        *(Label(Span(source, place, place + 1)) for place in places[1:_MOST_PLACES]),
        help='save the file again with the encoding "UTF-8"',
    )
    return findings.diagnostics()
