"""A whole drawing: the forest with its title above and its legend where it does least harm to the proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from argmap.directions import is_right_to_left
from argmap.records import record
from argmap.rendering.content import legend
from argmap.rendering.content.directions import set_lines
from argmap.rendering.content.legend import Entry
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.layout.arrangement import Arrangement

MARGIN = 14.0
TITLE, QUESTION = 16.0, 10.0
_LEAST_TITLE = 260.0
_GAP = 14.0


@record()
class Line:
    """A line of the title; where it begins, which is the right end where it runs from right to left; its middle."""

    text: str
    size: float
    bold: bool
    x: float
    y: float


@record(frozen=False)
class Sheet:
    """Everything with its place: points from the upper left corner, margins included."""

    width: float
    height: float
    arrangement: Arrangement
    title: list[Line]
    legend: list[tuple[Entry, float, float]]


def compose(
    arrangement: Arrangement,
    title: str,
    subtitles: Sequence[str],
    entries: Sequence[Entry],
    aspect: float,
    language: str | None = None,
) -> Sheet:
    """Put title, drawing and legend on one sheet; the titles are in `language`."""
    width = max(arrangement.width, min(_LEAST_TITLE, text_width(title, TITLE, bold=True)))
    heading, top = _heading(title, subtitles, width, language)
    top = top + _GAP if heading else 0.0
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
    heading = [replace(line, x=MARGIN + width) if is_right_to_left(line.text) else line for line in heading]
    return Sheet(width + 2 * MARGIN, height + top + 2 * MARGIN, shifted, heading, placed)


def _heading(title: str, subtitles: Sequence[str], width: float, language: str | None) -> tuple[list[Line], float]:
    heading: list[Line] = []
    y = 0.0
    for number, text in enumerate((title, *subtitles)):
        size, bold = (QUESTION, False) if number else (TITLE, True)
        for line in set_lines(text, size, width, language, bold=bold, balanced=False) if text else ():
            heading.append(Line(line, size, bold, MARGIN, MARGIN + y + size * 0.6))
            y += size * 1.25
    return heading, y


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
    boxes = (
        (x - item.width / 2, y - item.height / 2, x + item.width / 2, y + item.height / 2)
        for item, (x, y) in arrangement.places.items()
    )
    stretches = (
        (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y))
        for way in (*arrangement.ways.values(), *arrangement.links)
        for (x, y), (end_x, end_y) in pairwise(way)
    )
    frames = ((f.x, f.y, f.x + f.width, f.y + f.height) for f in arrangement.frames)
    return not any(
        x <= right and left <= end_x and y <= bottom and top <= end_y
        for x, y, end_x, end_y in chain(boxes, stretches, frames)
    )


def _moved(arrangement: Arrangement, dx: float, dy: float) -> Arrangement:
    return Arrangement(
        arrangement.width,
        arrangement.height,
        {item: (x + dx, y + dy) for item, (x, y) in arrangement.places.items()},
        {item: [(x + dx, y + dy) for x, y in way] for item, way in arrangement.ways.items()},
        [[(x + dx, y + dy) for x, y in way] for way in arrangement.links],
        [replace(f, x=f.x + dx, y=f.y + dy, title_x=f.title_x + dx) for f in arrangement.frames],
    )
