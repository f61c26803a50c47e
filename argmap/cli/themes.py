"""`argmap themes`: what pictures can look like."""

from __future__ import annotations

import click


@click.command("themes", short_help="List the themes of pictures.")
def command() -> None:
    """List the themes that `render` and `build` draw in.

    \b
    Example:  argmap render bridge.yaml --theme print -o bridge.pdf
    """
    from argmap.rendering import themes

    width = max(len(theme.name) for theme in themes.ALL)
    for theme in themes.ALL:
        click.echo(f"{theme.name:<{width}}  {theme.about}")
