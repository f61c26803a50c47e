"""Files that are either the old or the new one, whole, at every moment; several of them together, if need be.

Several files are changed by way of a journal, as databases do it: the new texts are laid beside the old ones, the
journal says that they are complete, and only then they take their places. Whoever finds the journal of a process that
was killed either finishes its work or takes it back.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.errors import ArgmapError

JOURNAL = ".argmap-edit.json"
_JOURNAL_TO_BE = f"{JOURNAL}.new"
_PATIENCE = 10.0  # seconds to wait for another process that changes files in the same folder


class CannotWrite(ArgmapError):
    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} cannot be written: {(error.strerror or str(error)).lower()}")


class ChangedMeanwhile(ArgmapError):
    """A file is not any more what it was when it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by somebody else meanwhile; nothing was written, so try again")


class Busy(ArgmapError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"another argmap is changing files in {folder}; nothing was written, so try again")


@dataclass(frozen=True)
class Rewrite:
    """New bytes for a file, and those that it held when it was read; None for a file that must not be there yet."""

    path: Path
    old: bytes | None
    new: bytes


@dataclass(frozen=True)
class Recovery:
    """What was done about a change that had been interrupted.

    `finished`: the files that now hold their new text; `kept`: pairs of a file that somebody has changed since, and the
    file beside it that holds what it should have become. Both are empty where the change was taken back.
    """

    finished: tuple[Path, ...] = ()
    kept: tuple[tuple[Path, Path], ...] = ()


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` where `path` is, atomically: through a new file beside it that takes its place when complete.

    A symbolic link stays one and its target is replaced; the permissions of an old file are kept. What is no file, such
    as a pipe or a device, is written into. Raises `CannotWrite` and leaves the old file as it is when anything goes
    wrong.
    """
    try:
        if _is_stream(path):
            with path.open("wb") as stream:
                stream.write(data)
            return
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            _write(temporary, data, target)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(path, error) from error


def rewrite(files: Sequence[Rewrite]) -> None:
    """Change several files, all or none of them.

    Raises ChangedMeanwhile when a file does not hold any more what was read, CannotWrite, and Busy when another
    process is at it; nothing is changed then. A process that is killed leaves a journal behind for `recover`.
    """
    if not files:
        return
    targets = [Path(os.path.realpath(each.path)) for each in files]
    folder = Path(os.path.commonpath([target.parent for target in targets]))
    with _alone_in(folder):
        _recover(folder)
        _Change(folder, files, targets).run()


def recover(path: Path) -> Recovery | None:
    """Finish or take back a change of files at or above a path that was interrupted; None where there was none."""
    real = Path(os.path.realpath(path))
    for folder in (real, *real.parents):
        if any(_is_ours(folder / name) for name in (JOURNAL, _JOURNAL_TO_BE)):
            with _alone_in(folder):
                return _recover(folder)
    return None


class _Change:
    """A change of several files under way."""

    def __init__(self, folder: Path, files: Sequence[Rewrite], targets: Sequence[Path]) -> None:
        self.journal = folder / JOURNAL
        self.files = files
        self.targets = targets
        mark = secrets.token_hex(4)
        self.staged = [target.with_name(f".{target.name}.{mark}.new") for target in targets]
        self.entries = [
            {
                "path": str(target.relative_to(folder)),
                "staged": staged.name,
                "old": None if each.old is None else _digest(each.old),
                "new": _digest(each.new),
            }
            for each, target, staged in zip(files, targets, self.staged, strict=True)
        ]

    def run(self) -> None:
        self._check()
        current = self.files[0].path
        made = _make_folders(self.targets)
        try:
            self._note("staging")
            for file, target, staged in zip(self.files, self.targets, self.staged, strict=True):
                current = file.path
                _write(staged, file.new, target)
            self._check()
            self._note("complete")
        except BaseException as error:
            for each in (*self.staged, self.journal, self.journal.with_name(_JOURNAL_TO_BE)):
                _forget(each)
            _remove_folders(made)
            if isinstance(error, OSError):
                raise CannotWrite(current, error) from error
            raise
        # From here on the change counts as made: what goes wrong now is made good by `recover`.
        for file, target, staged in zip(self.files, self.targets, self.staged, strict=True):
            try:
                staged.replace(target)
            except OSError as error:
                raise CannotWrite(file.path, error) from error
        self._settle()
        self.journal.unlink()

    def _check(self) -> None:
        for each, target in zip(self.files, self.targets, strict=True):
            if _content(target) != each.old:
                raise ChangedMeanwhile(each.path)

    def _note(self, state: str) -> None:
        """Write the journal, whole at every moment."""
        text = json.dumps({"version": 1, "state": state, "files": self.entries}, indent=1)
        new = self.journal.with_name(_JOURNAL_TO_BE)
        _write(new, f"{text}\n".encode(), self.journal)
        self._settle()  # the journal must not reach the disk before the files of which it tells
        new.replace(self.journal)
        self._settle()

    def _settle(self) -> None:
        """Have the names of files reach the disk, where the system lets one ask for that."""
        if os.name == "nt":
            return
        for folder in {self.journal.parent, *(target.parent for target in self.targets)}:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _forget(staged: Path) -> None:
    """Take a file away that may not be there, and may be none that could be: below a file, or with too long a name."""
    try:
        staged.unlink(missing_ok=True)
    except OSError as error:
        if error.errno not in (errno.ENOTDIR, errno.ENAMETOOLONG):
            raise


def _make_folders(files: Sequence[Path]) -> list[Path]:
    """Make the folders that some files lie in, and give those that were not there, outer ones first."""
    made: list[Path] = []
    for file in files:
        try:
            for folder in reversed([each for each in file.parents if not each.exists()]):
                folder.mkdir()
                made.append(folder)
            if not file.parent.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, f"{file.parent.name} is a file, and a folder is wanted")
        except OSError as error:
            _remove_folders(made)
            raise CannotWrite(file, error) from error
    return made


def _remove_folders(made: Sequence[Path]) -> None:
    """Take folders away that were made, as far as nobody has put anything into them since."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _recover(folder: Path) -> Recovery | None:
    journal = folder / JOURNAL
    to_be = journal.with_name(_JOURNAL_TO_BE)
    if not journal.is_file():  # nothing else was done before the first journal
        begun = to_be.is_file()
        to_be.unlink(missing_ok=True)
        return Recovery() if begun else None
    to_be.unlink(missing_ok=True)
    try:
        noted = json.loads(journal.read_bytes())
        complete = noted["state"] == "complete"
        entries = [
            (target := folder / str(each["path"]), target.with_name(str(each["staged"])), each["old"], str(each["new"]))
            for each in noted["files"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"this journal of an interrupted change cannot be read ({type(error).__name__}); delete it"
        raise CannotWrite(journal, OSError(message)) from error
    finished: list[Path] = []
    kept: list[tuple[Path, Path]] = []
    for target, staged, old, new in entries:
        content, waiting = _content(target), _content(staged)
        now = None if content is None else _digest(content)
        if complete and waiting is not None and _digest(waiting) == new and now == old:
            staged.replace(target)
            finished.append(target)
        elif complete and now == new:
            _forget(staged)
            finished.append(target)
        elif complete and waiting is not None:
            beside = target.with_name(f"{target.name}.interrupted")
            staged.replace(beside)
            kept.append((target, beside))
        else:
            _forget(staged)
    journal.unlink()
    return Recovery(tuple(finished), tuple(kept))


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process changes files by way of a journal in a folder. Raises Busy."""
    from filelock import FileLock, Timeout

    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    user = os.getuid() if hasattr(os, "getuid") else "user"
    try:
        with FileLock(Path(tempfile.gettempdir(), f"argmap-{user}-{name}.lock"), timeout=_PATIENCE):
            yield
    except Timeout:
        raise Busy(folder) from None


def _write(path: Path, data: bytes, like: Path) -> None:
    """Write a file to the disk, with the permissions of another one if that is there."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    path.chmod(like.stat().st_mode & 0o7777 if like.exists() else 0o666 & ~_umask())


def _content(path: Path) -> bytes | None:
    """What a file holds; None where there is none, and for what is no file."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise CannotWrite(path, error) from error


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_stream(path: Path) -> bool:
    """Whether a path is something that data flows through: a pipe, a terminal, a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _is_ours(journal: Path) -> bool:
    """Whether there is a journal that was written by this user; another one's is nothing to act upon."""
    return journal.is_file() and (not hasattr(os, "getuid") or journal.stat().st_uid == os.getuid())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
