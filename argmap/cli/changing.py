"""The parts shared by the commands that change one map, or several that belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from argmap.cli.parameters import FINDINGS, MapPath, StatementName, color_option
from argmap.cli.rewriting import diff_option, finish, recover_interrupted

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.refactoring.moving import Place
    from argmap.editing.workspace import Workspace
    from argmap.model import Reason, Statement

Function = TypeVar("Function", bound=Callable[..., object])
Result = TypeVar("Result")


def change_options(function: Function) -> Function:
    """The file to be changed, `--diff`, and colours."""
    function = diff_option(color_option(function))
    return click.argument("file", type=MapPath())(function)


def opened(file: Path, *, look_only: bool) -> Workspace:
    """The workspace of a map; one with errors of reading ends the command with exit code 1."""
    if str(file) == "-":
        raise click.UsageError("a change needs a file: other maps may refer to it")
    from argmap.editing.workspace import Workspace

    recover_interrupted([file], look_only=look_only)
    return refusals(lambda: Workspace(file))


def node(workspace: Workspace, name: str) -> Statement | Reason:
    """The statement or reason with an id, or the statement with a number; an unknown one is a usage error."""
    from argmap.cli.parameters import statement
    from argmap.model import Reason

    found = workspace.graph.find(name)
    return found if isinstance(found, Reason) else statement(workspace.graph, name)


def refusals(work: Callable[[], Result]) -> Result:
    """The result of some work; a change that is refused ends the command with exit code 1."""
    from argmap.editing.changes import CannotChange
    from argmap.editing.workspace import MendFirst
    from argmap.yamltext.places import CannotLayOut

    try:
        return work()
    except (CannotChange, CannotLayOut, MendFirst) as error:
        click.echo(f"argmap: {error}", err=True)
        raise click.exceptions.Exit(FINDINGS) from None


def done(file: Path, change: Callable[[Workspace], Changes], *, diff: bool, color: bool | None) -> None:
    """Make a change of a map and write it, or show it."""
    workspace = opened(file, look_only=diff)
    from argmap.editing.changes import performed

    changes = refusals(lambda: performed(workspace, change))
    if not finish(changes.rewrites(), diff=diff, color=color):
        click.echo("nothing to change", err=True)


def place_options(function: Function) -> Function:
    """Where something goes: `--because`, `--but`, `--although`, `--undercut`, `--premise-of`, `--before`."""
    for name, effect in (
        ("--before", "Before this statement, in the list where it stands."),
        ("--premise-of", "As one more premise of the reason in which this statement is a premise, or of this reason."),
        (
            "--undercut",
            "As an objection to the step from this statement, which is one of its premises, or to this reason.",
        ),
        ("--although", "As what is granted against this statement or reason."),
        ("--but", "As an objection to this statement or reason."),
        ("--because", "As a reason for this statement, or backing for this reason."),
    ):
        function = click.option(name, type=StatementName(), metavar="ID", help=effect)(function)
    return function


def chosen_place(workspace: Workspace, places: Mapping[str, str | None]) -> Place:
    """The place that the options of a command name, by their parameters; none of them is a new tree at the end."""
    from argmap.editing.refactoring.moving import Place, before_place, step_place

    named = [(option, name) for option, name in places.items() if name is not None]
    if len(named) > 1:
        raise click.UsageError("give one place: --because, --but, --although, --undercut, --premise-of or --before")
    if not named:
        return Place()
    option, name = named[0]
    target = node(workspace, name)
    if option == "before":
        return before_place(workspace.graph, target)
    if option in _ON_STEPS:
        return step_place(workspace.graph, target, _ON_STEPS[option])
    return Place(target, option)


_ON_STEPS = {"premise_of": "premises", "undercut": "but"}
