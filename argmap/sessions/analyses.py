"""The results of checking the open maps, in a thread of their own, while others are answered."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from argmap.checking import Analysis, check
from argmap.editor_support.open_map import View
from argmap.errors import ArgmapError, Unexpected
from argmap.reading import Project, faults, load_project
from argmap.reading.project import Readings
from argmap.sessions.documents import Document, Documents, reader
from argmap.settings import Settings, settings_for
from argmap.source import Source

# A larger text is only read, for its errors; an even larger one is let alone.
MOST_FOR_ALL_RULES = 2_000_000
MOST_TO_READ = 20_000_000
_ERRORS_OF_READING = ("AM0", "AM1")


@dataclass(frozen=True, eq=False)
class Known:
    """The results of checking an open map.

    `analysis` is of the text of `document`; `good` is the last one of a text that could be read whole, None if there
    was none. `notes` are to be told of the map as a whole: why it was not checked with all rules, or with its sources.
    `valid` tells whether all that the map depends on is as it was.
    """

    document: Document
    analysis: Analysis
    good: Analysis | None
    notes: tuple[str, ...] = ()
    valid: bool = True

    @cached_property
    def reads(self) -> frozenset[Path]:
        """The files that the map includes, without links; also those that are not there."""
        found = set()
        for each in self.analysis.graph.maps if self.analysis.graph is not None else ():
            for include in each.includes:
                beside = os.path.join(os.path.dirname(each.source.path), include.path.value)
                found.add(Path(os.path.realpath(beside)) if "\0" not in beside else Path(beside))
        return frozenset(found)

    def view(self, source: Source | None = None) -> View:
        """This for those that help to write; `source` is the text when it has changed since."""
        return View(self.document.source if source is None else source, self.analysis, self.good)


class _Check:
    """A check under way. Once it was `asked` for, it is finished even where its text has changed meanwhile."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.asked = False
        self.task: asyncio.Task[Known | None]


class _GivenUp(Exception):
    """A check whose result nobody would look at."""


class Analyses:
    """Checks open maps when asked, each text once, and remembers what was found."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self._known: dict[str, Known] = {}
        self._running: dict[str, _Check] = {}
        self._included: dict[str, Readings] = {}
        # One thread: two checks at the same time would only slow each other down.
        self._thread = ThreadPoolExecutor(1, "check")

    async def of(self, key: str, *, asked: bool = True) -> Known | None:
        """The results of checking an open map as it is now, checked if need be; None when it is not open or no map.

        A check that nobody `asked` for is given up when its text changes meanwhile, and gives None.
        """
        document = self.documents.get(key)
        if document is None:
            return None
        known = self._known.get(key)
        if known is not None and known.document is document and known.valid:
            return known
        running = self._running.get(key)
        if running is None or running.document is not document:
            if not document.is_map():
                self._known.pop(key, None)
                return None
            running = self._running[key] = _Check(document)
            running.task = asyncio.ensure_future(self._check(running))
        running.asked = running.asked or asked
        return await asyncio.shield(running.task)

    def latest(self, key: str) -> Known | None:
        """The latest results of checking an open map, whose text may have changed since."""
        return self._known.get(key)

    def every(self) -> list[Known]:
        """The latest results of checking each open map."""
        return list(self._known.values())

    def is_current(self, known: Known) -> bool:
        """Whether a map, and all that it depends on, is as it was."""
        return known.valid and self.documents.get(known.document.key) is known.document

    def forget(self, key: str) -> None:
        """Know nothing of a file: it was closed."""
        self._known.pop(key, None)
        self._running.pop(key, None)
        self._included.pop(key, None)

    def outdate(self, key: str) -> None:
        """Let a map be checked anew, since something that it depends on has changed."""
        self._running.pop(key, None)
        known = self._known.get(key)
        if known is not None:
            self._known[key] = replace(known, valid=False)

    def end(self) -> None:
        """Check nothing any more, without waiting for what is under way."""
        for running in self._running.values():
            running.task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _check(self, this: _Check) -> Known | None:
        document = this.document
        key = document.key
        texts = self.documents.texts()

        def go_on() -> None:
            if not this.asked and (self.documents.get(key) is not document or self._running.get(key) is not this):
                raise _GivenUp

        def work() -> tuple[Analysis, tuple[str, ...]]:
            go_on()
            included = self._included[key] = Readings(self._included.get(key))
            return analyse(document, texts, included, go_on)

        try:
            analysis, notes = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except _GivenUp:
            return None
        before = self._known.get(key)
        good = analysis if _is_whole(analysis) else before.good if before is not None else None
        found = Known(document, analysis, good, notes)
        if self._running.get(key) is this:  # else the text, or an included one, has changed meanwhile
            del self._running[key]
            if self.documents.get(key) is document:
                self._known[key] = found
        return found


def analyse(
    document: Document,
    texts: Mapping[Path, str],
    included: Readings | None = None,
    go_on: Callable[[], None] = lambda: None,
) -> tuple[Analysis, tuple[str, ...]]:
    """The analysis of an open map by the settings that hold for it, and what is to be told of it as a whole.

    `included` are the maps that it included when it was analysed before. `go_on` is called after the reading, and
    raises what ends the work there.
    """
    try:
        return _analysed(document, texts, included, go_on)
    except _GivenUp:
        raise
    except Exception as error:  # what goes wrong with one map must not leave an editor without answers
        return _nothing(document), (str(Unexpected(error)),)


def _analysed(
    document: Document, texts: Mapping[Path, str], included: Readings | None, go_on: Callable[[], None]
) -> tuple[Analysis, tuple[str, ...]]:
    source = document.source
    size = len(source.text)
    if size > MOST_TO_READ:
        return _nothing(document), (f"this map has more than {MOST_TO_READ:,} characters and is not checked here",)
    settings, notes = _settings(document)
    select = settings.select
    if size > MOST_FOR_ALL_RULES:
        select = _ERRORS_OF_READING
        notes += (
            f"this map has more than {MOST_FOR_ALL_RULES:,} characters: only what breaks it is shown here; "
            "`argmap check` says the rest",
        )
    sources, missing = _sources(settings)
    at = document.real or Path("untitled.yaml")
    project = load_project(source, read=reader(texts), at=at, readings=included)
    go_on()
    try:
        analysis = check(source, select=select, ignore=settings.ignore, sources=sources, project=project)
    except ArgmapError as error:  # a rule in the settings that there is not, or sources that cannot be read
        analysis = check(source, project=project)
        return analysis, (*notes, *missing, str(error))
    return analysis, (*notes, *missing)


def _settings(document: Document) -> tuple[Settings, tuple[str, ...]]:
    try:
        return settings_for(document.real.parent if document.real is not None else Path.cwd()), ()
    except (ArgmapError, OSError) as error:
        return Settings(), (f"the settings cannot be used: {error}",)


def _sources(settings: Settings) -> tuple[Path | None, tuple[str, ...]]:
    """The folder with the texts of works; where it is not looked at, what to say of that."""
    folder, trouble = settings.sources_folder()
    return folder, (trouble,) if trouble else ()


def _nothing(document: Document) -> Analysis:
    return Analysis(document.source, Project(None, {}, (), complete=False), None, ())


# Rules about YAML as such: where none of them has anything to say, all that was written is in the map.
_OF_YAML = frozenset(
    (
        *(faults.SYNTAX, faults.TAB, faults.MISSING_BLANK, faults.MISSING_COLON, faults.INDENTATION, faults.ESCAPE),
        *(faults.UNCLOSED_BRACKET, faults.UNCLOSED_QUOTE, faults.SECOND_DOCUMENT, faults.TOO_DEEP),
    )
)


def _is_whole(analysis: Analysis) -> bool:
    """Whether a text could be read without an error of its form."""
    found = analysis.project.diagnostics
    return analysis.graph is not None and not any(
        d.rule in _OF_YAML and d.span.source is analysis.source for d in found
    )
