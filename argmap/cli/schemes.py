"""`argmap schemes`: argumentation schemes with their critical questions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import MapPath, anyway_option, color_option, load_graph, terminal_width, use_color
from argmap.cli.streams import put, show

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.schemes import Scheme


class SchemeName(click.ParamType[str]):
    """The slug of a scheme, or another name for it; completion offers the slugs."""

    name = "slug"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        from argmap.schemes import built_in_names

        return [CompletionItem(s, help=name) for s, name in built_in_names().items() if s.startswith(incomplete)]


class FamilyName(click.ParamType[str]):
    """A family of schemes; completion offers those of the built-in ones."""

    name = "family"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        from argmap.schemes import families

        return [CompletionItem(f, help=about) for f, (_, about) in families().items() if f.startswith(incomplete)]


@click.command("schemes", short_help="Show argumentation schemes and the questions to ask of them.")
@click.argument("slugs", nargs=-1, type=SchemeName(), metavar="[SLUG]...")
@click.option("--family", type=FamilyName(), help="Only schemes of this family.")
@click.option("--map", "file", type=MapPath(), help="Show a map's own schemes as well.")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@anyway_option
@color_option
def command(
    slugs: tuple[str, ...], family: str | None, file: Path | None, form: str, anyway: bool, color: bool | None
) -> None:
    """Show argumentation schemes: common patterns of reasoning, each with the questions to ask of it.

    Without a slug, all schemes; with one, its premises by role, its critical questions, and a reason to paste into a
    map. A scheme is found by its other names, too.

    \b
    Examples:  argmap schemes --family practical
               argmap schemes expert-opinion
               argmap schemes --map bridge.yaml
    """
    from argmap.reporting import schemes as reporting

    own = _own(file, anyway)
    found = [_named(slug, own) for slug in slugs] if slugs else _all(own)
    if family is not None:
        found = _of_family(found, family, own)
    if form == "json":
        put(f"{reporting.as_json(found)}\n")
        return
    colored = use_color(color, sys.stdout)
    width = min(terminal_width(100), 100)
    if slugs:
        show("\n\n".join(reporting.page(scheme, width=width, color=colored) for scheme in found) + "\n")
    else:
        show(f"{reporting.listing(found, width=width, color=colored)}\n")


def _own(file: Path | None, anyway: bool) -> list[Scheme]:
    """The own schemes of a map and of those that it includes."""
    if file is None:
        return []
    from argmap.schemes import own_schemes

    graph = load_graph(file, anyway)
    return list(own_schemes(graph, graph.root).values())


def _all(own: Sequence[Scheme]) -> list[Scheme]:
    """The built-in schemes, but for those that an own one takes the place of, and the own ones."""
    from argmap.schemes import built_in_schemes

    hidden = {scheme.slug for scheme in own}
    return [*(scheme for scheme in built_in_schemes() if scheme.slug not in hidden), *own]


def _named(name: str, own: Sequence[Scheme]) -> Scheme:
    from argmap.analysis.nearest import nearest_schemes, suggestion
    from argmap.analysis.phrasing import code
    from argmap.schemes import find_scheme

    found = find_scheme(name, own)
    if found is None:
        near = nearest_schemes(name, own)
        raise click.UsageError(
            f"no scheme is called {code(name)}{suggestion(near) or '; `argmap schemes` lists them all'}"
        )
    return found


def _of_family(schemes: Sequence[Scheme], family: str, own: Sequence[Scheme]) -> list[Scheme]:
    from argmap.analysis.nearest import suggestion
    from argmap.analysis.phrasing import code
    from argmap.reading.suggestions import nearest_names
    from argmap.schemes import families

    known = list(dict.fromkeys([*families(), *(scheme.family for scheme in own if scheme.family)]))
    if family not in known:
        hint = suggestion(nearest_names(family, known)) or f"; there are: {', '.join(known)}"
        raise click.UsageError(f"no family of schemes is called {code(family)}{hint}")
    return [scheme for scheme in schemes if scheme.family == family]
