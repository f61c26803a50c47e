"""A review for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Statement
from argmap.reporting.columns import cells, visible, wrap
from argmap.reporting.excerpts import Style
from argmap.reporting.review.words import (
    CAUTION,
    Names,
    counts,
    held,
    numbered,
    problems_title,
    tally_words,
    title,
    what_if,
)
from argmap.reviewing.page import Item, Review, Section, Table

_INDENT = "  "
_COLOURS = {"supported": "green", "contested": "yellow", "open": "yellow", "unsupported": "red", "defeated": "red"}


def as_text(review: Review, *, most: int | None, width: int = 100, color: bool = False) -> str:
    """The page as text that ends with a line break; of each section the first `most` items, all for None."""
    return "\n".join(_Page(review, most, width, Style(color)).lines()) + "\n"


class _Page:
    def __init__(self, review: Review, most: int | None, width: int, style: Style) -> None:
        self.review = review
        self.names = Names(review.graph)
        self.most = most
        self.width = width
        self.style = style

    def lines(self) -> Iterator[str]:
        yield self.style.bold(visible(title(self.review)))
        given = what_if(self.review, self.names)
        if given:
            yield from self._wrapped(given)
        if self.review.whole:
            yield from self._top()
        for number, section in numbered(self.review.sections):
            yield ""
            yield from self._section(number, section)

    def _top(self) -> Iterator[str]:
        review = self.review
        if review.graph.root.question is not None:
            yield from self._wrapped(review.graph.root.question.words)
        yield f"{counts(review)}"
        yield ""
        if review.problems:
            yield self.style.bold(problems_title(review))
            for item in review.problems:
                yield ""
                yield from self._item(item)
            yield from ("", self.style.bold("The conclusions, and what they rest on"), "")
        yield from self._verdicts()
        yield ""
        yield from self._wrapped(CAUTION)

    def _verdicts(self) -> Iterator[str]:
        if not self.review.verdicts:
            yield "This map has no statements."
            return
        left = max(cells(self.names.number(v.conclusion)) for v in self.review.verdicts)
        for verdict in self.review.verdicts:
            number = self.names.number(verdict.conclusion)
            status = f"{verdict.as_stated.value}: {verdict.why}"
            colour = _COLOURS[verdict.as_stated.value]
            text = list(self._wrapped(verdict.conclusion.text.words, " " * (left + 2)))
            text[0] = f"{number:<{left}}  {text[0].lstrip()}"
            yield from text
            yield " " * (left + 2) + self.style(status, fg=colour)
            yield from self._wrapped(" · ".join(tally_words(verdict.tally, self.names)), " " * (left + 2))

    def _section(self, number: int, section: Section) -> Iterator[str]:
        yield self.style.bold(f"{number}. {section.title}")
        yield from self._wrapped(section.found)
        if section.notice:
            yield from self._wrapped(section.notice)
        if section.table is not None:
            yield ""
            yield from self._table(section.table)
        shown = section.items if self.most is None else section.items[: self.most]
        for item in shown:
            yield ""
            yield from self._item(item)
        rest = len(section.items) - len(shown)
        if rest:
            yield ""
            more = f"and {rest} more; --all shows {'it' if rest == 1 else 'them'}"
            yield _INDENT + (f"{more}, --section {section.key} only this section" if self.review.whole else more)

    def _table(self, table: Table) -> Iterator[str]:
        """A table as lines, each cell that has something with the name of its column: terminals are narrow."""
        for row in table.rows:
            cells = (f"{name}: {self.names.text(cell)}" for name, cell in zip(table.columns, row, strict=True) if cell)
            yield from self._wrapped("; ".join(cells), _INDENT)

    def _item(self, item: Item) -> Iterator[str]:
        if item.node is None:
            sort = f"  [{item.sort}]" if item.sort else ""
            yield from map(self.style.bold, self._wrapped(f"{item.title}{sort}", _INDENT))
        elif isinstance(item.node, Statement):
            number = self.names.number(item.node)
            head = f"{number}  " if number else ""
            named = f" ({item.node.id})" if item.node.id is not None else ""
            sort = f"  [{item.sort}]" if item.sort else ""
            how = f" ({held(item.node)})" if held(item.node) else ""
            lines = list(self._wrapped(f"{head}{item.node.text}{how}{named}{sort}", _INDENT))
            yield self.style.bold(lines[0])
            yield from map(self.style.bold, lines[1:])
        else:
            sort = f"  [{item.sort}]" if item.sort else ""
            text = self.names.text((item.node,))
            yield from map(self.style.bold, self._wrapped(f"{text[0].upper()}{text[1:]}{sort}", _INDENT))
        for remark in item.remarks:
            yield from self._wrapped(self.names.text(remark), _INDENT * 2)
        for note in item.notes:
            yield from self._wrapped(f"The map notes: {note}", _INDENT * 2)

    def _wrapped(self, text: str, first: str = "") -> Iterator[str]:
        """Lines that fit, those after the first as deep as the text of the first."""
        room = max(20, self.width - cells(first))
        for number, line in enumerate(wrap(visible(" ".join(text.split())), room)):
            yield (first if not number or not first.strip() else " " * cells(first)) + line
