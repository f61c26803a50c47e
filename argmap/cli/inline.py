"""`argmap inline`: a tree into the place where it is referred to."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.changing import change_options, done
from argmap.cli.parameters import StatementName, statement


@click.command("inline", short_help="Put a tree where a `ref` stands for it.")
@change_options
@click.argument("name", metavar="ID", type=StatementName())
def command(file: Path, name: str, diff: bool, color: bool | None) -> None:
    """Put the tree of the statement with this id into the first place where a `ref` stands for it as a premise.

    Further references stay as they are. It is the opposite of `argmap extract`.

    \b
    Example:  argmap inline bridge.yaml budget-is-short
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.extracting import inline

    done(file, lambda workspace: inline(workspace, statement(workspace.graph, name)), diff=diff, color=color)
