"""The options of a picture, which `render` and `build` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from argmap.cli.parameters import OptionalChoice, as_set
from argmap.rendering.options import ENDINGS, FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.comparing import Comparison
    from argmap.evaluation import Reading
    from argmap.graph import ArgumentGraph
    from argmap.model import Statement
    from argmap.rendering import DrawingOptions
    from argmap.settings import Settings

Function = TypeVar("Function", bound=Callable[..., object])

READINGS = ("as-stated", "evidence-only")
FORMATS_BY_ENDING = {**{ENDINGS.get(form, form): form for form in FORMATS}, "gv": "dot"}


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
    click.option("--numbers/--no-numbers", default=True, help="Numbers in reading order.  [default: numbers]"),
    click.option("--sources/--no-sources", default=True, help="Citations below the texts.  [default: sources]"),
    click.option("--legend/--no-legend", default=True, help="What shapes and signs mean.  [default: legend]"),
    click.option("--title/--no-title", default=True, help="The title of the map.  [default: title]"),
    click.option("--dpi", type=click.FloatRange(18, 1200), default=144, show_default=True, help="For png."),
    click.option("--paper", type=click.Choice(("a4", "a3", "letter")), help="For pdf: fit this page."),
    click.option("--tiles", is_flag=True, help="For pdf with --paper: spread over several pages at full size."),
    click.option(
        "--aspect", type=click.FloatRange(0.2, 5), default=1.4, show_default=True, help="Wanted width by height."
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
    from argmap.rendering.options import Direction, EngineName, Links, Paper, Premises

    if theme is None:
        with as_set(settings, "theme"):
            theme = "light" if settings.theme is None else ThemeName().convert(settings.theme, None, None)
    given.pop("status", None)
    return DrawingOptions(
        theme=theme,
        direction=Direction(given.pop("direction")),
        premises=Premises(given.pop("premises")),
        links=Links(given.pop("links")),
        paper=Paper(paper) if (paper := given.pop("paper")) else None,
        engine=EngineName(given.pop("engine")),
        **given,
    )


def with_statuses(
    options: DrawingOptions,
    graph: ArgumentGraph,
    reading: Reading,
    grant: Sequence[Statement] = (),
    reject: Sequence[Statement] = (),
) -> DrawingOptions:
    """The options with the statuses of a graph under a reading, and words that say which."""
    from argmap.evaluation import evaluate

    evaluation = evaluate(graph, reading, grant=grant, reject=reject)
    what_if = [f"granting {graph.numbers[s]}" for s in grant] + [f"rejecting {graph.numbers[s]}" for s in reject]
    note = ", ".join([reading.value.replace("-", " "), *what_if])
    statuses = {statement: evaluation.status(statement) for statement in graph.statements}
    return replace(options, statuses=statuses, statuses_note=note)


def with_changes(options: DrawingOptions, comparison: Comparison, since: str, reading: Reading) -> DrawingOptions:
    """The options with what changed since a version; where no statement did, nothing is narrowed down to those."""
    from argmap.comparing import marks
    from argmap.rendering.options import Only

    changes = marks(comparison, reading)
    only = None if options.only is Only.CHANGED and not changes else options.only
    return replace(options, changes=changes, changes_note=f"changes since {since}", only=only)


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
    found = FORMATS_BY_ENDING.get(name, name)
    if found not in FORMATS:
        raise click.UsageError(f"'{name}' is no format of argmap; there are {', '.join(FORMATS)}")
    return found
