"""Files that are either the old or the new one, whole, at every moment."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from argmap.errors import ArgmapError


class CannotWrite(ArgmapError):
    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} cannot be written: {(error.strerror or str(error)).lower()}")


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` where `path` is, atomically: through a new file beside it that takes its place when complete.

    A symbolic link stays one and its target is replaced; the permissions of an old file are kept. Raises
    `CannotWrite` and leaves the old file as it is when anything goes wrong.
    """
    try:
        target = Path(os.path.realpath(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(mode)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(path, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
