"""A review in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.inline.written import markdown_line_of, markdown_of
from argmap.markup import markdown, markdown_code, markdown_line
from argmap.model import Statement
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


def as_markdown(review: Review, *, most: int | None) -> str:
    """The page as Markdown (CommonMark with tables); of each section the first `most` items, all for None."""
    return "\n".join(_Page(review, most).lines()) + "\n"


class _Page:
    def __init__(self, review: Review, most: int | None) -> None:
        self.review = review
        self.names = Names(review.graph)
        self.most = most

    def lines(self) -> Iterator[str]:
        review = self.review
        yield f"# {markdown(title(review))}"
        given = what_if(review, self.names)
        if given:
            yield from ("", markdown_line(given))
        if review.whole:
            yield from self._top()
        for rank, section in numbered(review.sections):
            yield from self._section(rank, section)

    def _top(self) -> Iterator[str]:
        review = self.review
        if review.graph.root.question is not None:
            yield from ("", markdown_line_of(review.graph.root.question.shown))
        yield from ("", f"{counts(review)}.", "")
        if review.problems:
            yield from (f"## {problems_title(review)}", "")
            for item in review.problems:
                yield from self._item(item)
            yield from ("", "## The conclusions, and what they rest on", "")
        if review.verdicts:
            yield "| | conclusion | status | reasons | not written | sources | against it |"
            yield "|---|---|---|---|---|---|---|"
            for v in review.verdicts:
                text = markdown_of(v.conclusion.text.shown)
                number = self.names.number(v.conclusion)
                cells = " | ".join(markdown_line(words) for words in tally_words(v.tally, self.names))
                yield f"| {number} | {text} | {v.as_stated.value}: {v.why} | {cells} |"
        else:
            yield "This map has no statements."
        yield from ("", f"*{CAUTION}*")

    def _section(self, number: int, section: Section) -> Iterator[str]:
        yield from (
            "",
            f"## {number}. {section.title}",
            "",
            f"*{markdown(section.about)}*",
            "",
            markdown_line(section.found),
        )
        if section.notice:
            yield from ("", markdown_line(section.notice))
        if section.table is not None:
            yield ""
            yield from self._table(section.table)
        shown = section.items if self.most is None else section.items[: self.most]
        if shown:
            yield ""
        for item in shown:
            yield from self._item(item)
        rest = len(section.items) - len(shown)
        if rest:
            yield from ("", f"… and {rest} more.")

    def _table(self, table: Table) -> Iterator[str]:
        yield f"| {' | '.join(table.columns)} |"
        yield f"|{'---|' * len(table.columns)}"
        for row in table.rows:
            yield f"| {' | '.join(markdown_line(self.names.text(cell)) for cell in row)} |"

    def _item(self, item: Item) -> Iterator[str]:
        return item_lines(self.names, item, ids=True)


def item_lines(names: Names, item: Item, *, ids: bool) -> Iterator[str]:
    """An item of a review as an entry of a list, with the id of its statement if wanted."""
    sort = f" ({markdown(item.sort)})" if item.sort else ""
    if item.node is None:
        yield f"- **{markdown(item.title)}**{sort}"
    elif isinstance(item.node, Statement):
        number = names.number(item.node)
        name = names.graph.name(item.node) if ids else None
        named = f" {markdown_code(name)}" if name else ""
        how = f" ({markdown(held(item.node))})" if held(item.node) else ""
        said = markdown_of(item.node.text.shown, strong=True)
        yield f"- **{f'{number} ' if number else ''}{said}**{how}{named}{sort}"
    else:
        text = names.text((item.node,))
        yield f"- **{markdown(text[0].upper() + text[1:])}**{sort}"
    for remark in item.remarks:
        yield f"  - {markdown_line(names.text(remark))}"
    yield from (f"  - *The map notes:* {markdown_of(note.shown)}" for note in item.notes)
