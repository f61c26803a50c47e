"""`argmap check`: all findings of all maps below the paths."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import (
    FINDINGS,
    MapPath,
    analyse,
    codes,
    color_option,
    sources_folder,
    sources_option,
    use_color,
)

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic


@click.command("check", short_help="Say precisely what is wrong with maps.")
@click.argument("paths", nargs=-1, required=True, type=MapPath(), metavar="PATH...")
@click.option(
    "-f", "--format", "form", type=click.Choice(("text", "json", "sarif", "github")), default="text", show_default=True
)
@click.option("--strict/--no-strict", default=None, help="Warnings fail too.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes or names; AM1 stands for all AM1xx.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these codes or names.")
@sources_option
@color_option
def command(
    paths: tuple[Path, ...],
    form: str,
    strict: bool | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    sources: Path | None,
    color: bool | None,
) -> None:
    """Check maps and print every finding with its place. A folder stands for all maps in it, - for standard input.

    \b
    Examples:  argmap check bridge.yaml
               argmap check --strict arguments/
               argmap check bridge.yaml --sources texts/
    \b
    Exit codes: 0 clean, 1 errors (with --strict also warnings), 2 wrong usage, 3 a file could not be read.
    """
    from argmap.checking import find_maps, gather
    from argmap.diagnostics import Severity
    from argmap.reporting import console, machine
    from argmap.settings import settings_for

    settings = settings_for(paths[0] if str(paths[0]) != "-" else Path.cwd())
    selected, ignored = codes(select) or settings.select, codes(ignore) or settings.ignore
    files = [Path("-")] * any(str(path) == "-" for path in paths) + find_maps([p for p in paths if str(p) != "-"])
    if not files:
        raise click.UsageError(f"there is no map below {' or '.join(map(str, paths))}")
    folder = sources_folder(sources, settings)
    analyses = [analyse(file, selected, ignored, folder) for file in files]
    if sources is not None and all(a.grounding is None or not a.grounding.sources_with_text for a in analyses):
        click.echo(f"argmap: {sources} holds no text of a source; a text is called like its id: ID.txt", err=True)
    diagnostics = gather(analyses)
    if form == "json":
        click.echo(machine.as_json(diagnostics, len(files)))
    elif form == "sarif":
        click.echo(machine.as_sarif(diagnostics, machine.root_of(files[0])))
    elif form == "github":
        click.echo(machine.as_github(diagnostics, machine.root_of(files[0])), nl=False)
    else:
        text = console.diagnostics_text(
            diagnostics,
            files=len(files),
            color=use_color(color, sys.stdout),
            width=min(shutil.get_terminal_size((console.WIDTH, 24)).columns, console.WIDTH),
        )
        click.echo(text, nl=False, color=True)
        hint = _mendable(diagnostics)
        if hint:
            click.echo(hint)
    strict = settings.strict if strict is None else strict
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(d.severity in failing for d in diagnostics):
        raise click.exceptions.Exit(FINDINGS)


def _mendable(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of the findings `argmap fix` can mend; empty for none."""
    from argmap.edits import Safety

    fixes = [d.finding.fix for d in diagnostics if d.finding.fix is not None]
    safe = sum(fix.safety is Safety.SAFE for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        return f"`argmap fix` can mend {safe} of them, and {unsafe} more with --unsafe"
    return f"`argmap fix{' --unsafe' if unsafe else ''}` can mend {safe or unsafe} of them" if fixes else ""
