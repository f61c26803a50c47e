"""The words that all forms of a review share: the names of statements and reasons, and what stands at the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.graph import ArgumentGraph, Target
from argmap.model import Statement, is_added
from argmap.records import record
from argmap.reviewing import SECTIONS
from argmap.reviewing.page import Prose, Review, Section, Tally
from argmap.reviewing.review_context import is_added_step

_SHORT = 60
_MOST_NEEDED = 4  # statements named that all reasons need
CAUTION = (
    "A status follows from the structure of the map and from what is granted; it is not a truth value. Granted is "
    "every statement without reasons, and every step: what stands beside a status tells how much that is. Numbers are "
    "those of the drawing. An unwritten warrant is the “if this, then that” of a step which nobody wrote, an unsaid "
    "premise a statement that the map had to add."
)


@record()
class Name:
    """A statement as it is mentioned: its number in the drawing, and its label or the beginning of its text.

    `held` tells how firmly it is said and whose view it is, where it is not said flatly by the author.
    """

    statement: Statement
    number: str
    words: str
    held: str

    def __str__(self) -> str:
        said = f"{self.number} “{self.words}”" if self.number else f"“{self.words}”"
        return f"{said} ({self.held})" if self.held else said


class Names:
    """The names of the statements and reasons of a graph."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph

    def number(self, statement: Statement) -> str:
        return self.graph.numbers.get(statement, "")

    def name(self, statement: Statement) -> Name:
        return Name(statement, self.number(statement), short(statement.label or statement.text), held(statement))

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
            yield "the added step " if is_added_step(reason) else "the step "
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


def held(statement: Statement) -> str:
    """``“may”, the view of the pilots``: how firmly a statement is said, and whose it is.

    Empty for what the author says flatly.
    """
    hedge = statement.hedge or statement.likelihood
    said = f"“{short(hedge)}”" if hedge is not None else ""
    whose = f"the view of {short(statement.held_by)}" if statement.held_by is not None else ""
    added = "added by the reviewer" if is_added(statement) else ""
    return ", ".join(filter(None, (said, whose, added)))


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


def tally_words(tally: Tally, names: Names) -> tuple[str, ...]:
    """What a conclusion rests on: its reasons, what nobody wrote, its sources, the open objections."""
    reasons = _many(tally.reasons, "reason", none="no reason that holds")
    if tally.added:
        reasons += f", {tally.added} of them added by the reviewer"
    if tally.reasons > 1:
        needed = [names.number(each) or short(each.text) for each in tally.needed_by_all]
        shown = needed[:_MOST_NEEDED]
        more = f" and {len(needed) - len(shown)} more" if len(needed) > len(shown) else ""
        reasons += f", all of which need {', '.join(shown)}{more}" if needed else ", no premise needed by all"
    unwritten = f"{_many(tally.unwritten, 'unwritten warrant')}, {_many(tally.unsaid, 'unsaid premise')}"
    sources = _many(tally.sources, "source")
    if tally.sources:
        known = f"{tally.at_first_hand} of them at first hand" if tally.sources > 1 else "at first hand"
        sources += f", {known}" if tally.at_first_hand else ", known only through other works"
    return (reasons, unwritten, sources, _many(tally.open_objections, "open objection"))


def _many(number: int, noun: str, none: str = "") -> str:
    """``no reasons``, ``1 reason``, ``2 reasons``."""
    return none if none and not number else f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def what_if(review: Review, names: Names) -> str:
    """A sentence on what was granted and rejected for this review; empty for nothing."""
    parts = [
        f"{verb} {', '.join(str(names.name(s)) for s in statements)}"
        for verb, statements in (("granting", review.granted), ("rejecting", review.rejected))
        if statements
    ]
    return f"As if {' and '.join(parts)}." if parts else ""


def problems_title(review: Review) -> str:
    """The heading of the weightiest problems; where none of them is grave, they are only where to look first."""
    if not any(item.facts.get("grave") for item in review.problems):
        return "Where to look first"
    words = ("", "The weightiest problem", "The two weightiest problems", "The three weightiest problems")
    return words[min(len(review.problems), 3)]


def numbered(sections: Iterable[Section]) -> Iterator[tuple[int, Section]]:
    """The sections with their numbers on the whole page."""
    places = {key: number for number, key in enumerate(SECTIONS, 1)}
    return ((places[section.key], section) for section in sections)
