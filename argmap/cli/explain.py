"""`argmap explain`: what a rule checks, and why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import color_option, use_color
from argmap.cli.streams import show

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class RuleName(click.ParamType[str]):
    """The code or name of a rule."""

    name = "code"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - the signature is Click's
        from click.shell_completion import CompletionItem

        from argmap.rules import LISTED

        known = LISTED.values()
        codes = [CompletionItem(r.code, help=r.name) for r in known if r.code.startswith(incomplete.upper())]
        names = [CompletionItem(r.name) for r in known if incomplete and r.name.startswith(incomplete.lower())]
        return codes + names


@click.command("explain", short_help="Explain a finding: the rule, a bad and a good example.")
@click.argument("rules", nargs=-1, type=RuleName(), metavar="[CODE|NAME]...")
@color_option
def command(rules: tuple[str, ...], color: bool | None) -> None:
    """Explain rules by their code or name; without one, list them all.

    \b
    Examples:  argmap explain AM001
               argmap explain unknown-key
    """
    from argmap.reporting.explain import explain
    from argmap.rules import LISTED, UnknownRule, find_rule

    if not rules:
        width = max(len(rule.name) for rule in LISTED.values())
        for rule in LISTED.values():
            click.echo(f"{rule.code}  {rule.name:<{width}}  {rule.severity.value}")
        return
    try:
        found = [find_rule(name) for name in rules]
    except UnknownRule as error:
        raise click.UsageError(str(error)) from None
    pages = "\n\n".join(explain(rule, color=use_color(color, sys.stdout)).rstrip() for rule in found)
    show(f"{pages}\n")
