"""`argmap review`: what a map rests on, where it is weakest, and what was never answered."""

from __future__ import annotations

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
    sources_folder,
    sources_option,
    statement,
    terminal_width,
    use_color,
    what_if,
)
from argmap.cli.streams import put, show

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.comparing import Comparison
    from argmap.graph import ArgumentGraph
    from argmap.reviewing import Review

_FORMATS = ("text", "markdown", "html", "json")
_ENDINGS = {"txt": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html", "json": "json"}
_MOST = 5
_WIDTH = 100
# A map of more statements is drawn in a page only as far as it stands near its main conclusion.
_MOST_DRAWN = 60
_DEPTH = 2


class SectionName(click.ParamType[str]):
    """The name of a section of a review."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from argmap.reviewing import UnknownSection, section_keys

        try:
            return section_keys([value])[0]
        except UnknownSection as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        from argmap.reviewing import SECTIONS

        return [CompletionItem(key, help=s.TITLE) for key, s in SECTIONS.items() if key.startswith(incomplete)]


class FormName(click.ParamType[str]):
    """The name of a form of a review."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from argmap.reviewing.forms import UnknownForm, form_key

        try:
            return form_key(value)
        except UnknownForm as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        from argmap.reviewing.forms import FORMS

        return [CompletionItem(key, help=f.TITLE) for key, f in FORMS.items() if key.startswith(incomplete)]


@click.command("review", short_help="Say what an argument rests on and where it is weak.")
@map_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Where to write; the ending says the format.  [default: standard output]",
)
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="[default: text]")
@click.option(
    "--section", "sections", multiple=True, type=SectionName(), help="Only this section; may be given several times."
)
@click.option(
    "--form",
    "sheet",
    type=FormName(),
    help="The review in a form that a profession uses: toulmin, referee, analytic-standards, note or rubric; or the "
    "worksheet.",
)
@click.option(
    "--worksheet", is_flag=True, help="A sheet of the critical questions to be filled in: Markdown, unless said else."
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="SHEET",
    help="Write the answers of a worksheet in Markdown into the map, and review nothing.",
)
@click.option(
    "--conclusion",
    type=StatementName(),
    metavar="ID",
    help="Whose chains and flips to show.  [default: the main conclusion]",
)
@click.option("--most", type=click.IntRange(1), default=_MOST, show_default=True, help="So many items of a section.")
@click.option("--all", "everything", is_flag=True, help="All items of every section.")
@click.option("--since", metavar="REV", help="Tell what changed since a git revision, or since another map.")
@force_option
@evaluation_options
@sources_option
@anyway_option
@color_option
def command(
    file: Path,
    output: Path | None,
    form: str | None,
    sections: tuple[str, ...],
    sheet: str | None,
    worksheet: bool,
    answers: Path | None,
    conclusion: str | None,
    most: int,
    everything: bool,
    grant: tuple[str, ...],
    reject: tuple[str, ...],
    since: str | None,
    force: bool,
    sources: Path | None,
    anyway: bool,
    color: bool | None,
) -> None:
    """Review a map: what its conclusions rest on, where the reasoning is weakest, what was never answered.

    Everything is read off the map; nothing is guessed, and nothing is scored. The most important comes first.

    \b
    Examples:  argmap review bridge.yaml
               argmap review bridge.yaml -o bridge.review.html
               argmap review bridge.yaml --section assumptions --all
               argmap review bridge.yaml --reject lorries-wear
               argmap review bridge.yaml --since HEAD~5
               argmap review bridge.yaml --form referee -o report.md
               argmap review bridge.yaml --worksheet -o sheet.md
               argmap review bridge.yaml --answers sheet.md
    """
    from argmap.checking import ground
    from argmap.reporting.review import written
    from argmap.reviewing import review
    from argmap.settings import settings_for

    if answers is not None:
        _write_answers(file, answers, color)
        return
    if worksheet:
        sheet, form = _worksheet(sheet), form or ("markdown" if output is None else None)
    form = _format(output, form)
    if sheet is not None:
        _refuse_beside_form(sheet, sections, since)
    graph = load_graph(file, anyway)
    if output is not None:
        spare([graph], [output], force=force)
    granted, rejected = what_if(graph, grant, reject)
    page = review(
        graph,
        sections,
        grant=granted,
        reject=rejected,
        conclusion=None if conclusion is None else statement(graph, conclusion),
        comparison=None if since is None else _since(since, file, graph, anyway),
        grounding=ground(graph, sources_folder(sources, settings_for(file.parent if str(file) != "-" else Path.cwd()))),
    )
    to_file = output is not None and str(output) != "-"
    width = _WIDTH if to_file else min(_WIDTH, terminal_width(_WIDTH))
    colored = not to_file and use_color(color, sys.stdout)
    if sheet is None:
        picture = _picture(graph, page) if form == "html" and page.whole else b""
        shown = None if everything else most
        text = written(page, form, most=shown, width=width, color=colored, picture=picture)
    else:
        from argmap.reporting import forms
        from argmap.reviewing.forms import form_of

        text = forms.written(form_of(page, sheet, most=_asked(most, everything)), form, width=width, color=colored)
    if output is not None and to_file:
        write_output(output, text.encode("utf-8"), force=force)
    elif form == "text":
        show(text)
    else:
        put(text)


def _picture(graph: ArgumentGraph, page: Review) -> bytes:
    """The map as an SVG, with statuses; of a large one what stands near its main conclusion."""
    from argmap.rendering import DrawingOptions, Layout, draw

    large = len(graph.numbers) > _MOST_DRAWN
    name = None if page.main is None else graph.name(page.main)
    options = DrawingOptions(
        theme="auto",
        layout=Layout.FOLDED,  # a page is narrow
        aspect=0.8,
        id_prefix="picture-",
        legend=False,
        title=False,
        sources=False,
        focus=name if large else None,
        depth=_DEPTH if large else None,
    )
    return b"" if page.main is None else draw(graph, ("svg",), options).files["svg"]


def _worksheet(sheet: str | None) -> str:
    if sheet not in (None, "worksheet"):
        raise click.UsageError(f"--worksheet and --form {sheet} are two sheets; ask for one")
    return "worksheet"


def _write_answers(file: Path, sheet: Path, color: bool | None) -> None:
    """Write the answers of a sheet into a map; options that ask for a review make no sense beside it."""
    from argmap.cli.changing import done, refusals
    from argmap.editing.refactoring.answering import answers, read_sheet
    from argmap.editing.refactoring.marking import in_turn

    context = click.get_current_context()
    given = context.command.params
    asked = [p for p in given if p.name not in ("file", "answers", "color") and _is_given(context, p)]
    if asked:
        raise click.UsageError(f"--answers only writes into the map; leave out {asked[0].opts[-1]}")
    try:
        text = sheet.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"'{sheet}' cannot be read as text: {error}") from None
    found = refusals(lambda: read_sheet(text))
    done(file, lambda workspace: in_turn(workspace, answers(workspace, found)), diff=False, color=color)


def _is_given(context: click.Context, parameter: click.Parameter) -> bool:
    source = context.get_parameter_source(parameter.name or "")
    return source not in (None, click.core.ParameterSource.DEFAULT)


def _refuse_beside_form(sheet: str, sections: tuple[str, ...], since: str | None) -> None:
    """Refuse options that do not go together with a form."""
    from argmap.reviewing.forms import FORMS

    if sections:
        raise click.UsageError("--form makes a sheet of the whole review; leave out --section")
    if since is not None and not FORMS[sheet].TELLS_CHANGES:
        telling = " and ".join(key for key, each in FORMS.items() if each.TELLS_CHANGES)
        raise click.UsageError(f"the form {sheet} does not tell what changed; {telling} do")


def _asked(most: int, everything: bool) -> int | None:
    """How many things a form is to list where that was asked for: all are more than there can be."""
    source = click.get_current_context().get_parameter_source("most")
    if everything:
        return sys.maxsize
    return None if source is click.core.ParameterSource.DEFAULT else most


def _since(since: str, file: Path, graph: ArgumentGraph, anyway: bool) -> Comparison:
    """The changes since another version of the map."""
    from argmap.cli.versions import load_version, older
    from argmap.comparing import compare

    return compare(load_version(older(since, str(file)), anyway), graph)


def _format(output: Path | None, form: str | None) -> str:
    """The format that was asked for, or that the ending of the output says."""
    if output is None or str(output) == "-":
        return form or "text"
    known = _ENDINGS.get(output.suffix[1:].lower())
    if form is not None and known not in (None, form):
        raise click.UsageError(f"'{output}' ends like {known}, and --format says {form}")
    if form is None and known is None:
        raise click.UsageError(f"'{output}' has no ending of a format; say --format {', '.join(_FORMATS)}")
    found = form or known
    assert found is not None  # noqa: S101 - one of the two is there, as was just seen
    return found
