"""`argmap build`: every map of a folder, drawn."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.drawing import drawing_options, format_option, formats_of, options_of, usual_formats, without_effect
from argmap.cli.parameters import BREAKING, FINDINGS, MapPath, analyse, each_readable, maps_below, use_color
from argmap.cli.streams import show

if TYPE_CHECKING:
    from argmap.building import Broken, Job, Report
    from argmap.checking import Analysis


@click.command("build", short_help="Draw all maps of a folder, as far as they changed.")
@click.argument("paths", nargs=-1, type=MapPath(), metavar="[PATH]...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Output folder.  [default: output]"
)
@format_option("svg,png")
@click.option("-j", "--jobs", type=click.IntRange(1), default=2, show_default=True, help="Maps drawn at a time.")
@click.option("--force", is_flag=True, help="Draw everything anew, and replace also what argmap did not make.")
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail when the output is not up to date.")
@drawing_options
def command(
    paths: tuple[Path, ...],
    output: Path | None,
    forms: tuple[str, ...],
    jobs: int,
    force: bool,
    check_only: bool,
    status: str | None,
    **given: Any,
) -> None:
    """Draw every map below the paths (by default `arguments/`, or else this folder) with a page that lists them.

    Only what changed is drawn again. A map with errors is reported and left as it was, and the page says so; the others
    go on.

    \b
    Examples:  argmap build arguments/
               argmap build arguments/ -o output/ --format svg,pdf
               argmap build --check
    """
    from concurrent.futures import ThreadPoolExecutor

    from argmap.building import Broken, build
    from argmap.evaluation import Reading
    from argmap.settings import settings_for

    usual = Path("arguments")
    paths = paths or (usual if usual.is_dir() else Path("."),)
    settings = settings_for(paths[0])
    if output is None and (folder := settings.output_folder()) is not None:
        output = Path(os.path.relpath(folder))
    output = output or Path("output")
    below = os.path.realpath(output)
    files = [file for file in maps_below(paths) if not Path(os.path.realpath(file)).is_relative_to(below)]
    analysed, code = each_readable(files, lambda file: (file, analyse(file, BREAKING)))
    works, broken = _jobs(analysed, paths)
    read = {file for file, _ in analysed}
    broken += [Broken(_name(file, paths), _name(file, paths), 1) for file in files if file not in read]
    if not works and not broken and not code:
        raise click.UsageError(f"there is no map with an argument below {' or '.join(map(str, paths))}")
    options = options_of(settings=settings, **given)
    formats = formats_of(forms) or usual_formats(settings) or ("svg", "png")
    for notice in without_effect(options, formats):
        click.echo(f"note: {notice}", err=True)
    with (
        ThreadPoolExecutor(max_workers=jobs) as executor,
        click.progressbar(
            length=len(works), label="drawing", file=sys.__stderr__, hidden=not sys.stderr.isatty()
        ) as bar,
    ):
        report = build(
            works,
            output,
            formats,
            options,
            reading=Reading(status) if status else None,
            executor=executor,
            force=force,
            check=check_only,
            broken=broken,
            progress=lambda _: bar.update(1),
        )
    _tell(report, broken, output, check_only)
    drawn = len(works) - len(report.failed)
    if drawn and not check_only:
        maps, them = ("1 map", "it") if drawn == 1 else (f"{drawn} maps", "them")
        click.echo(f"{maps} in {output}; to look at {them}, open {output / 'index.html'}")
    found = FINDINGS if report.failed or report.stale or broken else 0
    raise click.exceptions.Exit(max(code, found))


def _jobs(analyses: list[tuple[Path, Analysis]], paths: tuple[Path, ...]) -> tuple[list[Job], list[Broken]]:
    """The maps to draw, and those that cannot be drawn; the errors of the latter are printed."""
    from argmap.building import Broken, Job
    from argmap.diagnostics import Severity
    from argmap.reporting.console import diagnostic_text
    from argmap.reporting.excerpts import Style

    works, broken = [], []
    style = Style(use_color(None, sys.stderr))
    for file, analysis in analyses:
        name = _name(file, paths)
        if analysis.has_errors() or analysis.graph is None:
            title = analysis.graph.root.title if analysis.graph is not None else None
            errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in analysis.diagnostics)
            broken.append(Broken(name, title.words if title is not None else name, errors))
            for diagnostic in analysis.diagnostics:
                show(f"{diagnostic_text(diagnostic, style=style)}\n\n", err=True)
            click.echo(f"{file}: not drawn; mend this first", err=True)
        elif analysis.graph.root.roots:
            works.append(Job(analysis, name))
    return works, broken


def _name(file: Path, paths: tuple[Path, ...]) -> str:
    """The path of a map's pictures below the output folder, without ending: as the map lies below the path given."""
    folders = [path for path in paths if path.is_dir()]
    below = next((file.relative_to(folder) for folder in folders if file.is_relative_to(folder)), Path(file.name))
    return below.with_suffix("").as_posix()


def _tell(report: Report, broken: list[Broken], output: Path, check_only: bool) -> None:
    from argmap.showing import counted

    for notice in report.notices:
        click.echo(f"note: {notice}", err=True)
    for name, error in report.failed.items():
        click.echo(f"{name}: {error}", err=True)
    if check_only:
        for name in report.stale:
            click.echo(f"{output / name} is not up to date")
        for each in broken:
            click.echo(f"{output / each.name} cannot be up to date: its map has {counted(each.errors, 'error')}")
        if not report.stale and not broken:
            click.echo(f"{output} is up to date")
        return
    for path in report.removed:
        click.echo(f"removed {path}")
    for path in report.written:
        click.echo(f"wrote {path}")
    if report.fresh:
        click.echo(f"{counted(len(report.fresh), 'map was', 'maps were')} up to date")
