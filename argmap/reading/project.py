"""A map with everything that it includes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from argmap.diagnostics import Diagnostic
from argmap.model import ArgumentMap
from argmap.reading import faults
from argmap.reading.files import CannotRead, read_bytes, read_file
from argmap.reading.findings import Findings
from argmap.reading.reader import load
from argmap.source import Source


@dataclass(frozen=True, slots=True)
class Project:
    """A root map, for each map those that it includes by prefix, and what is wrong in all files, the root's first."""

    root: ArgumentMap | None
    included: Mapping[ArgumentMap, Mapping[str, ArgumentMap]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def load_project(source: Source, *, read: Callable[[Path], bytes] | None = None) -> Project:
    """The map in a text with the maps it includes, found relative to the path of the text."""
    read = read or read_file
    first = load(source)
    diagnostics = list(first.diagnostics)
    if first.map is None:
        return Project(None, {}, tuple(diagnostics))
    maps: dict[Path, ArgumentMap] = {Path(source.path).resolve(): first.map}
    included: dict[ArgumentMap, dict[str, ArgumentMap]] = {}
    waiting = [(Path(source.path).resolve(), first.map)]
    for path, current in waiting:
        for include in current.includes:
            target = (path.parent / include.path.value).resolve()
            if target not in maps:
                try:
                    data = read(target)
                except CannotRead as error:
                    findings = Findings(current.source)
                    findings.add(faults.INCLUDE_MISSING, f"`{include.path.value}`: {error.why}", include.path.span)
                    diagnostics.extend(findings.diagnostics())
                    continue
                text, faulty = read_bytes(data, str(target))
                diagnostics.extend(faulty)
                reading = load(text) if text is not None else None
                if reading is None or reading.map is None:
                    continue
                diagnostics.extend(reading.diagnostics)
                maps[target] = reading.map
                waiting.append((target, reading.map))
            included.setdefault(current, {})[include.prefix.value] = maps[target]
    return Project(first.map, included, tuple(diagnostics))
