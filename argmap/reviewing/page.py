"""The parts of a review, before it is written as text, Markdown, HTML or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from argmap.evaluation import Status
from argmap.graph import ArgumentGraph, Target
from argmap.model import Statement
from argmap.records import field, record
from argmap.showing import Brief, Shown, counted, name_of_file, quoted
from argmap.source import Text

# A sentence in which statements and reasons are mentioned; writers show them by number, and link them where they can.
Prose: TypeAlias = tuple[str | Target, ...]
# What a machine wants to know of an item besides its words; made of what JSON has.
Facts: TypeAlias = Mapping[str, object]


@record()
class Item(Brief):
    """One thing found: what it is about, and in sentences why it is listed.

    `node` is the statement or reason that it is about; without one, `title` names what is meant. `sort` is a word
    that tells apart the items of one section. `notes` are remarks in the map itself.
    """

    node: Target | None = None
    title: str = ""
    sort: str = ""
    remarks: tuple[Prose, ...] = ()
    notes: tuple[Text, ...] = ()
    facts: Facts = field(default_factory=dict)

    def _brief(self) -> Iterator[object]:
        yield self.sort
        yield quoted(self.title) if self.title else ""
        if isinstance(self.node, Statement):
            yield quoted(self.node.text)
        yield self.node and self.node.span


@record()
class Table(Brief):
    """A table below what a section found: the names of its columns, and in each row a cell for each of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Prose, ...], ...]

    def _brief(self) -> Iterator[object]:
        yield counted(len(self.rows), "row")


@record()
class Section(Brief):
    """One question put to the map, with what was found, the most important first.

    `about` says in a sentence or two what is listed and what it does not mean; `found` sums up; `notice` says what was
    left out or could not be looked at. A section without items says in `found` that there is nothing to report.
    """

    key: str
    title: str
    about: str
    found: str
    items: tuple[Item, ...] = ()
    notice: str = ""
    table: Table | None = None

    def _brief(self) -> Iterator[object]:
        yield self.key
        yield quoted(self.title)
        yield counted(len(self.items), "item")


@record()
class Tally(Brief):
    """What a conclusion rests on, counted.

    `reasons` hold, `added` of them by the reviewer, and `needed_by_all` are the statements without which none of them
    does. `unwritten` steps have no written warrant, `unsaid` premises are the map maker's; what was added in charity
    counts in neither. `sources` are works, but the one that is mapped, that
    the evidence goes back to; those `at_first_hand` the map knows not only through another one.
    """

    reasons: int
    added: int
    needed_by_all: tuple[Statement, ...]
    unwritten: int
    unsaid: int
    sources: int
    at_first_hand: int
    open_objections: int

    def _brief(self) -> Iterator[object]:
        yield counted(self.reasons, "reason")
        yield counted(self.unwritten, "unwritten warrant")
        yield counted(self.open_objections, "open objection")


@record()
class Verdict(Brief):
    """How a conclusion fares in both readings, why, and what it rests on."""

    conclusion: Statement
    as_stated: Status
    evidence_only: Status
    why: str
    tally: Tally

    def _brief(self) -> Iterator[object]:
        yield f"{self.as_stated.value}, by evidence only {self.evidence_only.value}:"
        yield quoted(self.conclusion.text)


@record(eq=False)
class Review(Shown):
    """The page, or with `whole` False some of its sections.

    `main` is the conclusion whose chains and flips are shown; None for a map without statements. `problems` are those
    that weigh most, none where only some sections are shown; `sections` are numbered as on the whole page.
    """

    graph: ArgumentGraph
    main: Statement | None
    verdicts: tuple[Verdict, ...]
    granted: tuple[Statement, ...]
    rejected: tuple[Statement, ...]
    counts: Mapping[str, int]
    problems: tuple[Item, ...]
    sections: tuple[Section, ...]
    whole: bool = True

    def _brief(self) -> Iterator[object]:
        yield name_of_file(self.graph.root.source.path)
        items = sum(len(section.items) for section in self.sections)
        yield f"{counted(len(self.sections), 'section')}, {counted(items, 'item')}"
        yield quoted(self.graph.root.title)
