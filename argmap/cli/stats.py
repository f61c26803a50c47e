"""`argmap stats`: counts of maps."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.parameters import MapPath, anyway_option, load_graph
from argmap.cli.streams import put


@click.command("stats", short_help="Count statements, reasons, objections, citations.")
@click.argument("paths", nargs=-1, required=True, type=MapPath(), metavar="PATH...")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@anyway_option
def command(paths: tuple[Path, ...], form: str, anyway: bool) -> None:
    """Count what maps hold. A map counts with all that it includes; a folder stands for all maps in it.

    \b
    Example:  argmap stats arguments/
    """
    from argmap.checking import find_maps
    from argmap.reporting import statistics

    files = [Path("-")] * any(str(path) == "-" for path in paths) + find_maps([p for p in paths if str(p) != "-"])
    if not files:
        raise click.UsageError(f"there is no map below {' or '.join(map(str, paths))}")
    counted = [statistics.statistics(load_graph(file, anyway)) for file in files]
    if form == "json":
        put(f"{statistics.as_json(counted)}\n")
    else:
        click.echo(statistics.as_text(counted))
