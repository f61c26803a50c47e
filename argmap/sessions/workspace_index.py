"""The maps in the folders of a workspace, read when something is looked for in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from argmap.checking import find_maps
from argmap.editor_support.outline import Symbol, symbols
from argmap.graph import ArgumentGraph
from argmap.reading import CannotRead, load, read_bytes, read_file
from argmap.source import Source


class WorkspaceIndex:
    """Remembers each map by the time at which its file was changed last, an open one by its text."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[object, ArgumentGraph | None]] = {}

    def symbols(self, folders: Sequence[Path], texts: Mapping[Path, str], query: str, most: int) -> list[Symbol]:
        """The symbols that are called by some words in all maps of some folders, at most so many."""
        found: list[Symbol] = []
        paths = find_maps([folder for folder in folders if folder.is_dir()])
        for path in paths:
            graph = self._graph(path, texts.get(path.resolve()))
            if graph is not None:
                found.extend(symbols(graph, query))
            if len(found) >= most:
                break
        self._read = {path: self._read[path] for path in paths if path in self._read}
        return found[:most]

    def _graph(self, path: Path, text: str | None) -> ArgumentGraph | None:
        """The graph of one map, without what it includes; None for what cannot be read."""
        try:
            state = path.stat()
            stamp: object = (state.st_mtime_ns, state.st_size) if text is None else text
            known = self._read.get(path)
            if known is not None and known[0] == stamp:
                return known[1]
            source = Source(str(path), text) if text is not None else read_bytes(read_file(path), str(path))[0]
        except (OSError, CannotRead):  # it was deleted meanwhile, or must not be read
            return None
        root = None if source is None else load(source).map
        graph = None if root is None else ArgumentGraph(root, {})
        self._read[path] = stamp, graph
        return graph
