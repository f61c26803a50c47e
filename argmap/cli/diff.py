"""`argmap diff`: what changed between two versions of a map."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.drawing import drawing_options, options_of, with_changes, with_statuses
from argmap.cli.outputs import force_option, spare, write_output
from argmap.cli.parameters import FINDINGS, MapPath, anyway_option, color_option, terminal_width, use_color
from argmap.cli.streams import put, show
from argmap.rendering.registry import ALL, BY_NAME

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.comparing import Comparison
    from argmap.model import Statement
    from argmap.rendering import DrawingOptions

_PICTURES = {each.ending: each.name for each in ALL if each.placed}
FORMATS = ("text", "json", "html", *_PICTURES.values())
_ENDINGS = {"txt": "text", "json": "json", "html": "html", "htm": "html", **_PICTURES}


class VersionName(click.ParamType[str]):
    """A map, or a map in a git revision; completion offers maps."""

    name = "version"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return MapPath().shell_complete(ctx, param, incomplete)


@click.command("diff", short_help="Tell what changed between two versions of a map.")
@click.argument("given", nargs=-1, required=True, type=VersionName(), metavar="[OLD] NEW")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="By default what --output ends in, else text.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Where to write; - is standard output."
)
@click.option("--only", type=click.Choice(("changed",)), help="Draw only what changed, with its way up.")
@click.option("--git", "from_git", is_flag=True, help="Take the arguments that git gives to an external diff.")
@force_option
@anyway_option
@color_option
@drawing_options
def command(
    given: tuple[str, ...],
    form: str | None,
    output: Path | None,
    only: str | None,
    from_git: bool,
    force: bool,
    anyway: bool,
    color: bool | None,
    status: str | None,
    **drawing: Any,
) -> None:
    """Tell what changed in the argument from one version of a map to another.

    OLD and NEW are maps, or REV:FILE for a map in a git revision; OLD may also be a revision alone. Of one map, what
    is committed is compared with what is there.

    \b
    Examples:  argmap diff bridge.yaml
               argmap diff HEAD~3 bridge.yaml
               argmap diff v1:bridge.yaml v2:bridge.yaml -o changes.html
               argmap diff old.yaml new.yaml -o changes.svg --only changed
    \b
    Exit codes: 0 no difference, 1 differences, 2 wrong usage, 3 a map could not be read.
    """
    from argmap.cli.versions import load_version, versions
    from argmap.comparing import compare
    from argmap.evaluation import Reading
    from argmap.rendering.options import Only
    from argmap.settings import settings_for

    if from_git:
        from argmap.cli.external_diff import tell_git

        tell_git(given, color)
        return
    if len(given) > 2:
        raise click.UsageError(f"two versions can be compared, and {len(given)} are given")
    if given[0] == "-" and len(given) == 1:
        raise click.UsageError("what stands on standard input has no other version; give OLD as well")
    if given.count("-") > 1:
        raise click.UsageError("only one version can come from standard input")
    form = _format(form, output)
    old, new = versions(given)
    before, after = load_version(old, anyway), load_version(new, anyway)
    if output is not None:
        spare([before, after], [output], force=force)
    comparison = compare(before, after)
    reading = Reading(status or "as-stated")
    settings = settings_for(new.parent if isinstance(new, Path) and str(new) != "-" else Path.cwd())
    options = replace(
        options_of(settings=settings, **drawing),
        only=None if only is None else Only(only),
        name=output.stem if output is not None and str(output) != "-" else "map",
    )
    options = with_changes(options, comparison, str(old), reading)
    if status:
        options = with_statuses(options, after, reading)
    _write(_report(comparison, (str(old), str(new)), form, options, color), output, form, force)
    if comparison:
        raise click.exceptions.Exit(FINDINGS)


def _format(form: str | None, output: Path | None) -> str:
    """The format that is asked for, or that the name of the output ends in."""
    ending = "" if output is None else output.suffix[1:].lower()
    known = _ENDINGS.get(ending)
    if form is not None and known is not None and known != form:
        raise click.UsageError(f"'{output}' ends like {known}, and --format says {form}")
    if form is None and known is None and ending:
        raise click.UsageError(f"'{output}' ends in no format of this command; there are {', '.join(FORMATS)}")
    return form or known or "text"


def _report(
    comparison: Comparison, names: tuple[str, str], form: str, options: DrawingOptions, color: bool | None
) -> bytes:
    """A comparison in a format."""
    if form == "text":
        from argmap.reporting.changes.text import WIDTH, comparison_text

        width = min(terminal_width(WIDTH), WIDTH)
        return comparison_text(comparison, *names, color=use_color(color, sys.stdout), width=width).encode()
    if form == "json":
        from argmap.reporting.changes.data import comparison_json

        return f"{comparison_json(comparison, *names)}\n".encode()
    if form == "html":
        return _page(comparison, names, options)
    if comparison and not options.changes:
        click.echo("note: no statement changed, so the picture has no marks; as text the changes are listed", err=True)
    return _picture(comparison, form, options)


def _picture(comparison: Comparison, form: str, options: DrawingOptions) -> bytes:
    from argmap.comparing import Overlay
    from argmap.rendering import draw

    drawing = draw(Overlay(comparison), [form], options)
    for notice in drawing.notices:
        click.echo(f"note: {notice}", err=True)
    return drawing.files[form]


def _page(comparison: Comparison, names: tuple[str, str], options: DrawingOptions) -> bytes:
    from argmap.comparing import Overlay
    from argmap.reporting.changes.page import comparison_page

    graph = comparison.new
    picture = _picture(comparison, "svg", options) if Overlay(comparison).trees else None

    def anchor(statement: Statement) -> str | None:
        name = graph.name(statement) if statement in graph.numbers else comparison.old.name(statement)
        found = f"s-{name}" if name else f"n-{graph.numbers[statement]}" if statement in graph.numbers else ""
        return found if picture is not None and f'<g id="{found}"'.encode() in picture else None

    return comparison_page(comparison, *names, picture, anchor).encode()


def _write(data: bytes, output: Path | None, form: str, force: bool) -> None:
    if output is None or str(output) == "-":
        if output is None and form in BY_NAME and not BY_NAME[form].text and sys.stdout.isatty():
            raise click.UsageError(f"a {form} on a terminal is of no use; give --output")
        if form == "text":  # Click knows how to write colours on every terminal
            show(data.decode())
        else:
            put(data)
        return
    write_output(output, data, force=force)
