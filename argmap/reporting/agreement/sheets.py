"""What is told of an agreement or a grading, in a form that text, Markdown and HTML are made of."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.agreement.annotations import Annotation
from argmap.agreement.disagreements import Said
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.records import record

_SHORT = 60
_MOST_PASSAGES = 2


@record()
class Cell:
    """A statement as one map has it: `letter` of the map, `number` in its drawing, and its text.

    `said` is what is made of it there, `passages` are the words that it quotes with their place, `place` is where it is
    written. Without a text it tells why there is none, in `said`.
    """

    letter: str
    number: str = ""
    text: str = ""
    said: str = ""
    passages: tuple[str, ...] = ()
    place: str = ""


@record()
class Entry:
    """Some cells that are to be seen side by side, under a heading with a `sort`."""

    heading: str
    sort: str
    cells: tuple[Cell, ...]


@record()
class Table:
    """A table of short texts; the first column names its rows. `notes` explain what stands in it."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@record()
class Section:
    """A part of a page; `columns` name the maps whose cells stand side by side, `blank` leaves room for remarks."""

    key: str
    title: str
    found: str
    about: str = ""
    tables: tuple[Table, ...] = ()
    entries: tuple[Entry, ...] = ()
    columns: tuple[str, ...] = ()
    blank: bool = False


@record()
class Page:
    """A whole page. `maps` are the letters and names of the maps, with what they hold."""

    kind: str
    title: str
    language: str | None
    maps: tuple[tuple[str, str, str], ...]
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]
    caution: str


def cell(each: Annotation, statement: Statement, said: str = "") -> Cell:
    """A statement in a cell."""
    passages = [
        f"“{anchor.said}”{f' ({anchor.at})' if anchor.at else ''}" if anchor.said else anchor.at
        for anchor in each.anchors.get(statement, ())
    ]
    return Cell(
        each.letter,
        each.graph.numbers.get(statement, ""),
        " ".join(statement.text.words.split()),
        said,
        tuple(passages[:_MOST_PASSAGES]),
        str(statement.text.span),
    )


def words(graph: ArgumentGraph, said: Said) -> str:
    """A sentence with the names of the statements in it."""
    return "".join(part if isinstance(part, str) else name(graph, part) for part in said)


def name(graph: ArgumentGraph, statement: Statement) -> str:
    """``1.2 “Lorries wear …”``: the number and the beginning of the text."""
    number = graph.numbers.get(statement, "")
    return f"{number} “{_short(statement)}”" if number else f"“{_short(statement)}”"


def _short(statement: Statement) -> str:
    line = " ".join((statement.label or statement.text).words.split()).rstrip(".")
    if len(line) <= _SHORT:
        return line
    cut = line.rfind(" ", _SHORT // 2, _SHORT)
    return line[: cut if cut > 0 else _SHORT].rstrip(" ,;:") + " …"


def figure(value: float | None) -> str:
    """Two places behind the point; a dash where there is no figure."""
    if value is None:
        return "–"
    shown = f"{value:.2f}"
    return "0.00" if shown == "-0.00" else shown


def listed(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
