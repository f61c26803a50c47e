"""The parts of a form, before it is written as text, Markdown, HTML or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.records import record
from argmap.reviewing.page import Item, Prose, Review
from argmap.showing import Brief, Shown, counted, name_of_file, quoted


@record()
class Blank(Brief):
    """A place for a person to write: `asks` says what belongs there, `choices` are words to tick one of.

    With a `place` what is written in Markdown can be read again, and tells where in the map it belongs.
    """

    asks: str
    choices: tuple[str, ...] = ()
    place: str = ""

    def _brief(self) -> Iterator[object]:
        yield quoted(self.asks)


@record()
class Row(Brief):
    """What belongs together under one name: paragraphs, then things in a list, then what is left to a person.

    `label` is the name, empty for a part that has only one row.
    """

    label: str = ""
    says: tuple[Prose, ...] = ()
    items: tuple[Item, ...] = ()
    blanks: tuple[Blank, ...] = ()

    def _brief(self) -> Iterator[object]:
        yield quoted(self.label)
        yield counted(len(self.items), "item")
        yield counted(len(self.blanks), "blank")


@record()
class Part(Brief):
    """A part of a form, with what it is about in a sentence; `more` says what was left out."""

    title: str
    rows: tuple[Row, ...]
    about: str = ""
    more: str = ""

    def _brief(self) -> Iterator[object]:
        yield quoted(self.title)
        yield counted(len(self.rows), "row")


@record(eq=False)
class Form(Shown):
    """A review in the form that a profession uses.

    `key` is its name, `title` what it is called, `about` how to read it, `after` the published source of the form.
    `compact` is one that has to fit on a page.
    """

    key: str
    title: str
    about: str
    after: str
    review: Review
    parts: tuple[Part, ...]
    compact: bool = False

    @property
    def graph(self) -> ArgumentGraph:
        return self.review.graph

    def _brief(self) -> Iterator[object]:
        yield self.key
        yield name_of_file(self.graph.root.source.path)
        yield counted(len(self.parts), "part")
        yield quoted(self.graph.root.title)
