"""A matrix of hypotheses as Markdown, with one table."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.hypotheses.matrix import Cell, Matrix
from argmap.inline.written import markdown_of
from argmap.markup import markdown, markdown_line
from argmap.reporting.ach.words import RULE, Words


def as_markdown(matrix: Matrix) -> str:
    """Markdown that ends with a line break."""
    return "\n".join(_lines(matrix, Words(matrix))) + "\n"


def _lines(matrix: Matrix, words: Words) -> Iterator[str]:
    yield f"# {markdown(words.title)}"
    question = matrix.graph.root.question
    if question is not None:
        yield from ("", f"*{markdown_of(question.shown)}*")
    yield from ("", markdown_line(" ".join(words.verdict())), "")
    for column in matrix.order.columns:
        text = markdown_of(matrix.hypotheses[column].text.shown)
        yield f"- **{words.labels[column]}** {text} — {markdown(words.standing(column))}"
    yield ""
    yield f"| | evidence | {' | '.join(words.labels)} |"
    yield f"|---|---|{'---|' * len(words.labels)}"
    for row in matrix.rows:
        remarks = words.remarks(row)
        text = markdown_of(row.evidence.text.shown) + (f" *{markdown(remarks)}*" if remarks else "")
        marks = " | ".join(_cell(words, cell) for cell in row.cells)
        yield f"| {markdown(words.number(row.evidence))} | {text} | {marks} |"
    yield from ("", "C consistent, I inconsistent, N neutral, · blank, ? two things are said")
    if words.alike():
        yield from ("", markdown_line(words.alike()))
    parts = [("Findings", words.findings()), *words.turns()]
    for heading, sentences in parts:
        if sentences:
            yield from ("", f"## {heading}", "")
            yield from (f"- {markdown_line(sentence)}" for sentence in sentences)
    yield from ("", markdown_line(RULE))


def _cell(words: Words, cell: Cell) -> str:
    why = "; ".join(filter(None, (words.why(cell), *words.notes(cell))))
    sign = markdown(words.sign(cell))
    return f"{sign} {markdown(why)}" if why and why != "directly" else sign
