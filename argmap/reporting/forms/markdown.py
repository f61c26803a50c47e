"""A form in Markdown (CommonMark), with lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.inline.written import markdown_line_of
from argmap.markup import markdown, markdown_line
from argmap.reporting.forms.words import NUMBERS, TO_FILL, title
from argmap.reporting.review.markdown import item_lines
from argmap.reporting.review.words import Names, what_if
from argmap.reviewing.forms import Form
from argmap.reviewing.forms.form import Blank, Part, Row
from argmap.reviewing.forms.worksheet import LINE, MARK

_LINE = r"\_" * 20


def as_markdown(form: Form) -> str:
    """The form as Markdown that ends with a line break."""
    return "\n".join(_Page(form).lines()) + "\n"


class _Page:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.names = Names(form.graph)

    def lines(self) -> Iterator[str]:
        form = self.form
        yield f"# {markdown(title(form))}"
        if form.graph.root.question is not None:
            yield from ("", markdown_line_of(form.graph.root.question.shown))
        given = what_if(form.review, self.names)
        if given:
            yield from ("", markdown_line(given))
        yield from ("", f"*{markdown(form.about)}*")
        for part in form.parts:
            yield from self._part(part)
        after = f"After {markdown(form.after)}. " if form.after else ""
        yield from ("", "---", "", f"{after}{NUMBERS}")

    def _part(self, part: Part) -> Iterator[str]:
        yield from ("", f"## {markdown(part.title)}")
        if part.about:
            yield from ("", f"*{markdown(part.about)}*")
        for row in part.rows:
            yield from self._row(row)
        if part.more:
            yield from ("", f"… {markdown(part.more)}.")

    def _row(self, row: Row) -> Iterator[str]:
        if row.label:
            yield from ("", f"**{markdown(row.label)}**")
        for said in row.says:
            yield from ("", markdown_line(self.names.text(said)))
        if row.items:
            yield ""
        for item in row.items:
            yield from item_lines(self.names, item, ids=False)
        for blank in row.blanks:
            yield from ("", *self._blank(blank))

    def _blank(self, blank: Blank) -> Iterator[str]:
        if blank.place:
            yield from (f"<!-- {MARK} {blank.place} -->", "", LINE)
            return
        asks = f"*{markdown(blank.asks)}* " if blank.asks else ""
        if not blank.choices:
            yield f"☐ {asks}{_LINE} ({TO_FILL})"
            return
        yield f"{asks}({TO_FILL})"
        yield ""
        yield from (f"- [ ] {markdown(choice)}" for choice in blank.choices)
