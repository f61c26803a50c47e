"""`argmap agree`: how far maps of one text agree, and a grading sheet beside a model."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.drawing import ThemeName, theme_of
from argmap.cli.outputs import force_option, spare, write_output
from argmap.cli.parameters import (
    COULD_NOT_WORK,
    MapPath,
    anyway_option,
    color_option,
    load_graph,
    sources_folder,
    sources_option,
    terminal_width,
    use_color,
)
from argmap.cli.streams import put, show
from argmap.rendering.registry import ALL, BY_NAME

if TYPE_CHECKING:
    from argmap.agreement import Agreement, Grading
    from argmap.graph import ArgumentGraph

_PICTURES = {each.ending: each.name for each in ALL if each.placed}
_TOLD = ("text", "json", "html", "markdown")
FORMATS = (*_TOLD, *_PICTURES.values())
_ENDINGS = {
    "txt": "text", "json": "json", "html": "html", "htm": "html", "md": "markdown", "markdown": "markdown", **_PICTURES,
}  # fmt: skip
_MOST = 10
_WIDTH = 100


@click.command("agree", short_help="Compare maps of one text by different people.")
@click.argument("files", nargs=-1, required=True, type=MapPath(), metavar="A B...")
@click.option("--grade", "grading", is_flag=True, help="Grading sheets: A is the model, the others are students' maps.")
@click.option(
    "--points",
    metavar="CRITERION=N,...",
    help="With --grade: what statements, steps and kinds are worth; only then a total is shown.",
)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="By default what --output ends in, else text.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Where to write; - is standard output."
)
@click.option("--most", type=click.IntRange(1), default=_MOST, show_default=True, help="So many items of a list.")
@click.option("--all", "everything", is_flag=True, help="All items of every list.")
@click.option("--theme", type=ThemeName(), help="Colours of a picture.  [default: light]")
@sources_option
@force_option
@anyway_option
@color_option
def command(
    files: tuple[Path, ...],
    grading: bool,
    points: str | None,
    form: str | None,
    output: Path | None,
    most: int,
    everything: bool,
    theme: str | None,
    sources: Path | None,
    force: bool,
    anyway: bool,
    color: bool | None,
) -> None:
    """Tell how far maps of the same text agree that different people made.

    Statements are the same when they quote the same passage or have the same words; ids and structure play no part.
    Told are the figures of agreement, the disagreements with both sides, and what only one map has. With --grade, each
    of the other maps is put beside the first, the model.

    \b
    Examples:  argmap agree first.yaml second.yaml
               argmap agree first.yaml second.yaml --sources texts -o agreement.html
               argmap agree first.yaml second.yaml -o both.svg
               argmap agree model.yaml students/*.yaml --grade -o sheets.html
    \b
    Exit codes: 0 compared, however far they agree; 1 a map has errors, 2 wrong usage, 3 a map could not be read.
    """
    from argmap.settings import settings_for

    form = _format(form, output)
    _usable(files, grading, points, form)
    worth = _points(points)
    settings = settings_for(files[0].parent if str(files[0]) != "-" else Path.cwd())
    folder = sources_folder(sources, settings)
    graphs, names, code = _loaded(files, anyway, grading)
    if output is not None:
        spare(graphs, [output], force=force)
    if grading:
        found: Agreement | Grading = _graded(graphs, names, folder, worth)
    else:
        found = _agreed(graphs, names, folder)
    to_file = output is not None and str(output) != "-"
    if form in _TOLD:
        data = _told(found, form, None if everything else most, to_file, color, theme_of(theme, settings)).encode()
    else:
        data = _picture(found, form, theme_of(theme, settings))
    _write(data, output, form, force)
    if code:
        raise click.exceptions.Exit(code)


# -- what is asked for -------------------------------------------------------------------------------------------------


def _format(form: str | None, output: Path | None) -> str:
    """The format that is asked for, or that the name of the output ends in."""
    ending = "" if output is None or str(output) == "-" else output.suffix[1:].lower()
    known = _ENDINGS.get(ending)
    if form is not None and known is not None and known != form:
        raise click.UsageError(f"'{output}' ends like {known}, and --format says {form}")
    if form is None and known is None and output is not None and str(output) != "-":
        raise click.UsageError(f"'{output}' ends in no format of this command; there are {', '.join(FORMATS)}")
    return form or known or "text"


def _usable(files: Sequence[Path], grading: bool, points: str | None, form: str) -> None:
    """Refuse what cannot be meant."""
    if len(files) < 2:
        other = "the model and a student's map" if grading else "two or more maps"
        raise click.UsageError(f"{other} are compared, and '{files[0]}' is given alone")
    if sum(str(file) == "-" for file in files) > 1:
        raise click.UsageError("only one map can come from standard input")
    if points is not None and not grading:
        raise click.UsageError("--points is for --grade")
    if form not in _TOLD and grading:
        raise click.UsageError(f"a grading sheet is no picture; leave --grade out to draw both maps as {form}")
    if form not in _TOLD and len(files) > 2:
        raise click.UsageError(f"a picture lays two maps over each other, and {len(files)} are given")
    if form not in _TOLD and sys.stdout.isatty() and not BY_NAME[form].text:
        ctx = click.get_current_context()
        if ctx.params.get("output") is None:
            raise click.UsageError(f"a {form} on a terminal is of no use; give --output")


def _points(points: str | None) -> dict[str, float]:
    """The points of ``statements=10,steps=5``."""
    from argmap.agreement.grading import NoSuchPoints, checked_points

    found: dict[str, float] = {}
    for part in filter(None, (each.strip() for each in (points or "").split(","))):
        criterion, sign, worth = (each.strip() for each in part.partition("="))
        if criterion in found:
            raise click.UsageError(f"--points: '{criterion}' is given twice")
        try:
            found[criterion] = float(worth)
        except ValueError:
            said = f"'{worth}' is no number" if sign else "a number of points is wanted, as in statements=10"
            raise click.UsageError(f"--points {part}: {said}") from None
    try:
        return checked_points(found)
    except NoSuchPoints as error:
        raise click.UsageError(f"--points: {error}") from None


# -- maps --------------------------------------------------------------------------------------------------------------


def _loaded(files: Sequence[Path], anyway: bool, grading: bool) -> tuple[list[ArgumentGraph], list[str], int]:
    """The maps with their names, and the exit code: a student's map that cannot be used does not stop the others."""
    from argmap.agreement.annotations import told_apart
    from argmap.reading import CannotRead

    graphs, names, code = [], [], 0
    for file, name in zip(files, told_apart([str(file) for file in files]), strict=True):
        try:
            graph = load_graph(file, anyway)
        except CannotRead as error:
            if not grading or file is files[0]:
                raise
            click.echo(f"argmap: {error}", err=True)
            code = COULD_NOT_WORK
        except click.exceptions.Exit as error:
            if not grading or file is files[0]:
                raise
            code = max(code, error.exit_code)
        else:
            graphs.append(graph)
            names.append(name)
    if len(graphs) < 2:
        raise click.exceptions.Exit(code)
    return graphs, names, code


def _agreed(graphs: Sequence[ArgumentGraph], names: Sequence[str], folder: Path | None) -> Agreement:
    from argmap.agreement import agree
    from argmap.checking import ground

    return agree(graphs, names=names, groundings=[ground(graph, folder) for graph in graphs])


def _graded(
    graphs: Sequence[ArgumentGraph], names: Sequence[str], folder: Path | None, points: dict[str, float]
) -> Grading:
    from argmap.agreement import grade
    from argmap.checking import ground

    groundings = [ground(graph, folder) for graph in graphs]
    return grade(graphs[0], graphs[1:], names=names, groundings=groundings, points=points)


# -- what is told ------------------------------------------------------------------------------------------------------


def _told(
    found: Agreement | Grading, form: str, most: int | None, to_file: bool, color: bool | None, theme: str
) -> str:
    from argmap.agreement import Agreement
    from argmap.reporting.agreement import written

    drawn = form == "html" and isinstance(found, Agreement) and len(found.maps) == 2 and any(found.units)
    return written(
        found,
        form,
        most=most,
        width=_WIDTH if to_file else min(_WIDTH, terminal_width(_WIDTH)),
        color=not to_file and use_color(color, sys.stdout),
        picture=_picture(found, "svg", theme) if drawn else None,
    )


def _picture(found: Agreement | Grading, form: str, theme: str) -> bytes:
    from argmap.agreement import Agreement, union, union_marks
    from argmap.map_words.words import words_of
    from argmap.rendering import DrawingOptions, draw

    assert isinstance(found, Agreement)  # noqa: S101 - a grading was refused
    graph = union(found)
    first, second = (each.name for each in found.maps)
    note = words_of(graph.root).said("maps_compared", first=first, second=second)
    options = DrawingOptions(theme=theme, changes=union_marks(found), changes_note=note)
    drawing = draw(graph, [form], options)
    for notice in drawing.notices:
        click.echo(f"note: {notice}", err=True)
    return drawing.files[form]


def _write(data: bytes, output: Path | None, form: str, force: bool) -> None:
    if output is not None and str(output) != "-":
        write_output(output, data, force=force)
    elif form == "text":  # Click knows how to write colours on every terminal
        show(data.decode())
    else:
        put(data)
