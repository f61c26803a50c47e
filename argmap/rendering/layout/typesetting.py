"""Running text set on pages: lines of one width, numbers beside them, nothing parted that belongs together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.directions import is_right_to_left
from argmap.records import field, record
from argmap.rendering.content.boxes import BODY, TALL_LINE
from argmap.rendering.content.directions import marked, set_lines
from argmap.rendering.content.running_text import Paragraph
from argmap.rendering.content.wrapping import is_exact, text_width
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.papers import Size
from argmap.rendering.layout.sheet import Line, Sheet

_MARGIN = 5.0  # at all sides, in the size of the text
_LEADING = 1.3  # from one line to the next, in its size
_MEASURE = 48.0  # the widest line, in its size
_STEP = 1.6  # how far quotations are set in
_NUMBER_GAP = 0.9


@record(frozen=False)
class TextPage:
    """A page of text, and where on it the places are that links lead to."""

    sheet: Sheet
    places: dict[str, tuple[float, float]] = field(default_factory=dict)


@record()
class _Row:
    """A line of text with a number beside it or without, as high as it needs; places as if it were on top of a page."""

    lines: tuple[Line, ...]
    height: float
    before: float
    keeps: bool
    name: str = ""


def typeset(paragraphs: Sequence[Paragraph], size: Size) -> list[TextPage]:
    """The pages of some paragraphs, on upright paper or on slides."""
    setter = _Setter(paragraphs, size)
    found: list[TextPage] = []
    rows = [row for paragraph in paragraphs for row in setter.rows(paragraph)]
    start = 0
    while start < len(rows):
        end = _page_end(rows, start, size.height - 2 * setter.margin)
        found.append(_page(rows[start:end], size, setter.margin))
        start = end
    return found


def _page_end(rows: Sequence[_Row], start: int, room: float) -> int:
    """The row with which the next page begins: as far down as there is room, without parting what keeps together."""
    end, height = start, 0.0
    while end < len(rows):
        height += rows[end].height + (rows[end].before if end > start else 0.0)
        if height > room and end > start:
            break
        end += 1
    if end == len(rows):
        return end
    kept = end
    while kept > start and rows[kept - 1].keeps:
        kept -= 1
    return kept if kept > start else end


def _page(rows: Sequence[_Row], size: Size, margin: float) -> TextPage:
    found = TextPage(Sheet(size.width, size.height, Arrangement(), [], []))
    y = margin
    for place, row in enumerate(rows):
        y += row.before if place else 0.0
        found.sheet.title.extend(replace(line, y=line.y + y) for line in row.lines)
        if row.name:
            found.places[row.name] = (margin, y)
        y += row.height
    return found


class _Setter:
    """Breaks paragraphs into rows for pages of a size."""

    def __init__(self, paragraphs: Sequence[Paragraph], size: Size) -> None:
        self.size = size.text
        self.margin = _MARGIN * size.text
        self.width = size.width - 2 * self.margin
        numbers = [text_width(each.number, self.size, bold=True) for each in paragraphs if each.number]
        self.beside = min(max(numbers, default=0.0) + _NUMBER_GAP * self.size, self.width / 4)

    def rows(self, paragraph: Paragraph) -> Iterator[_Row]:
        """The rows of a paragraph; the first two and the last two of several stay together."""
        size = float(round(self.size * paragraph.size))  # engines draw only whole points as large as they are measured
        inset = 0.0 if paragraph.flush else self.beside + paragraph.step * _STEP * self.size
        room = min(self.width - inset, _MEASURE * size)
        lines = set_lines(paragraph.text, size, room, paragraph.language, bold=paragraph.bold, balanced=False)
        if paragraph.turned:
            lines = tuple(marked(line, right_to_left=True) for line in lines)
        high = size * (_LEADING if all(map(is_exact, lines)) else max(_LEADING, TALL_LINE / BODY))
        for place, text in enumerate(lines):
            row = [self._line(text, size, inset, high, paragraph)]
            if place == 0 and paragraph.number:
                row.append(self._number(paragraph, row[0]))
            is_last = place == len(lines) - 1
            keeps = paragraph.keeps if is_last else place in {0, len(lines) - 2}
            before = paragraph.before * self.size * _LEADING if place == 0 else 0.0
            yield _Row(tuple(row), high, before, keeps, paragraph.name if place == 0 else "")

    def _line(self, text: str, size: float, inset: float, high: float, paragraph: Paragraph) -> Line:
        turned = is_right_to_left(text)
        x = self.margin + self.width - inset if turned else self.margin + inset
        return Line(text, size, paragraph.bold, x, high / 2, plain=paragraph.plain, href=paragraph.href)

    def _number(self, paragraph: Paragraph, beside: Line) -> Line:
        """The number of a paragraph at the side where its lines begin; a long one is shown smaller."""
        width = text_width(paragraph.number, self.size, bold=True)
        room = self.beside - _NUMBER_GAP * self.size
        size = float(int(self.size * min(1.0, room / width)))
        turned = is_right_to_left(beside.text)
        x = self.margin + self.width - width * size / self.size if turned else self.margin
        return Line(paragraph.number, size, True, x, beside.y, href=paragraph.number_href)
