"""Files to texts: what cannot be opened, and what is not UTF-8."""

from __future__ import annotations

from pathlib import Path

from argmap.diagnostics import Diagnostic
from argmap.errors import ArgmapError
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.source import Source, Span


class CannotRead(ArgmapError):  # noqa: N818 - says what is the matter, as all failures here do
    """A file could not be read; `path` is the name as given."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why


class NoSuchFile(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(path, "there is no such file")


class IsDirectory(CannotRead):
    def __init__(self, path: str) -> None:
        super().__init__(path, "this is a folder, and a file is wanted")


class Unreadable(CannotRead):
    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, f"the file cannot be read: {why}")


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises CannotRead."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFile(str(path)) from None
    except IsADirectoryError:
        raise IsDirectory(str(path)) from None
    except OSError as error:
        raise Unreadable(str(path), error.strerror or str(error)) from None


def read_bytes(data: bytes, path: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """The text of a file under the name by which people know it; without a text, the findings say why."""
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        return Source(path, data[3 if bom else 0 :].decode("utf-8"), bom), ()
    except UnicodeDecodeError as error:
        shown = Source(path, data.decode("latin-1"))
        findings = Findings(shown)
        span = Span(shown, error.start, error.start + 1)
        findings.add(faults.ENCODING, "this is not UTF-8", span)
        return None, findings.diagnostics()
