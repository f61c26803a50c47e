"""How commands name and load versions of a map: a file, or a file in a git revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.parameters import BREAKING, analyse, usable_graph

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.revisions import Named

COULD_NOT_WORK = 3


def version(name: str) -> Named | Path:
    """The version of a map that ``REV:FILE`` or a path names."""
    from argmap.revisions import named

    return named(name) or Path(name)


def older(name: str, newer: str) -> Named | Path:
    """The version that a name stands for beside a newer one: besides the above, REV alone is that file in REV."""
    from argmap.revisions import Named, is_revision

    found = version(name)
    if isinstance(found, Named) or found.exists() or name == "-":
        return found
    other = version(newer)
    file = other.file if isinstance(other, Named) else other
    return Named(name, file) if is_revision(name, file) else found


def versions(given: tuple[str, ...]) -> tuple[Named | Path, Named | Path]:
    """The two versions that one or two arguments name: of a single file, what is committed and what is there."""
    from argmap.revisions import Named

    if len(given) == 2:
        return older(given[0], given[1]), version(given[1])
    only = version(given[0])
    return (only, only.file) if isinstance(only, Named) else (Named("HEAD", only), only)


def load_version(wanted: Named | Path, anyway: bool) -> ArgumentGraph:
    """The argument of a version. Errors of reading or structure are printed, and end the command unless `anyway`."""
    from argmap.checking import Analysis, check
    from argmap.revisions import load_revision
    from argmap.source import Source

    if isinstance(wanted, Path):
        return usable_graph(analyse(wanted, select=BREAKING), str(wanted), anyway, COULD_NOT_WORK)
    source, project = load_revision(wanted)
    if source is None:
        analysis = Analysis(Source(str(wanted), ""), project, None, project.diagnostics)
    else:
        analysis = check(source, select=BREAKING, project=project)
    return usable_graph(analysis, str(wanted), anyway, COULD_NOT_WORK)
