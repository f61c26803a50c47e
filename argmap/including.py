"""The maps that include others: what becomes of them when these change."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from argmap.checking import Analysis, check, errors_among, named_like_maps
from argmap.diagnostics import Diagnostic, Severity, is_reading_rule
from argmap.projects import PROJECT_MARKS, project_folder
from argmap.reading import CannotRead, Project, load, load_project, read_bytes, read_file
from argmap.reading.project import Readings
from argmap.records import record
from argmap.source import Source

_READING = ("AM0",)


@record(eq=False)
class Includer:
    """A map that includes one of those that were asked for, itself or through others, with all that it includes."""

    source: Source
    project: Project


class _Reader:
    """Reads each file once."""

    def __init__(self) -> None:
        self._data: dict[str, bytes] = {}
        self.readings = Readings()

    def __call__(self, path: Path) -> bytes:
        real = os.path.realpath(path)
        if real not in self._data:
            self._data[real] = read_file(path)
        return self._data[real]


def includers(files: Iterable[Path]) -> list[Includer]:
    """The maps that include some files, directly or through others, and are none of these; sorted by path.

    Only maps of the projects of these files are looked at: others must not include them. What cannot be read is left
    out.
    """
    known = {os.path.realpath(file) for file in files}
    reader = _Reader()
    sources: dict[str, Source] = {}
    included_by: dict[str, list[str]] = {}
    for path in _candidates(known):
        real = os.path.realpath(path)
        source = None if real in known or real in sources else _that_includes(path, reader)
        if source is not None:
            sources[real] = source
            for other in _included(source):
                included_by.setdefault(other, []).append(real)
    found: dict[str, None] = {}
    waiting = list(known)
    while waiting:
        for real in included_by.get(waiting.pop(), ()):
            if real not in found:
                found[real] = None
                waiting.append(real)
    chosen = sorted((sources[real] for real in found), key=lambda source: source.path)
    return [Includer(s, load_project(s, read=reader, readings=reader.readings)) for s in chosen]


def _candidates(files: Collection[str]) -> Iterable[Path]:
    """The files that may be maps of the same projects as some files, as people would write them in this folder."""
    here = Path.cwd()
    for folder in sorted({project_folder(Path(file)) for file in files}):
        # Without a mark a project is the one folder; a folder below with a mark is another project.
        paths = named_like_maps(folder, _is_project) if _is_project(folder) else named_like_maps(folder, lambda _: True)
        for path in paths:
            yield path.relative_to(here) if path.is_relative_to(here) else path


def _is_project(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in PROJECT_MARKS)


def _that_includes(path: Path, reader: _Reader) -> Source | None:
    """The text of a file that may include others; None for one that does not, or cannot be read."""
    try:
        data = reader(path)
    except CannotRead:
        return None
    return read_bytes(data, str(path))[0] if b"include" in data else None


def _included(source: Source) -> list[str]:
    """The files that a map includes itself, without links."""
    root = load(source).map
    paths = [include.path.value for include in root.includes] if root is not None else []
    folder = os.path.dirname(os.path.realpath(source.path))
    return [os.path.realpath(os.path.join(folder, path)) for path in paths if "\0" not in path]


def checked(
    found: Sequence[Includer],
    files: Iterable[Path],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    sources: Path | Mapping[str, str] | None = None,
) -> list[Analysis]:
    """The analyses of the includers of some files, with errors that these may be the cause of; options as for `check`.

    Only errors, and only those of the includers and those that point at one of the files. What an includer says amiss
    by itself (errors of reading) stays in the diagnostics of `Analysis.project`.
    """
    errors = errors_among(select, ignore)
    concerned = {os.path.realpath(str(path)) for path in (*files, *(includer.source.path for includer in found))}
    analyses = []
    for includer in found:
        analysis = check(includer.source, select=errors or _READING, sources=sources, project=includer.project)
        kept = tuple(d for d in analysis.diagnostics if not is_reading_rule(d.code) and _concerns(d, concerned))
        analyses.append(analysis.with_diagnostics(kept))
    return analyses


def _concerns(diagnostic: Diagnostic, files: Collection[str]) -> bool:
    return any(os.path.realpath(label.span.source.path) in files for label in diagnostic.finding.labels)


def faulty(includer: Includer) -> bool:
    """Whether an includer has errors of reading itself, so that not all can be told of it."""
    found = (d for d in includer.project.diagnostics if d.span.source is includer.source)
    return any(is_reading_rule(d.code) and d.severity is Severity.ERROR for d in found)
