"""Files that are begun: never in the place of another one, unless that is asked for."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable
from pathlib import Path

import click

from argmap.errors import ArgmapError


class FileExists(ArgmapError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is there already and was left as it is; choose another name, or replace the file with --force"
        )


def write_new(file: Path, text: str, then: str, options: str = "", *, force: bool) -> None:
    """Write a new map, and say what comes next; `then` is a command."""
    from argmap.atomic_files import new_file, replace_file

    notices: Iterable[str] = ()
    if force and os.path.lexists(file):
        notices = replace_file(file, text.encode("utf-8"), through_links=True)
    else:
        try:
            new_file(file, text.encode("utf-8"))
        except FileExistsError:
            raise FileExists(file) from None
    say_next(file, then, options, lead=f"wrote {file}. ")
    for notice in notices:
        click.echo(f"note: {notice}", err=True)


def say_next(file: Path, then: str, options: str = "", lead: str = "") -> None:
    name = shlex.quote(os.fspath(file))
    click.echo(f"{lead}Next: argmap check {name}; argmap {then} {name}{options}", err=True)
