"""Why a file was not written; nothing was changed then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.errors import ArgmapError


class CannotWrite(ArgmapError):
    """A file cannot be written, for the reason that the system or argmap has."""

    def __init__(self, path: Path, error: OSError | str) -> None:
        why = error if isinstance(error, str) else (error.strerror or str(error)).lower()
        super().__init__(f"{path} cannot be written: {why}")


class ChangedMeanwhile(ArgmapError):
    """A file is not any more what it was when it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by somebody else meanwhile; nothing was written, so try again")


class NotOwnWork(ArgmapError):
    """A file that argmap did not make would be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is there already, and argmap does not know it as its own work; it was left as it is: "
            "write to another name, or replace it with --force"
        )


class Busy(ArgmapError):
    def __init__(self, folder: Path) -> None:
        super().__init__(f"another argmap is changing files; nothing was written in {folder}, so try again")


class FinishedFirst(ArgmapError):
    """A change that another process left half done was dealt with, so that what had been read is old."""

    def __init__(self, files: Sequence[Path]) -> None:
        names = ", ".join(map(str, files))
        super().__init__(
            f"a change that had been interrupted was finished or taken back first: {names}; "
            "nothing else was written, so try again"
        )
