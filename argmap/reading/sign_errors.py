"""Explanations of syntax errors about signs: quotes, brackets, tabs, escapes and characters that YAML reserves."""

from __future__ import annotations

import re

from argmap.edits import Safety, TextEdit, apply
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.language import KIND_NAMES, KNOWN_KEYS
from argmap.reading.syntax_errors import MAKES_A_KEY, Line, Trouble, begins_with_sign, line_of, needs_quotes
from argmap.yamltext.events import Broken, Tree, parse, same_yaml
from argmap.yamltext.lines import content_end, indent_of, lines_above, moved, short

_ANY_KEY = "|".join(sorted(KNOWN_KEYS))
_TABBED = lazy(r"^(?=[ -]*\t)[ \t]*(?:-[ \t]+)*", re.MULTILINE)
_TAB_WIDTHS = (4, 2, 8, 3, 6, 1)
_CLOSING = lazy(rf"[ \t]*(?:,[ \t]*(?:{_ANY_KEY}):|[}}\]]|$)", re.MULTILINE)
_ITEM_END = lazy(r"[ \t]*(?:[,\]\r\n]|$)")
_LIKE_A_MAPPING = lazy(rf"\{{[ \t]*(?:{_ANY_KEY}|x-[\w-]+):[ \t]")
_APOSTROPHE = lazy(r"'(?:tis|twas|til|em|cause|n|\d\ds?)\b", re.IGNORECASE)
_NOTHING_YET = lazy(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*")
_END_MARK = lazy(r"^\.\.\.[^\r\n]*(?:\r\n|\n|\r)?", re.MULTILINE)


def quote(line: Line, broken: Broken) -> Trouble | None:
    """A quote that is never closed."""
    return open_quote(line.text, broken.began)


def open_quote(text: str, start: int) -> Trouble:
    """A quote that is not closed where it should be; its text most likely ends with its line."""
    end = content_end(text, start)
    sign = text[start]
    message = f"the quote `{sign}` that begins here is not closed"
    if _APOSTROPHE.match(text, start):
        return needs_quotes(text, faults.UNCLOSED_QUOTE, message, start, end)
    edit, advice = (end, end, sign), f"put `{sign}` where the text ends"
    if end - start > 2 and text[end - 2 : end] == '\\"':
        edit, advice = (end - 2, end - 2, "\\"), "a backslash before a quote makes it part of the text: write two"
    return Trouble(
        faults.UNCLOSED_QUOTE,
        message,
        start,
        end,
        help=advice,
        edits=[edit],
        title="close it at the end of the line",
        safety=Safety.UNSAFE,
    )


def bracket(line: Line, broken: Broken) -> Trouble | None:
    """A list or mapping in brackets that goes wrong."""
    text, at = line.text, broken.at
    start = broken.began if text[broken.began : broken.began + 1] in ("[", "{") else broken.bracket
    if start is None:
        return None
    inner = broken.bracket
    if inner is not None and text[inner] not in "[{" and text[at : at + 1] == ":" and line_of(text, inner).key:
        item = _ITEM_END.search(text, at)  # a text among the items of a list, which became a key
        return needs_quotes(text, faults.BECAME_MAPPING, MAKES_A_KEY, inner, item.start() if item else line.end)
    if text[start] not in "[{":
        return None
    opening = line_of(text, start)
    wants_text = opening.key is None or opening.key in (*KIND_NAMES, "note", "title", "quote")
    if wants_text and start == opening.value and not _LIKE_A_MAPPING.match(text, start):
        found = begins_with_sign(opening, start)
        if found is not None:
            return found
    last = broken.last
    if text[at : at + 1] == ":" and last is not None and line.begin <= last.start < at:
        closing = _CLOSING.search(text, at)
        end = closing.start() if closing else line.end
        return needs_quotes(text, faults.BECAME_MAPPING, MAKES_A_KEY, last.start, end)
    sign = "]" if text[start] == "[" else "}"
    end = _last_content(text, start, line.begin if line.begin > start and at < len(text) else at)
    return Trouble(
        faults.UNCLOSED_BRACKET,
        f"the bracket `{text[start]}` that begins here is not closed",
        start,
        start + 1,
        help=f"put `{sign}` where it ends, or put the text in quotes",
        edits=[(end, end, sign)],
        title=f"close it with `{sign}`",
        safety=Safety.UNSAFE,
    )


def _last_content(text: str, start: int, before: int) -> int:
    """Where the last line between two offsets that is not blank ends."""
    for begin, _ in lines_above(text, before):
        if begin <= start or content_end(text, begin) > begin:
            return max(content_end(text, begin), start + 1)
    return start + 1


def extra_bracket(text: str, at: int) -> Trouble:
    """A closing bracket that nothing opened."""
    return Trouble(
        faults.UNCLOSED_BRACKET,
        f"`{text[at]}` closes nothing",
        at,
        at + 1,
        help="remove it, or put the text in quotes",
        edits=[(at, at + 1, "")],
        title="remove it",
        safety=Safety.UNSAFE,
    )


def sign_before(line: Line, broken: Broken) -> Trouble | None:
    """A text that begins with a sign, where the error is seen only behind the sign."""
    return begins_with_sign(line_of(line.text, broken.began), broken.began)


def sign_here(line: Line, _broken: Broken) -> Trouble | None:
    """A text that begins with a sign, or a bracket that closes nothing."""
    if line.at >= len(line.text):
        return None
    if line.text[line.at] in "]}" and line.at == line.first:
        return extra_bracket(line.text, line.at)
    return begins_with_sign(line, line.at)


def tab(line: Line, _broken: Broken) -> Trouble | None:
    """Tabs where YAML wants blanks; all lines of the file are mended at once."""
    text = line.text
    if text[line.at : line.at + 1] != "\t":
        return None
    edits, certain = _without_tabs(text)
    if not edits:  # a tab after what YAML alone takes for a line break
        return None
    more = f", here and in {len(edits) - 1} more" if len(edits) > 1 else ""
    return Trouble(
        faults.TAB,
        f"a tab cannot indent a line{more}",
        line.at,
        line.at + 1,
        help="use blanks; most editors can be told to put them in for a tab",
        edits=edits,
        title="put blanks for tabs",
        safety=Safety.SAFE if certain else Safety.UNSAFE,
    )


def _without_tabs(text: str) -> tuple[list[TextEdit], bool]:
    """Blanks for the tabs before all lines of a text, as wide as lets it be read furthest.

    With that, whether any other width that lets it be read gives the same: else a width would have to be chosen.
    """
    best: tuple[int, list[TextEdit]] = (-1, [])
    readable: list[tuple[list[TextEdit], Tree]] = []
    for width in _TAB_WIDTHS:
        edits = [(found.start(), found.end(), found[0].expandtabs(width)) for found in _TABBED.finditer(text)]
        tree = parse(apply(text, edits))
        if tree.broken is None:
            readable.append((edits, tree))
        elif tree.broken.at > best[0]:
            best = tree.broken.at, edits
    if not readable:
        return best[1], False
    edits, tree = readable[0]
    return edits, all(same_yaml(tree.root, other.root) for _, other in readable[1:])


def escape(line: Line, broken: Broken) -> Trouble | None:
    """A backslash between double quotes that begins no escape."""
    at = line.text.rfind("\\", broken.began, line.at + 1)
    if at < 0:
        return None
    return Trouble(
        faults.ESCAPE,
        f"`{line.text[at : at + 2]}` means nothing here: between double quotes a backslash begins an escape",
        at,
        min(at + 2, len(line.text)),
        help="write the backslash twice, or put the text in single quotes",
        edits=[(at, at, "\\")],
        title="write the backslash twice",
    )


def after_the_end(line: Line, _broken: Broken) -> Trouble | None:
    """Something after what had to be the whole file."""
    text = line.text
    first = _NOTHING_YET.match(text)
    start = first.end() if first else 0
    indent = indent_of(text, start)
    if indent > line.indent and line.key is not None:
        return Trouble(
            faults.INDENTATION,
            "the file begins with a line that is indented deeper than those after it",
            start + indent,
            content_end(text, start),
            edits=moved(text, start, line.indent),
            title="move it to the left",
        )
    end_mark = _END_MARK.search(text, 0, line.begin)
    if end_mark is None:
        return None
    return Trouble(
        faults.SECOND_DOCUMENT,
        "`...` ends the map, and there is more after it",
        line.first,
        line.end,
        edits=[(end_mark.start(), end_mark.end(), "")],
        title="remove the line with `...`",
        also=(end_mark.start(), end_mark.start() + 3, "the map ends here"),
    )


def directive(line: Line, broken: Broken) -> Trouble | None:
    """A line that begins with a percent sign."""
    start, end = broken.began, content_end(line.text, broken.began)
    return Trouble(
        faults.SYNTAX,
        f"`{short(line.text[start:end])}` is taken for an instruction to the reader, since its line begins with `%`",
        start,
        end,
        help="put a text that begins with `%` in quotes",
    )
