"""A likelihood or strength that is neither a term nor a number nor a range."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.likelihood import parse
from argmap.likelihood.unread import Trouble, key, unread
from argmap.source import Text

RULE = Rule(
    code="AM707",
    name="unreadable-likelihood",
    severity=Severity.ERROR,
    about="""A likelihood or strength in numbers is a number from 0 to 1 (`0.7`), a percentage (`70 %`), a range with
the lower end first (`0.6-0.8`, `60-80 %`), or a range with an open end (`at least 70 %`, `under 20 %`). Anything else
has no bounds: `70` is no probability, and nobody can tell how much “about 70 %” leaves open.""",
    bad="""\
argument:
- conclusion: The river will flood the town.
  likelihood: 80
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
    good="""\
argument:
- conclusion: The river will flood the town.
  likelihood: 80 %
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
)

_NUMBER = lazy(r"(\d+(?:[.,]\d+)?)")
_TWO = lazy(r"\s*(\S+?)\s*([-–—]|\bto\b)\s*(\S+?)\s*(%?)\s*")


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for node, written, _ in unread(graph, Trouble.NO_VALUE):
        why, meant, safety = _meant(written.value)
        yield Finding(
            f"{code(written)} cannot be read as a {key(node)}{why}",
            (Label(written.span),),
            help="write `0.7`, `70 %`, a range such as `60-80 %` with the lower end first, or `at least 70 %`",
            fix=_fix(written, meant, safety),
        )


def _meant(written: str) -> tuple[str, str | None, Safety]:
    """Why a value cannot be read, what was meant where that can be guessed, and whether that is sure."""
    if _NUMBER.fullmatch(written) and parse(f"{written} %") is not None:
        return ": a number is from 0 to 1, and a percentage has its sign", f"{written} %", Safety.UNSAFE
    two = _TWO.fullmatch(written)
    if two is not None:
        turned = f"{two[3]}{two[2]}{two[1]}{' ' + two[4] if two[4] else ''}"
        if parse(turned) is not None:
            return ": the lower end comes first", turned, Safety.SAFE
        if not two[4] and parse(f"{written} %") is not None:
            return ": numbers are from 0 to 1, and percentages have their sign", f"{written} %", Safety.UNSAFE
    return "", None, Safety.UNSAFE


def _fix(written: Text, meant: str | None, safety: Safety) -> Fix | None:
    return None if meant is None else Fix(f"write {code(meant)}", (Edit(written.span, meant),), safety)
