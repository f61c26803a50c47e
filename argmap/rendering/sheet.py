"""A whole drawing: the forest with its title above and its legend where it does least harm to the proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from argmap.rendering import legend
from argmap.rendering.arrangement import Arrangement, Frame
from argmap.rendering.legend import Entry
from argmap.rendering.wrapping import text_width, wrap

MARGIN = 14.0
TITLE, QUESTION = 15.0, 9.5
_LEAST_TITLE = 260.0
_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the title; its left end and its middle."""

    text: str
    size: float
    bold: bool
    x: float
    y: float


@dataclass(slots=True)
class Sheet:
    """Everything with its place: points from the upper left corner, margins included."""

    width: float
    height: float
    arrangement: Arrangement
    title: list[Line]
    legend: list[tuple[Entry, float, float]]


def compose(
    arrangement: Arrangement, title: str, subtitles: Sequence[str], entries: Sequence[Entry], aspect: float
) -> Sheet:
    """Put title, drawing and legend on one sheet."""
    width = max(arrangement.width, min(_LEAST_TITLE, text_width(title, TITLE, bold=True)))
    heading, top = _heading(title, subtitles, width)
    top = top + _GAP if heading else 0.0
    corner = _free_corner(arrangement, entries) if entries else None
    if corner is not None:
        lines, x, y = corner
        placed = legend.places(lines, MARGIN + x, MARGIN + top + y)
        height = arrangement.height
    elif entries:
        placed, width, height = _beside_or_below(arrangement, entries, width, top, aspect)
    else:
        placed, height = [], arrangement.height
    shifted = _moved(arrangement, MARGIN, MARGIN + top)
    return Sheet(width + 2 * MARGIN, height + top + 2 * MARGIN, shifted, heading, placed)


def _heading(title: str, subtitles: Sequence[str], width: float) -> tuple[list[Line], float]:
    heading: list[Line] = []
    y = 0.0
    for number, text in enumerate((title, *subtitles)):
        size, bold = (QUESTION, False) if number else (TITLE, True)
        for line in wrap(text, size, width, bold=bold, balanced=False) if text else ():
            heading.append(Line(line, size, bold, MARGIN, MARGIN + y + size * 0.6))
            y += size * 1.25
    return heading, y


def _beside_or_below(
    arrangement: Arrangement, entries: Sequence[Entry], width: float, top: float, aspect: float
) -> tuple[list[tuple[Entry, float, float]], float, float]:
    column = [[entry] for entry in entries]
    column_width, column_height = legend.size(column)
    rows = legend.rows(entries, max(width, 320.0))
    rows_width, rows_height = legend.size(rows)
    beside = (width + 2 * _GAP + column_width, max(arrangement.height, column_height))
    below = (max(width, rows_width), arrangement.height + _GAP + rows_height)
    if _reach(beside, aspect) < _reach(below, aspect):
        return legend.places(column, MARGIN + width + 2 * _GAP, MARGIN + top), *beside
    return legend.places(rows, MARGIN, MARGIN + top + arrangement.height + _GAP), *below


def _reach(size: tuple[float, float], aspect: float) -> float:
    """How large a page of the wanted proportions must be to hold something."""
    return max(size[0], size[1] * aspect)


def _free_corner(
    arrangement: Arrangement, entries: Sequence[Entry]
) -> tuple[list[list[Entry]], float, float] | None:
    """A legend in an empty corner of the drawing, if there is one."""
    for columns in (1, 2):
        widest = legend.size([[entry] for entry in entries])[0]
        lines = legend.rows(entries, widest * columns + 40 * (columns - 1)) if columns > 1 else [[e] for e in entries]
        width, height = legend.size(lines)
        for right, low in ((True, False), (False, False), (True, True), (False, True)):
            x = arrangement.width - width if right else 0.0
            y = arrangement.height - height if low else 0.0
            if x >= 0 and y >= 0 and _is_free(arrangement, x - 16, y - 12, x + width + 16, y + height + 12):
                return lines, x, y
    return None


def _is_free(arrangement: Arrangement, left: float, top: float, right: float, bottom: float) -> bool:
    for item, (x, y) in arrangement.places.items():
        if abs(x - (left + right) / 2) * 2 < right - left + item.width and (
            abs(y - (top + bottom) / 2) * 2 < bottom - top + item.height
        ):
            return False
    for way in arrangement.ways.values():
        for (x, y), (end_x, end_y) in zip(way, way[1:], strict=False):
            if min(x, end_x) < right and left < max(x, end_x) and min(y, end_y) < bottom and top < max(y, end_y):
                return False
            if (x == end_x and left < x < right and min(y, end_y) < bottom and top < max(y, end_y)) or (
                y == end_y and top < y < bottom and min(x, end_x) < right and left < max(x, end_x)
            ):
                return False
    return all(
        frame.x > right or frame.x + frame.width < left or frame.y > bottom or frame.y + frame.height < top
        for frame in arrangement.frames
    )


def _moved(arrangement: Arrangement, dx: float, dy: float) -> Arrangement:
    return Arrangement(
        arrangement.width,
        arrangement.height,
        {item: (x + dx, y + dy) for item, (x, y) in arrangement.places.items()},
        {item: [(x + dx, y + dy) for x, y in way] for item, way in arrangement.ways.items()},
        [
            Frame(f.title, f.item, f.x + dx, f.y + dy, f.width, f.height, f.title_x + dx)
            for f in arrangement.frames
        ],
    )
