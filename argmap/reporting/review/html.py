"""A review as one HTML page that needs nothing else: no script, no network, fit for printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.directions import html_direction
from argmap.lazy_pattern import lazy
from argmap.markup import html
from argmap.model import Kind, Statement
from argmap.reporting.review.style import STYLE
from argmap.reporting.review.words import CAUTION, Name, Names, counts, numbered, short, title, what_if
from argmap.reviewing.page import Item, Prose, Review, Section

# Whatever the texts of a map hold, they become neither script nor style: they are escaped, and the page loads nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
# The words of a map may run from right to left in a page that runs from left to right: each text has a direction of its
# own (`dir`), and is kept apart from the words around it.
_QUOTED = lazy("“([^”]*)”")


def as_html(review: Review, *, most: int | None) -> str:
    """The page; of each section the first `most` items are open and the others folded, none for None."""
    return "\n".join(_Page(review, most).lines()) + "\n"


class _Page:
    def __init__(self, review: Review, most: int | None) -> None:
        self.review = review
        self.names = Names(review.graph)
        self.most = most
        language = review.graph.root.language
        self.language = language.value if language is not None else "en"

    def lines(self) -> Iterator[str]:
        review, root = self.review, self.review.graph.root
        yield f'<!DOCTYPE html>\n<html lang="{html(self.language)}">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{html(title(review))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>"
        yield f'<p class="kind">Review</p>\n{self._said("h1", title(review).removeprefix("Review: "))}'
        if root.question is not None:
            yield self._said("p", root.question.value, ' class="question"')
        yield f'<p class="counts">{html(counts(review))}</p>'
        given = what_if(review, self.names)
        if given:
            yield f'<p class="whatif">{_apart(given)}</p>'
        yield "</header>\n<main>"
        yield from self._verdicts()
        if review.whole:
            yield from self._first()
            yield from self._contents()
        for number, section in numbered(review.sections):
            yield from self._section(number, section)
        yield from self._index()
        yield "</main>\n</body>\n</html>"

    # -- the top of the page ---------------------------------------------------------------------------------------

    def _verdicts(self) -> Iterator[str]:
        if not self.review.verdicts:
            yield "<p>This map has no statements.</p>"
            return
        yield '<table class="verdicts">\n<thead><tr><th scope="col" colspan="2">Conclusion</th>'
        yield '<th scope="col">As stated</th><th scope="col">Evidence only</th></tr></thead>\n<tbody>'
        for verdict in self.review.verdicts:
            conclusion = verdict.conclusion
            main = ' class="main"' if conclusion is self.review.main else ""
            yield f"<tr{main}><td>{self._link(self.names.name(conclusion), number_only=True)}</td>"
            yield self._said("td", conclusion.text.value)
            yield f"<td>{_status(verdict.as_stated.value)}</td><td>{_status(verdict.evidence_only.value)}</td></tr>"
        yield f'</tbody>\n</table>\n<p class="caution">{html(CAUTION)}</p>'

    def _first(self) -> Iterator[str]:
        first = self.review.first()
        if not first:
            return
        yield '<section class="first">\n<h2>Look at these first</h2>\n<ul>'
        for section, item in first:
            remark = f" {self._prose(item.remarks[0])}" if item.remarks else ""
            name = self._prose((item.node,)) if item.node is not None else f"<bdi>{html(short(item.title))}</bdi>"
            yield f'<li><a class="section" href="#{section.key}">{html(section.title)}</a> {name}.{remark}</li>'
        yield "</ul>\n</section>"

    def _contents(self) -> Iterator[str]:
        yield '<nav aria-label="Sections">\n<ol>'
        for section in self.review.sections:
            many = f' <span class="many">{len(section.items)}</span>' if section.items else ""
            yield f'<li><a href="#{section.key}">{html(section.title)}</a>{many}</li>'
        yield '<li class="index"><a href="#statements">All statements</a></li>\n</ol>\n</nav>'

    # -- sections --------------------------------------------------------------------------------------------------

    def _section(self, number: int, section: Section) -> Iterator[str]:
        yield f'<section id="{section.key}">\n<h2><span>{number}</span> {html(section.title)}</h2>'
        yield f'<p class="about">{html(section.about)}</p>\n<p class="found">{html(section.found)}</p>'
        if section.notice:
            yield f'<p class="notice">{html(section.notice)}</p>'
        shown = section.items if self.most is None else section.items[: self.most]
        rest = section.items[len(shown) :]
        yield from self._items(shown)
        if rest:
            yield f"<details>\n<summary>{len(rest)} more</summary>"
            yield from self._items(rest)
            yield "</details>"
        yield "</section>"

    def _items(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield "<article>"
            yield f'<h3 dir="{self._direction(item)}">{self._heading(item)}</h3>'
            if item.remarks:
                yield "<ul>"
                yield from (f'<li dir="auto">{self._prose(remark)}</li>' for remark in item.remarks)
                yield "</ul>"
            for note in item.notes:
                yield f'<p class="note"><span>The map notes</span> <bdi>{html(note.value)}</bdi></p>'
            yield "</article>"

    def _said(self, tag: str, text: str, more: str = "") -> str:
        """An element with a text of the map."""
        return f'<{tag}{more} dir="{html_direction(text, self.language)}">{html(text)}</{tag}>'

    def _direction(self, item: Item) -> str:
        return html_direction(item.node.text.value, self.language) if isinstance(item.node, Statement) else "auto"

    def _heading(self, item: Item) -> str:
        sort = f' <span class="sort" dir="auto">{html(item.sort)}</span>' if item.sort else ""
        if item.node is None:
            return html(item.title) + sort
        if isinstance(item.node, Statement):
            return f"{self._number(item.node)}{html(item.node.text.value)}{sort}"
        text = self._prose((item.node,))
        return f"{text[0].upper()}{text[1:]}{sort}"

    def _number(self, statement: Statement) -> str:
        name = self.names.name(statement)
        return f"{self._link(name, number_only=True)} " if name.number else ""

    def _prose(self, prose: Prose) -> str:
        return "".join(
            self._link(piece) if isinstance(piece, Name) else _apart(piece) for piece in self.names.pieces(prose)
        )

    def _link(self, name: Name, *, number_only: bool = False) -> str:
        words = name.number if number_only and name.number else str(name)
        if not name.number:
            return f"<bdi>{html(words)}</bdi>"
        tip = html(name.statement.text.value)
        way = "ltr" if number_only else html_direction(words, self.language)
        return f'<a class="statement" dir="{way}" href="#s{name.number}" title="{tip}">{html(words)}</a>'

    # -- all statements --------------------------------------------------------------------------------------------

    def _index(self) -> Iterator[str]:
        yield '<section id="statements">\n<h2>All statements</h2>\n<dl>'
        for statement, number in self.review.graph.numbers.items():
            name = self.review.graph.name(statement)
            named = f' <code dir="auto">{html(name)}</code>' if name else ""
            kind = (
                "" if statement.kind is Kind.CLAIM else f' <span class="sort" dir="ltr">{statement.kind.value}</span>'
            )
            text = statement.text.value
            way = html_direction(text, self.language)
            yield f'<dt id="s{number}">{number}</dt><dd dir="{way}">{html(text)}{kind}{named}</dd>'
        yield "</dl>\n</section>"


def _apart(words: str) -> str:
    """Words of argmap as HTML, with what is quoted in them kept to itself."""
    return _QUOTED.sub(r"“<bdi>\1</bdi>”", html(words))


def _status(status: str) -> str:
    return f'<span class="status {status}">{status}</span>'
