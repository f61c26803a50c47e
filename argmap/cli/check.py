"""`argmap check`: all findings of all maps below the paths."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import (
    FINDINGS,
    MapPath,
    analyse,
    chosen_rules,
    color_option,
    each_readable,
    maps_below,
    sources_folder,
    sources_option,
    terminal_width,
    use_color,
)
from argmap.cli.streams import put, show

if TYPE_CHECKING:
    from argmap.checking import Analysis
    from argmap.diagnostics import Diagnostic


@click.command("check", short_help="Say precisely what is wrong with maps.")
@click.argument("paths", nargs=-1, required=True, type=MapPath(), metavar="PATH...")
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json", "sarif", "github")), default="text", show_default=True
)
@click.option("--strict/--no-strict", default=None, help="Warnings fail too.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes or names; AM1 stands for all AM1xx.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these codes or names.")
@click.option(
    "--includers/--no-includers", default=True, show_default=True, help="Look for errors in maps that include these."
)
@click.option("--all", "everything", is_flag=True, help="Every finding in full, however many a rule has.")
@sources_option
@color_option
def command(
    paths: tuple[Path, ...],
    form: str,
    strict: bool | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    includers: bool,
    everything: bool,
    sources: Path | None,
    color: bool | None,
) -> None:
    """Check maps and print findings with their places. A folder stands for all maps in it, - for standard input.

    Of each rule three findings are shown in full and the others are counted, and one line tells of what is merely not
    written, unless --all is given.

    Maps of the project that include one of these are looked at as well, and their errors told.

    \b
    Examples:  argmap check bridge.yaml
               argmap check --strict arguments/
               argmap check bridge.yaml --sources texts/
    \b
    Exit codes: 0 clean, 1 errors (with --strict also warnings), 2 wrong usage, 3 a file could not be read.
    The errors of maps that include these count.
    """
    from argmap.checking import RULES_WITH_TEXTS, gather, selected_rules
    from argmap.diagnostics import Severity
    from argmap.settings import settings_for
    from argmap.showing import counted

    settings = settings_for(paths[0] if str(paths[0]) != "-" else Path.cwd())
    selected, ignored = chosen_rules(select, ignore, settings)
    folder = sources_folder(sources, settings)
    analyses, code = each_readable(maps_below(paths), lambda file: analyse(file, selected, ignored, folder))
    files = [Path(analysis.source.path) for analysis in analyses]
    if not files:
        raise click.exceptions.Exit(code)
    wanted = not RULES_WITH_TEXTS.isdisjoint(selected_rules(selected, ignored))
    if sources is not None and wanted and not any(a.grounding and a.grounding.sources_with_text for a in analyses):
        click.echo(f"argmap: {sources} holds no text of a source; a text is called like its id: ID.txt", err=True)
    around = _includers([file for file in files if str(file) != "-"], selected, ignored, folder) if includers else []
    diagnostics = gather([*analyses, *around])
    looked_at = len(files) + len(around)
    if form == "text":
        gather_quiet = not everything and not select
        _tell(diagnostics, looked_at, len(around), use_color(color, sys.stdout), everything, gather_quiet)
        waiting = sum(each.waiting for each in analyses)
        if waiting:
            click.echo(f"{counted(waiting, 'finding')} about the reasoning will be told once the file can be read")
        hint = _mendable(diagnostics)
        if hint:
            click.echo(hint)
    else:
        _write(form, diagnostics, files[0], looked_at, len(around))
    strict = settings.strict if strict is None else strict
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = FINDINGS if any(d.severity in failing for d in diagnostics) else 0
    raise click.exceptions.Exit(max(code, found))


def _tell(
    diagnostics: Sequence[Diagnostic], files: int, includers: int, color: bool, everything: bool, gather: bool
) -> None:
    """Print findings for people."""
    from argmap.reporting import console

    text = console.diagnostics_text(
        diagnostics,
        files=files,
        includers=includers,
        color=color,
        most=None if everything else console.MOST_OF_A_RULE,
        width=min(terminal_width(console.WIDTH), console.WIDTH),
        gather=gather,
    )
    show(text)


def _write(form: str, diagnostics: Sequence[Diagnostic], first: Path, files: int, includers: int) -> None:
    """Print findings for programs; `first` is the first file that was named."""
    from argmap.reporting import machine

    if form == "json":
        put(f"{machine.as_json(diagnostics, files, includers)}\n")
    elif form == "sarif":
        put(f"{machine.as_sarif(diagnostics, machine.root_of(first))}\n")
    else:
        click.echo(machine.as_github(diagnostics, machine.root_of(first)), nl=False)


def _includers(
    files: Sequence[Path], selected: Sequence[str], ignored: Sequence[str], sources: Path | None
) -> list[Analysis]:
    """The analyses of the maps that include some files; of errors in their own texts only that there are some."""
    from argmap import including

    found = including.includers(files)
    for each in found:
        if including.faulty(each):
            path = each.source.path
            click.echo(
                f"argmap: {path}, which includes what is checked, has errors itself: argmap check {path}", err=True
            )
    return including.checked(found, files, select=selected, ignore=ignored, sources=sources)


def _mendable(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of the findings `argmap fix` can mend; empty for none."""
    from argmap.edits import Safety

    fixes = [d.finding.fix for d in diagnostics if d.finding.fix is not None]
    safe = sum(fix.safety is Safety.SAFE for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        return f"`argmap fix` can mend {safe} of them, and {unsafe} more with --unsafe"
    return f"`argmap fix{' --unsafe' if unsafe else ''}` can mend {safe or unsafe} of them" if fixes else ""
