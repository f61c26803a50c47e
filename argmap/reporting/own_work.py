"""Whether a file is one that argmap wrote, told by what is in it.

So a picture can be drawn again and again, and nothing else is ever replaced. Formats that can carry a mark do; text
that is made for people shows by its form what it is, or else counts as somebody's own.
"""

from __future__ import annotations

import re
from functools import cache

from argmap.lazy_pattern import lazy
from argmap.version import MADE_BY

_START = 4000  # bytes in which pages and pictures say what they are
_FIRST = 1000  # bytes in which those say so that have it in words
_SVG = lazy(rb'aria-labelledby="map-title"[^>]*>\s*<title id="map-title">')
_PNG = b"tEXtSoftware\x00argmap"
_PDF = (b"/Creator (argmap)", b"\n% argmap\n")
_PAGE = lazy(rb'<!DOCTYPE html>\n<html lang="[^"]*">\n.*<style>\n:root \{ color-scheme: light dark;', re.DOTALL)
_STARTS = (
    b'{\n  "version": 1,\n  "matrix": "competing hypotheses",',
    b"number,id,evidence,remarks,counts,telling,H1 ",
    b"digraph argument {\n\tgraph [bb=",
    b'{\n  "version": 1,\n  "old": ',
    b'{\n  "version": 1,\n  "maps": [\n    {\n      "letter": "A",',
    b'{\n  "version": 1,\n  "model": ',
    b'{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "title": "Argument map",',
)
_MATRIX = lazy(
    rb"(?:# )?Competing hypotheses: .*?\n(?:The hypotheses(?:, least against them first)?\nH\d|- \*\*H\d+\*\* )",
    re.DOTALL,
)
_REVIEW_DATA = lazy(rb'\{\n  "version": 1,\n  "title": [^\n]*\n  "question": [^\n]*\n  "counts": \{')
_MERMAID = (b"flowchart ", b"\n  classDef conclusion ")
_CHANGES = lazy(r"[^\n]* → [^\n]*: (?:no differences|\d+ changes?: |0 changes)")
_AGREEMENT = lazy(
    r"(?:# )?(?:Agreement|Grading)(?:: [^\n]*)?\n+(?:- \*\*)?(?:A|model)\b"
    r".{1,400}?:\s+\d+\s+statements?,\s+\d+\s+reasons?\n",
    re.DOTALL,
)
# A line of an outline: a sign, and a number, what a step is called, or remarks in brackets.
_LINE = lazy(r"(?: {3})*(?:\S )?(?:\d+(?:\.\d+)* \S.*|(?:together|step)(?:: .*)?|\S.* \[[^\[\]]+\])")
_TOLD = lazy(r" \[(?:conclusion|evidence|assumption|objection|concession|undercut)\b[^\[\]]*\]$", re.MULTILINE)
_MOST_HEADINGS = 4


def is_own_work(data: bytes) -> bool:
    """Whether argmap made a file that holds some bytes, as a picture, a page, data or text."""
    start = data[:_START]
    if MADE_BY.encode() in data[:_FIRST]:
        return True
    if data.startswith(b"\x89PNG"):
        return _PNG in start
    if data.startswith(b"%PDF-"):
        return any(mark in data for mark in _PDF)
    if data.startswith(b"<?xml"):
        return _SVG.search(start) is not None
    if data.startswith(_STARTS) or _PAGE.match(start) or _REVIEW_DATA.match(data) or _MATRIX.match(data):
        return True
    return (data.startswith(_MERMAID[0]) and _MERMAID[1] in data) or _is_own_text(data.decode("utf-8", "replace"))


def _is_own_text(text: str) -> bool:
    return bool(_CHANGES.match(text) or _AGREEMENT.match(text) or _review().match(text)) or _is_outline(text)


@cache
def _review() -> re.Pattern[str]:
    """The beginning of a review as text or Markdown, up to its first section."""
    from argmap.reviewing import SECTIONS

    titles = "|".join(re.escape(section.TITLE) for section in SECTIONS.values())
    return re.compile(rf"(?:# )?Review: .*?\n(?:## )?\d+\. (?:{titles})\n", re.DOTALL)


def _is_outline(text: str) -> bool:
    """Whether every line is one that an outline has, and one at least says what kind of statement it is."""
    if not text.endswith("\n") or not _TOLD.search(text):
        return False
    lines = text.removesuffix("\n").split("\n")
    if len(lines) > 3 and lines[1] and set(lines[1]) == {"="} and not lines[2]:
        lines = lines[3:]
        for _ in range(_MOST_HEADINGS):  # the question, and what pages refer to
            if len(lines) > 2 and not lines[1] and not _LINE.fullmatch(lines[0]):
                lines = lines[2:]
    return all(_LINE.fullmatch(line) for line in lines if line)
