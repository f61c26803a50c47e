"""The next steps, for one who types `argmap` alone."""

from __future__ import annotations

import os
import shlex
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.records import record
from argmap.showing import counted

if TYPE_CHECKING:
    from argmap.edits import Safety

_MOST = 8  # maps that are named, and looked into
_DEEPEST = 3  # levels of folders below this one that are searched
_MOST_ENTRIES = 1_000  # files and folders that are looked at
_LARGEST = 300_000  # bytes of a map that is looked into; a larger one is taken for whole
_USUAL = "arguments"  # where most maps lie, so it is searched before other folders


@record()
class _Trouble:
    """A map that cannot be shown: how many errors it has, and the safest fix that one of them has."""

    path: str
    errors: int
    fix: Safety | None = None


def what_next() -> str:
    """The maps in and below this folder and the commands to try; without maps, how to start one.

    Ends with a line break. A map that cannot be shown is to be mended first.
    """
    from argmap.reporting.columns import visible

    search = _Search()
    maps = [path.as_posix() for path in search.maps()]
    broken = [trouble for each in maps[:_MOST] if (trouble := _trouble(Path(each))) is not None]
    rows = _with_maps(maps, broken) if maps else [("argmap new bridge.yaml", "start a map from a commented template")]
    rows.append(("argmap --help", "show all commands"))
    width = max(len(command) for command, _ in rows)
    lines = [_found(maps), *map(_told, broken)]
    if search.ended:
        lines.append(f"Only the first {_MOST_ENTRIES:,} files and folders were looked at.")
    lines += ["", *(f"  {command:{width}}  {about}" for command, about in rows)]
    return "".join(f"{visible(line)}\n" for line in lines)


class _Search:
    """Looks for maps in this folder and the folders below it, the nearest first and not without end."""

    def __init__(self) -> None:
        self.left = _MOST_ENTRIES
        self.ended = False

    def maps(self) -> Iterator[Path]:
        waiting = deque([(Path(), 0)])
        while waiting and not self.ended:
            folder, depth = waiting.popleft()
            for entry in self._entries(folder):
                path = Path(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    if depth < _DEEPEST:
                        waiting.append((path, depth + 1))
                elif path.suffix.lower() in (".yaml", ".yml") and _is_map(path):
                    yield path

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """The entries of a folder that are not hidden, as far as they may still be looked at."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: (entry.name != _USUAL, entry.name))
        except OSError:  # one that may not be looked into
            return []
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        self.ended = len(entries) > self.left
        seen = entries[: self.left]
        self.left -= len(seen)
        return seen


def _is_map(path: Path) -> bool:
    from argmap.checking import looks_like_map

    try:
        return path.is_file() and looks_like_map(path)
    except OSError:
        return False


def _trouble(path: Path) -> _Trouble | None:
    """The trouble that keeps a map from being shown; None where nothing does."""
    from argmap.cli.parameters import BREAKING, analyse
    from argmap.diagnostics import Severity
    from argmap.edits import Safety

    try:
        if path.stat().st_size > _LARGEST:
            return None
        found = analyse(path, select=BREAKING).diagnostics
    except (ArgmapError, OSError):  # the command that is tried next says it in full
        return _Trouble(path.as_posix(), 0)
    errors = [each for each in found if each.severity is Severity.ERROR]
    fixes = {each.finding.fix.safety for each in errors if each.finding.fix is not None}
    fix = next((safety for safety in Safety if safety in fixes), None)
    return _Trouble(path.as_posix(), len(errors), fix) if errors else None


def _found(maps: list[str]) -> str:
    if not maps:
        return "There is no map in this folder yet."
    more = [f"and {len(maps) - _MOST} more"] if len(maps) > _MOST else []
    return f"{counted(len(maps), 'map')} here: {', '.join([*maps[:_MOST], *more])}"


def _told(trouble: _Trouble) -> str:
    why = f"has {counted(trouble.errors, 'error')}" if trouble.errors else "could not be read"
    return f"{trouble.path} {why}, to be mended before it is drawn"


def _with_maps(maps: list[str], broken: list[_Trouble]) -> list[tuple[str, str]]:
    faulty = {each.path for each in broken}
    whole = [each for each in maps if each not in faulty]
    rows = [(f"argmap check {_together(list(faulty) if broken else maps, maps)}", "say precisely what is wrong")]
    rows += filter(None, map(_fixing, broken[:1]))
    if whole:
        first = shlex.quote(whole[0])
        rows.append((f"argmap render {first} --open", "draw it, and show the picture"))
        rows.append((f"argmap review {first}", "say what it rests on and where it is weak"))
    return rows


def _fixing(trouble: _Trouble) -> tuple[str, str] | None:
    from argmap.edits import Safety

    if trouble.fix is Safety.SAFE:
        return f"argmap fix {shlex.quote(trouble.path)}", "mend what can be mended by itself"
    if trouble.fix is None:
        return None
    return f"argmap fix --unsafe --diff {shlex.quote(trouble.path)}", "show how it may be meant"


def _together(some: list[str], maps: list[str]) -> str:
    """One map by its name, several by the folder that holds all maps."""
    if len(some) == 1:
        return shlex.quote(some[0])
    tops = {each.partition("/")[0] if "/" in each else "." for each in maps}
    return f"{shlex.quote(tops.pop())}/" if len(tops) == 1 and "." not in tops else "."
