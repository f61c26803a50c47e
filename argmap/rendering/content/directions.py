"""How lines of both directions are set: all lines of a text run one way, and pieces of a line are kept to themselves.

The rules of Unicode (UAX #9) order the letters of a line; unseen characters tell them what is settled here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.directions import apart, closed_lines, is_right_to_left, letter_direction
from argmap.inline.runs import Styled, cut, joined, runs_of, text_of
from argmap.rendering.content.wrapping import wrap

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"


def marked(line: str, *, right_to_left: bool) -> str:
    """A line whose first letter tells which way it runs, by an unseen mark before it where that is needed.

    What draws a line looks at its first letter, so a mark is enough; `is_right_to_left` finds it too.
    """
    if is_right_to_left(line) is right_to_left:
        return line
    return joined((_RIGHT_TO_LEFT_MARK if right_to_left else _LEFT_TO_RIGHT_MARK, line))


def unmarked(line: str) -> str:
    """A line without the mark that `marked` put there."""
    return cut(line, 1, len(line)) if line[:1] in {_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK} else line


def set_lines(
    text: str, size: float, limit: float, language: str | None = None, *, bold: bool = False, balanced: bool = True
) -> tuple[str, ...]:
    """The lines of a text as `wrap` breaks it, each of which runs as the whole text does."""
    lines = wrap(text, size, limit, bold=bold, balanced=balanced)
    if text.isascii() and not language:
        return tuple(lines)
    right_to_left = is_right_to_left(text, language)
    return tuple(marked(line, right_to_left=right_to_left) for line in _closed(lines))


def _closed(lines: list[str]) -> Iterator[str]:
    """The lines of one text in which what is turned ends with each line, and with each part that looks different."""
    if Styled not in map(type, lines):
        yield from closed_lines(lines)
        return
    parts = closed_lines([run.text for line in lines for run in runs_of(line)])
    for line in lines:
        yield text_of(run.saying(next(parts)) for run in runs_of(line))


def side_by_side(pieces: Iterable[str], between: str, language: str | None = None) -> str:
    """Pieces in one line, without the empty ones.

    Where any of them is written from right to left, each is kept to itself, so that none takes the numbers, brackets
    and stops of its neighbours over to the wrong side. A piece without letters, such as a number, runs to the right.
    """
    kept = [piece for piece in pieces if piece]
    written = "".join(kept)
    if len(kept) < 2 or written.isascii() or not any(letter_direction(each) > 0 for each in written):
        return joined(kept, between)
    return joined((_apart(piece, language) for piece in kept), between)


def _apart(piece: str, language: str | None) -> str:
    """A piece that is kept to itself, with what looks different in it."""
    before, after = apart(piece, language).split(piece, 1)
    return joined((before, piece, after))


def from_the_left(piece: str) -> str:
    """A piece that stands in a row which begins at the left, whichever way it runs itself."""
    return marked(piece, right_to_left=False) if is_right_to_left(piece) else piece
