"""`argmap fix`: the fixes of findings, put into the maps."""

from __future__ import annotations

import sys
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
)
from argmap.cli.rewriting import diff_option, finish, recover_interrupted
from argmap.cli.streams import put

if TYPE_CHECKING:
    from argmap.atomic_files import Rewrite
    from argmap.checking import Analysis
    from argmap.editing.fixing import Fixed


@click.command("fix", short_help="Mend what can be mended by itself.")
@click.argument("paths", nargs=-1, required=True, type=MapPath(), metavar="PATH...")
@click.option("--unsafe", is_flag=True, help="Also fixes after which the argument may mean something else.")
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes or names; AM1 stands for all AM1xx.")
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these codes or names.")
@diff_option
@sources_option
@color_option
def command(
    paths: tuple[Path, ...],
    unsafe: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    diff: bool,
    sources: Path | None,
    color: bool | None,
) -> None:
    """Make the fixes that `argmap check` shows. A folder stands for all maps in it; for -, the mended map is printed.

    Each fix is tried before it is kept: its finding must be gone, and nothing else may break. Comments and layout
    stay as they are elsewhere.

    \b
    Examples:  argmap fix bridge.yaml
               argmap fix --unsafe --diff arguments/
               argmap fix --select AM0 - < bridge.yaml
    \b
    Exit codes: 0 no errors remain, 1 errors remain, 2 wrong usage, 3 a file could not be read or written.
    """
    from argmap.checking import gather
    from argmap.diagnostics import Severity
    from argmap.settings import settings_for

    settings = settings_for(paths[0] if str(paths[0]) != "-" else Path.cwd())
    recover_interrupted(paths, look_only=diff)
    chosen = chosen_rules(select, ignore, settings)
    folder = sources_folder(sources, settings)
    looked, code = each_readable(maps_below(paths), lambda file: (file, *_mended(file, unsafe, *chosen, folder)))
    files = [file for file, *_ in looked]
    mended = [(file, result) for file, result, _, _ in looked if result is not None]
    rewrites = [rewrite for _, _, rewrite, _ in looked]
    analyses = [analysis for *_, analysis in looked]
    _tell(mended)
    if files[:1] == [Path("-")] and not diff:
        put(rewrites.pop(0).new)
    if finish(rewrites, diff=diff, color=color) and not diff and len(files) > 1:
        # What a map includes may have been mended after it was looked at.
        analyses = [
            analyse(file, *chosen, folder) if analysis.project.included else analysis
            for file, analysis in zip(files, analyses, strict=True)
        ]
    remaining = gather(analyses)
    if files:
        click.echo(_summary(mended, analyses, remaining, len(files), diff), err=True)
    left = FINDINGS if any(d.severity is Severity.ERROR for d in remaining) else 0
    raise click.exceptions.Exit(max(code, left))


def _mended(
    file: Path, unsafe: bool, select: tuple[str, ...], ignore: tuple[str, ...], sources: Path | None
) -> tuple[Fixed | None, Rewrite, Analysis]:
    """A map after its fixes, its old and new bytes, and what is known of it; only the latter two of what is no text."""
    from argmap.atomic_files import Rewrite
    from argmap.checking import Analysis
    from argmap.editing.fixing import fixed
    from argmap.reading import Project, read_bytes, read_file
    from argmap.rules import UnknownRule
    from argmap.source import Source

    data = sys.stdin.buffer.read() if str(file) == "-" else read_file(file)
    source, unreadable = read_bytes(data, str(file))
    if source is None:
        nothing = Analysis(Source(str(file), ""), Project(None, {}, unreadable), None, unreadable)
        return None, Rewrite(file, data, data), nothing
    try:
        result = fixed(source, unsafe=unsafe, select=select, ignore=ignore, sources=sources)
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None
    return result, Rewrite(file, data, source.encoded(result.text)), result.analysis


def _tell(mended: list[tuple[Path, Fixed]]) -> None:
    """Say what was mended, and what was tried in vain, with the places in the maps as they were."""
    from argmap.reporting.columns import visible

    for file, result in mended:
        told = [("", each) for each in result.applied] + [("not done: ", each) for each in result.failed]
        for prefix, each in sorted(told, key=lambda pair: pair[1].place):
            place = f"{visible(str(file))}:{each.place.line}:{each.place.column}"
            click.echo(f"{place}: {prefix}{each.rule.code} {visible(each.title)}", err=True)
        if result.stopped:
            click.echo(
                f"{visible(str(file))}: this takes long: fixes that are left were not tried; run it again", err=True
            )
    if any(result.failed for _, result in mended):
        click.echo("what is not done would not mend its finding, or would break something else", err=True)


def _summary(
    mended: list[tuple[Path, Fixed]], analyses: list[Analysis], remaining: tuple[object, ...], files: int, diff: bool
) -> str:
    """A line that says how many fixes were made and which findings are left."""
    from argmap.checking import gather
    from argmap.reporting.console import summary

    number = sum(len(result.applied) for _, result in mended)
    affected = sum(bool(result.applied) for _, result in mended)
    what = f"{number} {'fix' if number == 1 else 'fixes'}"
    done = f"{what} in {affected} {'file' if affected == 1 else 'files'}" if number else "nothing to fix"
    if diff and number:
        done = f"{done}, not written"
    more = sum(result.unsafe for _, result in mended)
    hint = f"; --unsafe has a fix for {more} of them" if more else ""
    left = summary(gather(analyses), files) if remaining else "no findings are left"
    return f"{done}; {f'left: {left}{hint}' if remaining else left}"
