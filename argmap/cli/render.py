"""`argmap render`: one map as a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.drawing import (
    drawing_options,
    format_named,
    format_option,
    formats_of,
    options_of,
    usual_formats,
    with_changes,
    with_statuses,
    without_effect,
)
from argmap.cli.outputs import force_option, spare, write_output
from argmap.cli.parameters import (
    StatementName,
    anyway_option,
    evaluation_options,
    load_graph,
    map_argument,
    statement,
    what_if,
)
from argmap.cli.streams import put
from argmap.rendering.registry import BY_ENDING, ending

if TYPE_CHECKING:
    from argmap.evaluation import Reading
    from argmap.graph import ArgumentGraph
    from argmap.rendering import DrawingOptions


@click.command("render", short_help="Draw a map.")
@map_argument
@click.option(
    "-o",
    "--output",
    multiple=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to write; the ending says the format, - is standard output. May be given several times.",
)
@format_option()
@click.option("--focus", type=StatementName(), metavar="ID", help="Only this statement and what bears on it.")
@click.option("--depth", type=click.IntRange(1), help="At most so many statements down; the rest is counted.")
@click.option(
    "--collapse", multiple=True, type=StatementName(), metavar="ID", help="Fold what is below this statement."
)
@click.option("--group", metavar="ID", help="Only this group.")
@click.option(
    "--only",
    type=click.Choice(("unsupported", "assumptions", "linchpins", "changed")),
    help="Only these, with their way up.",
)
@click.option("--since", metavar="REV", help="Mark what changed since a git revision, or since another map.")
@click.option("--split", type=click.Choice(("groups", "depth")), help="Several linked pictures, or pages of a pdf.")
@click.option("--open", "show", is_flag=True, help="Show the picture when it is drawn.")
@force_option
@drawing_options
@evaluation_options
@anyway_option
def command(
    file: Path,
    output: tuple[Path, ...],
    forms: tuple[str, ...],
    focus: str | None,
    collapse: tuple[str, ...],
    group: str | None,
    grant: tuple[str, ...],
    reject: tuple[str, ...],
    anyway: bool,
    only: str | None,
    since: str | None,
    split: str | None,
    show: bool,
    force: bool,
    status: str | None,
    **given: Any,
) -> None:
    """Draw a map. Without --output, the picture is written to this folder under the name of the map.

    \b
    Examples:  argmap render bridge.yaml --open
               argmap render bridge.yaml -o bridge.pdf --paper 16:9
               argmap render bridge.yaml -o - --format dot
               argmap render bridge.yaml --focus lorries-wear --status
               argmap render bridge.yaml --since HEAD --only changed
    """
    from argmap.evaluation import Reading
    from argmap.rendering import draw
    from argmap.rendering.options import Only, Split
    from argmap.settings import settings_for

    settings = settings_for(Path.cwd() if str(file) == "-" else file.parent)
    targets = _targets(file, output, formats_of(forms), () if forms else usual_formats(settings))
    if show and str(targets[0][0]) == "-":
        raise click.UsageError("--open shows a file, and this picture goes to standard output")
    graph = load_graph(file, anyway)
    spare([graph], [path for path, _ in targets], force=force)
    options = replace(
        options_of(settings=settings, **given),
        focus=None if focus is None else _id(graph, focus),
        group=None if group is None else _group(graph, group),
        collapse=tuple(_id(graph, name) for name in collapse),
        only=None if only is None else Only(only),
        split=None if split is None else Split(split),
        name=_stem(file, targets),
    )
    if status or grant or reject:
        reading = Reading(status or "as-stated")
        options = with_statuses(options, graph, reading, *what_if(graph, grant, reject))
    drawn: ArgumentGraph = graph
    if since is not None:
        drawn, options = _since(since, file, graph, options, Reading(status or "as-stated"), anyway)
    elif only == "changed":
        raise click.UsageError("--only changed needs --since, to tell what changed")
    drawing = draw(drawn, [form for _, form in targets], options)
    for notice in (*_without_effect(options, targets), *drawing.notices):
        click.echo(f"note: {notice}", err=True)
    for path, form in targets:
        if str(path) == "-":
            put(drawing.files[form])
            continue
        write_output(path, drawing.files[form], force=force, streams=bool(output))
        for part in drawing.parts:
            if form in part.files:
                write_output(path.with_name(f"{part.name}{path.suffix}"), part.files[form], force=force, streams=False)
    if show:
        from argmap.cli.opening import open_file

        open_file(targets[0][0])


def _since(
    since: str, file: Path, graph: ArgumentGraph, options: DrawingOptions, reading: Reading, anyway: bool
) -> tuple[ArgumentGraph, DrawingOptions]:
    """The map with what was removed since another version, and the options to mark what changed."""
    from argmap.cli.versions import load_version, older
    from argmap.comparing import Overlay, compare

    old = older(since, str(file))
    comparison = compare(load_version(old, anyway), graph)
    if not comparison:
        click.echo(f"note: nothing changed since {old}", err=True)
    return Overlay(comparison), with_changes(options, comparison, str(old), reading)


def _without_effect(options: DrawingOptions, targets: list[tuple[Path, str]]) -> list[str]:
    """Messages about the options that do nothing for these formats."""
    found = list(without_effect(options, {form for _, form in targets}))
    if options.split is not None:
        names = ("focus", "group", "collapse", "only")
        found += [
            f"--{name} does nothing with --split, which draws the whole map" for name in names if getattr(options, name)
        ]
    return found


def _id(graph: ArgumentGraph, name: str) -> str:
    """The name by which the drawing knows a statement: its id, or its number."""
    found = statement(graph, name)
    return graph.name(found) or graph.numbers[found]


def _group(graph: ArgumentGraph, name: str) -> str:
    """A group that statements are in; any other is a usage error that lists them."""
    used = dict.fromkeys(group.value for s in graph.statements if (group := graph.group(s)) is not None)
    if name not in used:
        there_are = f"there are {', '.join(used)}" if used else "this map has none"
        raise click.UsageError(f"no statement is in a group '{name}'; {there_are}")
    return name


def _targets(
    file: Path, output: tuple[Path, ...], formats: tuple[str, ...], usual: tuple[str, ...]
) -> list[tuple[Path, str]]:
    """The files to write, each with its format; the `usual` formats are those where nothing says otherwise."""
    dash = Path("-")
    default = formats or usual or ("svg",)
    if not output:
        if str(file) == "-":
            return [(dash, default[0])]
        return [(Path(f"{file.stem}.{ending(form)}"), form) for form in default]
    if len(output) == 1 and len(formats) == 1:
        known = BY_ENDING.get(output[0].suffix[1:].lower())
        if known not in (None, formats[0]):
            raise click.UsageError(f"'{output[0]}' ends like {known}, and --format says {formats[0]}")
        return [(output[0], formats[0])]
    targets = []
    for path in output:
        suffix = path.suffix[1:].lower()
        if str(path) == "-" or (suffix not in BY_ENDING and len(usual) == 1):
            targets.append((path, default[0]))
        elif not suffix:
            raise click.UsageError(f"'{path}' has no ending to tell the format by; add one, or give --format")
        else:
            targets.append((path, format_named(suffix)))
    missing = [form for form in formats if form not in {f for _, f in targets}]
    if missing:
        raise click.UsageError(f"--format {missing[0]} has no --output that ends in it")
    if dash in output and len(targets) > 1:
        raise click.UsageError("standard output holds one format only")
    return targets


def _stem(file: Path, targets: list[tuple[Path, str]]) -> str:
    first = targets[0][0]
    return first.stem if str(first) != "-" else file.stem if str(file) != "-" else "map"
