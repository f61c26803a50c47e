"""Files shown with the program that the system has for them."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import click

# A program that is asked instead of the system, with what it needs before the name of the file.
VARIABLE = "ARGMAP_OPEN"


def open_file(path: Path) -> None:
    """Show a file; where that cannot be, say why, and where the file is."""
    try:
        trouble = _trouble(path)
    except OSError as error:
        trouble = (error.strerror or str(error)).lower()
    if trouble:
        click.echo(f"{path} cannot be shown here: {trouble}; the file is at {path.resolve()}", err=True)


def _trouble(path: Path) -> str:
    """The reason why a file cannot be shown, in words; empty when it is shown."""
    program = os.environ.get(VARIABLE)
    if program:
        return _shown_by(program, path)
    if sys.platform not in ("win32", "darwin") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "there is no display"
    code = click.launch(str(path))
    return f"the system has no program for {path.suffix or 'such'} files" if code else ""


def _shown_by(program: str, path: Path) -> str:
    import subprocess  # not on every platform

    try:
        words = shlex.split(program, posix=os.name != "nt")
        done = subprocess.run([*words, str(path)], stdin=subprocess.DEVNULL, check=False)
    except ValueError as error:  # quotes that do not end
        return f"{VARIABLE} cannot be read: {str(error).lower()}"
    except OSError as error:
        return f"{VARIABLE} is '{program}': {(error.strerror or str(error)).lower()}"
    return f"'{program}' ended with code {done.returncode}" if done.returncode else ""
