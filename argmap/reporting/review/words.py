"""The words that all forms of a review share: the names of statements and reasons, and what stands at the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.graph import ArgumentGraph, Target
from argmap.model import Statement
from argmap.records import record
from argmap.reviewing import SECTIONS
from argmap.reviewing.page import Prose, Review, Section

_SHORT = 60
CAUTION = (
    "A status follows from the structure of the map and from what is granted; it is not a truth value. “As stated” "
    "grants every statement that has no reasons, “evidence only” grants cited evidence and nothing else: unsupported "
    "means there that the cited evidence alone does not reach so far. Numbers are those of the drawing."
)


@record()
class Name:
    """A statement as it is mentioned: its number in the drawing, and its label or the beginning of its text."""

    statement: Statement
    number: str
    words: str

    def __str__(self) -> str:
        return f"{self.number} “{self.words}”" if self.number else f"“{self.words}”"


class Names:
    """The names of the statements and reasons of a graph."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph

    def number(self, statement: Statement) -> str:
        return self.graph.numbers.get(statement, "")

    def name(self, statement: Statement) -> Name:
        return Name(statement, self.number(statement), short(statement.label or statement.text))

    def pieces(self, prose: Prose) -> Iterator[str | Name]:
        """A sentence as texts and names of statements; reasons are told by what they lead from and to."""
        for part in prose:
            if isinstance(part, str):
                yield part
            elif isinstance(part, Statement):
                yield self.name(part)
            else:
                yield from self._step(part)

    def text(self, prose: Prose) -> str:
        return "".join(map(str, self.pieces(prose)))

    def _step(self, reason: Target) -> Iterator[str | Name]:
        """``the step “label” to 1 “…”``, or ``the step from 1.1 “…” to 1 “…”``; steps to steps are followed."""
        while not isinstance(reason, Statement):
            label = reason.label or reason.scheme
            premises = self.graph.premises(reason)
            yield "the step "
            if label is not None:
                yield f"“{short(label)}” to "
            elif premises:
                yield "from "
                yield self.name(premises[0])
                yield " and others to " if len(premises) > 1 else " to "
            else:
                yield "to "
            target = self.graph.target(reason)
            if target is None:
                yield "nothing that is known"
                return
            reason = target
        yield self.name(reason)


def short(text: object, longest: int = _SHORT) -> str:
    """A text on one line, its end left out when it is long; without the full stop of a sentence."""
    line = " ".join(str(text).split()).rstrip(".")
    if len(line) <= longest:
        return line
    cut = line.rfind(" ", longest // 2, longest)
    return line[: cut if cut > 0 else longest].rstrip(" ,;:") + " …"


def title(review: Review) -> str:
    """The title of the page."""
    root = review.graph.root
    return f"Review: {root.title.words if root.title is not None else root.source.path}"


def counts(review: Review) -> str:
    """``12 claims, 3 pieces of evidence …``."""
    plurals = {"evidence": "pieces of evidence"}
    words = []
    for name, number in review.counts.items():
        singular = "piece of evidence" if name == "evidence" else name
        words.append(f"{number} {singular if number == 1 else plurals.get(name, name + 's')}")
    return ", ".join(words)


def what_if(review: Review, names: Names) -> str:
    """A sentence on what was granted and rejected for this review; empty for nothing."""
    parts = [
        f"{verb} {', '.join(str(names.name(s)) for s in statements)}"
        for verb, statements in (("granting", review.granted), ("rejecting", review.rejected))
        if statements
    ]
    return f"As if {' and '.join(parts)}." if parts else ""


def numbered(sections: Iterable[Section]) -> Iterator[tuple[int, Section]]:
    """The sections with their numbers on the whole page."""
    places = {key: number for number, key in enumerate(SECTIONS, 1)}
    return ((places[section.key], section) for section in sections)
