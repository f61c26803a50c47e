"""One file, which is the old or the new one, whole, at every moment."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from argmap.atomic_files.exchanging import beside, exchange, place_new
from argmap.atomic_files.failures import CannotWrite, ChangedMeanwhile, NotOwnWork
from argmap.lazy_pattern import lazy
from argmap.projects import stays_home

# What lies beside a file in the meantime; short, so that it fits wherever the file's own name does.
STAGED = lazy(r"\.argmap-[0-9a-f]{16}\.new")
# What the shell has opened already, whatever it is.
_OPENED = lazy(r"/dev/(stdin|stdout|stderr|fd/\d+)|/proc/self/fd/\d+")
_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_TRIES = 20
_LONGEST = 255  # bytes of a name


def replace_file(
    path: Path,
    data: bytes,
    *,
    may_replace: Callable[[bytes], bool] | None = None,
    through_links: bool = False,
    streams: bool = True,
) -> list[str]:
    """Put `data` where `path` is, in one step; give what people should be told of it.

    A symbolic link stays one and its target is replaced, which has to lie in the same project unless `through_links`.
    `may_replace` is asked whether what lies there may go. With `streams` a pipe or a device is written into. Raises
    `CannotWrite`, `NotOwnWork` or `ChangedMeanwhile`, and leaves everything as it was.
    """
    try:
        if streams and is_stream(path):
            with path.open("wb") as stream:
                stream.write(data)
            return []
        target = destination(path, anywhere=through_links)
        made = make_folders([target])
        try:
            there = fit_content(path, target)
            if there and may_replace is not None and not may_replace(there):
                raise NotOwnWork(path)
            with _staged(target) as staged:
                notices = stage(staged, data, path, target)
                put(staged, path, target, None if there is None else digest(there), digest(data))
        except BaseException:
            remove_folders(made)
            raise
    except OSError as error:
        raise CannotWrite(path, error) from error
    return notices


def new_file(path: Path, data: bytes) -> None:
    """Make a file that is not there yet, whole or not at all. Raises FileExistsError and CannotWrite."""
    try:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        target = destination(path)
        made = make_folders([target])
        try:
            with _staged(target) as staged:
                stage(staged, data, path, target)
                place_new(staged, target)
        except BaseException:
            remove_folders(made)
            raise
    except FileExistsError:
        raise
    except (OSError, ValueError) as error:
        raise CannotWrite(path, error if isinstance(error, OSError) else "no file can be called so") from error


# -- what there is -----------------------------------------------------------------------------------------------------


def destination(path: Path, *, anywhere: bool = False) -> Path:
    """The file that a path stands for, links followed. Raises CannotWrite where these lead out of the project."""
    try:
        target = Path(os.path.realpath(path))
        if anywhere or stays_home(path):
            return target
    except ValueError as error:  # a NUL in the path
        raise CannotWrite(path, "no file can be called so") from error
    raise CannotWrite(path, f"a link leads out of the project, to {target}; if you mean that file, name it itself")


def fit_content(path: Path, target: Path) -> bytes | None:
    """The bytes of a file to be replaced; None where there is none. Raises CannotWrite for what must not be."""
    try:
        mode = os.lstat(target).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise CannotWrite(path, "this is a folder")
    if not stat.S_ISREG(mode):
        raise CannotWrite(path, "this is no regular file")
    if not mode & 0o222 or not os.access(target, os.W_OK):
        raise CannotWrite(path, "it is read-only")
    return content(target)


def content(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none, and for what is no file, which is not opened."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        # A pipe that has come to be there meanwhile keeps nobody waiting.
        handle = os.open(path, os.O_RDONLY | _NOT_WAITING)
        with open(handle, "rb") as stream:
            return stream.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except (FileNotFoundError, NotADirectoryError):
        return None


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """The digest of a file; None where there is none, and empty for one that cannot be read."""
    try:
        data = content(path)
    except OSError:
        return ""
    return None if data is None else digest(data)


def is_stream(path: Path) -> bool:
    """Whether a path is something that data flows through: a pipe, a terminal, a device, what the shell has opened."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return bool(_OPENED.fullmatch(str(path))) or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


# -- the new file ------------------------------------------------------------------------------------------------------


def staged_name(target: Path) -> Path:
    """A new name beside a file for what will take its place."""
    return target.with_name(f".argmap-{secrets.token_hex(8)}.new")


@contextmanager
def _staged(target: Path) -> Iterator[Path]:
    """Such a name; what has it in the end is taken away."""
    staged = staged_name(target)
    try:
        yield staged
    finally:
        forget(staged)


def stage(staged: Path, data: bytes, path: Path, target: Path) -> list[str]:
    """Write a new file that is to take the place of another one, and give what is not kept of that.

    Permissions, owner and further attributes are those of the other one, as far as the system lets us.
    """
    handle = os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        state = os.lstat(target)
    except FileNotFoundError:
        staged.chmod(0o666 & ~_umask())
        return []
    notices = []
    if not _owned_alike(staged, state):
        notices.append(f"{path} belongs to you now: its owner cannot be kept")
    _copy_attributes(target, staged)
    try:
        staged.chmod(state.st_mode & 0o7777)
    except OSError:
        notices.append(f"the permissions of {path} cannot be kept")
    if state.st_nlink > 1:
        notices.append(f"{path} had another name, too (a hard link), and what has that name stays as it was")
    return notices


def _owned_alike(staged: Path, state: os.stat_result) -> bool:
    """Give a file an owner and a group; whether that could be done."""
    own = staged.stat()
    if (own.st_uid, own.st_gid) == (state.st_uid, state.st_gid) or not hasattr(os, "chown"):
        return True
    with suppress(OSError):
        os.chown(staged, -1, state.st_gid)  # what members of a group may do
    try:
        os.chown(staged, state.st_uid, -1)
    except OSError:
        return False
    return True


def _copy_attributes(target: Path, staged: Path) -> None:
    """Copy extended attributes, access lists among them, as far as that is allowed."""
    if not hasattr(os, "listxattr"):
        return
    with suppress(OSError):
        for name in os.listxattr(target):
            with suppress(OSError):
                os.setxattr(staged, name, os.getxattr(target, name))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


# -- the change --------------------------------------------------------------------------------------------------------


def put(staged: Path, path: Path, target: Path, old: str | None, new: str) -> None:
    """Let a new file take the place of one that has the digest `old`, None for none; that one is then in `staged`.

    Raises ChangedMeanwhile when something else was there, and then it is there again.
    """
    try:
        if old is None:
            place_new(staged, target)
            return
        if digest_of(target) != old:  # the last look; decisive where files cannot change places in one step
            raise ChangedMeanwhile(path)
        exchange(staged, target)
    except (FileExistsError, FileNotFoundError):
        raise ChangedMeanwhile(path) from None
    if digest_of(staged) != old:
        put_back(staged, target, new)
        raise ChangedMeanwhile(path)


def put_back(staged: Path, target: Path, new: str | None) -> None:
    """Put what is in `staged` back where the file with the digest `new` should be now.

    Whoever saved something there in the meantime keeps it: what was saved last is there in the end.
    """
    for _ in range(_TRIES):
        given = digest_of(staged)
        try:
            exchange(staged, target)
        except FileNotFoundError:  # taken away meanwhile
            place_new(staged, target)
            return
        if digest_of(staged) == new:
            return
        new = given
    rescue(staged, target)


def rescue(staged: Path, target: Path) -> Path:
    """Give a staged file a name by which people find it beside the file it was for; one that was free."""
    for number in range(1, 1000):
        end = ".interrupted" if number == 1 else f".interrupted-{number}"
        stem = target.name
        while len(os.fsencode(stem + end)) > _LONGEST:
            stem = stem[:-1]
        found = target.with_name(stem + end)
        try:
            place_new(staged, found)
        except FileExistsError:
            continue
        return found
    raise CannotWrite(target, "there are too many copies of interrupted changes beside it")


def take_away(staged: Path, target: Path, new: str) -> None:
    """Take a file away that was put where none had been, unless somebody has changed it since."""
    try:
        os.replace(target, staged)
    except FileNotFoundError:
        return
    if digest_of(staged) != new:
        with suppress(FileExistsError):
            place_new(staged, target)


def forget(staged: Path) -> None:
    """Take a staged file away that may not be there, and may be none that could be: below a file, for example."""
    for each in (staged, beside(staged)):
        try:
            each.unlink(missing_ok=True)
        except OSError as error:
            if error.errno not in (errno.ENOTDIR, errno.ENAMETOOLONG):
                raise


def make_folders(files: Sequence[Path]) -> list[Path]:
    """Make the folders that some files lie in, and give those that were not there, outer ones first."""
    made: list[Path] = []
    for file in files:
        try:
            for folder in reversed([each for each in file.parents if not each.exists()]):
                with suppress(FileExistsError):  # somebody else was faster
                    folder.mkdir()
                    made.append(folder)
            if not file.parent.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, f"{file.parent.name} is a file, and a folder is wanted")
        except OSError as error:
            remove_folders(made)
            raise CannotWrite(file, error) from error
    return made


def remove_folders(made: Sequence[Path]) -> None:
    """Take folders away that were made, as far as nobody has put anything into them since."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()
