"""A folder of maps drawn into an output folder: only what changed, in parallel, with an index page."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from argmap.atomic_files import NotOwnWork, content, digest_of, replace_file
from argmap.checking import Analysis
from argmap.errors import ArgmapError, NotOnThisPlatform, Unexpected
from argmap.evaluation import Reading, evaluate
from argmap.graph import ArgumentGraph
from argmap.map_words.words import words_of
from argmap.programs import can_start_programs
from argmap.projects import stays_home
from argmap.records import field, record
from argmap.rendering import DrawingOptions, draw
from argmap.rendering.formats import engines
from argmap.rendering.registry import FORMATS, ending
from argmap.reporting.index_page import Entry, index_page
from argmap.reporting.own_work import is_own_work
from argmap.showing import Brief, counted, name_of_file
from argmap.version import VERSION

# What was built from what. It lies beside the pictures, so that a checkout of both knows that they belong together.
STATE = ".argmap-build.json"
PAGE = "index.html"


class SameName(ArgmapError):
    def __init__(self, first: str, second: str, name: str) -> None:
        super().__init__(f"{first} and {second} would both be drawn as {name}; give one of them another name")


@record()
class Job(Brief):
    """One map to draw: its analysis, and the path of its pictures in the output folder, without ending."""

    analysis: Analysis
    name: str

    def _brief(self) -> Iterator[object]:
        yield self.name
        yield name_of_file(self.analysis.source.path)


@record()
class Broken:
    """A map that cannot be drawn because of errors: what its pictures are called, its title, how many errors it has."""

    name: str
    title: str
    errors: int


@record(frozen=False)
class Report(Brief):
    """The outcome of a build: files written, pictures that were up to date, old files removed, failures by map."""

    written: list[Path] = field(default_factory=list)
    fresh: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)  # only when nothing was to be written
    removed: list[Path] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    failed: dict[str, ArgmapError] = field(default_factory=dict)

    def _brief(self) -> Iterator[object]:
        yield f"{len(self.written)} written, {len(self.fresh)} up to date"
        for what in ("stale", "removed", "failed"):
            number = len(getattr(self, what))
            yield f"and {number} {what}" if number else ""


@record()
class _Built:
    """The record of one map: what it was drawn from, and a digest of each file."""

    digest: str
    files: Mapping[str, str]


def build(
    jobs: Sequence[Job],
    output: Path,
    formats: Sequence[str] = ("svg",),
    options: DrawingOptions | None = None,
    *,
    reading: Reading | None = None,
    executor: Executor | None = None,
    force: bool = False,
    check: bool = False,
    broken: Sequence[Broken] = (),
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Draw every map into `output` in every format, skipping what is up to date unless `force`.

    With a `reading` the pictures show the statuses under it. With `check` nothing is written and `Report.stale` says
    what would be. The old pictures of `broken` maps stay, and the page says why. The work is spread
    over `executor`, any implementation of `concurrent.futures.Executor` with threads; by default two threads, for the
    engine runs in child processes. A map that cannot be drawn is reported in `failed`, its old pictures stay, and the
    others go on. What argmap did not make is not replaced, unless `force`; the record of what it made lies in
    `output`, may come from a stranger, and is believed only as far as `build` can have written it. Raises
    NotOnThisPlatform where there are no processes, and hence no threads.
    """
    if executor is None and not can_start_programs():
        raise NotOnThisPlatform("a folder is built in several threads, and this platform has one; `render` draws a map")
    _refuse_same_names(jobs)
    run = _Build(output, tuple(formats), options or DrawingOptions(), reading, broken, force)
    waiting = run.outdated(jobs)
    if check:
        run.list_stale(jobs, waiting)
        return run.report
    run.spare_the_page()
    if executor is not None:
        run.draw(waiting, executor, progress)
    else:
        with ThreadPoolExecutor(max_workers=2) as own:
            run.draw(waiting, own, progress)
    run.finish(jobs)
    return run.report


class _Build:
    """One run: the records of the last one, those of this one, and the report."""

    def __init__(
        self,
        output: Path,
        formats: tuple[str, ...],
        options: DrawingOptions,
        reading: Reading | None,
        broken: Sequence[Broken],
        force: bool,
    ) -> None:
        self.output = output
        self.formats = formats
        self.options = options
        self.reading = reading
        self.broken = broken
        self.force = force
        self.report = Report()
        self.old = self._read_state()
        self.recorded = {file: digest for built in self.old.values() for file, digest in built.files.items()}
        self.new: dict[str, _Built] = {}

    def _read_state(self) -> dict[str, _Built]:
        """The record of the last run, without what is none of `build`; without a readable one all is drawn anew."""
        try:
            maps = json.loads(content(self.output / STATE) or b"{}")["maps"]
            found = {name: _built(self.output, name, entry) for name, entry in maps.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            if os.path.lexists(self.output / STATE):
                self.report.notices.append(f"{self.output / STATE} cannot be read, so all is drawn anew")
            return {}
        if None in found.values():
            self.report.notices.append(f"{self.output / STATE} names what build does not make; that is left alone")
        return {name: built for name, built in found.items() if built is not None}

    def outdated(self, jobs: Sequence[Job]) -> list[tuple[Job, str]]:
        """The jobs that have to be drawn, each with the digest of what it is drawn from; notes those that are fresh."""
        waiting = []
        for job in jobs:
            digest = self._digest(job)
            built = self.old.get(job.name)
            if not self.force and built is not None and built.digest == digest and _is_whole(self.output, built):
                self.new[job.name] = built
                self.report.fresh.append(job.name)
            else:
                waiting.append((job, digest))
        return waiting

    def list_stale(self, jobs: Sequence[Job], waiting: Sequence[tuple[Job, str]]) -> None:
        gone = self.old.keys() - {job.name for job in jobs} - {each.name for each in self.broken}
        self.report.stale = [job.name for job, _ in waiting] + sorted(gone)
        page = index_page(self._entries(jobs))
        if not self.report.stale and not _is_current(self.output / PAGE, page):
            self.report.stale.append(PAGE)

    def draw(
        self, waiting: Sequence[tuple[Job, str]], executor: Executor, progress: Callable[[str], None] | None
    ) -> None:
        """Draw and write; a file is written as soon as its map is drawn."""
        futures = [
            (job, digest, executor.submit(_draw_one, job, self.formats, self.options, self.reading))
            for job, digest in waiting
        ]
        try:
            for job, digest, future in futures:
                try:
                    files, notices = future.result()
                except ArgmapError as error:
                    self.report.failed[job.name] = error
                    continue
                except Exception as error:  # what goes wrong with one map stops no other
                    self.report.failed[job.name] = Unexpected(error)
                    continue
                try:
                    self._write(files)
                except NotOwnWork as error:
                    self.report.failed[job.name] = error
                    continue
                self.report.notices.extend(f"{job.analysis.source.path}: {notice}" for notice in notices)
                digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
                self.new[job.name] = _Built(digest, digests)
                if progress is not None:
                    progress(job.name)
        except BaseException:  # who stops the whole does not wait for the rest
            for _, _, future in futures:
                future.cancel()
            engines.stop()
            raise

    def _write(self, files: Mapping[str, bytes]) -> None:
        """Write the pictures of a map, unless one of them would take the place of what `build` did not make."""
        for name in files:
            there = content(Path(os.path.realpath(self.output / name)))
            if there and not self._may_replace(name, there):
                raise NotOwnWork(self.output / name)
        for name, data in files.items():
            self._replace(name, data)
            self.report.written.append(self.output / name)

    def _replace(self, name: str, data: bytes) -> None:
        may_replace = partial(self._may_replace, name)
        path = self.output / name
        self.report.notices += replace_file(
            path, data, may_replace=may_replace, through_links=self.force, streams=False
        )

    def _may_replace(self, name: str, there: bytes) -> bool:
        """Whether a file may go: it is as it was built, or argmap made it some other time, or all is forced."""
        return self.force or self.recorded.get(name) == hashlib.sha256(there).hexdigest() or is_own_work(there)

    def spare_the_page(self) -> None:
        """Refuse to replace a page of somebody else before anything is drawn."""
        there = content(Path(os.path.realpath(self.output / PAGE)))
        if there and not self._may_replace(PAGE, there):
            raise NotOwnWork(self.output / PAGE)

    def finish(self, jobs: Sequence[Job]) -> None:
        """Take away what no map stands for any more, and write the record and the page that lists the pictures."""
        kept = self.report.failed.keys() | {each.name for each in self.broken}
        self.new.update({name: built for name, built in self.old.items() if name in kept})
        _remove_orphans(self.output, self.old, self.new, self.report)
        state = {name: {"digest": built.digest, "files": dict(built.files)} for name, built in sorted(self.new.items())}
        told = (json.dumps({"version": 1, "maps": state}, indent=1) + "\n").encode()
        self.report.notices += replace_file(self.output / STATE, told, through_links=self.force, streams=False)
        page = index_page(self._entries(jobs))
        if not _is_current(self.output / PAGE, page):
            self._replace(PAGE, page.encode("utf-8"))
            self.report.written.append(self.output / PAGE)

    def _entries(self, jobs: Sequence[Job]) -> list[Entry]:
        """One entry for each map; maps that others include come after those that nobody includes, broken ones last."""
        graphs: list[tuple[Job, ArgumentGraph]] = [(j, j.analysis.graph) for j in jobs if j.analysis.graph is not None]
        included = {each.source.path for _, graph in graphs for each in graph.maps[1:]}
        ordered = sorted(graphs, key=lambda pair: pair[1].root.source.path in included)
        entries = []
        for job, graph in ordered:
            if job.name in self.report.failed:
                entries.append(
                    Entry.of(graph, job.name, self._old_files(job.name), f"{job.name}: it could not be drawn.")
                )
            elif job.name in self.new:
                entries.append(Entry.of(graph, job.name, tuple(self.new[job.name].files)))
        for each in self.broken:
            has = counted(each.errors, "error")
            trouble = f"{each.name}: not drawn, since the map has {has}; “argmap check” says what to mend."
            entries.append(Entry(each.title, "", "", "", self._old_files(each.name), trouble))
        return entries

    def _old_files(self, name: str) -> tuple[str, ...]:
        """The pictures of a map that were drawn before and are still there."""
        built = self.old.get(name)
        return tuple(file for file in built.files if (self.output / file).is_file()) if built is not None else ()

    def _digest(self, job: Job) -> str:
        """A digest of everything that a picture depends on: the texts of all files, the options, the program."""
        graph = job.analysis.graph
        parts = [VERSION, repr(self.formats), self.options.as_text(), repr(self.reading)]
        parts.extend(each.source.text for each in (graph.maps if graph is not None else ()))
        state = hashlib.sha256()
        for part in parts:
            data = part.encode("utf-8")
            state.update(len(data).to_bytes(8, "big") + data)
        return state.hexdigest()


def _draw_one(
    job: Job, formats: Sequence[str], options: DrawingOptions, reading: Reading | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    graph = job.analysis.graph
    assert graph is not None  # noqa: S101 - jobs are made of maps that could be read
    if reading is not None:
        evaluation = evaluate(graph, reading)
        statuses = {statement: evaluation.status(statement) for statement in graph.statements}
        note = words_of(graph.root)[reading.value.replace("-", "_")]
        options = replace(options, statuses=statuses, statuses_note=note)
    drawing = draw(graph, formats, replace(options, name=Path(job.name).name))
    files = {f"{job.name}.{ending(form)}": data for form, data in drawing.files.items()}
    return files, tuple(drawing.notices)


def _refuse_same_names(jobs: Iterable[Job]) -> None:
    seen: dict[str, str] = {}
    for job in jobs:
        key = job.name.casefold()
        if key in seen:
            raise SameName(seen[key], job.analysis.source.path, job.name)
        seen[key] = job.analysis.source.path


# -- what is up to date --------------------------------------------------------------------------------------------


def _is_whole(output: Path, built: _Built) -> bool:
    return all(_file_digest(output / name) == digest for name, digest in built.files.items())


def _file_digest(path: Path) -> str | None:
    """The digest of a file, or of the one in the project to which a link leads."""
    return digest_of(Path(os.path.realpath(path))) if stays_home(path) else None


def _is_current(path: Path, text: str) -> bool:
    return _file_digest(path) == hashlib.sha256(text.encode("utf-8")).hexdigest()


def _built(output: Path, name: str, entry: Any) -> _Built | None:
    """The entry of a record for one map; None where it tells of anything but pictures of that name in the folder."""
    try:
        digest, files = entry["digest"], dict(entry["files"])
    except (KeyError, TypeError, ValueError):
        return None
    made = {f"{name}.{ending(form)}" for form in FORMATS}
    told = (digest, *files.values())
    if not _is_name(name) or not made.issuperset(files) or not all(isinstance(each, str) for each in told):
        return None
    return _Built(digest, files) if _lies_in(output, output / name) else None


def _is_name(name: str) -> bool:
    """Whether something is the path of a file below a folder, as `build` writes it."""
    path = PurePosixPath(name)
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    foreign = set(name) & {"\0", "\\", ":"} if os.name == "nt" else set(name) & {"\0"}
    return not (foreign or path.is_absolute() or os.pardir in path.parts) and str(path) == name != "."


def _lies_in(output: Path, file: Path) -> bool:
    """Whether a file that may not be there lies below the output folder, when links to folders are followed."""
    return Path(os.path.realpath(file.parent)).is_relative_to(os.path.realpath(output))


def _remove_orphans(output: Path, old: Mapping[str, _Built], new: Mapping[str, _Built], report: Report) -> None:
    """Remove pictures of maps or formats that are gone, but only files that are still as they were written."""
    kept = {name for built in new.values() for name in built.files}
    for built in old.values():
        for name, digest in built.files.items():
            path = output / name
            if name not in kept and digest_of(path) == digest:  # which is none of a link
                path.unlink(missing_ok=True)
                report.removed.append(path)
