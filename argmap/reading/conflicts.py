"""Merge conflicts: lines in which git left two states of a file side by side."""

from __future__ import annotations

import re

from argmap.diagnostics import Label
from argmap.edits import TextEdit
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.yamltext.lines import line_end, next_line

_MARK = lazy(r"^(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|$)", re.MULTILINE)


def one_side(findings: Findings, text: str) -> list[TextEdit]:
    """Edits that leave the upper side of each merge conflict, with a finding for each; none where there is none."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    marks = list(_MARK.finditer(text))
    edits: list[TextEdit] = []
    at = 0
    while at < len(marks):
        sides = _conflict(marks, at)
        if sides:
            upper, lower, end = sides
            edits.append((upper, next_line(text, upper), ""))
            edits.append((lower, next_line(text, end), ""))
            _tell(findings, text, upper, next(m.start() for m in marks if m[0][0] == "=" and m.start() >= lower))
            at = next(index for index, mark in enumerate(marks) if mark.start() == end) + 1
        else:
            if marks[at][0][0] in "<>":
                edits.append((marks[at].start(), next_line(text, marks[at].start()), ""))
                _tell(findings, text, marks[at].start(), None)
            at += 1
    return edits


def _conflict(marks: list[re.Match[str]], at: int) -> tuple[int, int, int] | None:
    """Where the upper side begins, where what is left out begins, and the mark that ends the conflict."""
    signs = "".join(mark[0][0] for mark in marks[at : at + 4])
    for shape in ("<=>", "<|=>"):
        if signs.startswith(shape):
            return marks[at].start(), marks[at + 1].start(), marks[at + len(shape) - 1].start()
    return None


def _tell(findings: Findings, text: str, start: int, middle: int | None) -> None:
    def line(at: int) -> tuple[int, int]:
        return at, line_end(text, at)

    other = () if middle is None else (Label(findings.span(*line(middle)), "the other side begins here"),)
    findings.add(
        faults.MERGE_CONFLICT,
        "two states of this file stand side by side: a merge was not finished here"
        if middle is not None
        else "a mark of an unfinished merge was left in this file",
        findings.span(*line(start)),
        *other,
        help="keep what is right of both sides, and remove the lines with the marks; until then the upper side is read"
        if middle is not None
        else "look whether something of the other side is missing, and remove the line",
    )
