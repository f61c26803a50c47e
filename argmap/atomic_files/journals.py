"""Notes of changes under way, in a folder of the user's own, where nothing that comes with a checkout can lie.

A note names a folder, by its path and by its number on the disk, and in it files, the new ones that are to take their
places, and the digests of both. What is read from one is believed only as far as argmap itself could have written it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from argmap.atomic_files.failures import Busy
from argmap.atomic_files.placing import STAGED, content, staged_name
from argmap.errors import ArgmapError, NotOnThisPlatform

# What older versions left in the folder itself, and what is not acted upon any more.
OLD_NAME = ".argmap-edit.json"
_PATIENCE = 10.0  # seconds to wait for another process that changes files
_DIGEST = frozenset("0123456789abcdef")
STAGING, COMPLETE = "staging", "complete"


class NoStateFolder(ArgmapError):
    """There is no folder in which a change can be noted."""


@dataclass(frozen=True)
class Entry:
    """A file, what is to take its place, and the digests of the old one (None for none) and the new one."""

    target: Path
    staged: Path
    old: str | None
    new: str


@dataclass(frozen=True)
class Journal:
    """A note: where it lies, the folder that it is about, how far the change had come, and its files."""

    note: Path
    folder: Path
    inode: int
    state: str
    entries: tuple[Entry, ...]

    def concerns(self, path: Path) -> bool:
        """Whether the change touches a folder at, above or below a path without links."""
        return path.is_relative_to(self.folder) or self.folder.is_relative_to(path)

    def is_of_this_folder(self) -> bool:
        """Whether the folder is still the one that the note was made for."""
        try:
            return self.folder.stat().st_ino == self.inode
        except OSError:
            return False

    def write(self, state: str) -> None:
        """Write the note, whole at every moment. Raises OSError."""
        entries = [
            {"path": str(e.target.relative_to(self.folder)), "staged": e.staged.name, "old": e.old, "new": e.new}
            for e in self.entries
        ]
        told = {"version": 2, "folder": str(self.folder), "inode": self.inode, "state": state, "files": entries}
        new = staged_name(self.note)
        try:
            handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with open(handle, "wb") as stream:
                stream.write(f"{json.dumps(told, indent=1)}\n".encode())
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(new, self.note)
            settle([self.note.parent])
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def new_journal(state: Path, folder: Path, entries: Iterable[Entry]) -> Journal:
    """The note of a change that begins; not yet written."""
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:32]
    return Journal(state / f"{name}.json", folder, folder.stat().st_ino, STAGING, tuple(entries))


def journals(state: Path, paths: Iterable[Path]) -> Iterator[Journal]:
    """The notes of changes at, above or below some paths; paths are taken with links followed."""
    real = [Path(os.path.realpath(path)) for path in paths]
    for note in sorted(state.glob("*.json")):
        found = _read(note)
        if found is not None and any(found.concerns(path) for path in real):
            yield found


def _read(note: Path) -> Journal | None:
    """The journal in a note; None for what argmap cannot have written, which is nothing to act upon."""
    try:
        state = os.lstat(note)
        if not stat.S_ISREG(state.st_mode) or not _is_private(state):
            return None
        noted = json.loads(content(note) or b"")
        folder = Path(noted["folder"])
        if noted["version"] != 2 or noted["state"] not in (STAGING, COMPLETE) or type(noted["inode"]) is not int:
            return None
        if not folder.is_absolute() or os.path.realpath(folder) != noted["folder"]:
            return None
        entries = [_entry(folder, each) for each in noted["files"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if any(entry is None for entry in entries):
        return None
    return Journal(note, folder, noted["inode"], noted["state"], tuple(e for e in entries if e is not None))


def _entry(folder: Path, noted: dict[str, object]) -> Entry | None:
    """One file of a note, if it lies in the folder, without links on the way, and is staged as argmap does."""
    path, staged, old, new = (noted[key] for key in ("path", "staged", "old", "new"))
    if not (isinstance(path, str) and isinstance(staged, str) and _is_digest(new) and (old is None or _is_digest(old))):
        return None
    if "\0" in os.fsdecode(os.fsencode(path)):
        return None
    target = folder / path
    if os.path.realpath(target.parent) != str(target.parent) or not target.is_relative_to(folder) or target == folder:
        return None
    if ".." in target.parts or not STAGED.fullmatch(staged):
        return None
    return Entry(target, target.with_name(staged), old, str(new))  # type: ignore[arg-type] # `old` was looked at above


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and _DIGEST.issuperset(value)


def settle(folders: Iterable[Path]) -> None:
    """Have the names of files reach the disk, where the system lets one ask for that."""
    if os.name == "nt":
        return
    for folder in dict.fromkeys(folders):
        with suppress(PermissionError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


# -- the folder of the user --------------------------------------------------------------------------------------------


def state_folder(*, make: bool = True) -> Path:
    """The folder for notes, made if need be: of this user, and closed to others. Raises NoStateFolder."""
    folder = _named()
    try:
        if make:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = os.lstat(folder)
        if not stat.S_ISDIR(state.st_mode) or not _is_own(state):
            raise NoStateFolder(f"{folder} is not a folder of your own")
        if not _is_private(state):
            folder.chmod(0o700)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise NoStateFolder(f"{folder} cannot be written into")
    except OSError as error:
        raise NoStateFolder(f"{folder} cannot be made: {(error.strerror or str(error)).lower()}") from error
    return folder


def _named() -> Path:
    """Where programs keep what is to last on this system."""
    given = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    if os.path.isabs(given):
        return Path(given, "argmap")
    try:
        home = Path.home()
    except RuntimeError as error:
        raise NoStateFolder("this user has no home folder") from error
    if not home.is_absolute():
        raise NoStateFolder("this user has no home folder")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "argmap"
    return home.joinpath("AppData", "Local") / "argmap" if os.name == "nt" else home / ".local" / "state" / "argmap"


def _is_own(state: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or state.st_uid == os.geteuid()


def _is_private(state: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user and is closed to others, as nothing from a checkout is."""
    return _is_own(state) and (os.name == "nt" or not state.st_mode & 0o077)


@contextmanager
def alone(state: Path, folder: Path) -> Iterator[None]:
    """Wait until no other process of this user changes files.

    Raises Busy, which names the folder, and NotOnThisPlatform where there are no locks.
    """
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        raise NotOnThisPlatform("files are changed under a lock, and this platform has none") from None

    try:
        with FileLock(state / "lock", timeout=_PATIENCE, mode=0o600):
            for each in state.iterdir():  # notes that were never finished, so nothing was done of what they tell
                if STAGED.fullmatch(each.name):
                    each.unlink(missing_ok=True)
            yield
    except Timeout:
        raise Busy(folder) from None
