"""The parts of the explanations of syntax errors: troubles, and the lines in which they are."""

from __future__ import annotations

import re

from argmap.diagnostics import Rule
from argmap.edits import Safety, TextEdit
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.language import KNOWN_KEYS
from argmap.reading.non_text_values import holds_a_key, why_reserved
from argmap.records import field, record
from argmap.yamltext.lines import content_end, indent_of, line_end, line_start
from argmap.yamltext.scalars import in_quotes

MAKES_A_KEY = "a colon with a blank after it makes a key of the text before it"
_OPENING = lazy(
    r"(?P<dashes> *(?:-[ \t]+)*)(?:(?P<key>[^\s:#'\"\[\]{},&*!|>%@`][^:#\r\n]*?):(?P<gap>[ \t]+|$))?", re.MULTILINE
)


@record(frozen=False)
class Trouble:
    """One syntax error: what to say, where, and the edits with which the text would read on.

    `title` names the edits as a fix; without it they only serve to read on, or there are none. `also` is another
    place, with what to say there.
    """

    rule: Rule
    message: str
    start: int
    end: int
    help: str | None = None
    edits: list[TextEdit] = field(default_factory=list)
    title: str | None = None
    safety: Safety = Safety.SAFE
    also: tuple[int, int, str] | None = None


@record()
class Line:
    """A line of a text, taken apart; all places are offsets in the text.

    `at` is the place of interest in it, `first` its first character that is no blank, `end` the end of its content.
    `column` is the column, from 0, of its key or of what follows its dashes. `value` is where the value of the key
    begins; where the key is no word of the language, the text after the dashes may be a text with a colon, and is
    the value.
    """

    text: str
    at: int
    begin: int
    first: int
    end: int
    column: int
    dashes: bool
    key: str | None
    value: int

    @property
    def indent(self) -> int:
        return self.first - self.begin

    @property
    def content(self) -> str:
        return self.text[self.first : self.end]

    @property
    def is_blank(self) -> bool:
        return self.end <= self.first or self.text.startswith("#", self.first)


def line_of(text: str, at: int) -> Line:
    """The line of an offset, taken apart."""
    begin = line_start(text, at)
    found = _OPENING.match(text, begin, line_end(text, at))
    dashes, key = (found["dashes"], found["key"]) if found else ("", None)
    column = len(dashes)
    value = begin + column
    if found and key is not None and (key in KNOWN_KEYS or "-" not in dashes):
        value = found.end()
    first = begin + indent_of(text, begin)
    return Line(text, at, begin, first, content_end(text, begin), column, "-" in dashes, key, value)


def needs_quotes(text: str, rule: Rule, message: str, start: int, end: int) -> Trouble:
    """A text that reads as it is meant once it is in quotes."""
    edit, line = in_quotes(text, start, end)
    title = "put the text in quotes"
    safety = Safety.UNSAFE if holds_a_key(text, start, end) else Safety.SAFE
    return Trouble(rule, message, start, end, help=f"{title}: `{line}`", edits=[edit], title=title, safety=safety)


def begins_with_sign(line: Line, start: int) -> Trouble | None:
    """A text that begins with a sign of YAML; None where no text is wanted."""
    if start < line.value or (start == line.first and not line.dashes) or line.end <= start:
        return None
    return needs_quotes(line.text, faults.BECAME_ELSE, why_reserved(line.text[start]), start, line.end)
