"""Files that commands write: never in the place of what argmap did not make, unless that is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph

force_option = click.option("--force", is_flag=True, help="Replace also a file that argmap did not make.")


def spare(graphs: Sequence[ArgumentGraph], targets: Sequence[Path], *, force: bool) -> None:
    """Refuse, before anything is made, to replace what is not argmap's own work.

    A map from which something is made is not replaced by it even with `force`.
    """
    from argmap.atomic_files import NotOwnWork, content
    from argmap.reporting.own_work import is_own_work

    maps = {os.path.realpath(each.source.path) for g in graphs for each in g.maps}
    texts = {os.path.realpath(path) for path in _texts(graphs)}
    for target in targets:
        if str(target) == "-" or not target.exists():
            continue
        real = os.path.realpath(target)
        if real in maps:
            raise click.UsageError(f"'{target}' is a map that this is made from; give --output another name")
        there = None if force else content(Path(real))
        if there and (real in texts or not is_own_work(there)):
            raise NotOwnWork(target)


def _texts(graphs: Sequence[ArgumentGraph]) -> Iterator[str]:
    """The paths of the works that maps quote."""
    for each in (each for graph in graphs for each in graph.maps):
        for work in each.works.values():
            if work.text is not None and "\0" not in work.text.value:
                yield os.path.join(os.path.dirname(each.source.path), work.text.value)


def write_output(path: Path, data: bytes, *, force: bool, streams: bool = True) -> None:
    """Write a file and say so. A pipe is written into with `streams`, for one that was named."""
    from argmap.atomic_files import replace_file
    from argmap.reporting.own_work import is_own_work

    may_replace = None if force else is_own_work
    notices = replace_file(path, data, may_replace=may_replace, through_links=force, streams=streams)
    click.echo(f"wrote {path}", err=True)
    for notice in notices:
        click.echo(f"note: {notice}", err=True)
