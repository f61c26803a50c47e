"""A map as running text for a handout: each statement with what it bears on and its quotations, then the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from argmap.addresses import is_address, link
from argmap.directions import is_right_to_left
from argmap.graph import ArgumentGraph
from argmap.map_words.words import words_of
from argmap.model import ArgumentMap, Citation, Reason, Statement, Work
from argmap.records import record
from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.directions import side_by_side
from argmap.rendering.content.scene import Form, Item
from argmap.rendering.content.views import GraphView
from argmap.rendering.content.wording import Wording, work_link
from argmap.rendering.content.wrapping import clean, one_line
from argmap.rendering.options import DrawingOptions

TEXT = "text-"  # begins the name of the place of a statement in the text


@record()
class Paragraph:
    """A stretch of text, in type of a `size` in that of the text of statements.

    `number` stands beside it and leads to `number_href`. `name` is what links lead to. `step` is how far it is set in,
    `before` the room above it, in lines. What is `flush` stands below no number, what `keeps` goes with the next one.
    Where it is `turned`, its lines begin at the right, whatever they begin with.
    """

    text: str
    size: float = 1.0
    bold: bool = False
    plain: bool = True
    number: str = ""
    number_href: str | None = None
    href: str | None = None
    name: str = ""
    step: int = 0
    before: float = 0.0
    flush: bool = False
    turned: bool = False
    keeps: bool = False
    language: str | None = None


def running_text(view: GraphView, options: DrawingOptions, headings: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of the text of what a view shows, below its headings."""
    return list(_Text(view, options).paragraphs(headings))


class _Text:
    def __init__(self, view: GraphView, options: DrawingOptions) -> None:
        self.view = view
        self.graph: ArgumentGraph = view.graph
        self.options = replace(options, sources=False)  # below the quotations they are told in full
        self.wording = Wording(self.graph, replace(options, sources=True))
        self.words = words_of(self.graph.root)
        self.cited: dict[object, Paragraph] = {}  # by work, or by the name of what is none

    def paragraphs(self, headings: Sequence[str]) -> Iterator[Paragraph]:
        title, *more = headings
        language = self.words.language
        if title:
            yield Paragraph(title, 1.7, bold=True, flush=True, keeps=True, language=language)
        for text in more:
            yield Paragraph(text, plain=False, flush=True, keeps=True, language=language)
        yield self._heading("in_words")
        scene = assemble(self.graph, self.options, self.view, stubs=True)
        for item in scene.walk():
            if item.form is Form.BOX:
                yield from self._statement(item)
        if self.cited:
            yield self._heading("sources")
            yield from self.cited.values()

    def _heading(self, key: str) -> Paragraph:
        text, language = self.words[key], self.words.language
        return Paragraph(text, 1.25, bold=True, before=1.2, flush=True, keeps=True, language=language)

    # -- statements ------------------------------------------------------------------------------------------------

    def _statement(self, item: Item) -> Iterator[Paragraph]:
        assert item.body is not None  # noqa: S101 - every box has one
        assert item.statement is not None  # noqa: S101 - every box has one
        content, statement = item.body.content, item.statement
        said = [Paragraph(text, bold=bold) for text, bold in ((content.title, True), (content.text, False)) if text]
        for place, paragraph in enumerate(said):
            found = replace(paragraph, keeps=True, language=content.language)
            if place == 0:
                found = replace(found, number=content.number, number_href=f"#{item.anchor}", before=0.7)
                found = replace(found, name=f"{TEXT}{item.anchor}")
            yield found
        told = [content.kind, *self._bearing(statement), *content.change_words, content.status_word]
        told += [footer.text for footer in content.footers]
        turned = is_right_to_left(said[0].text, content.language) if said else False
        remarks = side_by_side(told, " · ", content.language)
        yield Paragraph(remarks, 0.82, plain=False, turned=turned, language=content.language)
        for citation, written_in in self._citations(statement):
            yield self._citation(citation, written_in, turned)

    def _bearing(self, statement: Statement) -> Iterator[str]:
        """What a statement bears on, and the premises that it does so together with."""
        home = self.graph.homes.get(statement)
        uses = dict.fromkeys((*([home] if home else []), *self.graph.uses(statement)))
        for reason in uses:
            target, premises = self.graph.target(reason), self.graph.premises(reason)
            if isinstance(target, Reason):
                yield f"→ {self.words['step']} {self._numbers(self.graph.premises(target))}"
            elif target is not None:
                yield f"→ {self.wording.known_number(target)}"
            if len(premises) > 1:
                yield f"{self.words['together']}: {self._numbers(premises)}"
            said = self.wording.scheme(reason)
            if said and premises[:1] == (statement,):
                yield said

    def _numbers(self, statements: Sequence[Statement]) -> str:
        return " + ".join(map(self.wording.known_number, dict.fromkeys(statements)))

    # -- quotations and sources ------------------------------------------------------------------------------------

    def _citations(self, statement: Statement) -> Iterator[tuple[Citation, ArgumentMap]]:
        """The citations at a statement, and those at the reason of which it is the first premise."""
        for citation in statement.citations:
            yield citation, self.graph.map_of(statement)
        home = self.graph.homes.get(statement)
        if home is not None and self.graph.premises(home)[:1] == (statement,):
            for citation in home.citations:
                yield citation, self.graph.map_of(home)

    def _citation(self, citation: Citation, written_in: ArgumentMap, turned: bool) -> Paragraph:
        """A quotation, if there is one, with its source and place."""
        language = written_in.language.value if written_in.language else None
        (footer,) = self.wording.citations((citation,), written_in)
        quote = self.words.said("quotation", language, text=clean(citation.quote.value)) if citation.quote else ""
        self._cite(citation, written_in, language)
        said = side_by_side((quote, footer.text), " ", language)
        turned &= not citation.quote  # which runs as it does itself
        return Paragraph(said, 0.92, step=1, before=0.1, turned=turned, href=footer.href, language=language)

    def _cite(self, citation: Citation, written_in: ArgumentMap, language: str | None) -> None:
        """Put what is cited on the list of sources."""
        named = citation.source or written_in.work
        work = self.graph.works(written_in).get(named.value) if named else None
        if work is not None and work not in self.cited:
            parts = [*_about(work), address] if (address := _address(work)) else list(_about(work))
            said = side_by_side(parts, ". ", language)
            self.cited[work] = Paragraph(said, 0.92, flush=True, before=0.25, href=work_link(work), language=language)
        elif work is None and named is not None and is_address(named.value):
            address = one_line(named.value)
            href = link(named.value)
            self.cited[address] = Paragraph(address, 0.92, flush=True, before=0.25, href=href, language=language)


def _about(work: Work) -> Iterator[str]:
    """What is known of a work, as it is told in a list; its id where that is nothing."""
    author = one_line(work.author.value) if work.author else ""
    date = one_line(work.date.value) if work.date else ""
    who = f"{author} ({date})" if author and date else author or date
    title = one_line(work.title.value) if work.title else ""
    publisher = one_line(work.publisher.value) if work.publisher else ""
    found = [each.rstrip(".") for each in (who, title, publisher) if each]
    yield from found or [one_line(work.id.value)]


def _address(work: Work) -> str:
    written = work.url or work.doi
    return one_line(written.value) if written else ""
