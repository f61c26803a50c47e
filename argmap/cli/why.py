"""`argmap why`: why one statement fares as it does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.outputs import force_option, spare, write_output
from argmap.cli.parameters import (
    StatementName,
    anyway_option,
    color_option,
    evaluation_options,
    load_graph,
    map_argument,
    statement,
    terminal_width,
    use_color,
    what_if,
)
from argmap.cli.streams import put, show

if TYPE_CHECKING:
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement

_WIDTH = 100
_LEVELS = 2  # below the statement, in its picture


@click.command("why", short_help="Tell why a statement stands or falls, and what would change that.")
@map_argument
@click.argument("name", metavar="ID", type=StatementName())
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Also draw the statement and what bears on it, with statuses.",
)
@force_option
@evaluation_options
@anyway_option
@color_option
def command(
    file: Path,
    name: str,
    form: str,
    output: Path | None,
    force: bool,
    grant: tuple[str, ...],
    reject: tuple[str, ...],
    anyway: bool,
    color: bool | None,
) -> None:
    """Tell what makes the statement with this id or number stand, fall, or stay unsettled, and what would change it.

    \b
    Examples:  argmap why bridge.yaml close
               argmap why bridge.yaml 1.2 -o why.svg
               argmap why bridge.yaml close --reject lorries-wear
    """
    from argmap.reporting.causes import as_json, as_text
    from argmap.reviewing.causes import causes

    graph = load_graph(file, anyway)
    wanted = statement(graph, name)
    granted, rejected = what_if(graph, grant, reject)
    found = causes(graph, wanted, grant=tuple(granted), reject=tuple(rejected))
    if form == "json":
        put(as_json(graph, found))
    else:
        width = min(_WIDTH, terminal_width(_WIDTH))
        show(as_text(graph, found, width=width, color=use_color(color, sys.stdout)))
    if output is not None:
        spare([graph], [output], force=force)
        write_output(output, _picture(graph, wanted, output, granted, rejected), force=force)


def _picture(
    graph: ArgumentGraph, wanted: Statement, output: Path, granted: list[Statement], rejected: list[Statement]
) -> bytes:
    """The statement with what bears on it, and the statuses of all that is shown."""
    from argmap.cli.drawing import format_named, with_statuses
    from argmap.evaluation import Reading
    from argmap.rendering import DrawingOptions, draw

    form = format_named(output.suffix.removeprefix(".").lower())
    options = DrawingOptions(focus=graph.name(wanted) or graph.numbers[wanted], depth=_LEVELS, name=output.stem)
    drawing = draw(graph, [form], with_statuses(options, graph, Reading.AS_STATED, granted, rejected))
    return drawing.files[form]
