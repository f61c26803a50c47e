"""The words of a drawing: what stands in the header, the body and the footer of each box, and at each joint."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from argmap.addresses import doi_link, host, is_address, link
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Citation, Inference, Kind, Reason, Reference, Statement, Work
from argmap.records import field, record
from argmap.rendering.content.directions import side_by_side
from argmap.rendering.content.wrapping import clean, one_line
from argmap.rendering.options import DrawingOptions

MOST_LEVELS = 10  # of a number that is shown in full
_ROLE_WORDS = {
    "attack": "objection",
    "answer": "answer",
    "concession": "concession",
    "undercut": "objection to the step",
    "doubt": "concession to the step",
    "backing": "backing of the step",
    "explanation": "explanation",
}


@record()
class Footer:
    """One line below the text of a box; `href` is a safe link or None."""

    text: str
    href: str | None = None


@record(frozen=False)
class Content:
    """The words in a box. `status` is a word for a badge or empty, `changes` the words of another badge.

    `language` is that of the map where it was written.
    """

    number: str
    kind: str
    text: str
    title: str = ""
    status: str = ""
    changes: tuple[str, ...] = ()
    footers: list[Footer] = field(default_factory=list)
    tooltip: str = ""
    language: str | None = None


class Wording:
    """The words for the statements and reasons of one graph."""

    def __init__(self, graph: ArgumentGraph, options: DrawingOptions) -> None:
        self.graph = graph
        self.options = options
        self._citation_lines: dict[tuple[ArgumentMap, str | None, str | None], Footer] = {}

    # -- statements ------------------------------------------------------------------------------------------------

    def statement(self, statement: Statement, bearing: str, reference: Reference | None = None) -> Content:
        """The words of a statement.

        `bearing` says how it stands to what is above it: empty for a plain premise or supporting reason, else a key
        of the words for roles. `reference` is the reference through which it came to stand there, if any.
        """
        options = self.options
        status = options.statuses.get(statement) if options.statuses else None
        mark = options.changes.get(statement) if options.changes else None
        return Content(
            number=self.number(statement),
            kind=_kind_words(statement, bearing, reference),
            text=clean(statement.text.value),
            title=one_line(statement.label.value) if statement.label else "",
            status=status.value if status else "",
            changes=mark.words if mark else (),
            footers=list(self._footers(statement, reference)),
            tooltip=self.tooltip(statement),
            language=self.language(statement),
        )

    def language(self, node: Target) -> str | None:
        """The language of the map in which a statement or reason was written, else that of the whole."""
        own = self.graph.map_of(node).language or self.graph.root.language
        return own.value if own else None

    def number(self, statement: Statement) -> str:
        return self.known_number(statement) if self.options.numbers else ""

    def known_number(self, statement: Statement) -> str:
        """The number of a statement, the middle of it left out when it has very many levels."""
        number = self.graph.numbers.get(statement, "")
        if number.count(".") < MOST_LEVELS:
            return number
        first, last = number.split(".", 2)[:2], number.rsplit(".", 3)[1:]
        return f"{'.'.join(first)}…{'.'.join(last)}"

    def tooltip(self, statement: Statement) -> str:
        """The full text with quotations and note."""
        number = self.known_number(statement)
        lines = [f"{number} {clean(statement.text.value)}".strip()]
        lines.extend(f"“{clean(c.quote.value)}”" for c in statement.citations if c.quote)
        if statement.note:
            lines.append(clean(statement.note.value))
        if statement.tags:
            lines.append(" ".join(f"#{one_line(tag.value)}" for tag in statement.tags))
        return "\n".join(lines)

    def _footers(self, statement: Statement, reference: Reference | None) -> Iterator[Footer]:
        cited: list[Footer] = []
        if self.options.sources:
            cited.extend(self.citations(statement.citations, self.graph.map_of(statement)))
            if reference is not None and reference.citations:
                cited.extend(self.citations(reference.citations, self.graph.map_of(reference)))
        language = self.language(statement)
        said = side_by_side(_remarks(statement, language), " · ", language)
        if said and cited and cited[-1].href is None:
            said = side_by_side((cited.pop().text, said), " · ", language)
        yield from cited
        if said:
            yield Footer(said)
        mark = self.options.changes.get(statement) if self.options.changes else None
        if mark is not None and mark.flip:
            yield Footer(f"status: {mark.flip}")

    # -- sources ---------------------------------------------------------------------------------------------------

    def citations(self, citations: tuple[Citation, ...], known_to: ArgumentMap) -> Iterator[Footer]:
        """A line for each work cited, with its locators: passages of one work share a line."""
        by_work: dict[str | None, list[str]] = {}
        for citation in citations:
            name = citation.source.value if citation.source else known_to.work.value if known_to.work else None
            places = by_work.setdefault(name, [])
            if citation.at and citation.at.value not in places:
                places.append(citation.at.value)
        for name, places in by_work.items():
            locator = "; ".join(one_line(p) for p in places) or None
            key = (known_to, name, locator)
            if key not in self._citation_lines:
                self._citation_lines[key] = self._citation_line(name, locator, known_to)
            yield self._citation_lines[key]

    def _citation_line(self, name: str | None, locator: str | None, known_to: ArgumentMap) -> Footer:
        work = self.graph.works(known_to).get(name) if name else None
        href = None
        if locator and work is not None and work is self.own_work:
            return Footer(locator, _work_link(work))
        if work is not None:
            said = _author_date(work)
            href = _work_link(work)
        elif name and is_address(name):
            said, href = one_line(host(name) or name), link(name)
        else:
            said = one_line(name) if name else "quoted"
        return Footer(side_by_side((said, locator or ""), ", ", _language(known_to)), href)

    @cached_property
    def own_work(self) -> Work | None:
        """The work that the root map reconstructs: its places are given without its name."""
        root = self.graph.root
        return self.graph.works(root).get(root.work.value) if root.work else None

    def source_line(self) -> str:
        """A line on the work that the places without a name refer to; empty where nothing does."""
        if not self.options.sources or self.own_work is None:
            return ""
        return side_by_side(("§, ¶ and pages refer to", _author_date(self.own_work)), " ", _language(self.graph.root))

    # -- reasons ---------------------------------------------------------------------------------------------------

    def joint(self, reason: Reason) -> str:
        """The words at the joint of a reason, empty when there is nothing to say."""
        language = self.language(reason)
        parts = [
            self.scheme(reason),
            one_line(reason.label.value) if reason.label else "",
            reason.inference.value if reason.inference is Inference.DEDUCTIVE else "",
            one_line(reason.strength.value) if reason.strength else "",
            f"“{one_line(reason.hedge.value)}”" if reason.hedge else "",
            *(_said("outweighs", self.reason_name(other), language) for other in self.graph.outweighed(reason)),
        ]
        if self.options.sources and reason.citations:
            parts.extend(f.text for f in self.citations(reason.citations, self.graph.map_of(reason)))
        return side_by_side(parts, " · ", language)

    def scheme(self, reason: Reason) -> str:
        """The name of the argumentation scheme of a reason, empty without one."""
        if reason.scheme is None:
            return ""
        slug = reason.scheme.value
        for each in self.graph.maps:
            name = each.schemes[slug].name if slug in each.schemes else None
            if name is not None:
                return one_line(name.value)
        words = one_line(slug).replace("-", " ")
        return words[:1].upper() + words[1:]

    def reason_name(self, reason: Reason) -> str:
        """How a reason is called elsewhere: its label, its id, or the numbers of its premises."""
        if reason.label:
            return one_line(reason.label.value)
        if reason.id:
            return self.graph.name(reason) or reason.id.value
        return "+".join(self.known_number(p) for p in self.graph.premises(reason))


def _language(known_to: ArgumentMap) -> str | None:
    return known_to.language.value if known_to.language else None


def _said(words: str, name: str, language: str | None) -> str:
    return side_by_side((words, name), " ", language)


def _remarks(statement: Statement, language: str | None) -> Iterator[str]:
    if statement.held_by:
        yield _said("held by", one_line(statement.held_by.value), language)
    if statement.date:
        yield one_line(statement.date.value)
    if statement.likelihood:
        yield one_line(statement.likelihood.value)
    if statement.hedge:
        yield f"“{one_line(statement.hedge.value)}”"
    if statement.credibility:
        yield _said("credibility", one_line(statement.credibility.value), language)
    if statement.verdict:
        yield _said("ruled", one_line(statement.verdict.value), language)
    yield from (_said("marked", one_line(mark.mark.value), language) for mark in statement.review if mark.mark)
    if statement.todo:
        yield _said("to do:", one_line(statement.todo.value), language)


def _kind_words(statement: Statement, bearing: str, reference: Reference | None) -> str:
    words = [_ROLE_WORDS[bearing]] if bearing in _ROLE_WORDS else []
    if not words or (statement.kind is not Kind.CLAIM and not statement.basis):
        words.append(statement.kind.value)
    if statement.basis:
        words.append(one_line(statement.basis.value).replace("-", " "))
    role = (reference.role if reference else None) or statement.role
    if role:
        words.append(one_line(role.value).replace("-", " "))
    return side_by_side(words, " · ")


def _author_date(work: Work) -> str:
    """A work as cited in running text: author and year, else its title, else its id."""
    name = _short_author(one_line(work.author.value)) if work.author else ""
    if not name:
        name = one_line(work.title.value if work.title else work.id.value)
    date = one_line(work.date.value) if work.date else ""
    year = date[:4] if date[:4].isdigit() else date
    return f"{name} {year}".strip()


def _short_author(author: str) -> str:
    people = [p.strip() for part in author.split(";") for p in part.split(" and ")]
    people = [p.split(",")[0].strip() for p in people if p]
    if not people:
        return author
    if len(people) > 2:
        return f"{people[0]} et al."
    return " and ".join(people)


def _work_link(work: Work) -> str | None:
    found = link(work.url.value) if work.url else None
    return found or (doi_link(work.doi.value) if work.doi else None)
