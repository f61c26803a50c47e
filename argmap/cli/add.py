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
@click.argument("text", required=False)
@place_options
@click.option(
    "--kind",
    type=click.Choice(("conclusion", "claim", "evidence", "assumption")),
    help="What the statement is for.  [default: claim]",
)
@click.option("--id", "name", metavar="ID", help="The id of the new statement.")
@click.option("--ref", metavar="ID", help="Instead of a TEXT: a statement of the map, to be used here as well.")
def command(
    file: Path,
    text: str | None,
    kind: str | None,
    name: str | None,
    ref: str | None,
    diff: bool,
    color: bool | None,
    **places: str | None,
) -> None:
    """Put a statement with this TEXT into a map, as a tree of its own or below another one.

    With --ref a statement that stands elsewhere in the map is used here as well.

    \b
    Examples:  argmap add bridge.yaml "The deck rusts." --because close
               argmap add bridge.yaml "Rust was painted over." --but 1.2 --kind evidence --id painted
               argmap add bridge.yaml --ref deck-rusts --because 2
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.cli.parameters import statement
    from argmap.editing.refactoring.moving import add, refer
    from argmap.model import Kind

    if (text is None) == (ref is None):
        raise click.UsageError("give the TEXT of a new statement, or with --ref the ID of one that is there")
    if ref is not None and (kind is not None or name is not None):
        raise click.UsageError("--kind and --id are for new statements, and --ref names one that is there")

    def change(workspace: Workspace) -> Changes:
        place = chosen_place(workspace, places)
        if ref is not None:
            return refer(workspace, statement(workspace.graph, ref), place)
        return add(workspace, text or "", place, kind=Kind(kind or "claim"), name=name)

    done(file, change, diff=diff, color=color)
