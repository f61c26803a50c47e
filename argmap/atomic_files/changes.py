"""Several files changed together, all or none of them.

The new texts are laid beside the old ones, a note says that they are complete, and only then they change places with
the old ones, each of which is looked at once more when it has come out. Whoever finds the note of a process that was
killed either finishes its work or takes it back.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.atomic_files.failures import CannotWrite, ChangedMeanwhile, FinishedFirst
from argmap.atomic_files.journals import (
    COMPLETE,
    STAGING,
    Entry,
    Journal,
    NoStateFolder,
    alone,
    journals,
    new_journal,
    settle,
    state_folder,
)
from argmap.atomic_files.placing import (
    destination,
    digest,
    digest_of,
    fit_content,
    forget,
    make_folders,
    put,
    put_back,
    remove_folders,
    rescue,
    stage,
    staged_name,
    take_away,
)


@dataclass(frozen=True)
class Rewrite:
    """New bytes for a file, and those that it held when it was read; None for a file that must not be there yet."""

    path: Path
    old: bytes | None
    new: bytes


@dataclass(frozen=True)
class Recovery:
    """The outcome for each file of a change that had been interrupted.

    `finished`: the files that now hold their new text; `taken_back`: those that hold their old one; `kept`: pairs of a
    file that somebody has changed since, and the file beside it that holds what it should have become.
    """

    finished: tuple[Path, ...] = ()
    taken_back: tuple[Path, ...] = ()
    kept: tuple[tuple[Path, Path], ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        return (*self.finished, *self.taken_back, *(target for target, _ in self.kept))


def rewrite(files: Sequence[Rewrite]) -> list[str]:
    """Change several files, all or none of them; give what people should be told.

    Raises ChangedMeanwhile when a file does not hold any more what was read, CannotWrite, Busy when another process is
    at it, FinishedFirst when one was killed meanwhile, and NotOnThisPlatform; nothing is changed then. A process that
    is killed leaves a note behind for `recover`.
    """
    if not files:
        return []
    targets = [destination(each.path) for each in files]
    folder = Path(os.path.commonpath([target.parent for target in targets]))
    notices: list[str] = []
    try:
        state = state_folder()
    except NoStateFolder as error:
        if len(files) > 1:
            notices.append(
                f"{error}, so this change of {len(files)} files was not noted; stopped halfway, it would have stayed so"
            )
        state = None
    with nullcontext() if state is None else alone(state, folder):
        found = [] if state is None else [each for each in journals(state, targets) if each.is_of_this_folder()]
        if found:
            raise FinishedFirst([file for each in found for file in _recovered(each).files])
        return notices + _Change(state, folder, files, targets).run()


def recover(paths: Sequence[Path]) -> list[Recovery]:
    """Finish or take back what was interrupted of changes at, above or below some paths."""
    try:
        state = state_folder(make=False)
    except NoStateFolder:  # so nothing was noted either
        return []
    if not any(journals(state, paths)):
        return []
    with alone(state, paths[0]):
        return [_recovered(each) for each in journals(state, paths)]


def interrupted(paths: Sequence[Path]) -> list[Path]:
    """The files of changes that were interrupted, and about which nothing is to be done now."""
    try:
        state = state_folder(make=False)
    except NoStateFolder:
        return []
    found = [each for each in journals(state, paths) if each.is_of_this_folder()]
    return [entry.target for each in found for entry in each.entries]


class _Change:
    """A change of several files under way."""

    def __init__(self, state: Path | None, folder: Path, files: Sequence[Rewrite], targets: Sequence[Path]) -> None:
        self.state = state
        self.folder = folder
        self.files = files
        self.entries = [
            Entry(target, staged_name(target), None if each.old is None else digest(each.old), digest(each.new))
            for each, target in zip(files, targets, strict=True)
        ]
        self.journal: Journal | None = None
        self.placed: list[Entry] = []

    def run(self) -> list[str]:
        notices: list[str] = []
        current = self.files[0].path
        self._check()
        made = make_folders([entry.target for entry in self.entries])
        try:
            if self.state is not None:
                self.journal = new_journal(self.state, self.folder, self.entries)
                self.journal.write(STAGING)
            for file, entry in zip(self.files, self.entries, strict=True):
                current = file.path
                notices += stage(entry.staged, file.new, file.path, entry.target)
            self._check()
            settle(entry.target.parent for entry in self.entries)
            if self.journal is not None:
                self.journal.write(COMPLETE)
            for file, entry in zip(self.files, self.entries, strict=True):
                current = file.path
                put(entry.staged, file.path, entry.target, entry.old, entry.new)
                self.placed.append(entry)
        except BaseException as error:
            self._take_back()
            remove_folders(made)
            if isinstance(error, OSError):
                raise CannotWrite(current, error) from error
            raise
        self._clear()
        return notices

    def _check(self) -> None:
        for each, entry in zip(self.files, self.entries, strict=True):
            try:
                there = fit_content(each.path, entry.target)
            except OSError as error:
                raise CannotWrite(each.path, error) from error
            if there != each.old:
                raise ChangedMeanwhile(each.path)

    def _take_back(self) -> None:
        """Put the old files back. What cannot be put back stays noted, to be dealt with later."""
        for entry in reversed(self.placed):
            if entry.old is None:
                take_away(entry.staged, entry.target, entry.new)
            else:
                put_back(entry.staged, entry.target, entry.new)
        self._clear()

    def _clear(self) -> None:
        """Take away what lies beside the files, and the note; in this order, for a note tells what is in the way."""
        self._settle()
        for entry in self.entries:
            forget(entry.staged)
        if self.journal is not None:
            self.journal.note.unlink(missing_ok=True)

    def _settle(self) -> None:
        """Have all names reach the disk, as far as it can be had."""
        with suppress(OSError):  # all is in its place already, or taken back since the disk is at its end
            settle(entry.target.parent for entry in self.entries)


def _recovered(journal: Journal) -> Recovery:
    """Finish or take back a change that was noted; forget what was noted for a folder that is not there any more."""
    if not journal.is_of_this_folder():
        journal.note.unlink(missing_ok=True)
        return Recovery()
    finished: list[Path] = []
    taken_back: list[Path] = []
    kept: list[tuple[Path, Path]] = []
    for entry in journal.entries:
        beside = _dealt_with(entry, journal.state)
        if beside is not None:
            kept.append((entry.target, beside))
        elif digest_of(entry.target) == entry.new:
            finished.append(entry.target)
        else:
            taken_back.append(entry.target)
    with suppress(FileNotFoundError):
        settle(entry.target.parent for entry in journal.entries)
    journal.note.unlink(missing_ok=True)
    return Recovery(tuple(finished), tuple(taken_back), tuple(kept))


def _dealt_with(entry: Entry, state: str) -> Path | None:
    """Finish or take back the change of one file; the file beside it that holds what could not be put in its place."""
    target, staged = entry.target, entry.staged
    now, waiting = digest_of(target), digest_of(staged)
    if state == STAGING or waiting is None or (now == entry.new and waiting in (entry.old, entry.new)):
        forget(staged)
        return None
    if waiting == entry.new and now == entry.old:
        try:
            put(staged, target, target, entry.old, entry.new)
        except ChangedMeanwhile:
            return rescue(staged, target)
        forget(staged)
        return None
    if now == entry.new:  # what came out had been saved by somebody else, and was not put back any more
        put_back(staged, target, entry.new)
    return rescue(staged, target)
