"""`argmap sources`: the works of a map, and their texts with numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.parameters import (
    FINDINGS,
    anyway_option,
    load_graph,
    map_argument,
    sources_folder,
    sources_option,
    terminal_width,
)
from argmap.cli.streams import put, show
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from argmap.grounding import Grounding

_ANY = "*"


class WorkName(click.ParamType[str]):
    """The id of a source, which may be left out; a file name after the option was not meant as one."""

    name = "source"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if str(value).endswith((".yaml", ".yml")):
            name = param.opts[0] if param is not None else "the option"
            self.fail(f"'{value}' was taken for its value; put the file before {name}, or write {name}=…", param, ctx)
        return str(value)


@click.command("sources", short_help="Show the works cited, and their texts with numbers.")
@map_argument
@click.option(
    "--number",
    is_flag=False,
    flag_value=_ANY,
    type=WorkName(),
    metavar="[SOURCE]",
    help="Print the text of a source, each sentence with its locator; by default that of the map's own source.",
)
@click.option("--sha256", is_flag=True, help="Print the digests of the texts, to paste below `sources:`.")
@sources_option
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@anyway_option
def command(file: Path, number: str | None, sha256: bool, sources: Path | None, form: str, anyway: bool) -> None:
    """Show the works that a map cites: how often, which have a text, which quotations are found in it.

    \b
    Examples:  argmap sources bridge.yaml --sources texts/
               argmap sources bridge.yaml --number
               argmap sources bridge.yaml --number inspection
    """
    from argmap.grounding import Grounding, Shelf
    from argmap.reporting import works
    from argmap.settings import settings_for

    settings = settings_for(file if str(file) != "-" else Path.cwd())
    grounding = Grounding(load_graph(file, anyway), Shelf(sources_folder(sources, settings)))
    width = terminal_width(100)
    if number is not None:
        text = _numbered(grounding, number, form, width)
        (put if form == "json" else show)(f"{text}\n")
        return
    rows = works.work_rows(grounding)
    if sha256:
        lines = works.digests(rows)
        if not lines:
            click.echo("argmap: no source has a text: name one with `text:`, or a folder with --sources", err=True)
            raise click.exceptions.Exit(FINDINGS)
        click.echo(lines)
    elif form == "json":
        put(f"{works.as_json(rows)}\n")
    else:
        click.echo(works.as_table(rows, width))


def _numbered(grounding: Grounding, wanted: str, form: str, width: int) -> str:
    from argmap.reporting import works

    name = wanted
    if wanted == _ANY:
        own = grounding.graph.root.work
        having = grounding.sources_with_text
        name = own.value if own is not None and own.value in grounding.works else (having[0] if having else "")
        if not name:
            raise click.UsageError("no source has a text: name one with `text:`, or a folder with --sources")
    if name not in grounding.works:
        from argmap.reading.suggestions import nearest_names

        near = nearest_names(name, grounding.works)
        raise click.UsageError(f"no source has the id '{name}'" + (f"; nearest: {', '.join(near)}" if near else ""))
    for holder in grounding.texts_for(name):
        text = grounding.text(holder)
        assert text is not None  # noqa: S101 - `texts_for` names those with one
        return works.numbered_json(text) if form == "json" else works.numbered(text, width)
    file = grounding.files.get(name)
    if file is None:
        raise click.UsageError(f"'{name}' has no text; name one with `text:`, or give a folder with --sources")
    raise ArgmapError(f"{file.path}: {'there is no such file' if file.missing else file.fault}")
