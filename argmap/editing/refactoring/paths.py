"""Paths in a map, which are relative to its folder, when they go into a map of another folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from argmap.editing.changes import CannotChange
from argmap.projects import project_folder, within
from argmap.reading.blocks import Written
from argmap.reading.events import Mapping, Node, Scalar
from argmap.reading.text_edits import TextEdit, applied
from argmap.source import Source
from argmap.writing.texts import escaped, is_free


def relative(target: Path, folder: Path) -> str:
    """The path of a file as a map in a folder names it."""
    return Path(os.path.relpath(target, folder)).as_posix()


def path_as_written(path: str) -> str:
    """A path as YAML, in quotes where it needs them, in brackets too."""
    return path if is_free(path, brackets=True) else escaped(path)


def moved_paths(head: Sequence[str], folder: Path, new: Path) -> list[str]:
    """The lines at the top of a map of one folder, as they have to be in a new map elsewhere.

    These are the texts of sources and the maps that it includes. Raises CannotChange where a map could not be included
    from there.
    """
    if not head or new.parent == folder:
        return list(head)
    text = "\n".join(head) + "\n"
    edits: list[TextEdit] = []
    for key, value in _paths(Written(Source("", text)).mappings.get(0)):
        if os.path.isabs(value.value):
            continue
        target = Path(os.path.realpath(folder / value.value))
        if not within(target, project_folder(new)):
            cannot = "include that" if key == "include" else "name that text"
            raise CannotChange(
                f"the tree needs what `{value.value}` says, and a map in {new.parent} cannot {cannot}: it would lie"
                " outside the project; an `.argmap.yaml` marks the folder of one"
            )
        path = Path(os.path.normpath(folder / value.value))
        edits.append((value.start, value.end, path_as_written(relative(path, new.parent))))
    return applied(text, edits).removesuffix("\n").split("\n")


def _paths(top: Node | None) -> Iterator[tuple[str, Scalar]]:
    """The paths at the top of a map, each with the key that it belongs to."""
    for name, table in _entries(top):
        for _, value in _entries(table):
            if name == "include" and isinstance(value, Scalar):
                yield name, value
            elif name == "sources":
                yield from ((key, text) for key, text in _entries(value) if key == "text" and isinstance(text, Scalar))


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from ((key.value, value) for key, value in node.pairs if isinstance(key, Scalar))
