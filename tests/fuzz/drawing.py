"""Mutated maps through the commands that show them."""

from __future__ import annotations

import io
import tempfile
from contextlib import chdir
from pathlib import Path
from random import Random

from click.testing import CliRunner

from argmap.cli import cli
from argmap.diagnostics import Severity
from argmap.errors import ArgmapError
from argmap.rendering import DrawingOptions, draw
from argmap.rendering.registry import ALL, FORMATS
from fuzz.properties import NAME, Broken, analysed

_COMMANDS = tuple(
    command.split()
    for command in (
        *(
            "outline",
            "list",
            "list -f json",
            "list -f csv",
            "stats",
            "stats -f json",
            "schemes",
            "sources",
            "semantics",
        ),
        *("review", "review -f markdown", "review -f html", "review -f json", "fmt --diff", "fix --diff --unsafe"),
        *("review --form toulmin", "review --form referee -f markdown", "review --form analytic-standards -f html"),
        *("review --form note -f json", "review --form rubric", "mark 1 --as unclear --by x --note y --diff"),
        *("why 1", "why 1 -f json", "check", "check -f json", "check -f sarif", "check -f github"),
    )
)
_EXIT_CODES = (0, 1, 2, 3)
_QUICK = tuple(each.name for each in ALL if not each.program)
_TOLD = ("outline", "list", "stats", "review", "schemes")


def is_told(data: bytes, random: Random) -> bool:
    """A command that shows a map ends with a documented exit code."""
    command = random.choice(_COMMANDS)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path(NAME).write_bytes(data)
        anyway = ["--anyway"] * (command[0] in _TOLD[:4] and random.random() < 0.3)
        result = CliRunner().invoke(cli, [command[0], NAME, *command[1:], *anyway], catch_exceptions=True)
        failure = result.exception
        if failure is not None and not isinstance(failure, SystemExit | ArgmapError):
            raise failure
        if result.exit_code not in _EXIT_CODES:
            raise Broken(f"{command[0]} ends with {result.exit_code}")
        return result.exit_code == 0


def is_drawn(data: bytes, random: Random) -> bool:
    """A map without errors is drawn in every format."""
    analysis = analysed(data)
    if (
        analysis.graph is None
        or not analysis.graph.statements
        or any(d.severity is Severity.ERROR for d in analysis.diagnostics)
    ):
        return False
    formats = FORMATS if random.random() < 0.1 else _QUICK
    files = draw(analysis.graph, formats, DrawingOptions()).files
    for form in formats:
        if not files[form]:
            raise Broken(f"nothing is drawn as {form}")
    from xml.etree import ElementTree

    ElementTree.parse(io.BytesIO(files["svg"]))  # noqa: S314 - our own
    return True
