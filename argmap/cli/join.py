"""`argmap join`: two statements that say the same made one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import change_options, done
from argmap.cli.parameters import StatementName, statement

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace


@click.command("join", short_help="Make one statement of two that say the same.")
@change_options
@click.argument("kept", metavar="ID", type=StatementName())
@click.argument("other", metavar="OTHER", type=StatementName())
def command(file: Path, kept: str, other: str, diff: bool, color: bool | None) -> None:
    """Put a `ref` to the statement ID in place of the statement OTHER, in all maps that use OTHER.

    The text of OTHER goes; what stands below it stays, below the `ref`.

    \b
    Example:  argmap join bridge.yaml deck-rusts 2.1.3 --diff
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.joining import join

    def change(workspace: Workspace) -> Changes:
        return join(workspace, statement(workspace.graph, kept), statement(workspace.graph, other))

    done(file, change, diff=diff, color=color)
