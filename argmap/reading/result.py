"""The result of reading one text."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Diagnostic
from argmap.model import ArgumentMap
from argmap.records import record
from argmap.showing import Brief, counted, name_of_file


@record()
class Reading(Brief):
    """The map as far as a text could be understood, and the findings on what is wrong with it.

    `map` is None when nothing of a map was found. `complete` tells whether all of the text is in it, faults apart;
    after some syntax errors it is not. `tried` is how many characters were read to find what is wrong.
    """

    map: ArgumentMap | None
    diagnostics: tuple[Diagnostic, ...]
    complete: bool = True
    tried: int = 0

    def _brief(self) -> Iterator[object]:
        yield self.map and name_of_file(self.map.source.path)
        yield counted(len(self.diagnostics), "finding")
