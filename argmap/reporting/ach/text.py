"""A matrix of hypotheses for a terminal: a legend, the order, and the matrix in blocks that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from argmap.hypotheses.matrix import Cell, Matrix
from argmap.reporting.ach.words import RULE, Words
from argmap.reporting.columns import cells, visible, wrap, wrap_columns
from argmap.reporting.excerpts import Style

_LEAST_TEXT = 26  # cells for the text of the evidence
_OF_COLUMN = 5  # with the gap before it; a mark has three signs at most
_SIGNS = "C consistent, I inconsistent, N neutral, · blank"


def as_text(matrix: Matrix, *, width: int = 100, color: bool = False) -> str:
    """Text that ends with a line break; no line is wider than `width` cells, from 60 on."""
    return "\n".join(_Page(matrix, max(width, 60), Style(color)).lines()) + "\n"


class _Page:
    def __init__(self, matrix: Matrix, width: int, style: Style) -> None:
        self.matrix = matrix
        self.words = Words(matrix)
        self.width = width
        self.style = style
        self.letters: dict[str, str] = {}  # a letter for each explanation that cells refer to
        self._next = _letters()

    def lines(self) -> Iterator[str]:
        words = self.words
        yield from map(self.style.bold, self._wrapped(words.title))
        question = self.matrix.graph.root.question
        if question is not None:
            yield from self._wrapped(question.words)
        yield ""
        for sentence in words.verdict():
            yield from self._wrapped(sentence)
        yield from ("", self.style.bold(self._heading()))
        yield from self._hypotheses()
        yield from ("", self.style.bold("The matrix"))
        yield from self._blocks()
        yield from self._legend()
        if words.alike():
            yield from ("", *self._wrapped(words.alike()))
        yield from self._rest()
        yield from ("", *self._wrapped(RULE))

    def _heading(self) -> str:
        order = self.matrix.order
        return "The hypotheses, least against them first" if order.least else "The hypotheses"

    def _hypotheses(self) -> Iterator[str]:
        order, words = self.matrix.order, self.words
        left = max(map(len, words.labels)) + 2
        for column in order.columns:
            statement = self.matrix.hypotheses[column]
            known = self.matrix.graph.name(statement)
            name = f" ({words.number(statement)}{f', {known}' if known and known != words.number(statement) else ''})"
            text = list(self._wrapped(f"{statement.text.words}{name}", " " * left))
            text[0] = f"{words.labels[column]:<{left}}{text[0].lstrip()}"
            yield from text
            yield from self._wrapped(words.standing(column), " " * left)

    def _blocks(self) -> Iterator[str]:
        """The matrix, with so many hypotheses at a time as fit beside the evidence."""
        rows, words = self.matrix.rows, self.words
        numbers = [words.number(row.evidence) for row in rows]
        left = max(map(cells, numbers)) + 2
        many = max(1, (self.width - left - _LEAST_TEXT) // _OF_COLUMN)
        for start in range(0, len(words.labels), many):
            columns = range(start, min(start + many, len(words.labels)))
            header = ["", "evidence", *(words.labels[column].ljust(3) for column in columns)]
            lines = [
                [number, self._evidence(at, first=start == 0), *(self._sign(rows[at].cells[c]) for c in columns)]
                for at, number in enumerate(numbers)
            ]
            yield ""
            yield from wrap_columns(header, lines, width=self.width, flexible=1).split("\n")

    def _evidence(self, at: int, *, first: bool) -> str:
        """The text of a piece of evidence with what is to be told beside it; shorter in further blocks."""
        row = self.matrix.rows[at]
        remarks = self.words.remarks(row)
        return f"{row.evidence.text.words}{f' [{remarks}]' if remarks and first else ''}"

    def _sign(self, cell: Cell) -> str:
        """A mark with a star for an entry, an exclamation mark for one against the map, or the letter of its way."""
        sign = self.words.sign(cell)
        if cell.entered:
            return f"{sign}{'!' if cell.is_contradicted or cell.is_disputed else '*'}"
        why = self.words.why(cell)
        if not why or why == "directly":
            return sign
        if why not in self.letters:
            self.letters[why] = next(self._next)
        return f"{sign}{self.letters[why]}"

    def _legend(self) -> Iterator[str]:
        shown = [cell for row in self.matrix.rows for cell in row.cells]
        parts = [_SIGNS]
        parts += ["? two things are said"] if any(self.words.sign(cell) == "?" for cell in shown) else []
        parts += ["* entered"] if any(cell.entered for cell in shown) else []
        odd = any(cell.is_contradicted or cell.is_disputed for cell in shown)
        parts += ["! entered, see below"] if odd else []
        yield ""
        yield from self._wrapped("; ".join(parts))
        for why, letter in self.letters.items():
            yield from self._wrapped(why, f"{letter:<3}")

    def _rest(self) -> Iterator[str]:
        words = self.words
        notes = [
            f"{words.number(row.evidence)} and {label}: {note}"
            for row in self.matrix.rows
            for label, cell in zip(words.labels, row.cells, strict=True)
            for note in words.notes(cell)
        ]
        found: list[tuple[str, Sequence[str]]] = [("Findings", words.findings()), *words.turns()]
        if self.matrix.order.least and not self.matrix.turns:
            found.append(("", ["No single piece of evidence changes the order, whether withdrawn or reversed."]))
        found.append(("Why it was entered so", notes))
        for heading, sentences in found:
            if sentences:
                yield ""
            if sentences and heading:
                yield from map(self.style.bold, self._wrapped(heading))
            for sentence in sentences:
                yield from self._wrapped(sentence, "- " if heading else "")

    def _wrapped(self, text: str, first: str = "") -> Iterator[str]:
        """Lines that fit, those after the first as deep as the text of the first."""
        room = max(20, self.width - cells(first))
        for number, line in enumerate(wrap(visible(" ".join(text.split())), room)):
            yield (first if not number or not first.strip() else " " * cells(first)) + line


def _letters() -> Iterator[str]:
    """``a`` to ``z``, then ``aa`` and so on."""
    for length in count(1):
        yield from _of_length(length)


def _of_length(length: int) -> Iterator[str]:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        if length == 1:
            yield letter
        else:
            yield from (letter + rest for rest in _of_length(length - 1))
