"""A whole drawing: the forest with its title above and its legend where it does least harm to the proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from argmap.directions import is_right_to_left
from argmap.records import record
from argmap.rendering.content import legend
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.legend import Entry
from argmap.rendering.content.wrapping import is_exact, text_width
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.rectangles import around, meet

if TYPE_CHECKING:
    from argmap.rendering.content.trails import Piece

MARGIN = 14.0
TITLE, QUESTION = 16.0, 10.0
TRAIL = 9.0
_TRAIL_GAP = 0.45  # between the pieces of the trail, in its size
_LEAST_TITLE = 260.0
_GAP = 14.0


@record()
class Line:
    """A line above the drawing; where it begins, which is the right end where it runs from right to left; its middle.

    What is bold has the colour of texts, and so has what is `plain`; all else is paler. `href` is where it leads.
    `from_right`: it moves along with the right edge of the sheet.
    """

    text: str
    size: float
    bold: bool
    x: float
    y: float
    plain: bool = False
    href: str | None = None
    from_right: bool = False

    @property
    def width(self) -> float:
        return text_width(self.text, self.size, bold=self.bold)

    @property
    def left(self) -> float:
        """Its left end."""
        return self.x - self.width if is_right_to_left(self.text) else self.x

    def moved(self, more: float) -> Line:
        """The line on a sheet that is so much wider."""
        return replace(self, x=self.x + more) if self.from_right and more else self


@record(frozen=False)
class Sheet:
    """Everything with its place: points from the upper left corner, margins included."""

    width: float
    height: float
    arrangement: Arrangement
    title: list[Line]
    legend: list[tuple[Entry, float, float]]


@record()
class Titles:
    """What stands above a drawing, in its language: the title, which may be empty, and lines in smaller type.

    `scale` tells how much larger than usual all of it is. A `trail` in type of its own size begins with a word for what
    it is; `room` is the width that there is for it.
    """

    title: str
    more: tuple[str, ...] = ()
    language: str | None = None
    scale: float = 1.0
    trail: tuple[Piece, ...] = ()
    trail_size: float = TRAIL
    room: float = 0.0

    @property
    def least_width(self) -> float:
        """How wide a drawing is at least for its title."""
        width = min(_LEAST_TITLE * self.scale, text_width(self.title, round(TITLE * self.scale), bold=True))
        return max(width, self.room)

    def placed(self, width: float) -> tuple[list[Line], float]:
        """The lines, broken at a width, and their height."""
        found: list[Line] = []
        y = 0.0
        for number, text in enumerate((self.title, *self.more)):
            size, bold = (round(QUESTION * self.scale), False) if number else (round(TITLE * self.scale), True)
            for line in set_lines(text, size, width, self.language, bold=bold, balanced=False) if text else ():
                turned = is_right_to_left(line)
                x = MARGIN + width if turned else MARGIN
                found.append(Line(line, size, bold, x, MARGIN + y + size * 0.6, from_right=turned))
                y += size * 1.25
        trail, height = self._trail(width)
        return [*found, *(replace(line, y=line.y + y) for line in trail)], y + height

    def _trail(self, width: float) -> tuple[list[Line], float]:
        """The pieces of the trail in rows, and their height; they run as the first statement named in it does."""
        found: list[Line] = []
        size, gap = self.trail_size, _TRAIL_GAP * self.trail_size
        turned = any(is_right_to_left(piece.text, self.language) for piece in self.trail[1:2])
        x, y = 0.0, 0.0
        for number, piece in enumerate(self.trail):
            is_first = number == 0
            sign = ("‹" if turned else "›") if number > 1 and not piece.text.startswith("(") else ""
            room = text_width(piece.widest, size, bold=is_first)
            before = gap if x else 0.0
            if sign:
                before += text_width(sign, size) + gap
            if x and x + before + room > width:
                x, y, before, sign = 0.0, y + size * 1.35, 0.0, ""
            if sign:
                found.append(self._piece(sign, x + gap, y, width, turned))
            line = self._piece(piece.text, x + before, y, width, turned, bold=is_first)
            found.append(replace(line, href=piece.href))
            x += before + room
        return found, y + size * 1.35 if found else 0.0

    def _piece(self, text: str, x: float, y: float, width: float, turned: bool, *, bold: bool = False) -> Line:
        """A piece of the trail that is so far from the side at which that begins."""
        size = self.trail_size
        own = text_width(text, size, bold=bold)
        left = MARGIN + (width - x - own if turned else x)
        begin = left + own if is_right_to_left(text) else left
        # Engines put scripts that need more height lower; what stands beside these goes along.
        lower = 0.1 * size if is_exact(text) and not all(is_exact(piece.text) for piece in self.trail) else 0.0
        return Line(text, size, bold, begin, MARGIN + y + size * 0.6 + lower, from_right=turned)


def compose(arrangement: Arrangement, titles: Titles, entries: Sequence[Entry], aspect: float) -> Sheet:
    """Put titles, drawing and legend on one sheet."""
    width = first = max(arrangement.width, titles.least_width)
    heading, top = titles.placed(width)
    top = top + _GAP * titles.scale if heading else 0.0
    corner = _free_corner(arrangement, entries) if entries else None
    if corner is not None:
        table, x, y = corner
        placed = table.places(MARGIN + x, MARGIN + top + y)
        height = arrangement.height
    elif entries:
        placed, width, height = _beside_or_below(arrangement, entries, width, top, aspect)
    else:
        placed, height = [], arrangement.height
    shifted = _moved(arrangement, MARGIN, MARGIN + top)
    heading = [line.moved(width - first) for line in heading]
    return Sheet(width + 2 * MARGIN, height + top + 2 * MARGIN, shifted, heading, placed)


def _beside_or_below(
    arrangement: Arrangement, entries: Sequence[Entry], width: float, top: float, aspect: float
) -> tuple[list[tuple[Entry, float, float]], float, float]:
    column, rows = legend.table(entries, 1), legend.fitting(entries, max(width, 320.0))
    beside = (width + 2 * _GAP + column.width, max(arrangement.height, column.height))
    below = (max(width, rows.width), arrangement.height + _GAP + rows.height)
    if _reach(beside, aspect) < _reach(below, aspect):
        return column.places(MARGIN + width + 2 * _GAP, MARGIN + top), *beside
    return rows.places(MARGIN, MARGIN + top + arrangement.height + _GAP), *below


def _reach(size: tuple[float, float], aspect: float) -> float:
    """How large a page of the wanted proportions must be to hold something."""
    return max(size[0], size[1] * aspect)


def _free_corner(arrangement: Arrangement, entries: Sequence[Entry]) -> tuple[legend.Table, float, float] | None:
    """A legend in an empty corner of the drawing, if there is one."""
    for columns in (1, 2, 3, 4, len(entries)):
        table = legend.table(entries, columns)
        for right, low in ((True, False), (False, False), (True, True), (False, True)):
            x = arrangement.width - table.width if right else 0.0
            y = arrangement.height - table.height if low else 0.0
            if x >= 0 and y >= 0 and _is_free(arrangement, x - 16, y - 12, x + table.width + 16, y + table.height + 12):
                return table, x, y
    return None


def _is_free(arrangement: Arrangement, left: float, top: float, right: float, bottom: float) -> bool:
    stretches = (
        (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y))
        for way in (*arrangement.ways.values(), *arrangement.links)
        for (x, y), (end_x, end_y) in pairwise(way)
    )
    boxes = (around(place, item) for item, place in arrangement.places.items())
    chips = (around(place, trunk) for trunk, place in arrangement.chips.items())
    frames = (frame.box for frame in arrangement.frames)
    return not any(meet((left, top, right, bottom), box) for box in chain(boxes, chips, frames, stretches))


def on_page(sheet: Sheet, titles: Titles, width: float, height: float) -> Sheet:
    """A sheet made as large as a page: what stands above the drawing is in its corner, all else in the middle."""
    width, height = max(width, sheet.width), max(height, sheet.height)
    heading, _ = titles.placed(width - 2 * MARGIN)
    reach = max([sheet.arrangement.width, *(x + entry.width - MARGIN for entry, x, _ in sheet.legend)])
    dx, dy = (width - reach) / 2 - MARGIN, (height - sheet.height) / 2
    entries = [(entry, x + dx, y + dy) for entry, x, y in sheet.legend]
    return Sheet(width, height, _moved(sheet.arrangement, dx, dy), heading, entries)


def _moved(arrangement: Arrangement, dx: float, dy: float) -> Arrangement:
    return Arrangement(
        arrangement.width,
        arrangement.height,
        {item: (x + dx, y + dy) for item, (x, y) in arrangement.places.items()},
        {item: [(x + dx, y + dy) for x, y in way] for item, way in arrangement.ways.items()},
        {trunk: (x + dx, y + dy) for trunk, (x, y) in arrangement.chips.items()},
        [[(x + dx, y + dy) for x, y in way] for way in arrangement.links],
        [replace(f, x=f.x + dx, y=f.y + dy, title_x=f.title_x + dx) for f in arrangement.frames],
    )
