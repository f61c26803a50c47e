"""The maps that belong together: those of a project that include one another."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path
from weakref import WeakKeyDictionary

from argmap.checking import find_maps
from argmap.diagnostics import Diagnostic, Severity
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Include
from argmap.projects import project_folder
from argmap.reading import Project, load_project, read_bytes, read_file
from argmap.reading.occurrences import Named, Occurrence, occurrences
from argmap.reading.project import Readings
from argmap.source import Source


class MendFirst(ArgmapError):
    """A map cannot be changed safely, since part of it cannot be read."""

    def __init__(self, source: Source, errors: tuple[Diagnostic, ...]) -> None:
        first = errors[0]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(f"{first.span}: {first.finding.message}{more}; mend this first: argmap check {source.path}")
        self.errors = errors


class Workspace:
    """A map that is to be changed, and every map of its project from which something of it can be seen.

    `read` gives the bytes of a file (default: from disk). Raises CannotRead and MendFirst where the map itself or
    one that it includes has errors of reading.
    """

    def __init__(self, path: Path, read: Callable[[Path], bytes] | None = None) -> None:
        self.read = cache(read or read_file)
        self.readings = Readings()
        self.path = path
        graph = self._graph(path, must=True)
        assert graph is not None  # noqa: S101 - narrows the type; a map that must be there is
        self.graph = graph
        self.files = {real(each): each.source for each in self.graph.maps}
        # Files as they are on disk, where they are looked at as if they were laid out anew.
        self.given: dict[Path, Source] = {}

    def with_text(self, source: Source, text: str) -> Workspace:
        """The same maps with another text in the place of one that means the same."""
        path = Path(os.path.realpath(source.path))

        def read(wanted: Path) -> bytes:
            return source.encoded(text) if Path(os.path.realpath(wanted)) == path else self.read(wanted)

        new = type(self)(self.path, read)
        new.given = {path: source, **self.given}
        return new

    @property
    def root(self) -> ArgumentMap:
        return self.graph.root

    @cached_property
    def graphs(self) -> list[ArgumentGraph]:
        """The map itself, then every other one of the project that shares a file with it, each with what it includes.

        Raises MendFirst where one of these has errors of reading, since names in it could be missed.
        """
        found = [self.graph]
        for path in sorted(find_maps([project_folder(Path(os.path.realpath(self.path)))])):
            if os.path.realpath(path) == os.path.realpath(self.path) or b"include" not in self.read(path):
                continue
            other = self._graph(seen_from_here(path), must=False)
            if other is not None and any(real(each) in self.files for each in other.maps):
                found.append(other)
        return found

    def uses(self, named: Named) -> list[Occurrence]:
        """Every place in the workspace where something is named, each once."""
        return list(self._uses.get(place_of(named), {}).values())

    @cached_property
    def _uses(self) -> dict[tuple[Path, int], dict[tuple[Path, int], Occurrence]]:
        """The mentions of each thing, by its place; each by the place where it is written."""
        found: dict[tuple[Path, int], dict[tuple[Path, int], Occurrence]] = {}
        for graph in self.graphs:
            for mention in occurrences(graph):
                written = found.setdefault(place_of(mention.names), {})
                written.setdefault((real(mention.map), mention.span.start), mention)
        return found

    def _graph(self, path: Path, *, must: bool) -> ArgumentGraph | None:
        source, unreadable = read_bytes(self.read(path), str(path))
        if source is None:
            if must:
                raise MendFirst(unreadable[0].span.source, unreadable)
            return None
        project = load_project(source, read=self.read, readings=self.readings)
        errors = tuple(d for d in project.diagnostics if d.severity is Severity.ERROR)
        if project.root is None or errors:
            if must or any(real(each) in self.files for each in maps_of(project)):
                raise MendFirst(source, errors or project.diagnostics)
            return None
        return ArgumentGraph(project.root, project.included)


def maps_of(project: Project) -> list[ArgumentMap]:
    """The map of a project and those that it includes, as far as they could be read."""
    if project.root is None:
        return []
    return [project.root, *(m for included in project.included.values() for m in included.values())]


def real(each: ArgumentMap) -> Path:
    """The file of a map, links followed."""
    return _file_of(each.source)


_files: WeakKeyDictionary[Source, Path] = WeakKeyDictionary()


def _file_of(source: Source) -> Path:
    """Where a text was read from, links followed as they were when this was first asked."""
    found = _files.get(source)
    if found is None:
        found = _files[source] = Path(os.path.realpath(source.path))
    return found


def place_of(named: Named) -> tuple[Path, int]:
    """The file and the offset at which something with a name is written, which tell it from everything else."""
    span = named.prefix.span if isinstance(named, Include) else named.span
    return _file_of(span.source), span.start


def seen_from_here(path: Path) -> Path:
    """A path as people would write it in the working folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
