"""Programs of the system, found where the system keeps them and never in a folder that one happens to be in."""

from __future__ import annotations

import os
import shutil
import sys

_WITHOUT_PROCESSES = frozenset({"emscripten", "wasi"})  # in a browser, say


def can_start_programs() -> bool:
    """Whether this platform has processes."""
    if sys.platform in _WITHOUT_PROCESSES:
        return False
    try:
        import subprocess  # noqa: F401 - only whether it is there
    except ImportError:
        return False
    return True


def find_program(name: str) -> str | None:
    """The path of a program in one of the folders of PATH that are given in full; None where there is none.

    A folder of maps may come from anybody. Windows looks for programs in the working folder first, and others do so
    where PATH holds `.` or nothing between two colons. Where no program can be started, none is found.
    """
    if not can_start_programs():
        return None
    for folder in os.get_exec_path():
        found = shutil.which(name, path=folder) if os.path.isabs(folder) else None
        if found is not None and os.path.dirname(found) == folder.rstrip(os.sep):
            return found
    return None
