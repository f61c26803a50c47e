"""Patterns match the same in every version of Python that argmap runs on."""

from __future__ import annotations

import re
from pathlib import Path

import argmap

# A group of a pattern that is possessive: `(…)*+`, `(…)++`. A parenthesis that is one of several signs is no group.
_POSSESSIVE_GROUP = re.compile(r"(?<!\()\)[*+?]\+")


def test_no_group_is_possessive() -> None:
    """Up to Python 3.11.4 such groups match wrongly (https://github.com/python/cpython/issues/106052)."""
    package = Path(argmap.__file__).parent
    found = [
        f"{path.relative_to(package)}: {line.strip()}"
        for path in sorted(package.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if _POSSESSIVE_GROUP.search(line)
    ]
    assert found == []
    assert _POSSESSIVE_GROUP.search(r"(?:a|b)*+")
