"""What a drawing that can be edited is made of: shapes with words in them, and lines that join these."""

from __future__ import annotations

from argmap.records import record
from argmap.rendering.content.strokes import SIGN_FONT, size_of
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.formats.courses import Rect, ShapeSide
from argmap.rendering.formats.looks import Look, Outline
from argmap.rendering.layout.subtrees import Point

_PLAIN = Look(Outline.ROUNDED, "", "", 0.0)


@record()
class Run:
    """Words of one look; `href` is a safe link or None, `ground` the colour behind them where they have their own.

    Words of `code` are set in a font whose letters are all as wide.
    """

    text: str
    size: float
    colour: str
    bold: bool = False
    href: str | None = None
    ground: str = ""
    slanted: bool = False
    code: bool = False


@record()
class Paragraph:
    """Runs in a line that may be broken; `row` is the height of each, `before` the room above the first.

    `band` is the colour of the band on which the header of a box stands.
    """

    runs: tuple[Run, ...]
    row: float
    right_to_left: bool = False
    centred: bool = False
    before: float = 0.0
    band: str = ""


@record()
class Shape:
    """Something with a place, and words that begin at its top unless they stand in its middle.

    `words` is what it is for who cannot see it, `within` the name of the frame of a `group` around it. Words that are
    not `broken` stand in one line, however wide that is.
    """

    name: str
    place: Rect
    look: Look = _PLAIN
    paragraphs: tuple[Paragraph, ...] = ()
    pad: float = 0.0
    middle: bool = True
    broken: bool = True
    words: str = ""
    href: str | None = None
    within: str = ""
    group: bool = False


@record()
class End:
    """Where a line begins or ends: at the side of a shape, or at a place of its own.

    `share` tells how far along that side, from its left or upper end.
    """

    point: Point
    shape: str = ""
    side: ShapeSide = ShapeSide.RIGHT
    share: float = 0.5


@record()
class Line:
    """A line; heads are called as in `STROKES`. `bends` are those of a `Course`, for a line that is `bent`.

    Its sign stands near its beginning, or in the middle where it says the same of both ends.
    """

    name: str
    tail: End
    head: End
    colour: str
    width: float
    style: str
    head_mark: str = "none"
    tail_mark: str = "none"
    sign: str = ""
    words: str = ""
    bent: bool = False
    bends: tuple[float, ...] = ()


@record()
class Editable:
    """The shapes and lines of a drawing, in the order in which they are painted: frames, lines, shapes."""

    frames: tuple[Shape, ...]
    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]


def sign_place(line: Line) -> Point:
    """The middle of the sign of a line: beside its beginning, or on the middle of one that says the same of both."""
    (x, y), (to_x, to_y) = line.tail.point, line.head.point
    if line.tail_mark != "none" or not line.tail.shape:
        return ((x + to_x) / 2, (y + to_y) / 2 - (0 if line.tail.shape else SIGN_FONT * 0.55))
    across, down = line.tail.side.value
    size = size_of(line.sign)
    away, half = size * 0.8, text_width(line.sign, size, bold=True) / 2
    return (
        x + across * (half + 0.5 * size) - abs(down) * (half + 0.3 * size),
        y + down * away - abs(across) * away * 0.7,
    )
