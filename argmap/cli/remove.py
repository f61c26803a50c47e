"""`argmap remove`: a statement or reason with all that stands below it."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.changing import change_options, done, node
from argmap.cli.parameters import StatementName


@click.command("remove", short_help="Take a statement or reason out, with what stands below it.")
@change_options
@click.argument("name", metavar="ID", type=StatementName())
def command(file: Path, name: str, diff: bool, color: bool | None) -> None:
    """Take out the statement with this id or number, or the reason with this id, and all that stands below it.

    A reason goes with its only premise. It is refused as long as something of it is used elsewhere.

    \b
    Example:  argmap remove bridge.yaml 1.2 --diff
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.moving import remove

    done(file, lambda workspace: remove(workspace, node(workspace, name)), diff=diff, color=color)
