"""The words that all forms of a matrix of hypotheses share: names of rows and columns, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from argmap.analysis.speaking import Manner, Through
from argmap.hypotheses.matrix import Cell, Matrix, Row
from argmap.hypotheses.order import Mark, Order, Telling, Turn
from argmap.model import Statement
from argmap.reporting.review.words import Names, short

BLANK = "·"
BOTH = "?"
RULE = (
    "What has the least against it is preferred, not what has the most for it. A mark is read off the reasons of the "
    "map or was entered; nothing is weighed. Numbers are those of the drawing."
)

_MANNERS = {
    Manner.REBUTS: "speaks against what speaks for it",
    Manner.ANSWERS: "answers what speaks against it",
    Manner.GRANTED: "granted against it",
    Manner.EXPLAINS: "explains it",
    Manner.FALLEN: "would bear on it, but falls on the way",
}
_TELLING = {Telling.ALIKE: "fits all alike", Telling.OPEN: "alike so far", Telling.APART: "tells apart"}


class Words:
    """A matrix in words."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.names = Names(matrix.graph)
        root = matrix.graph.root
        self.name = root.title.words if root.title is not None else root.source.path
        self.title = f"Competing hypotheses: {self.name}"

    # -- names ---------------------------------------------------------------------------------------------------------

    def number(self, statement: Statement) -> str:
        """The number of a statement in the drawing, or else its id, or the line where it is written."""
        known = self.names.number(statement) or self.matrix.graph.name(statement)
        return known or f"line {statement.span.first.line}"

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """``H1``, ``H2`` …, for the columns."""
        return tuple(f"H{number}" for number, _ in enumerate(self.matrix.hypotheses, 1))

    def named(self, column: int) -> str:
        """A hypothesis with its label: ``H2 “The fuse has blown”``."""
        statement = self.matrix.hypotheses[column]
        return f"{self.labels[column]} “{short(statement.label or statement.text)}”"

    def remarks(self, row: Row) -> str:
        """What is told beside a piece of evidence: how credible it is, that it does not count or tells nothing."""
        found = list(row.remarks)
        if row.falls:
            found.append(f"does not count: {row.falls}")
        elif row.telling is Telling.ALIKE:
            found.append(_TELLING[Telling.ALIKE])
        return ", ".join(found)

    @staticmethod
    def telling(row: Row) -> str:
        """Whether a piece of evidence tells hypotheses apart, in words."""
        return "does not count" if row.falls else _TELLING[row.telling]

    # -- cells ---------------------------------------------------------------------------------------------------------

    @staticmethod
    def sign(cell: Cell) -> str:
        """``C``, ``I``, ``N``, a blank, or a question mark where the map, or entries, say two things."""
        if cell.mark is not None:
            return cell.mark.letter
        return BOTH if cell.is_both or cell.is_disputed else BLANK

    def why(self, cell: Cell) -> str:
        """Where a mark comes from, or what the map says of a blank; empty for nothing."""
        if cell.is_disputed:
            return f"entries differ: {' and '.join(dict.fromkeys(e.fit.word.value for e in cell.entered))}"
        if cell.entered:
            against = f", against the map, which says {cell.said.value}" if cell.is_contradicted and cell.said else ""
            return f"entered{against}"
        found = [self._way(manner, way) for manner, way in cell.ways.items()]
        if cell.said is not None:
            manner = Manner.FOR if cell.said is Mark.CONSISTENT else Manner.AGAINST
            return through_words(self, cell.ways[manner])
        return "; ".join(found)

    def notes(self, cell: Cell) -> tuple[str, ...]:
        """The reasons that were written beside entries."""
        return tuple(" ".join(e.fit.note.words.split()) for e in cell.entered if e.fit.note is not None)

    def _way(self, manner: Manner, way: Through) -> str:
        if manner is Manner.FALLEN and not way:
            return "would bear on it directly, but falls"
        if manner in _MANNERS:
            return f"{_MANNERS[manner]} ({through_words(self, way)})" if way else _MANNERS[manner]
        return f"{'for' if manner is Manner.FOR else 'against'} it {through_words(self, way)}"

    def passed(self, way: Through) -> list[str]:
        """What lies on a way, by number; a step by what it leads from."""
        return [self.number(each) if isinstance(each, Statement) else self._step(each) for each in way]

    def _step(self, reason: object) -> str:
        premises = self.matrix.graph.premises(reason)  # type: ignore[arg-type]  # what is no statement is a reason
        return f"the step from {self.number(premises[0])}" if premises else "a step"

    # -- sentences -----------------------------------------------------------------------------------------------------

    def verdict(self) -> Iterator[str]:
        """What follows, and how far that can be relied on."""
        matrix, order = self.matrix, self.matrix.order
        if not matrix.counting:
            yield "No evidence counts, so there is no order: the map lets all of it fall."
            return
        if not order.filled:
            yield "No cell is filled in yet, so there is no order."
        elif not order.least:
            against = order.against[0]
            each = f"{_pieces(against)} of evidence {'speaks' if against == 1 else 'speak'} against each of them"
            yield f"{each if against else 'Nothing speaks against any of them'}, so there is no order."
        else:
            so_far = "So far " if matrix.blanks else ""
            have = "has" if len(order.least) == 1 else "have"
            said = f"{_listed([self.named(c) for c in order.least])} {have} the least against"
            few = order.against[order.least[0]]
            what = f"{_pieces(few)} of evidence" if few else "nothing"
            yield f"{so_far}{said} {'it' if have == 'has' else 'them'}: {what}."
        if matrix.blanks:
            yield self._provisional()
        empty = [self.labels[column] for column, blanks in enumerate(order.blanks) if blanks == len(matrix.counting)]
        if order.filled and empty:
            yield f"Of {_listed(empty)} no cell is filled in yet."

    def _provisional(self) -> str:
        blanks, cells, order = self.matrix.blanks, self.matrix.cells, self.matrix.order
        if not order.filled:
            return f"All {cells} cells are blank: read each row across, and enter how the evidence fits."
        what = "the order is" if order.least else "this is"
        settled = ""
        if order.is_settled:
            settled = f" Whatever is entered there, {self.labels[order.least[0]]} keeps the least against it."
        return f"{blanks} of {cells} cells {'is' if blanks == 1 else 'are'} blank: {what} provisional.{settled}"

    def order(self, order: Order) -> str:
        """``H2, then H1 and H3``: from the least against to the most."""
        by_rank: dict[int, list[str]] = {}
        for column in order.columns:
            by_rank.setdefault(order.ranks[column], []).append(self.labels[column])
        return ", then ".join(_listed(labels) for labels in by_rank.values())

    def standing(self, column: int) -> str:
        """What speaks against a hypothesis, for it, and how much is blank: ``against it 2 (1.2, 1.4), for it 1``."""
        order = self.matrix.order
        against = [row for row in self.matrix.counting if row.marks[column] is Mark.INCONSISTENT]
        names = ", ".join(self._with_remarks(row) for row in against)
        said = f"against it {len(against)} ({names})" if against else "against it nothing"
        blanks = f", blank {order.blanks[column]}" if order.blanks[column] else ""
        return f"{said}; for it {order.consistent[column] or 'nothing'}{blanks}"

    def _with_remarks(self, row: Row) -> str:
        return " ".join((self.number(row.evidence), *([f"[{', '.join(row.remarks)}]"] if row.remarks else [])))

    def alike(self) -> str:
        """Which evidence tells no hypotheses apart; empty for none."""
        rows = [row for row in self.matrix.counting if row.telling is Telling.ALIKE]
        if not rows:
            return ""
        fits, tells = ("fits", "tells") if len(rows) == 1 else ("fit", "tell")
        names = _listed([self.number(row.evidence) for row in rows])
        return f"{names} {fits} all hypotheses alike and {tells} none of them apart: no diagnostic value."

    def turns(self) -> Iterator[tuple[str, list[str]]]:
        """What the order stands on: a heading with its sentences, first what changes the least against."""
        turns = self.matrix.turns
        for changes, heading in (
            (True, "Single pieces of evidence that decide what has the least against it"),
            (False, "Single pieces of evidence that change the order further down"),
        ):
            found = [turn for turn in turns if turn.changes_least is changes]
            if found:
                yield heading, list(self._turns(found))

    def _turns(self, turns: Sequence[Turn]) -> Iterator[str]:
        """The turns with the same effect together."""
        together: dict[tuple[bool, tuple[int, ...]], list[Turn]] = {}
        for turn in turns:
            together.setdefault((turn.is_reversed, turn.after.ranks), []).append(turn)
        for (is_reversed, _), group in together.items():
            names = [self.number(self.matrix.counting[turn.row].evidence) for turn in group]
            one = names[0] if len(names) == 1 else f"any one of {_listed(names, 'or')}"
            after = self.order(group[0].after) if len(set(group[0].after.ranks)) > 1 else "no order is left"
            yield f"If {one} were the other way round: {after}." if is_reversed else f"Without {one}: {after}."

    def findings(self) -> list[str]:
        """What does not go together: entries against the map, and entries that differ."""
        found = []
        for row in self.matrix.rows:
            for label, cell in zip(self.labels, row.cells, strict=True):
                where = f"{self.number(row.evidence)} and {label}"
                if cell.is_disputed:
                    found.append(f"{where}: {self.why(cell)}, so that the cell is blank.")
                elif cell.is_contradicted and cell.said is not None and cell.mark is not None:
                    manner = Manner.FOR if cell.said is Mark.CONSISTENT else Manner.AGAINST
                    way = through_words(self, cell.ways[manner])
                    found.append(
                        f"{where}: entered as {cell.mark.value}, and by the reasons of the map it is {cell.said.value} "
                        f"({way}). The entry counts; correct the one that is wrong."
                    )
        return found


def through_words(words: Words, way: Through) -> str:
    """``directly``, or ``through 1.2 and 1.1``: what lies between evidence and a hypothesis."""
    return f"through {_listed(words.passed(way))}" if way else "directly"


def _listed(words: Sequence[str], joint: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _pieces(number: int) -> str:
    return "1 piece" if number == 1 else f"{number} pieces"
