"""`argmap restate`: another text for a statement."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.changing import change_options, done
from argmap.cli.parameters import StatementName, statement


@click.command("restate", short_help="Give a statement another text.")
@change_options
@click.argument("name", metavar="ID", type=StatementName())
@click.argument("text")
def command(file: Path, name: str, text: str, diff: bool, color: bool | None) -> None:
    """Write TEXT for the statement with this id or number; quotes are put around it where YAML needs them.

    A text of several lines is written as a block, and a block stays one.

    \b
    Example:  argmap restate bridge.yaml close "The council should close the bridge to lorries at once."
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.restating import restate

    done(file, lambda workspace: restate(workspace, statement(workspace.graph, name), text), diff=diff, color=color)
