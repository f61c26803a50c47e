"""A map with nothing else around, which is in no file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from argmap.editing.workspace import Workspace
from argmap.graph import ArgumentGraph
from argmap.reading import CannotRead
from fuzz.properties import NAME


class _Alone(Workspace):
    @cached_property
    def graphs(self) -> list[ArgumentGraph]:
        return [self.graph]


def alone(data: bytes) -> Workspace:
    """The workspace of a map of some bytes. Raises what a workspace raises."""

    def read(path: Path) -> bytes:
        if path.name != NAME:
            raise CannotRead(str(path), "there is no such file")
        return data

    return _Alone(Path(NAME), read)
