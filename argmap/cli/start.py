"""What to do next, for one who types `argmap` alone."""

from __future__ import annotations

import shlex
from pathlib import Path

_MOST = 8  # maps that are named


def what_next() -> str:
    """The maps of this folder and the commands to try; without maps, how to start one. Ends with a line break."""
    maps = [path.as_posix() for path in _maps()]
    rows = _with_maps(maps) if maps else [("argmap new bridge.yaml", "start a map from a commented template")]
    rows.append(("argmap --help", "show all commands"))
    width = max(len(command) for command, _ in rows)
    lines = [f"  {command:{width}}  {about}" for command, about in rows]
    return "\n".join([_found(maps), "", *lines]) + "\n"


def _maps() -> list[Path]:
    """The maps that lie in this folder or below `arguments/`; other folders may be large, and are not searched."""
    from argmap.checking import find_maps

    here = sorted(path for path in Path().iterdir() if path.suffix.lower() in (".yaml", ".yml") and path.is_file())
    usual = Path("arguments")
    found = find_maps([usual]) if usual.is_dir() else []
    return [path for path in here if _is_map(path)] + found


def _is_map(path: Path) -> bool:
    from argmap.checking import looks_like_map

    try:
        return not path.name.startswith(".") and looks_like_map(path)
    except OSError:
        return False


def _found(maps: list[str]) -> str:
    if not maps:
        return "There is no map in this folder yet."
    more = [f"and {len(maps) - _MOST} more"] if len(maps) > _MOST else []
    return f"{len(maps)} {'map' if len(maps) == 1 else 'maps'} here: {', '.join([*maps[:_MOST], *more])}"


def _with_maps(maps: list[str]) -> list[tuple[str, str]]:
    first = shlex.quote(maps[0])
    folder = "arguments/" if all(each.startswith("arguments/") for each in maps) else "."
    many = first if len(maps) == 1 else folder
    return [
        (f"argmap check {many}", "say precisely what is wrong"),
        (f"argmap render {first} --open", "draw it, and show the picture"),
        (f"argmap review {first}", "say what it rests on and where it is weak"),
    ]
