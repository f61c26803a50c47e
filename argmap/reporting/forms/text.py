"""A form for a terminal, or for a text that is filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.model import Statement
from argmap.reporting.columns import cells, visible, wrap
from argmap.reporting.excerpts import Style
from argmap.reporting.forms.words import NUMBERS, title
from argmap.reporting.review.words import Names, held, what_if
from argmap.reviewing.forms import Form
from argmap.reviewing.forms.form import Blank, Part, Row
from argmap.reviewing.page import Item

_INDENT = "  "
_NARROWEST = 20
_LINE = "_" * 24


def as_text(form: Form, *, width: int, color: bool) -> str:
    """The form as text that ends with a line break."""
    return "\n".join(_Page(form, width, Style(color)).lines()) + "\n"


class _Page:
    def __init__(self, form: Form, width: int, style: Style) -> None:
        self.form = form
        self.names = Names(form.graph)
        self.width = width
        self.style = style

    def lines(self) -> Iterator[str]:
        form = self.form
        yield self.style.bold(visible(title(form)))
        if form.graph.root.question is not None:
            yield from self._wrapped(form.graph.root.question.words)
        given = what_if(form.review, self.names)
        if given:
            yield from self._wrapped(given)
        yield ""
        yield from self._wrapped(form.about)
        for part in form.parts:
            yield ""
            yield from self._part(part)
        yield ""
        if form.after:
            yield from self._wrapped(f"After {form.after}.")
        yield NUMBERS

    def _part(self, part: Part) -> Iterator[str]:
        yield from map(self.style.bold, self._wrapped(part.title))
        if part.about:
            yield from self._wrapped(part.about)
        left = max(cells(row.label) for row in part.rows)
        column = left + 2 if left else 0
        for row in part.rows:
            lines = list(self._row(row, " " * (len(_INDENT) + column)))
            if row.label and lines:
                lines[0] = f"{_INDENT}{row.label}{lines[0][len(_INDENT) + cells(row.label) :]}"
            yield from lines
        if part.more:
            yield from self._wrapped(part.more, _INDENT)

    def _row(self, row: Row, indent: str) -> Iterator[str]:
        for said in row.says:
            yield from self._wrapped(self.names.text(said), indent)
        for item in row.items:
            yield from self._item(item, indent)
        for blank in row.blanks:
            yield from self._blank(blank, indent)

    def _blank(self, blank: Blank, indent: str) -> Iterator[str]:
        if blank.choices:
            if blank.asks:
                yield from self._wrapped(blank.asks, indent)
            boxes = [f"[ ] {choice}" for choice in blank.choices]
            on_one = "   ".join(boxes)
            yield from (indent + line for line in ([on_one] if cells(indent + on_one) <= self.width else boxes))
        else:
            yield from self._wrapped(f"{blank.asks} {_LINE}".lstrip(), indent)

    def _item(self, item: Item, indent: str) -> Iterator[str]:
        sort = f"  [{item.sort}]" if item.sort else ""
        if item.node is None:
            text = item.title
        elif isinstance(item.node, Statement):
            number = self.names.number(item.node)
            how = f" ({held(item.node)})" if held(item.node) else ""
            text = f"{f'{number}  ' if number else ''}{item.node.text}{how}"
        else:
            text = self.names.text((item.node,))
            text = text[:1].upper() + text[1:]
        yield from self._wrapped(f"- {text}{sort}", indent, further=2)
        for remark in item.remarks:
            yield from self._wrapped(self.names.text(remark), indent + _INDENT)
        for note in item.notes:
            yield from self._wrapped(f"The map notes: {note}", indent + _INDENT)

    def _wrapped(self, text: str, indent: str = "", further: int = 0) -> Iterator[str]:
        """Lines that fit, indented, those after the first by so many cells more."""
        room = max(_NARROWEST, self.width - len(indent) - further)
        for number, line in enumerate(wrap(visible(" ".join(text.split(" "))), room)):
            yield indent + (" " * further if number else "") + line
