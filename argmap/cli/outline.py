"""`argmap outline`: a map as numbered text."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.parameters import anyway_option, load_graph, map_argument


@click.command("outline", short_help="Show a map as numbered text.")
@map_argument
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "standard-form")),
    default="text",
    show_default=True,
    help="An indented list, the same in Markdown, or numbered premises and conclusions step by step.",
)
@anyway_option
def command(file: Path, form: str, anyway: bool) -> None:
    """Show a map as text, in the order and with the numbers of the drawing.

    \b
    Examples:  argmap outline bridge.yaml
               argmap outline bridge.yaml --format standard-form
    """
    from argmap.rendering.formats.outline import outline

    click.echo(outline(load_graph(file, anyway), form), nl=False)
