"""`argmap stats`: counts of maps."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.parameters import MapPath, anyway_option, each_readable, load_graph, maps_below
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
    from argmap.reporting import statistics

    counted, code = each_readable(maps_below(paths), lambda file: statistics.statistics(load_graph(file, anyway)))
    if counted and form == "json":
        put(f"{statistics.as_json(counted)}\n")
    elif counted:
        click.echo(statistics.as_text(counted))
    raise click.exceptions.Exit(code)
