"""YAML syntax errors in plain words, at their place, with the likely cause.

libyaml says what it expected; a person wants to know what they did. Each explanation looks at the text around the
place, and says how the text would read on: the same edits are the fix, where there is one that can be trusted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from argmap.reading import faults
from argmap.reading.language import LIST_KEYS
from argmap.reading.line_errors import colon, dash_without_blank_above, no_key, not_among
from argmap.reading.sign_errors import after_the_end, bracket, directive, escape, quote, sign_before, sign_here, tab
from argmap.reading.syntax_errors import Line, Trouble, begins_with_sign, line_of
from argmap.yamltext.events import Broken
from argmap.yamltext.lines import newline_of, short

Explanation: TypeAlias = Callable[[Line, Broken], Trouble | None]


def explain(text: str, broken: Broken) -> Trouble:
    """The trouble at the place where libyaml gave up."""
    line = line_of(text, broken.at)
    said = f"{broken.problem} {broken.context}"
    for part, explanation in _EXPLANATIONS:
        if part in said:
            found = explanation(line, broken)
            if found is not None:
                return found
    return _unclear(line)


def _unclear(line: Line) -> Trouble:
    content = short(line.content.strip())
    return Trouble(
        faults.SYNTAX,
        f"`{content}` cannot be read" if content else "the file ends before something is complete",
        min(line.at, line.end) if content else line.at,
        line.end if content else line.at,
        help="a line is a key with a colon and a value, a list item after a dash, or a text that goes on",
    )


def _dash(line: Line, _broken: Broken) -> Trouble | None:
    """A dash where no list can begin."""
    if line.at == line.first:
        return dash_without_blank_above(line)
    if line.key not in LIST_KEYS:
        return begins_with_sign(line, line.at)
    before = len(line.text[line.begin : line.at].rstrip()) + line.begin
    return Trouble(
        faults.INDENTATION,
        f"the list of `{line.key}` begins on the next line",
        line.at,
        line.end,
        edits=[(before, line.at, newline_of(line.text) + " " * line.column)],
        title="begin a new line",
    )


# What libyaml says of a problem, or of what it was doing, with the explanations to try.
_EXPLANATIONS: tuple[tuple[str, Explanation], ...] = (
    ("mapping values are not allowed", colon),
    ("could not find expected ':'", no_key),
    ("scanning a quoted scalar", quote),
    ("found unknown escape", escape),
    ("hexdecimal", escape),
    ("invalid Unicode character escape", escape),
    ("did not find expected key", not_among),
    ("did not find expected '-' indicator", not_among),
    ("tab character", tab),
    ("cannot start any token", tab),
    ("cannot start any token", sign_here),
    ("block sequence entries", _dash),
    ("mapping keys are not allowed", sign_here),
    ("parsing a flow", bracket),
    ("found unexpected ':'", bracket),
    ("scanning a block scalar", sign_before),
    ("scanning an alias", sign_before),
    ("scanning an anchor", sign_before),
    ("scanning a tag", sign_before),
    ("undefined tag handle", sign_here),
    ("expected node content", sign_here),
    ("<document start>", after_the_end),
    ("directive", directive),
    ("YAML document", directive),
)
