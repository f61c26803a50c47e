"""`argmap new`: a map to start from: a commented template, or the other side of a map that is there."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from argmap.cli.parameters import MapPath, StatementName

_TEMPLATES = ("minimal", "paper", "debate", "toulmin")


@click.command("new", short_help="Start a map: from a template, or as the other side of a map.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.option(
    "-t",
    "--template",
    type=click.Choice(_TEMPLATES),
    help="minimal: every kind once; paper: what an author argues; debate: options; toulmin: one argument in six parts."
    "  [default: minimal]",
)
@click.option("--against", type=MapPath(), metavar="MAP", help="Begin the case against the conclusion of this map.")
@click.option(
    "--steelman", type=MapPath(), metavar="MAP", help="Begin the strongest case for the conclusion of this map."
)
@click.option(
    "--conclusion",
    type=StatementName(),
    metavar="ID",
    help="Another conclusion of MAP than the main one.",
)
@click.option("--give-ids", is_flag=True, help="Write ids into MAP where the new map has to speak of what has none.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    file: Path | None,
    template: str | None,
    against: Path | None,
    steelman: Path | None,
    conclusion: str | None,
    give_ids: bool,
    force: bool,
) -> None:
    """Write a commented map to start from. A file that is there already is left alone without --force.

    With --against or --steelman the new map includes MAP, and what is to be written is a `todo` in it, with a comment
    that says what to write. Without FILE it is written beside MAP: bridge-against.yaml, bridge-strongest.yaml.

    \b
    Examples:  argmap new bridge.yaml --template paper
               argmap new --against bridge.yaml
               argmap new --steelman bridge.yaml best-case.yaml
    \b
    Exit codes: 0 done, 1 MAP has errors, 2 wrong usage, 3 a file could not be read or written, or nothing can be begun.
    """
    given, kind = _looked_at(template, against, steelman, conclusion, give_ids)
    if file is not None and not file.suffix and str(file) != "-":
        file = file.with_suffix(".yaml")
    if given is not None:
        from argmap.cli.begin import begin

        begin(kind, given, file, conclusion=conclusion, give_ids=give_ids, force=force)
    elif file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    else:
        _from_template(file, template or _TEMPLATES[0], force=force)


def _looked_at(
    template: str | None, against: Path | None, steelman: Path | None, conclusion: str | None, give_ids: bool
) -> tuple[Path | None, str]:
    """The map that the new one is for or against, and which of the two; options that do not go together are refused."""
    given, kind = (steelman, "steelman") if against is None else (against, "against")
    if against is not None and steelman is not None:
        raise click.UsageError("a map is --against another one or its --steelman; write two maps for both")
    if given is not None and template is not None:
        raise click.UsageError(f"--template and --{kind} do not go together: each says what the new map is made of")
    if given is None and (conclusion is not None or give_ids):
        name = "--conclusion" if conclusion is not None else "--give-ids"
        raise click.UsageError(f"{name} belongs to --against or --steelman, which name the map that is meant")
    return given, kind


def _from_template(file: Path, template: str, *, force: bool) -> None:
    text = files("argmap.cli").joinpath("templates", f"{template}.yaml").read_text(encoding="utf-8")
    if str(file) == "-":
        click.echo(text, nl=False)
        return
    from argmap.cli.new_files import write_new

    write_new(file, text, "render", " --open", force=force)
