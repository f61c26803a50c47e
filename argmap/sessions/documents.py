"""The files that are open, as someone has them before them, and as they are on disk where they are not open."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from argmap.checking import looks_like_map_text
from argmap.reading.files import read_file
from argmap.records import record
from argmap.source import Source


@record()
class Document:
    """One open file: its text as it is now. `real` is its path without links, None if it is on no disk.

    `key` is the name under which whoever opened it asks for it; `certain`: they say that it is a map.
    """

    key: str
    certain: bool
    version: int | None
    source: Source
    real: Path | None

    @property
    def file(self) -> str:
        """The name of the document among files: its path without links, its key where there is none."""
        return self.key if self.real is None else str(self.real)

    def is_map(self) -> bool:
        """Whether this is called a map, or has a key of the language at its top."""
        return self.certain or looks_like_map_text(self.source.text)


class Documents:
    """All open files by key; what is asked about others is answered with None."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def get(self, key: str) -> Document | None:
        return self._open.get(key)

    def open(
        self,
        key: str,
        text: str,
        version: int | None = None,
        *,
        path: Path | None = None,
        certain: bool = False,
        bom: bool = False,
    ) -> Document:
        """A file that is opened with a text, which may be another one than that on disk."""
        real = None if path is None else Path(os.path.realpath(path))
        source = Source(key if path is None else str(path), text, bom)
        return self._keep(Document(key, certain, version, source, real))

    def close(self, key: str) -> Document | None:
        return self._open.pop(key, None)

    def change(self, key: str, text: str, version: int | None) -> Document | None:
        """Another text for an open file; None when it is not open."""
        old = self._open.get(key)
        if old is None:
            return None
        return self._keep(replace(old, version=version, source=Source(old.source.path, text, old.source.bom)))

    def at(self, path: str) -> Document | None:
        """The open file that a path names."""
        named = next((each for each in self._open.values() if each.source.path == path), None)
        if named is not None:
            return named
        real = Path(os.path.realpath(path))
        return next((each for each in self._open.values() if each.real == real), None)

    def move(self, key: str, path: Path) -> None:
        """Another path for an open file; its key stays."""
        old = self._open[key]
        source = Source(str(path), old.source.text, old.source.bom)
        self._keep(replace(old, source=source, real=Path(os.path.realpath(path))))

    def texts(self) -> Mapping[Path, str]:
        """The texts of open files by their paths without links, as they are now."""
        return {each.real: each.source.text for each in self._open.values() if each.real is not None}

    def _keep(self, document: Document) -> Document:
        self._open[document.key] = document
        return document


def reader(texts: Mapping[Path, str]) -> Callable[[Path], bytes]:
    """Reads files: open ones as they are there, others from disk."""

    def read(path: Path) -> bytes:
        text = texts.get(Path(os.path.realpath(path)))  # it may be written as it is seen from the working folder
        return read_file(path) if text is None else text.encode("utf-8", "surrogatepass")

    return read
