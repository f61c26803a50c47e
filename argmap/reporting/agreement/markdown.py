"""A page of an agreement or a grading in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.markup import markdown, markdown_code, markdown_line
from argmap.reporting.agreement.sheets import Cell, Entry, Page, Section, Table


def as_markdown(page: Page, *, most: int | None) -> str:
    """The page as Markdown (CommonMark with tables); of each list the first `most` entries, all for None."""
    return "\n".join(_lines(page, most)) + "\n"


def _lines(page: Page, most: int | None) -> Iterator[str]:
    yield from (f"# {markdown(page.title)}", "")
    for letter, name, held in page.maps:
        yield f"- **{markdown(letter)}** {markdown_code(name)}: {markdown(held)}"
    for warning in page.warnings:
        yield from ("", f"**Warning:** {markdown_line(warning)}")
    for section in page.sections:
        yield from _section(section, most)
    yield from ("", f"*{markdown(page.caution)}*")


def _section(section: Section, most: int | None) -> Iterator[str]:
    yield from ("", f"## {markdown(section.title)}")
    for words in (section.found, section.about if section.entries else ""):
        if words:
            yield from ("", markdown_line(words))
    for table in section.tables:
        yield from ("", *_table(table))
    shown = section.entries if most is None or section.blank else section.entries[:most]
    if shown:
        yield ""
    for entry in shown:
        yield from _entry(section, entry)
    rest = len(section.entries) - len(shown)
    if rest:
        yield from ("", f"… and {rest} more.")
    if section.blank and section.tables:
        yield from ("", "Remarks:")


def _table(table: Table) -> Iterator[str]:
    for number, row in enumerate((table.header, *table.rows)):
        yield f"| {' | '.join(markdown(value) or ' ' for value in row)} |"
        if number == 0:
            yield "|" + "---|" * len(row)
    if table.notes:
        yield ""
        yield from (f"- {markdown_line(note)}" for note in table.notes)


def _entry(section: Section, entry: Entry) -> Iterator[str]:
    sort = f" ({markdown(entry.sort)})" if entry.sort else ""
    yield f"- **{markdown(entry.heading)}**{sort}"
    labels = [column.partition(":")[0] for column in section.columns]
    for label, each in zip(labels, entry.cells, strict=True):
        yield f"  - {f'{markdown(label)}: ' if len(labels) > 1 else ''}{_cell(each)}"
    if section.blank:
        yield "  - Remarks:"


def _cell(each: Cell) -> str:
    text = f"{f'{each.number} ' if each.number else ''}{markdown(each.text)}" if each.text else ""
    place = markdown_code(each.place) if each.place else ""
    return " · ".join(filter(None, (text, markdown(each.said), *map(markdown, each.passages), place)))
