"""The parts that the pages of the reader's rules have in common."""

from __future__ import annotations

from argmap.diagnostics import Rule, Severity

# Whole maps end in this, so that their statements have a source and no other rule has anything to say.
SOURCE = """\
source: report
sources:
  report: {title: Bridge report}
"""


def error(code: str, name: str, about: str, *, bad: str, good: str) -> Rule:
    """A rule of severity error; whatever cannot be read as it was meant breaks a map."""
    return Rule(code, name, Severity.ERROR, about, bad, good)


def tree(*reason: str) -> str:
    """A whole map of one conclusion with one reason, given by its lines."""
    lines = "".join(f"  {line}\n" for line in reason)
    return f"argument:\n- conclusion: The city should repair the bridge.\n  because:\n{lines}{SOURCE}"


GOOD = tree("- claim: The bridge is unsafe for the city.", "  quote: the bridge is unsafe")
