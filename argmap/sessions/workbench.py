"""A session that has the texts itself: it changes them, takes changes back, and keeps them on disk."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from argmap.atomic_files import Rewrite, content, renamed, rewrite
from argmap.editing.changes import CannotChange
from argmap.editing.workspace import seen_from_here
from argmap.edits import TextEdit, apply
from argmap.reading.files import CannotRead, Unreadable, read_bytes, read_file
from argmap.records import record
from argmap.rendering import Drawing, DrawingOptions, draw
from argmap.sessions.analyses import Known
from argmap.sessions.changes import Change
from argmap.sessions.documents import Document
from argmap.sessions.history import Edits, History, Step, last, taken_out
from argmap.sessions.session import Session
from argmap.source import Source


@record(eq=False)
class DiskNews:
    """The news found on disk, by the keys of open files: new texts that were `taken`, and `conflicts`.

    A conflict is a file that others have changed while its text here has changes that are not saved, or that they have
    taken away or made unreadable; the text here stays as it is.
    """

    taken: tuple[str, ...]
    conflicts: tuple[str, ...]


class Workbench(Session):
    """Open files that are changed here. What is refused raises an ArgmapError that says why, and nothing has changed.

    Files that a change names and that are not open are changed on disk, all or none; `save`: so are the open ones.
    What gives strings gives what people should be told.
    """

    def __init__(self, ready: Callable[[Sequence[Known]], object]) -> None:
        super().__init__(ready)
        self._history = History()
        self._held: dict[str, bytes | None] = {}  # what the files of open texts held when they were looked at last

    # -- files -----------------------------------------------------------------------------------------------------

    def open_file(self, path: Path, key: str | None = None) -> Document:
        """A file on disk, under a key, by default its path without links; one that is open already as it is here."""
        document = self.documents.at(str(path))
        if document is None:
            data, source = _read(path)
            key = os.path.realpath(path) if key is None else key
            document = self.opened(key, source.text, 1, path=path, bom=source.bom)
            self._held[key] = data
        return document

    def close(self, key: str) -> None:
        super().close(key)
        self._held.pop(key, None)

    def is_saved(self, key: str) -> bool:
        """Whether a file held the text that it has here when it was looked at last."""
        source = self.document(key).source
        return self._held.get(key) == source.encoded(source.text)

    def save(self, *keys: str) -> list[str]:
        """Write open files, all or none, unless others have changed one of them."""
        documents = [self.document(key) for key in keys if not self.is_saved(key)]
        notices = rewrite([self._rewrite(each, each.source.text) for each in documents])
        self._remember(documents)
        return notices

    def look_at_disk(self) -> DiskNews:
        """Take in what others have changed on disk, where nothing is lost by that, and check all maps anew."""
        taken, conflicts = [], []
        for document in self.documents:
            key = document.key
            if key not in self._held:
                continue
            try:
                if _content(document) == self._held[key]:
                    continue
                data, source = _read(Path(document.file))
            except CannotRead:
                conflicts.append(key)
                continue
            if self.is_saved(key):
                self._held[key] = data
                self.changed(key, source.text, _next(document))
                taken.append(key)
            else:
                conflicts.append(key)
        self.changed_on_disk()
        return DiskNews(tuple(taken), tuple(conflicts))

    def keep_ours(self, key: str) -> None:
        """End a conflict: what others have written is replaced when the file is saved."""
        self._held[key] = _content(self.document(key))

    def take_theirs(self, key: str) -> None:
        """End a conflict with the text that is on disk; this can be undone."""
        document = self.document(key)
        data, source = _read(Path(document.file))
        self.edit(key, [(0, len(document.source.text), source.text)], "take the text on disk")
        self._held[key] = data

    # -- pictures --------------------------------------------------------------------------------------------------

    async def drawing(self, key: str, formats: Sequence[str], options: DrawingOptions) -> Drawing | None:
        """The present text of an open map in pictures; None where there is nothing to draw."""
        known = await self.analyses.of(key)
        if known is None or known.analysis.graph is None or not known.analysis.graph.statements:
            return None
        work = partial(draw, known.analysis.graph, formats, options)
        return await asyncio.get_running_loop().run_in_executor(None, work)

    # -- changes ---------------------------------------------------------------------------------------------------

    def edit(self, key: str, edits: Iterable[TextEdit], title: str = "write") -> None:
        """Change the text of an open file by (start, end, text) triples, which do not overlap."""
        document = self.document(key)
        step = Step(title, {document.file: _checked(edits, document.source)})
        self._do(step, self._before(step), save=False)

    def apply(self, change: Change, *, save: bool = False) -> list[str]:
        """Make a change of one file or several, as one step. It must have been worked out for the texts as they are."""
        found: dict[str, tuple[Source, list[TextEdit]]] = {}
        for edit in change.edits:
            source = edit.span.source
            triples = found.setdefault(self._file(source.path), (source, []))[1]
            triples.append((edit.span.start, edit.span.end, edit.text))
        moves = {os.path.realpath(old): os.path.realpath(new) for old, new in change.moves.items()}
        edits = {moves.get(file, file): _checked(triples, source) for file, (source, triples) in found.items()}
        made = {os.path.realpath(path): text for path, text in change.made.items()}
        step = Step(change.title, edits, made=made, moves=tuple(moves.items()))
        before = self._before(step)
        for file, (source, _) in found.items():
            if before[moves.get(file, file)].text != source.text:
                raise CannotChange(f"{file} has changed since this was worked out")
        return self._do(step, before, save=save)

    def undo(self, key: str, *, save: bool = False) -> list[str]:
        """Take back the last step that changed an open file, in all files that it changed."""
        return self._repeat(self._history.done, self._history.undone, self.document(key).file, save=save)

    def redo(self, key: str, *, save: bool = False) -> list[str]:
        """Make the step again that was taken back last of those that changed an open file."""
        return self._repeat(self._history.undone, self._history.done, self.document(key).file, save=save)

    def next_undo(self, key: str) -> str | None:
        """The title of what `undo` would take back, in the imperative; None where there is nothing."""
        step = last(self._history.done, self.document(key).file)
        return None if step is None else step.title

    def next_redo(self, key: str) -> str | None:
        """The title of what `redo` would make again, in the imperative; None where there is nothing."""
        step = last(self._history.undone, self.document(key).file)
        return None if step is None else step.title

    def _do(self, step: Step, before: Mapping[str, Source], *, save: bool) -> list[str]:
        back, notices = self._make(step, before, save=save)
        self._history.add(back)
        return notices

    def _repeat(self, stack: list[Step], other: list[Step], file: str, *, save: bool) -> list[str]:
        """Do the last step of a stack that has to do with a file; what takes that back goes to the other stack."""
        found = last(stack, file)
        if found is None:
            raise CannotChange("there is nothing to take back or to make again")
        before = self._before(found)
        step, rest = taken_out(stack, last(stack, file) or found)
        back, notices = self._make(step, before, save=save)
        stack[:] = rest
        other.append(back)
        return notices

    # -- making them -----------------------------------------------------------------------------------------------

    def _before(self, step: Step) -> dict[str, Source]:
        """The texts of the files of a step, by their new names, as they are; the history is made to fit them."""
        names = {new: old for old, new in step.moves}
        files = (*step.edits, *step.taken, *names)
        sources = {file: self._source(names.get(file, file)) for file in files}
        for file, source in sources.items():
            self._history.saw(names.get(file, file), source.text)
        return sources

    def _make(self, step: Step, before: Mapping[str, Source], *, save: bool) -> tuple[Step, list[str]]:
        """Do what a step says; gives what takes it back, and what people should be told."""
        origins = {new: old for old, new in step.moves}
        after = {file: apply(before[file].text, list(edits)) for file, edits in step.edits.items()}
        for file in step.made:
            if self._open(file) is not None:
                raise CannotChange(f"{file} is there already, and not saved")
        opened = {file: self._open(origins.get(file, file)) for file in (*after, *step.taken, *origins)}
        files = [Rewrite(seen_from_here(Path(file)), None, text.encode()) for file, text in step.made.items()]
        for file, text in after.items():
            document, path = opened[file], seen_from_here(Path(file))
            if document is None:
                files.append(Rewrite(path, before[file].encoded(before[file].text), before[file].encoded(text)))
            elif save:
                files.append(self._rewrite(document, text, path))
        moves = [(Path(old), Path(new)) for old, new in step.moves]
        with renamed(moves, {Path(file): text.encode() for file, text in step.taken.items()}):
            notices = rewrite(files)
        back = step.inverse({file: source.text for file, source in before.items()})
        self._history.made(step, {**after, **step.made})
        self._tell(step, opened, after)
        if save:
            self._remember(document for file in after if (document := self._open(file)) is not None)
        return back, notices

    def _tell(self, step: Step, opened: Mapping[str, Document | None], after: Mapping[str, str]) -> None:
        """Have the new texts and names of open files, and all maps checked that have to do with them."""
        for file, document in opened.items():
            if document is None:
                continue
            if file in step.taken:
                self.close(document.key)
                continue
            if document.file != file:
                self.documents.move(document.key, Path(file))
            self.changed(document.key, after.get(file, document.source.text), _next(document))
        for file in step.files:
            if opened.get(file) is None:
                self.rounds.file_changed(Path(file))

    def _rewrite(self, document: Document, text: str, path: Path | None = None) -> Rewrite:
        """The rewrite of the file of an open text. Raises CannotChange where others have changed that."""
        if document.real is None:
            raise CannotChange("this text has no file yet")
        held = self._held.get(document.key)
        if _content(document) != held:
            raise CannotChange(f"{document.source.path} was changed on disk by others, and was left as it is")
        return Rewrite(Path(document.source.path) if path is None else path, held, document.source.encoded(text))

    def _remember(self, documents: Iterable[Document]) -> None:
        for each in documents:
            self._held[each.key] = each.source.encoded(each.source.text)

    # -- texts -----------------------------------------------------------------------------------------------------

    def _open(self, file: str) -> Document | None:
        return next((each for each in self.documents if each.file == file), None)

    def _file(self, path: str) -> str:
        document = self.documents.at(path)
        return os.path.realpath(path) if document is None else document.file

    def _source(self, file: str) -> Source:
        """The text of a file as it is here, or else on disk."""
        document = self._open(file)
        return _read(Path(file))[1] if document is None else document.source


def _read(path: Path) -> tuple[bytes, Source]:
    data = read_file(path)
    source, faulty = read_bytes(data, str(path))
    if source is None:
        raise CannotRead(str(path), faulty[0].finding.message)
    return data, source


def _content(document: Document) -> bytes | None:
    """The content of the file of an open text; None where there is none. Raises CannotRead."""
    try:
        return content(Path(document.file))
    except OSError as error:
        raise Unreadable(document.file, error) from None


def _next(document: Document) -> int:
    return (document.version or 0) + 1


def _checked(edits: Iterable[TextEdit], source: Source) -> Edits:
    """Edits in the order of place, if they can be made to a text, and it can be written after them."""
    ordered = tuple(sorted(edits, key=lambda each: each[:2]))
    at = 0
    for start, end, text in ordered:
        if not at <= start <= end <= len(source.text):
            raise CannotChange("these edits do not fit the text")
        at = end
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise CannotChange("half a letter cannot be written")
    return ordered
