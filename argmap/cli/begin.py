"""How `argmap new` begins a map for or against another one, and writes it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import FINDINGS, load_graph, statement

if TYPE_CHECKING:
    from argmap.atomic_files import Rewrite
    from argmap.drafting import Original
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace
    from argmap.graph import ArgumentGraph

# By the option of the command: the ending of the file that is written when none is named.
ENDINGS = {"against": "against", "steelman": "strongest"}


def begin(kind: str, given: Path, file: Path | None, *, conclusion: str | None, give_ids: bool, force: bool) -> None:
    """Write a map that is `against` another one, or its `steelman`; without a file beside that."""
    from argmap.cli.new_files import FileExists, say_next, write_new
    from argmap.drafting.placing import beside

    if str(given) == "-":
        raise click.UsageError(f"--{kind} needs a file: the new map includes it")
    graph = load_graph(given)
    new = file or beside(given, ENDINGS[kind])
    if os.path.realpath(new) in {os.path.realpath(each.source.path) for each in graph.maps}:
        raise click.UsageError(f"'{new}' is a map that the new one would include; give the new one another name")
    if str(new) != "-" and not force and os.path.lexists(new):
        raise FileExists(new)
    if give_ids:
        _with_ids(kind, given, new, conclusion)
        say_next(new, "review")
        return
    text = _text(kind, _original(graph, given, new, conclusion), new)
    _prove(text, new)
    if str(new) == "-":
        click.echo(text, nl=False)
    else:
        write_new(new, text, "review", force=force)


def _original(graph: ArgumentGraph, given: Path, new: Path, conclusion: str | None) -> Original:
    from argmap.drafting import Original
    from argmap.drafting.placing import include_path

    chosen = None if conclusion is None else statement(graph, conclusion)
    at = Path("argument.yaml") if str(new) == "-" else new
    return Original(graph, include_path(given, at), chosen)


def _text(kind: str, original: Original, new: Path) -> str:
    from argmap.drafting import against, steelman

    write: Callable[[Original, str], str] = against if kind == "against" else steelman
    return write(original, "NEW.yaml" if str(new) == "-" else str(new))


def _prove(text: str, new: Path) -> None:
    """Read the new map as it will be read from its place; what is wrong then is told, and nothing is written."""
    from argmap.checking import check
    from argmap.cli.parameters import usable_graph
    from argmap.source import Source

    usable_graph(check(Source(str(new), text), select=("AM0", "AM1")), str(new), False, FINDINGS)


def _with_ids(kind: str, given: Path, new: Path, conclusion: str | None) -> None:
    """Write the new map, and ids into the maps that it speaks of, all or nothing."""
    from argmap.cli.changing import opened, refusals
    from argmap.cli.rewriting import finish
    from argmap.drafting.naming import nameless, with_ids
    from argmap.editing.changes import performed, reread
    from argmap.graph import ArgumentGraph

    if str(new) == "-":
        raise click.UsageError("--give-ids changes the map, so that the new one has to be a file as well")

    def change(workspace: Workspace) -> Changes:
        changes = with_ids(workspace, nameless(_original(workspace.graph, given, new, conclusion)))
        project = reread(workspace, changes)[0]
        assert project.root is not None  # noqa: S101 - it was read before, and the changes are proven
        graph = ArgumentGraph(project.root, project.included)
        changes.create(new, _text(kind, _original(graph, given, new, conclusion), new))
        return changes

    workspace = opened(given, look_only=False)
    changes = refusals(lambda: performed(workspace, change))
    finish([_in_place(each) for each in changes.rewrites()])


def _in_place(new: Rewrite) -> Rewrite:
    """A file that is to be made, as one that is rewritten if it is there already: with --force that was asked for."""
    from argmap.atomic_files import Rewrite, content

    if new.old is None and new.path.exists():
        return Rewrite(new.path, content(new.path), new.new)
    return new
