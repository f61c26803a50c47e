"""Where a new map can lie so that it may include the one that it is begun for."""

from __future__ import annotations

import os
from pathlib import Path

from argmap.editing.refactoring.paths import relative
from argmap.errors import ArgmapError
from argmap.projects import project_folder, within


class OutsideProject(ArgmapError):
    """A map could not include another one from where it is to lie."""

    def __init__(self, original: Path, new: Path) -> None:
        super().__init__(
            f"a map at {new} cannot include {original}, which lies outside of its project; write it into the "
            f"same folder, such as {original.with_name(new.name)}, or mark the folder of both with an `.argmap.yaml`"
        )


def beside(original: Path, ending: str) -> Path:
    """The file beside a map with an ending to its name: ``bridge-against.yaml``."""
    return original.with_name(f"{original.stem}-{ending}.yaml")


def include_path(original: Path, new: Path) -> str:
    """How a new map names the file of another one. Raises OutsideProject where it cannot include it."""
    real = Path(os.path.realpath(new))
    if not within(original, project_folder(real)):
        raise OutsideProject(original, new)
    return relative(Path(os.path.realpath(original.parent)) / original.name, real.parent)
