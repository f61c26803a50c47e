"""`argmap move`: a statement or reason elsewhere in its map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import change_options, chosen_place, done, node, place_options
from argmap.cli.parameters import StatementName

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace


@click.command("move", short_help="Put a statement or reason elsewhere, with what stands below it.")
@change_options
@click.argument("name", metavar="ID", type=StatementName())
@place_options
def command(
    file: Path,
    name: str,
    diff: bool,
    color: bool | None,
    **places: str | None,
) -> None:
    """Put the statement with this id or number, or the reason with this id, elsewhere in its map.

    All that stands below it goes with it, comments too. Without a place it becomes a tree of its own.

    \b
    Examples:  argmap move bridge.yaml 1.3 --but close
               argmap move bridge.yaml deck-rusts --before 1.1
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.moving import move

    def change(workspace: Workspace) -> Changes:
        return move(workspace, node(workspace, name), chosen_place(workspace, places))

    done(file, change, diff=diff, color=color)
