"""`argmap list`: the statements of a map as a table."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.parameters import (
    OptionalChoice,
    anyway_option,
    evaluation_options,
    load_graph,
    map_argument,
    terminal_width,
    what_if,
)
from argmap.cli.streams import put


@click.command("list", short_help="Show the statements of a map as a table.")
@map_argument
@click.option(
    "--kind",
    multiple=True,
    type=click.Choice(("conclusion", "claim", "evidence", "assumption")),
    help="Only statements of this kind.",
)
@click.option(
    "--status",
    "shown",
    is_flag=False,
    flag_value="all",
    multiple=True,
    type=OptionalChoice(("all", "supported", "defeated", "contested", "unsupported", "open")),
    help="Show how each statement fares; with a status, only those that have it.",
)
@click.option(
    "--reading",
    type=click.Choice(("as-stated", "evidence-only")),
    default="as-stated",
    show_default=True,
    help="Which reading --status selects by.",
)
@click.option("--likelihood", is_flag=True, help="Show what is stated of likelihoods, and the bounds that follow.")
@click.option("--unsupported", is_flag=True, help="Only statements that nothing supports: no reason and no citation.")
@click.option("--leaves", is_flag=True, help="Only statements without a reason for them.")
@click.option("-f", "--format", "form", type=click.Choice(("table", "json", "csv")), default="table", show_default=True)
@evaluation_options
@anyway_option
def command(
    file: Path,
    kind: tuple[str, ...],
    shown: tuple[str, ...],
    reading: str,
    likelihood: bool,
    unsupported: bool,
    leaves: bool,
    form: str,
    grant: tuple[str, ...],
    reject: tuple[str, ...],
    anyway: bool,
) -> None:
    """Show the statements of a map, in reading order, with numbers as in the drawing.

    Status follows from the structure of the map and from what is granted; it is not a truth value. `as-stated` grants
    every statement without reasons, `evidence-only` just cited evidence and accepted statements.

    With `--likelihood`: what is stated, and between what bounds a likelihood lies for whoever accepts all that is
    stated. Where no bound is shown, none follows.

    \b
    Examples:  argmap list bridge.yaml --leaves
               argmap list bridge.yaml --status defeated
               argmap list bridge.yaml --status --reject lorries-wear
               argmap list bridge.yaml --likelihood
    """
    from argmap.evaluation import Reading, Status
    from argmap.model import Kind
    from argmap.reporting import inventory

    graph = load_graph(file, anyway)
    granted, rejected = what_if(graph, grant, reject)
    found = inventory.rows(
        graph,
        kinds=[Kind(each) for each in kind],
        statuses=[Status(each) for each in shown if each != "all"],
        reading=Reading(reading),
        unsupported=unsupported,
        leaves=leaves,
        grant=granted,
        reject=rejected,
    )
    if form == "json":
        put(f"{inventory.as_json(found)}\n")
    elif form == "csv":
        put(inventory.as_csv(found))
    elif not found:
        click.echo("no statement fits", err=True)
    else:
        status = bool(shown or grant or reject)
        width = terminal_width(100)
        click.echo(inventory.as_table(found, width, status, likelihood))
