"""A matrix of hypotheses as JSON and as CSV."""

from __future__ import annotations

from argmap.hypotheses.matrix import Cell, Matrix, Row
from argmap.reporting.ach.words import Words
from argmap.reporting.csv_text import csv_text
from argmap.reporting.json_text import json_text
from argmap.reporting.review.data import node_of

# The first columns of the CSV, by which it is known as argmap's own.
COLUMNS = ("number", "id", "evidence", "remarks", "counts", "telling")


def as_json(matrix: Matrix) -> str:
    """The matrix for programs; lines and columns count from 1, columns in code points."""
    words, order = Words(matrix), matrix.order
    root = matrix.graph.root
    return json_text(
        {
            "version": 1,
            "matrix": "competing hypotheses",
            "title": None if root.title is None else root.title.words,
            "question": None if root.question is None else root.question.words,
            "hypotheses": [
                {
                    "label": words.labels[column],
                    **node_of(words.names, statement),
                    "rank": order.ranks[column] if order.least else None,
                    "inconsistent": order.against[column],
                    "consistent": order.consistent[column],
                    "blank": order.blanks[column],
                }
                for column, statement in enumerate(matrix.hypotheses)
            ],
            "least_against": [words.labels[column] for column in order.least],
            "cells": matrix.cells,
            "blank": matrix.blanks,
            "provisional": matrix.blanks > 0,
            "settled": order.is_settled,
            "said": list(words.verdict()),
            "evidence": [_row(words, row) for row in matrix.rows],
            "findings": words.findings(),
            "changes": [
                {
                    **_named(words, matrix.counting[turn.row]),
                    "if": "reversed" if turn.is_reversed else "withdrawn",
                    "changes_least_against": turn.changes_least,
                    "least_against": [words.labels[column] for column in turn.after.least],
                    "ranks": dict(zip(words.labels, turn.after.ranks, strict=True)),
                }
                for turn in matrix.turns
            ],
        }
    )


def _named(words: Words, row: Row) -> dict[str, object]:
    return {
        "id": words.matrix.graph.name(row.evidence),
        "number": words.names.number(row.evidence) or None,
    }


def _row(words: Words, row: Row) -> dict[str, object]:
    return {
        **node_of(words.names, row.evidence),
        "remarks": list(row.remarks),
        "counts": not row.falls,
        "why_not": row.falls or None,
        "telling": None if row.falls else row.telling.value,
        "cells": {label: _cell(words, cell) for label, cell in zip(words.labels, row.cells, strict=True)},
    }


def _cell(words: Words, cell: Cell) -> dict[str, object]:
    return {
        "mark": None if cell.mark is None else cell.mark.value,
        "by": None if cell.mark is None else "entry" if cell.entered else "map",
        "map": None if cell.said is None else cell.said.value,
        "entered": [entry.fit.word.value for entry in cell.entered],
        "contradicted": cell.is_contradicted,
        "ways": {manner.value: words.passed(way) for manner, way in cell.ways.items()},
        "notes": list(words.notes(cell)),
        "said": words.why(cell) or None,
    }


def as_csv(matrix: Matrix) -> str:
    """The matrix for spreadsheets: a line for each piece of evidence, and two columns for each hypothesis.

    The first of these has the mark, empty for a blank, and the second where it comes from. The last line counts what
    speaks against each hypothesis.
    """
    words = Words(matrix)
    header = list(COLUMNS)
    for column, label in enumerate(words.labels):
        header += [f"{label} {matrix.hypotheses[column].text.words}", f"{label} from"]
    lines: list[list[object]] = [list(header)]
    for row in matrix.rows:
        line: list[object] = [
            words.number(row.evidence),
            matrix.graph.name(row.evidence) or "",
            row.evidence.text.words,
            tuple(row.remarks),
            row.falls or "yes",
            words.telling(row),
        ]
        for cell in row.cells:
            line += ["" if cell.mark is None else cell.mark.letter, words.why(cell)]
        lines.append(line)
    last: list[object] = ["", "", "inconsistent", "", "", ""]
    for against in matrix.order.against:
        last += [against, ""]
    return csv_text([*lines, last])
