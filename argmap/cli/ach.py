"""`argmap ach`: competing hypotheses against the evidence of a map."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.outputs import force_option, spare, write_output
from argmap.cli.parameters import (
    StatementName,
    anyway_option,
    color_option,
    evaluation_options,
    load_graph,
    map_argument,
    statement,
    terminal_width,
    use_color,
    what_if,
)
from argmap.cli.rewriting import diff_option
from argmap.cli.streams import put, show

if TYPE_CHECKING:
    from argmap.editing.changes import Changes
    from argmap.editing.workspace import Workspace

_FORMATS = ("text", "json", "csv", "html", "markdown")
_ENDINGS = {
    **dict.fromkeys(("txt", "text"), "text"),
    **dict.fromkeys(("md", "markdown"), "markdown"),
    **dict.fromkeys(("html", "htm"), "html"),
    "json": "json",
    "csv": "csv",
}
_WIDTH = 100
_MARKS = {
    **dict.fromkeys(("c", "consistent"), "consistent"),
    **dict.fromkeys(("i", "inconsistent"), "inconsistent"),
    **dict.fromkeys(("n", "neutral"), "neutral"),
    **dict.fromkeys(("blank", "-", ""), None),
}
# A mark for a hypothesis, and no file: what stands behind the sign has neither a dot nor a slash.
_ENTRY = re.compile(r"[^-=][^=]*=[\w-]*")


class _Command(click.Command):
    """Lets `--set EVIDENCE` take as many marks as stand behind it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        parted: list[str] = []
        at = 0
        while at < len(args):
            if args[at] != "--set" or at + 2 >= len(args):
                parted.append(args[at])
                at += 1
                continue
            evidence, at = args[at + 1], at + 2
            parted += ["--set", evidence, args[at]]
            at += 1
            while at < len(args) and _ENTRY.fullmatch(args[at]):
                parted += ["--set", evidence, args[at]]
                at += 1
        return super().parse_args(ctx, parted)


@click.command("ach", cls=_Command, short_help="Order competing hypotheses by what speaks against each.")
@map_argument
@click.option(
    "--question",
    type=StatementName(),
    metavar="ID",
    help="The list of `alternatives` that this statement stands in.  [default: the only list]",
)
@click.option(
    "--hypothesis",
    "hypotheses",
    type=StatementName(),
    multiple=True,
    metavar="ID",
    help="A hypothesis, in place of a list of the map; at least two.",
)
@click.option(
    "--set",
    "entries",
    type=(StatementName(), str),
    multiple=True,
    metavar="EVIDENCE HYPOTHESIS=C|I|N|blank …",
    help="Keep in the map how evidence fits hypotheses: consistent, inconsistent, neutral.",
)
@diff_option
@click.option("--leaves", is_flag=True, help="Rows also for other statements without reasons.")
@click.option("--related", is_flag=True, help="Rows only for what bears on one of the hypotheses.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to write; the ending says the format.  [default: standard output]",
)
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="[default: text]")
@force_option
@evaluation_options
@anyway_option
@color_option
def command(
    file: Path,
    question: str | None,
    hypotheses: tuple[str, ...],
    entries: tuple[tuple[str, str], ...],
    diff: bool,
    leaves: bool,
    related: bool,
    output: Path | None,
    form: str | None,
    force: bool,
    grant: tuple[str, ...],
    reject: tuple[str, ...],
    anyway: bool,
    color: bool | None,
) -> None:
    """Set the hypotheses of a map against its evidence, and order them by what speaks against each.

    Hypotheses are a list of `alternatives`, or those that are named. A cell follows from the reasons of the map,
    directly or through a chain of them; all others are blank until they are filled with --set, which keeps the mark at
    the evidence, under `fits`. The hypothesis with the least against it comes first (Heuer 1999).

    \b
    Examples:  argmap ach lamp.yaml
               argmap ach lamp.yaml --set next-room bulb=I fuse=C
               argmap ach lamp.yaml --hypothesis bulb --hypothesis fuse
               argmap ach lamp.yaml -o lamp.ach.html
    """
    from argmap.hypotheses import competing, matrix
    from argmap.reporting.ach import written

    if diff and not entries:
        raise click.UsageError("--diff shows what --set would change, and there is no --set")
    if question is not None and hypotheses:
        raise click.UsageError("give the list with --question, or each hypothesis with --hypothesis, and not both")
    form = _format(output, form)
    if entries:
        _enter(file, entries, diff=diff, color=color)
        if diff:
            return
    graph = load_graph(file, anyway)
    if output is not None:
        spare([graph], [output], force=force)
    granted, rejected = what_if(graph, grant, reject)
    wanted = competing(
        graph,
        question=None if question is None else statement(graph, question),
        named=[statement(graph, name) for name in hypotheses],
    )
    found = matrix(graph, wanted, leaves=leaves, related=related, grant=granted, reject=rejected)
    to_file = output is not None and str(output) != "-"
    width = _WIDTH if to_file else min(_WIDTH, terminal_width(_WIDTH))
    text = written(found, form, width=width, color=not to_file and use_color(color, sys.stdout))
    if output is not None and to_file:
        write_output(output, text.encode("utf-8"), force=force)
    elif form == "text":
        show(text)
    else:
        put(text)


def _enter(file: Path, entries: tuple[tuple[str, str], ...], *, diff: bool, color: bool | None) -> None:
    """Write marks into the map, or show what would be written."""
    from argmap.cli.changing import done
    from argmap.editing.refactoring.judging import Judgement, judge

    given = [(evidence, *_mark(entry)) for evidence, entry in entries]

    def change(workspace: Workspace) -> Changes:
        graph = workspace.graph
        found = [Judgement(statement(graph, e), statement(graph, h), mark) for e, h, mark in given]
        return judge(workspace, found)

    done(file, change, diff=diff, color=color)


def _mark(entry: str) -> tuple[str, str | None]:
    """The hypothesis and the word that ``HYPOTHESIS=I`` names."""
    hypothesis, sign, mark = entry.rpartition("=")
    if not sign or not hypothesis.strip():
        raise click.UsageError(f"'{entry}' is no mark for a hypothesis; write it as HYPOTHESIS=I")
    if mark.strip().lower() not in _MARKS:
        raise click.UsageError(
            f"'{mark}' is no mark; allowed are C (consistent), I (inconsistent), N (neutral), and blank, which takes "
            "an entry out"
        )
    return hypothesis.strip(), _MARKS[mark.strip().lower()]


def _format(output: Path | None, form: str | None) -> str:
    """The format that was asked for, or that the ending of the output says."""
    if output is None or str(output) == "-":
        return form or "text"
    known = _ENDINGS.get(output.suffix[1:].lower())
    if form is not None and known not in (None, form):
        raise click.UsageError(f"'{output}' ends like {known}, and --format says {form}")
    found = form or known
    if found is None:
        raise click.UsageError(f"'{output}' has no ending of a format; say --format {', '.join(_FORMATS)}")
    return found
