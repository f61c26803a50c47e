"""Columns of text for terminals: widths in cells, one column wrapped to what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

_GAP = "  "
_LEAST_WIDTH = 24


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) or c in "\u200b\u200d\ufe0f" else 1 + (east_asian_width(c) in "WF") for c in text)


def wrap_columns(header: Sequence[str], lines: Sequence[Sequence[str]], *, width: int, flexible: int) -> str:
    """A table: each column as wide as it needs, the `flexible` one wrapped to the rest of `width`."""
    needs = [max(cells(line[i]) for line in (header, *lines)) for i in range(len(header))]
    fixed = sum(n for i, n in enumerate(needs) if i != flexible) + len(_GAP) * (len(header) - 1)
    needs[flexible] = max(_LEAST_WIDTH, min(needs[flexible], width - fixed))
    result = [_row(header, needs), _GAP.join("-" * n for n in needs)]
    for line in lines:
        wrapped = wrap(line[flexible], needs[flexible])
        for i, part in enumerate(wrapped):
            values = [part if k == flexible else ("" if i else value) for k, value in enumerate(line)]
            result.append(_row(values, needs))
    return "\n".join(result)


def wrap(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken at spaces, or within words (and wide scripts) that need it."""
    lines, line = [], ""
    for word in re.findall(r"\S+", text):
        joined = f"{line} {word}" if line else word
        if cells(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while cells(line) > width:
            cut = next(i for i in range(len(line), 0, -1) if cells(line[:i]) <= width or i == 1)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line or not lines else lines


def _row(values: Sequence[str], widths: Sequence[int]) -> str:
    padded = (value + " " * (width - cells(value)) for value, width in zip(values, widths, strict=True))
    return _GAP.join(padded).rstrip()
