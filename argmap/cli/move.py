"""`argmap move`: a statement or reason elsewhere in its map."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.changing import change_options, chosen_place, done, node, opened, place_options, refusals
from argmap.cli.parameters import StatementName


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

    workspace = opened(file)
    moved = node(workspace, name)
    place = refusals(lambda: chosen_place(workspace, places))
    done(lambda: move(workspace, moved, place), diff=diff, color=color)
