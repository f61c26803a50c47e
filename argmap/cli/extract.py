"""`argmap extract`: a subtree as a tree, or a file, of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import change_options, done
from argmap.cli.parameters import MapPath, StatementName, statement

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace


@click.command("extract", short_help="Make a tree, or a file, of its own of a statement.")
@change_options
@click.argument("name", metavar="ID", type=StatementName())
@click.option("--id", "new_name", metavar="NEW", help="The id of the statement, if it has none; else of its words.")
@click.option("--to", "target", type=MapPath(), metavar="NEWFILE", help="Put the tree into this new file.")
@click.option("--prefix", help="The prefix of the new file's ids; by default the name of the file.")
def command(
    file: Path, name: str, new_name: str | None, target: Path | None, prefix: str | None, diff: bool, color: bool | None
) -> None:
    """Make a tree of its own of the statement with this id or number, and leave a `ref` in its place.

    With --to the tree goes into a new file, which the map then includes; sources, groups and schemes that it needs
    go with it, and every reference into it gets the prefix. Its folder is made if need be.

    \b
    Examples:  argmap extract bridge.yaml 1.2 --id deck-wears
               argmap extract bridge.yaml deck-wears --to deck.yaml
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.extracting import extract
    from argmap.editing.refactoring.splitting import split_off

    if prefix is not None and target is None:
        raise click.UsageError("--prefix belongs to --to")

    def change(workspace: Workspace) -> Changes:
        found = statement(workspace.graph, name)
        if target is None:
            return extract(workspace, found, new_name)
        return split_off(workspace, found, target, prefix, new_name)

    done(file, change, diff=diff, color=color)
