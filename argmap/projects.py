"""The bounds of a project: its folder, and whether a file lies within it."""

from __future__ import annotations

import os
from pathlib import Path

# Any of these makes a folder the top of a project.
PROJECT_MARKS = (".argmap.yaml", ".git", "setup.cfg", "pyproject.toml")
# Folders that count as inside of every project, parted as in PATH: the word of the user, which no checkout can speak.
ALLOWED = "ARGMAP_ALLOW"


def project_folder(path: Path) -> Path:
    """The top folder of the project that a file belongs to; `path` is absolute. Without a mark, the file's folder."""
    for folder in path.parents:
        if any((folder / mark).exists() for mark in PROJECT_MARKS):
            return folder
    return path.parent


def within(path: str | os.PathLike[str], *folders: Path) -> bool:
    """Whether a file, links followed, lies in one of some folders or below it, or where the user allows it.

    Raises ValueError for what cannot be a path.
    """
    real = Path(os.path.realpath(path))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in (*folders, *_allowed()))


def stays_home(path: str | os.PathLike[str]) -> bool:
    """Whether the links on the way to a file stay in the project in which the file seems to lie."""
    return within(path, project_folder(Path(os.path.abspath(path))))


def _allowed() -> list[Path]:
    named = os.environ.get(ALLOWED, "").split(os.pathsep)
    return [Path(os.path.expanduser(folder)) for folder in named if folder]
