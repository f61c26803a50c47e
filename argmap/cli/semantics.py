"""`argmap semantics`: the extensions of the abstract framework that a map induces."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.parameters import anyway_option, evaluation_options, load_graph, map_argument, terminal_width, what_if
from argmap.cli.streams import put


@click.command("semantics", short_help="Show which positions can be held together, for study.")
@map_argument
@click.option(
    "--semantics",
    "wanted",
    type=click.Choice(("grounded", "complete", "preferred", "stable")),
    default="grounded",
    show_default=True,
    help="Which extensions; all but grounded need the extra `semantics`.",
)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "json", "apx", "tgf", "dot")),
    default="text",
    show_default=True,
    help="apx, tgf and dot hold the framework alone, for solvers and for drawing.",
)
@click.option("--framework", "with_framework", is_flag=True, help="Show the arguments and attacks as well.")
@click.option("--limit", type=click.IntRange(1), default=8, show_default=True, help="At most so many extensions.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1),
    default=10,
    show_default=True,
    metavar="SECONDS",
    help="For the search for extensions.",
)
@click.option(
    "--reading",
    type=click.Choice(("as-stated", "evidence-only")),
    default="as-stated",
    show_default=True,
    help="What is granted: every statement without reasons, or only cited evidence.",
)
@evaluation_options
@anyway_option
def command(
    file: Path,
    wanted: str,
    form: str,
    with_framework: bool,
    limit: int,
    time_limit: float,
    reading: str,
    grant: tuple[str, ...],
    reject: tuple[str, ...],
    anyway: bool,
) -> None:
    """Show which statements are accepted together under one of Dung's semantics.

    The map is taken as arguments that attack one another. An extension is a set of arguments that can be held
    together; a map may have several, or of some kinds none. docs/semantics.md explains how, and how this is related to
    the statuses of `argmap list`.

    \b
    Examples:  argmap semantics nixon.yaml --semantics preferred
               argmap semantics nixon.yaml --framework
               argmap semantics nixon.yaml --format apx
    """
    from argmap.evaluation import Reading
    from argmap.reporting import positions
    from argmap.semantics import Semantics, as_apx, as_dot, as_tgf, extensions, framework

    graph = load_graph(file, anyway)
    granted, rejected = what_if(graph, grant, reject)
    induced = framework(graph, Reading(reading), grant=granted, reject=rejected)
    writer = {"apx": as_apx, "tgf": as_tgf, "dot": as_dot}.get(form)
    if writer is not None:
        put(writer(induced))
        return
    found = extensions(induced, Semantics(wanted), limit=limit, seconds=time_limit)
    if form == "json":
        put(f"{positions.as_json(graph, found, with_framework)}\n")
        return
    width = terminal_width(100)
    if with_framework:
        click.echo(positions.framework_text(graph, induced, width), nl=False)
    click.echo(positions.as_text(graph, found, width), nl=False)
    for note in positions.notes(found):
        click.echo(f"note: {note}", err=True)
