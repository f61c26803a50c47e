"""How commands that change maps show what they would do, and do it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.line_changes import unified
from argmap.cli.parameters import use_color
from argmap.cli.streams import obeyed_by_none, show

if TYPE_CHECKING:
    from argmap.atomic_files import Rewrite

diff_option = click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")

_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def finish(files: Sequence[Rewrite], *, diff: bool = False, check: bool = False, color: bool | None = None) -> bool:
    """Write changed files, all or none, and say so; whether there was anything to change.

    With `diff` they are shown instead, as a unified diff on standard output; with `check` they are only named.
    """
    changed = [each for each in files if each.new != each.old]
    if diff:
        for each in changed:
            names = str(each.path) if each.old is not None else "(no file)", str(each.path)
            shown = line_changes(each.old, each.new, names, use_color(color, sys.stdout))
            show(shown)
    if check:
        for each in changed:
            click.echo(f"would change {each.path}", err=True)
    if changed and not (diff or check):
        from argmap.atomic_files import rewrite

        notices = rewrite(changed)
        for each in changed:
            click.echo(f"{'wrote' if each.old is None else 'changed'} {each.path}", err=True)
        for notice in notices:
            click.echo(f"note: {notice}", err=True)
    return bool(changed)


def recover_interrupted(paths: Sequence[Path], *, look_only: bool) -> None:
    """Finish or take back changes of files that were interrupted, and say so; with `look_only` just say that there are.

    To be called before the files are read.
    """
    from argmap.atomic_files import OLD_NAME, interrupted, recover
    from argmap.editing.workspace import seen_from_here

    paths = [path for path in paths if str(path) != "-"]
    if not paths:
        return
    real = {Path(os.path.realpath(path)) for path in paths}
    folders = {folder for path in real for folder in (path, *path.parents)}
    for note in sorted(folder / OLD_NAME for folder in folders):
        if note.is_file():
            click.echo(
                f"argmap: {seen_from_here(note)} is not acted upon: notes of interrupted changes do not lie with maps"
                " any more; if you know it, look at the files that it names, which end in .new; then delete it",
                err=True,
            )
    if look_only:
        waiting = ", ".join(str(seen_from_here(each)) for each in interrupted(paths))
        if waiting:
            click.echo(
                f"argmap: a change was interrupted, which the next command that writes will finish: {waiting}", err=True
            )
        return
    for recovery in recover(paths):
        for told, files in (("finished", recovery.finished), ("taken back", recovery.taken_back)):
            if files:
                names = ", ".join(str(seen_from_here(each)) for each in files)
                click.echo(f"argmap: a change that had been interrupted was {told}: {names}", err=True)
        for target, beside in recovery.kept:
            click.echo(
                f"argmap: {seen_from_here(target)} was changed after a change of argmap had been interrupted; "
                f"what it should have become is in {seen_from_here(beside)}",
                err=True,
            )


def line_changes(old: bytes | None, new: bytes | None, names: tuple[str, str], color: bool) -> str:
    """A unified diff; a carriage return is shown as ``␍``, since it may be all that differs."""
    lines = []
    for line in unified(_lines(old or b""), _lines(new or b""), names):
        shown = line if line.endswith("\n") else f"{line}\n\\ no newline at the end of the file\n"
        lines.append(click.style(shown, fg=_COLORS.get(line[:1])) if color and line[:1] in _COLORS else shown)
    return "".join(lines)


def _lines(data: bytes) -> list[str]:
    """The lines of a file with their ends; those that an editor does not take for line ends stay in their lines."""
    text = data.decode("utf-8", "replace").replace("\r\n", "␍\n").replace("\r", "␍\n")
    text = obeyed_by_none(text)
    return [line for line in re.split(r"(?<=\n)", text) if line]
