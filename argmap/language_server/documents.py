"""The files that are open in the editor, as they are there, and the names of files on both sides."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from argmap.checking import looks_like_map_text
from argmap.language_server.positions import Positions
from argmap.reading.files import read_file
from argmap.records import record
from argmap.source import Source

LANGUAGE = "argmap"


@record()
class Document:
    """One open file: its text as the editor has it. `real` is its path without links, None if it is on no disk."""

    uri: str
    language: str
    version: int | None
    source: Source
    real: Path | None

    def is_map(self) -> bool:
        """Whether the editor calls this a map, or it has a key of the language at its top."""
        return self.language == LANGUAGE or looks_like_map_text(self.source.text)


class Documents:
    """All open files by URI; what the editor asks about others is answered with None."""

    def __init__(self) -> None:
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Document | None:
        return self._open.get(uri)

    def open(self, item: types.TextDocumentItem) -> Document:
        path = path_of(item.uri)
        name = item.uri if path is None else str(path)
        real = None if path is None else Path(os.path.realpath(path))
        new = Document(item.uri, item.language_id, item.version, Source(name, item.text), real)
        self._open[item.uri] = new
        return new

    def close(self, uri: str) -> Document | None:
        return self._open.pop(uri, None)

    def change(
        self,
        identifier: types.VersionedTextDocumentIdentifier,
        changes: Sequence[types.TextDocumentContentChangeEvent],
        positions: Positions,
    ) -> Document | None:
        """Make changes to an open file, one after the other; None when it is not open."""
        old = self._open.get(identifier.uri)
        if old is None:
            return None
        source = old.source
        for change in changes:
            source = Source(source.path, _changed(source, change, positions))
        new = Document(old.uri, old.language, identifier.version, source, old.real)
        self._open[old.uri] = new
        return new

    def texts(self) -> Mapping[Path, str]:
        """The texts of open files by their paths without links, as they are now."""
        return {each.real: each.source.text for each in self._open.values() if each.real is not None}

    def uri_of(self, path: str) -> str:
        """The URI under which the editor knows a file: that of an open one, else made of the path."""
        for each in self._open.values():
            if each.source.path == path:
                return each.uri
        real = Path(os.path.realpath(path))
        for each in self._open.values():
            if each.real == real:
                return each.uri
        return from_fs_path(os.path.abspath(path)) or path


def _changed(source: Source, change: types.TextDocumentContentChangeEvent, positions: Positions) -> str:
    if isinstance(change, types.TextDocumentContentChangePartial):
        start = positions.offset(source, change.range.start)
        end = positions.offset(source, change.range.end)
        return source.text[:start] + change.text + source.text[max(start, end) :]
    return change.text


def path_of(uri: str) -> Path | None:
    """The path of a file on disk; None for anything else, such as a text that was not saved yet."""
    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    return None if not path or "\0" in path else Path(path)


def reader(texts: Mapping[Path, str]) -> Callable[[Path], bytes]:
    """Reads files: open ones as the editor has them, others from disk."""

    def read(path: Path) -> bytes:
        text = texts.get(path)
        return read_file(path) if text is None else text.encode("utf-8", "surrogatepass")

    return read
