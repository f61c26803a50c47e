"""Which lines can be folded away."""

from __future__ import annotations

from argmap.editor_support.open_map import View
from argmap.editor_support.scanning import Scan


def folds(view: View) -> list[tuple[int, int]]:
    """First and last lines, counted from 1, of what can be folded: trees, statements, reasons, lists, long texts,
    sections at the top, blocks of comments. Of several that begin on one line, the longest.
    """
    source = view.source
    scan = Scan(source)
    scan.run(len(source.line_starts))
    scan.end()
    longest: dict[int, int] = {}
    for first, last in (*scan.folds, *_comments(_lines(view))):
        longest[first] = max(last, longest.get(first, 0))
    return sorted(longest.items())


def _lines(view: View) -> list[str]:
    source = view.source
    return [source.line(number) for number in range(1, len(source.line_starts) + 1)]


def _comments(lines: list[str]) -> list[tuple[int, int]]:
    """Blocks of at least two comment lines."""
    found = []
    first = 0
    for number, line in enumerate([*lines, ""], 1):
        if line.lstrip().startswith("#"):
            first = first or number
        else:
            if first and number - 1 > first:
                found.append((first, number - 1))
            first = 0
    return found
