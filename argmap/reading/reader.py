"""One text to a map, with everything that is wrong in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic
from argmap.model import ArgumentMap
from argmap.reading import faults
from argmap.reading.events import Mapping, parse
from argmap.reading.findings import Findings
from argmap.reading.top import Top
from argmap.source import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be understood of a text, and what is wrong with it.

    `map` is None when nothing of a map was found at all.
    """

    map: ArgumentMap | None
    diagnostics: tuple[Diagnostic, ...]


def load(source: Source) -> Reading:
    """The map in one text, without the maps that it includes; never raises for what a person typed."""
    findings = Findings(source)
    with _collector_paused():
        tree = parse(source.text)
        found: ArgumentMap | None = None
        if isinstance(tree.root, Mapping):
            found = Top(findings, tree).read(tree.root)
        if tree.broken is not None:
            at = tree.broken.at
            findings.add(faults.SYNTAX, "this is not YAML", findings.span(at, at + 1))
    return Reading(found, findings.diagnostics())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes many objects and no garbage: looking for some again and again takes most of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
