"""A map with everything that it includes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from argmap.diagnostics import Diagnostic, Label
from argmap.model import ArgumentMap, Include
from argmap.projects import project_folder, within
from argmap.reading import faults
from argmap.reading.definitions import conflicts, heading
from argmap.reading.files import CannotRead, read_bytes, read_file
from argmap.reading.findings import Findings
from argmap.reading.reader import load
from argmap.reading.result import Reading
from argmap.records import field, record
from argmap.showing import Brief, counted, name_of_file
from argmap.source import Source
from argmap.yamltext.lines import short


@record()
class Project(Brief):
    """A root map, for each map those that it includes by prefix, and what is wrong in all files, the root's first.

    `complete` tells whether all maps were read whole, `tried` how much was read to find what is wrong in the root; see
    `Reading`.
    """

    root: ArgumentMap | None
    included: Mapping[ArgumentMap, Mapping[str, ArgumentMap]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    complete: bool = True
    tried: int = 0

    def _brief(self) -> Iterator[object]:
        yield self.root and name_of_file(self.root.source.path)
        yield counted(len(self.included) or 1, "map")
        yield counted(len(self.diagnostics), "finding")


class Readings:
    """The files of maps that were read for one purpose, each read once however many maps include it.

    Files that are as they were for an `earlier` purpose are not read again.
    """

    def __init__(self, earlier: Readings | None = None) -> None:
        self._files: dict[tuple[Path, str], Path] = {}
        self._known: dict[tuple[str, bytes], tuple[Source | None, tuple[Diagnostic, ...], Reading | None]] = {}
        self._earlier = {} if earlier is None else earlier._known

    def real(self, folder: Path, written: str) -> Path:
        """The file that a path names in a folder, links followed; ValueError for what cannot be a path."""
        if (folder, written) not in self._files:
            self._files[folder, written] = Path(os.path.realpath(folder / written))
        return self._files[folder, written]

    def load(self, data: bytes, name: str) -> tuple[Source | None, tuple[Diagnostic, ...], Reading | None]:
        """The results of `read_bytes` for a file and of `load` for its source."""
        key = name, data
        found = self._known.get(key) or self._earlier.get(key)
        if found is None:
            source, faulty = read_bytes(data, name)
            found = source, faulty, None if source is None else load(source)
        self._known[key] = found
        return found


def load_project(
    source: Source,
    *,
    read: Callable[[Path], bytes] | None = None,
    at: Path | None = None,
    mark: str = "",
    readings: Readings | None = None,
) -> Project:
    """The map in a text with the maps that it includes, directly and through others.

    Paths are relative to the file in which they stand; `read` gives the bytes of a file and raises CannotRead or
    OSError (default: from disk). `at` is where the root map lies, if it is called otherwise, and `mark` is put before
    the paths by which included maps are called. `readings` are for one who reads several projects that include the
    same maps, or one again and again. Nothing outside the project is read: the folder at or above the root map that
    holds one of `PROJECT_MARKS`, or else the folder of the root map.
    """
    first = load(source)
    if first.map is None or not first.map.includes:
        return Project(first.map, {}, first.diagnostics, first.complete, first.tried)
    loading = _Loading(Path(source.path) if at is None else at, read or read_file, mark, readings)
    return loading.run(first.map, first)


class _Loading:
    """Follows includes, each file once."""

    def __init__(
        self,
        path: Path,
        read: Callable[[Path], bytes],
        mark: str,
        readings: Readings | None,
    ) -> None:
        self.read = read
        self.readings = readings
        self.mark = mark
        self.called: dict[ArgumentMap, str] = {}  # the path of each map as people know it, without the mark
        # A map from standard input is taken to lie in the working folder.
        self.given = "argument.yaml" if str(path) == "-" else str(path)
        self.start = Path(os.path.realpath(self.given))
        self.folder = project_folder(self.start)
        self.maps: dict[Path, ArgumentMap | None] = {}
        self.unread: dict[Path, str] = {}  # files that cannot be read, and why
        self.paths: dict[ArgumentMap, Path] = {}
        self.included: dict[ArgumentMap, dict[str, ArgumentMap]] = {}
        self.findings: dict[Source, Findings] = {}
        self.found: dict[Source, tuple[Diagnostic, ...]] = {}
        self.complete = True

    def run(self, root: ArgumentMap, first: Reading) -> Project:
        self.complete = first.complete
        self._know(self.start, root, first.diagnostics)
        self.called[root] = self.given
        waiting = [root]
        for current in waiting:
            for include in current.includes:
                target = self._target(current, include)
                if target is None:
                    continue
                if target in self.unread:
                    self._missing(current, include, self.unread[target])
                elif target not in self.maps:
                    new = self._load(current, include, target)
                    if new is not None:
                        waiting.append(new)
                other = self.maps.get(target)
                if other is not None:
                    self.included.setdefault(current, {})[include.prefix.value] = other
        self._circles(root)
        self._conflicts(waiting)
        return Project(root, self.included, self._diagnostics(), self.complete, first.tried)

    # -- files -----------------------------------------------------------------------------------------------------

    def _target(self, current: ArgumentMap, include: Include) -> Path | None:
        """The file that an include names; None, with a finding, when it lies outside the project."""
        written = include.path.value
        try:
            target = self._real(self.paths[current].parent, written)
        except ValueError:  # a NUL in the path
            self._missing(current, include, "this cannot be the path of a file")
            return None
        if within(target, self.folder):
            return target
        self._findings(current).add(
            faults.INCLUDE_OUTSIDE,
            f"`{short(written)}` lies outside the project",
            include.path.span,
            help="an included map lies in the folder of the project or below it; an `.argmap.yaml` marks that folder",
        )
        return None

    def _real(self, folder: Path, written: str) -> Path:
        if self.readings is not None:
            return self.readings.real(folder, written)
        return Path(os.path.realpath(folder / written))

    def _load(self, current: ArgumentMap, include: Include, target: Path) -> ArgumentMap | None:
        """Read a file that was not read before; its findings are kept under its name as seen from here."""
        self.maps[target] = None
        try:
            data = self.read(target)
        except (CannotRead, OSError) as error:
            why = error.why if isinstance(error, CannotRead) else (error.strerror or str(error)).lower()
            self.unread[target] = why
            self._missing(current, include, why)
            return None
        name = os.path.normpath(os.path.join(os.path.dirname(self.called[current]), include.path.value))
        if self.readings is not None:
            source, faulty, reading = self.readings.load(data, self.mark + name)
        else:
            source, faulty = read_bytes(data, self.mark + name)
            reading = None if source is None else load(source)
        if source is None or reading is None:
            self.complete = False
            self.found[faulty[0].span.source] = faulty
            return None
        self.complete = self.complete and reading.complete
        if reading.map is None:
            self.found[source] = reading.diagnostics
            return None
        self._know(target, reading.map, reading.diagnostics)
        self.called[reading.map] = name
        return reading.map

    def _know(self, path: Path, each: ArgumentMap, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.maps[path] = each
        self.paths[each] = path
        self.found[each.source] = diagnostics

    def _missing(self, current: ArgumentMap, include: Include, why: str) -> None:
        self.complete = False
        self._findings(current).add(
            faults.INCLUDE_MISSING,
            f"`{short(include.path.value)}` cannot be included: {why}",
            include.path.span,
            help="the path is relative to the file in which it stands",
        )

    # -- circles ---------------------------------------------------------------------------------------------------

    def _circles(self, root: ArgumentMap) -> None:
        """Report maps that include themselves, directly or through others."""
        path: list[ArgumentMap] = [root]
        steps: list[Iterator[Include]] = [iter(root.includes)]
        done: set[ArgumentMap] = set()
        while path:
            include = next(steps[-1], None)
            if include is None:
                done.add(path.pop())
                steps.pop()
                continue
            other = self.included.get(path[-1], {}).get(include.prefix.value)
            if other is None or other in done:
                continue
            if other in path:
                self._circle(path[path.index(other) :], include)
            else:
                path.append(other)
                steps.append(iter(other.includes))

    def _circle(self, circle: list[ArgumentMap], last: Include) -> None:
        steps = []
        for current, following in pairwise(circle):
            prefixes = self.included[current]
            step = next(i for i in current.includes if prefixes.get(i.prefix.value) is following)
            steps.append(Label(step.path.span, f"`{self._name(current)}` includes `{self._name(following)}`"))
        closing = f"`{self._name(circle[-1])}` includes `{self._name(circle[0])}`"
        message = "this map includes itself" if len(circle) == 1 else f"these {len(circle)} maps include one another"
        self._findings(circle[-1]).add(
            faults.INCLUDE_CIRCLE,
            message,
            last.path.span,
            *steps,
            label=closing,
            help="put what both need into a map of its own, and include that",
        )

    def _name(self, each: ArgumentMap) -> str:
        return self.paths[each].name

    # -- findings --------------------------------------------------------------------------------------------------

    def _conflicts(self, maps: list[ArgumentMap]) -> None:
        """Report sources, groups, schemes and scales that mean different things in maps that are read together."""
        for sort, name, (one, where), (other, elsewhere) in conflicts(maps):
            self._findings(where).add(
                faults.CONFLICTING,
                f"{sort} `{name}` is defined in two ways" if name else f"the {sort} is defined in two ways",
                heading(one),
                Label(heading(other), f"the other one, in `{self._name(elsewhere)}`"),
                help=f"give one {sort} another id, or define it in one map only"
                if name
                else f"maps that are read together use one {sort}; name it in one of them, or the same in each",
            )

    def _findings(self, each: ArgumentMap) -> Findings:
        return self.findings.setdefault(each.source, Findings(each.source))

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, file by file in the order of reading, by place."""
        every: list[Diagnostic] = []
        for source, found in self.found.items():
            more = self.findings[source].diagnostics() if source in self.findings else ()
            every.extend(sorted([*found, *more], key=lambda d: d.span.start))
        return tuple(every)
