"""`argmap new`: a commented map to start from."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import click

from argmap.errors import ArgmapError

_TEMPLATES = ("minimal", "paper", "debate", "toulmin")


class FileExists(ArgmapError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already and was left as it is; choose another name")


@click.command("new", short_help="Start a map from a commented template.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-t",
    "--template",
    type=click.Choice(_TEMPLATES),
    default="minimal",
    show_default=True,
    help="minimal: every kind once; paper: what an author argues; debate: options; toulmin: one argument in six parts.",
)
def command(file: Path, template: str) -> None:
    """Write a commented map to start from. A file that is there already is never touched.

    \b
    Example:  argmap new bridge.yaml --template paper
    """
    from argmap.atomic_files import new_file

    text = files("argmap.cli").joinpath("templates", f"{template}.yaml").read_text(encoding="utf-8")
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    if not file.suffix:
        file = file.with_suffix(".yaml")
    try:
        new_file(file, text.encode("utf-8"))
    except FileExistsError:
        raise FileExists(file) from None
    shown = os.fspath(file)
    click.echo(f"wrote {shown}. Next: argmap check {shown}; argmap render {shown} --open", err=True)
