"""`argmap rename`: another name, wherever it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.changing import change_options, done
from argmap.cli.parameters import StatementName

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace


@click.command("rename", short_help="Give a statement, source or group another id everywhere.")
@change_options
@click.argument("old", type=StatementName())
@click.argument("new", metavar="NEW")
@click.option(
    "--sort",
    type=click.Choice(("node", "source", "group", "scheme", "include")),
    help="What OLD is, where several sorts of things have that name.",
)
def command(file: Path, old: str, new: str, sort: str | None, diff: bool, color: bool | None) -> None:
    """Write NEW for the id OLD of a statement, a reason, a source, a group, a scheme or an included map.

    All maps of the project that use the name are changed with it, all or none. The name may have a prefix, as in
    economy/jobs, when it is given in an included map.

    \b
    Examples:  argmap rename bridge.yaml close close-to-lorries
               argmap rename bridge.yaml inspection-2024 inspection --sort source --diff
    \b
    Exit codes: 0 done, 1 refused with the reason why, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.editing.refactoring.renaming import Sort, named, rename

    def change(workspace: Workspace) -> Changes:
        found = named(workspace.graph, old, Sort(sort) if sort else None)
        if not found:
            among = f" among the {sort}s" if sort and sort != "node" else ""
            raise click.UsageError(f"nothing is called '{old}'{among}")
        if len(found) > 1:
            sorts = ", ".join(f"--sort {each.sort.value}" for each in found)
            raise click.UsageError(f"'{old}' is the name of several things; say which: {sorts}")
        return rename(workspace, found[0].names, found[0].map, new)

    done(file, change, diff=diff, color=color)
