"""How lines of both directions are set: all lines of a text run one way, and pieces of a line are kept to themselves.

The rules of Unicode (UAX #9) order the letters of a line; unseen characters tell them what is settled here.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.directions import closed_lines, is_right_to_left, letter_direction
from argmap.rendering.content.wrapping import wrap

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_ISOLATES = "\u2066\u2067\u2068"
_END = "\u2069"


def marked(line: str, *, right_to_left: bool) -> str:
    """A line whose first letter tells which way it runs, by an unseen mark before it where that is needed.

    What draws a line looks at its first letter, so a mark is enough; `is_right_to_left` finds it too.
    """
    if is_right_to_left(line) is right_to_left:
        return line
    return (_RIGHT_TO_LEFT_MARK if right_to_left else _LEFT_TO_RIGHT_MARK) + line


def unmarked(line: str) -> str:
    """A line without the mark that `marked` put there."""
    return line[1:] if line[:1] in {_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK} else line


def set_lines(
    text: str, size: float, limit: float, language: str | None = None, *, bold: bool = False, balanced: bool = True
) -> tuple[str, ...]:
    """The lines of a text as `wrap` breaks it, each of which runs as the whole text does."""
    lines = wrap(text, size, limit, bold=bold, balanced=balanced)
    if text.isascii() and not language:
        return tuple(lines)
    right_to_left = is_right_to_left(text, language)
    return tuple(marked(line, right_to_left=right_to_left) for line in closed_lines(lines))


def side_by_side(pieces: Iterable[str], between: str, language: str | None = None) -> str:
    """Pieces in one line, without the empty ones.

    Where any of them is written from right to left, each is kept to itself, so that none takes the numbers, brackets
    and stops of its neighbours over to the wrong side. A piece without letters, such as a number, runs to the right.
    """
    kept = [piece for piece in pieces if piece]
    written = "".join(kept)
    if len(kept) < 2 or written.isascii() or not any(letter_direction(each) > 0 for each in written):
        return between.join(kept)
    turned = (any(map(letter_direction, piece)) and is_right_to_left(piece, language) for piece in kept)
    return between.join(f"{_ISOLATES[turn]}{piece}{_END}" for turn, piece in zip(turned, kept, strict=True))
