"""`argmap fmt`: maps in one layout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.parameters import COULD_NOT_WORK, FINDINGS, MapPath, color_option, maps_below, use_color
from argmap.cli.rewriting import diff_option, finish, recover_interrupted
from argmap.cli.streams import put, show
from argmap.errors import ArgmapError, Unexpected

if TYPE_CHECKING:
    from argmap.atomic_files import Rewrite
    from argmap.diagnostics import Diagnostic


@click.command("fmt", short_help="Put maps into one layout.")
@click.argument("paths", nargs=-1, required=True, type=MapPath(), metavar="PATH...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; name the maps that would change.")
@diff_option
@color_option
def command(paths: tuple[Path, ...], only_check: bool, diff: bool, color: bool | None) -> None:
    """Put maps into one layout; comments stay, and the meaning is proven to be the same.

    A folder stands for all maps in it; - reads standard input and writes to standard output.

    \b
    Examples:  argmap fmt bridge.yaml
               argmap fmt --check arguments/
               argmap fmt --diff bridge.yaml
    \b
    Exit codes: 0 done, 1 errors in a map, or with --check something would change, 2 wrong usage,
    3 a map could not be read or written, or would not have meant the same.
    """
    recover_interrupted(paths, look_only=diff or only_check)
    piped = any(str(path) == "-" for path in paths)
    files = [file for file in maps_below(paths) if str(file) != "-"]
    codes = [_pipe(only_check, diff, color)] if piped else []
    changes: list[Rewrite] = []
    for file in files:
        change, code = _formatted(file)
        codes.append(code)
        if change is not None:
            changes.append(change)
    changed = finish(changes, diff=diff, check=only_check, color=color)
    if changed and only_check:
        codes.append(FINDINGS)
    raise click.exceptions.Exit(max(codes, default=0))


def _pipe(only_check: bool, diff: bool, color: bool | None) -> int:
    """Format standard input; with an error nothing is written. Gives the exit code."""
    change, code = _formatted(Path("-"))
    if change is None:
        return code
    if diff or only_check:
        return FINDINGS * (finish([change], diff=diff, check=only_check, color=color) and only_check)
    put(change.new)
    return 0


def _formatted(file: Path) -> tuple[Rewrite | None, int]:
    """The rewriting of a file, None where it cannot be made, and the exit code so far; why not is told."""
    from argmap.atomic_files import Rewrite
    from argmap.editing.formatting import CommentsLost, HasErrors, MeaningLost, formatted
    from argmap.reading import CannotRead, read_bytes, read_file

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else read_file(file)
        source, unreadable = read_bytes(data, str(file))
        if source is None:
            raise HasErrors(str(file), unreadable)
        return Rewrite(file, data, source.encoded(formatted(source))), 0
    except HasErrors as error:
        _tell(error.diagnostics)
        click.echo(str(error), err=True)
        return None, FINDINGS
    except (CannotRead, CommentsLost, MeaningLost) as error:
        click.echo(f"argmap: {error}", err=True)
    except (ArgmapError, OSError):
        raise
    except Exception as error:  # what goes wrong with one map stops no other
        click.echo(f"argmap: {Unexpected(error, str(file))}", err=True)
    return None, COULD_NOT_WORK


def _tell(diagnostics: tuple[Diagnostic, ...]) -> None:
    from argmap.reporting.console import diagnostic_text
    from argmap.reporting.excerpts import Style

    style = Style(use_color(None, sys.stderr))
    for diagnostic in diagnostics:
        show(f"{diagnostic_text(diagnostic, style=style)}\n\n", err=True)
