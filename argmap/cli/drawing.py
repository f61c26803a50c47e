"""The options of a picture, which `render` and `build` share."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.parameters import OptionalChoice, as_set
from argmap.rendering.registry import BY_ENDING, FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.comparing import Comparison
    from argmap.evaluation import Reading
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement
    from argmap.rendering import DrawingOptions
    from argmap.settings import Settings

Function = TypeVar("Function", bound=Callable[..., object])

ASPECT = 1.4
READINGS = ("as-stated", "evidence-only")


class ThemeName(click.ParamType[str]):
    """The name of a theme."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from argmap.rendering import themes

        if value not in themes.BY_NAME:
            self.fail(f"there is no theme '{value}'; there are {', '.join(themes.BY_NAME)}", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        from argmap.rendering import themes

        return [CompletionItem(t.name, help=t.about) for t in themes.ALL if t.name.startswith(incomplete)]


class FormatNames(click.ParamType[str]):
    """Names of formats with commas between them; `formats_of` reads them."""

    name = "format"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        before, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{before}{comma}{name}") for name in FORMATS if name.startswith(begun)]


def format_option(default: str = "") -> Callable[[Function], Function]:
    """The option for formats, which may be given several times; its help names them all."""
    named = f"{', '.join(FORMATS)}." + (f"  [default: {default}]" if default else "")
    return click.option("-f", "--format", "forms", multiple=True, type=FormatNames(), metavar="FORMAT", help=named)


def _checked_prefix(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A prefix that ids and names of classes may begin with."""
    if value and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", value):
        raise click.BadParameter(
            f"'{value}' is no name of letters, digits, - and _ that begins with a letter", ctx, param
        )
    return value


_OPTIONS = (
    click.option("--theme", type=ThemeName(), help="Colours; `argmap themes` shows them. [default: light]"),
    click.option(
        "--direction",
        type=click.Choice(("up", "down", "left", "right", "auto")),
        default="up",
        show_default=True,
        help="Where the arrows point, so where the conclusion stands.",
    ),
    click.option(
        "--premises",
        type=click.Choice(("joint", "framed")),
        default="joint",
        show_default=True,
        help="How premises of one reason are held together.",
    ),
    click.option(
        "--layout",
        type=click.Choice(("auto", "levels", "folded")),
        default="auto",
        show_default=True,
        help="Reasons on a statement in one row, folded below it, or in rows as far as the page allows.",
    ),
    click.option(
        "--marks",
        type=click.Choice(("words", "signs", "both")),
        default="words",
        show_default=True,
        help="What lines say: because, but, although; or + – ~.",
    ),
    click.option(
        "--links",
        type=click.Choice(("auto", "arrows", "stubs")),
        default="auto",
        show_default=True,
        help="How a statement used in a second place is drawn there: an arrow across, or a small tag.",
    ),
    click.option(
        "--status",
        is_flag=False,
        flag_value="as-stated",
        type=OptionalChoice(READINGS),
        help="Show how each statement fares; with =evidence-only, granting just cited evidence.",
    ),
    click.option(
        "--names",
        type=click.Choice(("numbers", "ids", "both", "none")),
        default="numbers",
        show_default=True,
        help="What statements are called: numbers in reading order, or ids, which stay when a map grows.",
    ),
    click.option(
        "--text",
        type=click.Choice(("full", "labels")),
        default="full",
        show_default=True,
        help="All of the text, or the labels alone where there are any.",
    ),
    click.option("--sources/--no-sources", default=True, help="Citations below the texts.  [default: sources]"),
    click.option("--legend/--no-legend", default=True, help="What shapes and signs mean.  [default: legend]"),
    click.option("--title/--no-title", default=True, help="The title of the map.  [default: title]"),
    click.option(
        "--id-prefix",
        default="",
        metavar="NAME",
        callback=_checked_prefix,
        help="For svg: with this begin all ids, so that several pictures can stand in one page.",
    ),
    click.option("--dpi", type=click.FloatRange(18, 1200), default=144, show_default=True, help="For png."),
    click.option(
        "--paper",
        type=click.Choice(("a4", "a3", "letter", "16:9", "4:3")),
        help="For pdf: sheets of this paper, or slides.",
    ),
    click.option(
        "--pages",
        type=click.Choice(("auto", "one", "tiles")),
        default="auto",
        show_default=True,
        help="With --paper: several sheets where the text would be too small on one; always one; or the whole at full"
        " size on sheets to be put together.",
    ),
    click.option(
        "--handout",
        is_flag=True,
        help="For pdf: after the picture all of it as text, with quotations and sources.",
    ),
    click.option(
        "--aspect", type=click.FloatRange(0.2, 5), default=ASPECT, show_default=True, help="Wanted width by height."
    ),
    click.option(
        "--engine",
        type=click.Choice(("graphviz-pure", "pygraphviz", "dot")),
        default="graphviz-pure",
        show_default=True,
        help="What draws: the Graphviz that comes with argmap, that of the extra `pdf`, or the system's.",
    ),
    click.option(
        "--time-limit",
        type=click.FloatRange(0.1),
        default=20,
        show_default=True,
        metavar="SECONDS",
        help="For one run of the engine.",
    ),
)


def drawing_options(function: Function) -> Function:
    """All options of a picture; they arrive as keyword arguments, to be given to `options_of`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def options_of(theme: str | None, settings: Settings, **given: Any) -> DrawingOptions:
    """The drawing options that the typed ones stand for; `status` is left to `with_statuses`."""
    from argmap.rendering import DrawingOptions
    from argmap.rendering.options import (
        Direction,
        EngineName,
        Layout,
        Links,
        Marks,
        Names,
        Pages,
        Paper,
        Premises,
        Text,
    )

    given.pop("status", None)
    return DrawingOptions(
        theme=theme_of(theme, settings),
        direction=Direction(given.pop("direction")),
        premises=Premises(given.pop("premises")),
        layout=Layout(given.pop("layout")),
        marks=Marks(given.pop("marks")),
        names=Names(given.pop("names")),
        text=Text(given.pop("text")),
        links=Links(given.pop("links")),
        paper=Paper(paper) if (paper := given.pop("paper")) else None,
        pages=Pages(given.pop("pages")),
        engine=EngineName(given.pop("engine")),
        **given,
    )


def theme_of(theme: str | None, settings: Settings) -> str:
    """The theme that is typed, else that of the settings; one that there is not is a fault of these."""
    if theme is not None:
        return theme
    with as_set(settings, "theme"):
        return "light" if settings.theme is None else ThemeName().convert(settings.theme, None, None)


def without_effect(options: DrawingOptions, formats: Collection[str]) -> Iterator[str]:
    """Messages about options that do nothing for some formats, or without others."""
    from argmap.rendering.options import Pages, Paper

    asked = {"paper": options.paper, "pages": options.pages is not Pages.AUTO, "handout": options.handout}
    if "pdf" not in formats:
        yield from (f"--{name} is for pdf only" for name, given in asked.items() if given)
        return
    if asked["pages"] and options.paper is None and not options.handout:
        yield f"--pages {options.pages.value} needs --paper"
    if options.pages is Pages.AUTO and options.paper in {Paper.SLIDE, Paper.SLIDE_4_3} and options.aspect != ASPECT:
        yield "--aspect does nothing for slides, which have the shape of their screen"


def with_statuses(
    options: DrawingOptions,
    graph: ArgumentGraph,
    reading: Reading,
    grant: Sequence[Statement] = (),
    reject: Sequence[Statement] = (),
) -> DrawingOptions:
    """The options with the statuses of a graph under a reading, and words that say which."""
    from argmap.evaluation import evaluate
    from argmap.map_words.words import words_of

    words = words_of(graph.root)
    evaluation = evaluate(graph, reading, grant=grant, reject=reject)
    what_if = [words.said("granting", number=graph.numbers[s]) for s in grant]
    what_if += [words.said("rejecting", number=graph.numbers[s]) for s in reject]
    note = ", ".join([words[reading.value.replace("-", "_")], *what_if])
    statuses = {statement: evaluation.status(statement) for statement in graph.statements}
    return replace(options, statuses=statuses, statuses_note=note)


def with_changes(options: DrawingOptions, comparison: Comparison, since: str, reading: Reading) -> DrawingOptions:
    """The options with what changed since a version; where no statement did, nothing is narrowed down to those."""
    from argmap.comparing import marks
    from argmap.map_words.words import words_of
    from argmap.rendering.options import Only

    note = words_of(comparison.new.root).said("changes_since", version=since)
    changes = marks(comparison, reading)
    only = None if options.only is Only.CHANGED and not changes else options.only
    return replace(options, changes=changes, changes_note=note, only=only)


def formats_of(given: Sequence[str]) -> tuple[str, ...]:
    """Names of formats, which may be separated by commas, in their order, each once; others are usage errors."""
    names = [name.strip().lower() for each in given for name in each.split(",") if name.strip()]
    return tuple(dict.fromkeys(format_named(name) for name in names))


def usual_formats(settings: Settings) -> tuple[str, ...]:
    """The formats of the settings; one that there is not is a fault of these."""
    with as_set(settings, "formats"):
        return formats_of(settings.formats)


def format_named(name: str) -> str:
    """The format of a name or of the ending of a file name; a usage error if there is none."""
    found = BY_ENDING.get(name, name)
    if found not in FORMATS:
        raise click.UsageError(f"'{name}' is no format of argmap; there are {', '.join(FORMATS)}")
    return found
