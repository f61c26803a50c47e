"""A page of an agreement or a grading for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.reporting.agreement.sheets import Cell, Entry, Page, Section, Table
from argmap.reporting.columns import cells, padded, visible, wrap
from argmap.reporting.excerpts import Style

_INDENT = "  "
_GAP = "  "
_LINE = "_" * 40
_COLOURS = {"found": "green", "found in another place": "yellow", "missing": "red", "shared": "green"}


def as_text(page: Page, *, most: int | None, width: int = 100, color: bool = False) -> str:
    """The page as text that ends with a line break; of each list the first `most` entries, all for None."""
    return "\n".join(_Text(page, most, width, Style(color)).lines()) + "\n"


class _Text:
    def __init__(self, page: Page, most: int | None, width: int, style: Style) -> None:
        self.page = page
        self.most = most
        self.width = width
        self.style = style

    def lines(self) -> Iterator[str]:
        page = self.page
        yield self.style.bold(visible(page.title))
        left = max(cells(letter) for letter, _, _ in page.maps)
        for letter, name, held in page.maps:
            yield from self._wrapped(f"{padded(letter, left)}  ", f"{name}: {held}")
        for warning in page.warnings:
            yield from (self.style(line, fg="yellow") for line in self._wrapped("warning: ", warning))
        for section in page.sections:
            yield ""
            yield from self._section(section)
        yield ""
        yield from self._wrapped("", page.caution)

    def _section(self, section: Section) -> Iterator[str]:
        yield self.style.bold(visible(section.title))
        if section.found:
            yield from self._wrapped("", section.found)
        if section.about and section.entries:
            yield from self._wrapped("", section.about)
        for table in section.tables:
            yield ""
            yield from self._table(table)
        shown = section.entries if self.most is None or section.blank else section.entries[: self.most]
        for entry in shown:
            yield ""
            yield from self._entry(section, entry)
        rest = len(section.entries) - len(shown)
        if rest:
            yield from ("", f"{_INDENT}and {rest} more; --all shows {'it' if rest == 1 else 'them'}")
        if section.blank:
            yield from ("", f"{_INDENT}Remarks: {_LINE}")

    def _table(self, table: Table) -> Iterator[str]:
        rows = [[visible(value) for value in row] for row in (table.header, *table.rows)]
        widths = [max(cells(row[column]) for row in rows) for column in range(len(table.header))]
        room = max(12, self.width - len(_INDENT) - sum(widths[1:]) - len(_GAP) * len(widths[1:]))
        widths[0] = min(widths[0], room)
        for number, row in enumerate(rows):
            first, *others = wrap(row[0], widths[0])
            line = _GAP.join(padded(value, wide) for value, wide in zip([first, *row[1:]], widths, strict=True))
            shown = f"{_INDENT}{line}".rstrip()
            yield self.style.bold(shown) if number == 0 else shown
            yield from (f"{_INDENT}{other}" for other in others)
        for note in table.notes:
            yield from self._wrapped(_INDENT, note)

    def _entry(self, section: Section, entry: Entry) -> Iterator[str]:
        sort = f" ({entry.sort})" if entry.sort else ""
        lines = list(self._wrapped(_INDENT, f"{entry.heading}{sort}"))
        colour = _COLOURS.get(entry.heading)
        yield from (self.style(line, fg=colour, bold=True) for line in lines)
        labels = [column.partition(":")[0] for column in section.columns]
        for label, each in zip(labels, entry.cells, strict=True):
            yield from self._cell(label if len(labels) > 1 else "", each)

    def _cell(self, label: str, each: Cell) -> Iterator[str]:
        first = f"{_INDENT * 2}{f'{label}  ' if label else ''}"
        said = [f"{each.number} {each.text}".strip(), each.said, *each.passages, each.place]
        for number, line in enumerate(filter(None, said)):
            yield from self._wrapped(first if not number else " " * cells(first), line)

    def _wrapped(self, first: str, text: str) -> Iterator[str]:
        """Lines that fit, those after the first as deep as the text of the first."""
        room = max(20, self.width - cells(first))
        for number, line in enumerate(wrap(visible(" ".join(text.split())), room)):
            yield (first if not number else " " * cells(first)) + line
