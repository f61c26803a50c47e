"""Programs of the system, found where the system keeps them and never in a folder that one happens to be in."""

from __future__ import annotations

import os
import shutil


def find_program(name: str) -> str | None:
    """The path of a program in one of the folders of PATH that are given in full; None where there is none.

    A folder of maps may come from anybody. Windows looks for programs in the working folder first, and others do so
    where PATH holds `.` or nothing between two colons.
    """
    for folder in os.get_exec_path():
        found = shutil.which(name, path=folder) if os.path.isabs(folder) else None
        if found is not None and os.path.dirname(found) == folder.rstrip(os.sep):
            return found
    return None
