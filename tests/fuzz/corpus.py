"""Every map of the project: in files, in its pages, and the examples of its rules."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from argmap.rules import all_rules

ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = ("tests", "docs", "argmap", "arguments")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@cache
def corpus() -> tuple[bytes, ...]:
    """The maps, small ones first, each once."""
    files = (path for folder in _FOLDERS for path in ROOT.joinpath(folder).rglob("*.yaml") if path.is_file())
    found = {path.read_bytes() for path in files}
    for page in (*ROOT.joinpath("docs").glob("*.md"), ROOT / "README.md"):
        found.update(block.encode() for block in _BLOCK.findall(page.read_text(encoding="utf-8")))
    found.update(text.encode() for rule in all_rules() for text in (rule.bad, rule.good) if text)
    return tuple(sorted(found, key=lambda data: (len(data), data)))
