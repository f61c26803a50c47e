"""The words of a drawing: what stands in the header, the body and the footer of each box, and at each joint."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from argmap.addresses import doi_link, host, is_address, link
from argmap.graph import ArgumentGraph, Target
from argmap.inline.runs import Styled, links_in
from argmap.map_words.words import words_of
from argmap.model import ArgumentMap, Citation, Inference, Kind, Reason, Reference, Statement, Work, is_added
from argmap.records import field, record
from argmap.rendering.content.capitals import capitals
from argmap.rendering.content.directions import from_the_left, side_by_side
from argmap.rendering.content.wrapping import clean, one_line
from argmap.rendering.options import DrawingOptions, Names, Text

MOST_LEVELS = 10  # of a number that is shown in full
# The keys of the words for how a statement bears on what is above it.
_ROLE_WORDS = {
    "attack": "objection",
    "answer": "answer",
    "concession": "concession",
    "undercut": "objection_to_the_step",
    "doubt": "concession_to_the_step",
    "answer to the step": "answer_to_the_step",
    "part of attack": "part_of_an_objection",
    "part of answer": "part_of_an_answer",
    "part of concession": "part_of_a_concession",
    "backing": "backing_of_the_step",
    "explanation": "explanation",
}
_SEPARATORS = str.maketrans("-_", "  ")  # between the words of a name


@record()
class Footer:
    """One line below the text of a box; `href` is a safe link or None."""

    text: str
    href: str | None = None


@record(frozen=False)
class Content:
    """The words in a box. `header` is `kind` as it stands there; it is `plain` where that says no more than a claim.

    `status` and `changes` are what badges tell, or empty, and `status_word` and `change_words` what stands on them.
    `language` is that of the map where it was written. `tab` is the title of a group, `tab_number` tells its colour.
    """

    number: str
    kind: str
    header: str
    plain: bool
    text: str
    title: str = ""
    status: str = ""
    status_word: str = ""
    changes: tuple[str, ...] = ()
    change_words: tuple[str, ...] = ()
    footers: list[Footer] = field(default_factory=list)
    tooltip: str = ""
    language: str | None = None
    tab: str = ""
    tab_number: int = 0


class Wording:
    """The words for the statements and reasons of one graph."""

    def __init__(self, graph: ArgumentGraph, options: DrawingOptions) -> None:
        self.graph = graph
        self.options = options
        self.words = words_of(graph.root)
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
        title = one_line(statement.label.shown) if statement.label else ""
        text = "" if title and options.text is Text.LABELS else clean(statement.text.shown)
        links = self._links(statement, title, text) if Styled in (type(title), type(text)) else ()
        changes = mark.words if mark else ()
        kind = list(self._kind_words(statement, bearing, reference))
        said = side_by_side(kind, " · ", self.words.language)
        return Content(
            number=self.name(statement),
            kind=said,
            header=from_the_left(capitals(" · ".join(kind), self.words.language)),
            plain=not bearing and statement.kind is Kind.CLAIM and len(kind) == 1,
            text=text,
            title=title,
            status=status.value if status else "",
            status_word=self.words[f"status_{status.value}"] if status else "",
            changes=changes,
            change_words=tuple(self.words[f"change_{change}"] for change in changes),
            footers=[*links, *self._footers(statement, reference)],
            tooltip=self.tooltip(statement),
            language=self.language(statement),
        )

    def language(self, node: Target) -> str | None:
        """The language of the map in which a statement or reason was written, else that of the whole."""
        own = self.graph.map_of(node).language or self.graph.root.language
        return own.value if own else None

    def name(self, statement: Statement) -> str:
        """What a statement is called in this drawing."""
        names = self.options.names
        number = self.known_number(statement) if names in {Names.NUMBERS, Names.BOTH} else ""
        own = self.graph.name(statement) or "" if names in {Names.IDS, Names.BOTH} else ""
        return side_by_side((number, own), " ", self.language(statement))

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
        lines = [f"{number} {clean(statement.text.words)}".strip()]
        lines.extend(self._quoted(clean(c.quote.value), statement) for c in statement.citations if c.quote)
        if statement.note:
            lines.append(clean(statement.note.words))
        if statement.tags:
            lines.append(" ".join(f"#{one_line(tag.value)}" for tag in statement.tags))
        return "\n".join(lines)

    def _links(self, statement: Statement, *texts: str) -> Iterator[Footer]:
        """A line for each place that words of a box lead to: a picture on paper has to tell it as well."""
        found = {href: words for text in texts for words, href in links_in(text)}
        for href, words in found.items():
            place = host(href) or href
            said = "" if place in words else one_line(words)
            yield Footer(side_by_side((said, place), ": ", self.language(statement)), href)

    def _footers(self, statement: Statement, reference: Reference | None) -> Iterator[Footer]:
        cited: list[Footer] = []
        if self.options.sources:
            cited.extend(self.citations(statement.citations, self.graph.map_of(statement)))
            if reference is not None and reference.citations:
                cited.extend(self.citations(reference.citations, self.graph.map_of(reference)))
        language = self.language(statement)
        said = side_by_side(self._remarks(statement), " · ", language)
        if said and cited and cited[-1].href is None:
            said = side_by_side((cited.pop().text, said), " · ", language)
        yield from cited
        if said:
            yield Footer(said)
        mark = self.options.changes.get(statement) if self.options.changes else None
        if mark is not None and mark.flip:
            before, after = (self.words[f"status_{status.value}"] for status in mark.flip)
            yield Footer(self.words.said("status_flip", before=before, after=after))

    def _said(self, key: str, node: Target, **values: str) -> str:
        """The text of a key of the words, with values in the language of a statement or reason."""
        return self.words.said(key, self.language(node), **values)

    def _quoted(self, text: str, node: Target) -> str:
        return self._said("quotation", node, text=text)

    def _remarks(self, statement: Statement) -> Iterator[str]:
        if statement.held_by:
            yield self._said("held_by", statement, name=one_line(statement.held_by.value))
        if is_added(statement):
            yield self._said("added", statement)
        if statement.date:
            yield one_line(statement.date.value)
        if statement.likelihood:
            yield one_line(statement.likelihood.value)
        if statement.hedge:
            yield self._quoted(one_line(statement.hedge.value), statement)
        if statement.credibility:
            yield self._said("credibility", statement, degree=one_line(statement.credibility.value))
        if statement.verdict:
            yield self._said("ruled", statement, verdict=self._term("verdict", statement.verdict.value))
        for mark in statement.review:
            if mark.mark:
                yield self._said("marked", statement, mark=self._term("mark", mark.mark.value))
        yield from self._ratings(statement)
        if statement.todo:
            yield self._said("to_do", statement, text=one_line(statement.todo.value))

    def _ratings(self, node: Statement | Reason) -> Iterator[str]:
        """How a statement or a step is rated; where several people say the same, once."""
        for said in dict.fromkeys(pair for rating in node.rating for pair in rating.criteria.items()):
            yield self.words["_".join(("rated", *said))]

    def _kind_words(self, statement: Statement, bearing: str, reference: Reference | None) -> Iterator[str]:
        """How a statement bears on what is above it, its kind where that tells more, its basis and its role."""
        role_word = _ROLE_WORDS.get(bearing)
        if role_word is not None:
            yield self.words[role_word]
        if role_word is None or (statement.kind is not Kind.CLAIM and not statement.basis):
            yield self.words[statement.kind.value]
        if statement.basis:
            yield self._term("basis", statement.basis.value)
        role = (reference.role if reference else None) or statement.role
        if role:
            yield _in_words(role.value)

    def _term(self, sort: str, term: str) -> str:
        """The words for one of the terms that a key of the language allows."""
        return self.words[f"{sort}_{term.replace('-', '_')}"]

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
            return Footer(locator, work_link(work))
        if work is not None:
            said = self._author_date(work)
            href = work_link(work)
        elif name and is_address(name):
            said, href = one_line(host(name) or name), link(name)
        else:
            said = one_line(name) if name else self.words["quoted"]
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
        return self.words.said("places_refer_to", work=self._author_date(self.own_work))

    def _author_date(self, work: Work) -> str:
        """A work as cited in running text: author and year, else its title, else its id."""
        name = self._short_author(one_line(work.author.value)) if work.author else ""
        if not name:
            name = one_line(work.title.value if work.title else work.id.value)
        date = one_line(work.date.value) if work.date else ""
        year = date[:4] if date[:4].isdigit() else date
        return f"{name} {year}".strip()

    def _short_author(self, author: str) -> str:
        people = [p.strip() for part in author.split(";") for p in part.split(" and ")]
        people = [p.split(",")[0].strip() for p in people if p]
        if len(people) > 2:
            return self.words.said("more_authors", first=people[0])
        if len(people) == 2:
            return self.words.said("two_authors", first=people[0], second=people[1])
        return people[0] if people else author

    # -- reasons ---------------------------------------------------------------------------------------------------

    def joint(self, reason: Reason) -> str:
        """The words at the joint of a reason, empty when there is nothing to say."""
        language = self.language(reason)
        parts = [
            self.scheme(reason),
            one_line(reason.label.words) if reason.label else "",
            self.words["deductive"] if reason.inference is Inference.DEDUCTIVE else "",
            one_line(reason.strength.value) if reason.strength else "",
            self._quoted(one_line(reason.hedge.value), reason) if reason.hedge else "",
            self._said("added", reason) if is_added(reason) else "",
            self._said("ruled", reason, verdict=self._term("verdict", reason.verdict.value)) if reason.verdict else "",
            *(
                self._said("outweighs", reason, reason=self.reason_name(other))
                for other in self.graph.outweighed(reason)
            ),
            *self._ratings(reason),
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
            return one_line(reason.label.words)
        if reason.id:
            return self.graph.name(reason) or reason.id.value
        return "+".join(self.known_number(p) for p in self.graph.premises(reason))


def _language(known_to: ArgumentMap) -> str | None:
    return known_to.language.value if known_to.language else None


def _in_words(name: str) -> str:
    """A name that is made of words, without the signs between these: `cause present` for `CAUSE_PRESENT`."""
    words = one_line(name).translate(_SEPARATORS)
    return words.lower() if words != name and words.isupper() else words


def work_link(work: Work) -> str | None:
    found = link(work.url.value) if work.url else None
    return found or (doi_link(work.doi.value) if work.doi else None)
