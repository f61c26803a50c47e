"""Commands that run in the process of the tests."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from argmap.cli import cli
from argmap.errors import ArgmapError


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *words: str, **environment: str) -> Done:
    """A command as the installed program runs it, in this process."""
    with chdir(folder):
        found = CliRunner(env=environment).invoke(cli, words)
    if isinstance(found.exception, ArgmapError):
        return Done(3, found.stdout, f"{found.stderr}argmap: {found.exception}\n")
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Done(found.exit_code, found.stdout, found.stderr)
