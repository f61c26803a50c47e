"""Two files that change places, in one step where the system has one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_CALLS = {"linux": "renameat2", "darwin": "renamex_np"}
_AT_FDCWD = -100
_SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def exchange(staged: Path, target: Path) -> None:
    """Let two files of one folder change places. Raises OSError, and both are where they were.

    Where neither the system nor the file system can do that in one step, `target` is one of the two files at every
    moment all the same, but what somebody else puts there between two steps is lost.
    """
    swap = _swap()
    if swap is not None:
        number = swap(os.fsencode(staged), os.fsencode(target))
        if number == 0:
            return
        if number not in _UNKNOWN:
            raise OSError(number, os.strerror(number), str(target))
    aside = beside(staged)
    try:
        _name_twice(target, aside)
        os.replace(staged, target)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    os.replace(aside, staged)


def beside(staged: Path) -> Path:
    """The name under which the old file is kept in between."""
    return staged.with_suffix(".old")


def place_new(staged: Path, target: Path) -> None:
    """Give a file the name that it is to have. Raises FileExistsError where that is taken, in one step."""
    if os.name == "nt":
        staged.rename(target)
        return
    try:
        os.link(staged, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in {*_UNKNOWN, errno.EMLINK, errno.EACCES}:
            raise
        # A file system without hard links.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.replace(staged, target)
        return
    staged.unlink()


def _name_twice(target: Path, name: Path) -> None:
    try:
        os.link(target, name, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except (OSError, NotImplementedError):
        shutil.copy2(target, name, follow_symlinks=False)


@cache
def _swap() -> Callable[[bytes, bytes], int] | None:
    """The call of the system, which gives the number of the error; None where there is none."""
    name = _CALLS.get(sys.platform)
    try:
        call = None if name is None else getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):  # an old C library
        return None
    if call is None:
        return None
    if name == "renamex_np":
        call.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
        return lambda one, other: ctypes.get_errno() if call(one, other, _SWAP) else 0
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return lambda one, other: ctypes.get_errno() if call(_AT_FDCWD, one, _AT_FDCWD, other, _SWAP) else 0
