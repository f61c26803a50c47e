"""The changes between two versions of a map, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.comparing import Comparison, Piece, WordChange
from argmap.line_breaks import has_wide, parts
from argmap.reporting.changes.words import FLIPPED, FLIPPED_NOTE, Entry, headline, sections
from argmap.reporting.columns import cells, visible
from argmap.reporting.excerpts import Style
from argmap.source import Span

WIDTH = 100
_MARKS = {WordChange.SAME: ("", ""), WordChange.REMOVED: ("[-", "-]"), WordChange.ADDED: ("{+", "+}")}
_COLOURS = {WordChange.SAME: None, WordChange.REMOVED: "red", WordChange.ADDED: "green"}


def comparison_text(comparison: Comparison, old: str, new: str, *, color: bool = False, width: int = WIDTH) -> str:
    """All changes by kind, removed words as ``[-…-]`` and added ones as ``{+…+}``; ends with a line break.

    `old` and `new` are the names of the two maps for people, `width` is that of the terminal in cells.
    """
    style = Style(color)
    lines = [style.bold(f"{visible(old)} → {visible(new)}: {headline(comparison)}")]
    for section in sections(comparison):
        note = f" ({FLIPPED_NOTE})" if section.heading == FLIPPED else ""
        lines += ["", style.bold(section.heading) + note]
        for entry in section.entries:
            lines.extend(_entry(entry, style, width))
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, style: Style, width: int) -> Iterator[str]:
    about = f" [{visible(entry.about)}]" if entry.about else ""
    pieces = [*entry.pieces, *([Piece(WordChange.SAME, about)] if about else [])]
    head = f"{entry.number} " if entry.number else ""
    yield from _wrapped(f"  {head}", pieces, style, width)
    for line in entry.lines:
        yield from _wrapped(f"      {line.label}: ", line.pieces, style, width)
    yield f"      {style(_places(entry.old, entry.new), fg='blue')}"


def _places(old: Span | None, new: Span | None) -> str:
    """``old.yaml:3:5 → new.yaml:4:5``, or the one of the two that there is."""
    return visible(" → ".join(str(span) for span in (old, new) if span is not None))


def _wrapped(start: str, pieces: Sequence[Piece], style: Style, width: int) -> Iterator[str]:
    """Pieces in lines of at most `width` cells, the first behind `start`; marks are never parted from their words."""
    words = list(_words(pieces))
    indent = " " * min(cells(start), 8)
    line, length, empty = start, cells(start), True
    for before, text, change in words:
        size, space = cells(text), before
        if not empty and length + len(space) + size > width:
            yield line
            line, length, space = indent, len(indent), ""
        line += space + style(text, fg=_COLOURS[change])
        length, empty = length + len(space) + size, False
    yield line.rstrip()


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, WordChange]]:
    """The words of pieces with the space before each, and the marks at the first and last word of a change.

    Words in wide characters come in the parts between which a line may be broken.
    """
    for piece in pieces:
        before, after = _MARKS[piece.change]
        found = [
            (space if number == 0 else "", part)
            for space, word in re.findall(r"(\s*)(\S+)", piece.text)
            for number, part in enumerate(parts(word) if has_wide(word) else [word])
        ]
        tail = piece.text[len(piece.text.rstrip()) :]
        if not found:
            yield piece.text, "", WordChange.SAME
            continue
        for number, (space, word) in enumerate(found):
            first, last = number == 0, number == len(found) - 1
            text = f"{before if first else ''}{visible(word)}{after if last else ''}"
            yield " " if space else "", text, piece.change
        if tail:
            yield " ", "", WordChange.SAME
