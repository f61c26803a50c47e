"""What comes of reading one text."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.diagnostics import Diagnostic
from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be understood of a text, and what is wrong with it.

    `map` is None when nothing of a map was found. `complete` tells whether all of the text is in it, faults apart;
    after some syntax errors it is not.
    """

    map: ArgumentMap | None
    diagnostics: tuple[Diagnostic, ...]
    complete: bool = True
