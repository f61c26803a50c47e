"""The output of `argmap diff --git` for git, which hands over two files and shows what comes back."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import BREAKING, use_color
from argmap.cli.streams import show

if TYPE_CHECKING:
    from argmap.checking import Analysis
    from argmap.graph import ArgumentGraph
    from argmap.source import Source

_NOTHING = ("/dev/null", "nul", "NUL")


@dataclass(frozen=True)
class _Side:
    """One side of a comparison: the file with its text, None where there is none, and its path in the repository."""

    file: str
    path: str
    mark: str

    @property
    def name(self) -> str:
        return "/dev/null" if self.file in _NOTHING else self.mark + self.path

    @cached_property
    def data(self) -> bytes | None:
        from argmap.reading import read_file

        return None if self.file in _NOTHING else read_file(Path(self.file))

    @cached_property
    def source(self) -> Source | None:
        """Its text; None for what is no text."""
        from argmap.reading import read_bytes

        return read_bytes(self.data or b"", self.mark + self.path)[0]

    def may_be_map(self) -> bool:
        """Whether its name and text are those of a map; where nothing stands, nothing speaks against it."""
        from argmap.checking import looks_like_map_text

        if not (self.data or b"").strip():
            return True
        hidden = Path(self.path).name.startswith(".")  # such as the settings
        return not hidden and self.source is not None and looks_like_map_text(self.source.text)

    @cached_property
    def analysis(self) -> Analysis | None:
        """The analysis of its text, with the errors that hide the rest; None where nothing stands in it."""
        from argmap.checking import check
        from argmap.reading import load_project

        if self.source is None or not self.source.text.strip():
            return None
        project = load_project(self.source, at=Path(self.path), mark=self.mark)
        return check(self.source, select=BREAKING, project=project)

    @property
    def errors(self) -> int:
        from argmap.diagnostics import Severity

        found = self.analysis.diagnostics if self.analysis is not None else ()
        return sum(diagnostic.severity is Severity.ERROR for diagnostic in found)

    @property
    def graph(self) -> ArgumentGraph | None:
        """Its argument; an empty one where nothing stands in it, None where nothing could be understood."""
        from argmap.graph import ArgumentGraph
        from argmap.model import ArgumentMap
        from argmap.source import Source, Span

        if self.analysis is not None:
            return self.analysis.graph
        empty = Source(self.mark + self.path, "")
        return ArgumentGraph(ArgumentMap(source=empty, span=Span(empty, 0, 0)))


def tell_git(given: tuple[str, ...], color: bool | None) -> None:
    """Tell what changed between two files that git gives; a map with errors is compared as far as it goes.

    Git gives the path, then file, hash and mode of the old side, and the same of the new; for a renamed file also its
    new path and what is known about the renaming; for one that is not merged the path alone. Included maps are those
    of the working tree on both sides, for git does not tell from which revision a file is. What is no map, or could
    not be understood at all, is shown by its lines, and so is a map with errors in which no difference was understood.
    """
    if len(given) == 1:
        click.echo(f"{given[0]}: not merged yet")
        return
    if len(given) not in (7, 9):
        raise click.UsageError(f"git gives 7 arguments to an external diff, and here are {len(given)}")
    path, new_path = given[0], given[7] if len(given) == 9 else given[0]
    old, new = _Side(given[1], path, "a/"), _Side(given[4], new_path, "b/")
    if color is None and os.environ.get("GIT_PAGER_IN_USE") and not os.environ.get("NO_COLOR"):
        color = True
    colored = use_color(color, sys.stdout)
    text = _compared(old, new, colored) if old.may_be_map() and new.may_be_map() else None
    show(_lines(old, new, colored) if text is None else f"{text}\n")


def _compared(old: _Side, new: _Side, color: bool) -> str | None:
    """The changes of the argument as text; None where they cannot be told."""
    from argmap.comparing import compare
    from argmap.reporting.changes.text import WIDTH, comparison_text
    from argmap.showing import counted

    for side in (old, new):
        if side.graph is None:
            click.echo(f"{side.name}: nothing of this map could be understood, so lines are compared")
    if old.graph is None or new.graph is None:
        return None
    comparison = compare(old.graph, new.graph)
    if not comparison and (old.errors or new.errors) and old.data != new.data:
        click.echo(f"{new.name}: a map with errors, in which no difference could be understood, so lines are compared")
        return None
    for side in (old, new):
        if side.errors:
            click.echo(f"{side.name}: {counted(side.errors, 'error')}; only what could be understood is compared")
    return comparison_text(comparison, old.name, new.name, color=color, width=WIDTH)


def _lines(old: _Side, new: _Side, color: bool) -> str:
    """The lines that differ, as git would show them."""
    from argmap.cli.rewriting import line_changes

    if old.data == new.data:
        return f"{old.name} → {new.name}: no differences\n"
    if b"\0" in (old.data or b"") + (new.data or b""):
        return f"{old.name} → {new.name}: these files are no texts, and they differ\n"
    return line_changes(old.data, new.data, (old.name, new.name), color)
