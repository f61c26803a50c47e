"""`argmap add`: a new statement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import change_options, chosen_place, done, place_options

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace


@click.command("add", short_help="Put a new statement into a map.")
@change_options
@click.argument("text")
@place_options
@click.option(
    "--kind",
    type=click.Choice(("conclusion", "claim", "evidence", "assumption")),
    default="claim",
    show_default=True,
    help="What the statement is for.",
)
@click.option("--id", "name", metavar="ID", help="The id of the new statement.")
def command(
    file: Path,
    text: str,
    kind: str,
    name: str | None,
    diff: bool,
    color: bool | None,
    **places: str | None,
) -> None:
    """Put a statement with this TEXT into a map, as a tree of its own or below another one.

    \b
    Examples:  argmap add bridge.yaml "The deck rusts." --because close
               argmap add bridge.yaml "Rust was painted over." --but 1.2 --kind evidence --id painted
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.moving import add
    from argmap.model import Kind

    def change(workspace: Workspace) -> Changes:
        return add(workspace, text, chosen_place(workspace, places), kind=Kind(kind), name=name)

    done(file, change, diff=diff, color=color)
