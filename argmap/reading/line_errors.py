"""Explanations of syntax errors about lines: colons and blanks that are missing, and columns that fit nowhere."""

from __future__ import annotations

import re
from itertools import islice

from argmap.edits import Safety
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.language import KNOWN_KEYS
from argmap.reading.sign_errors import extra_bracket, open_quote, quote
from argmap.reading.syntax_errors import MAKES_A_KEY, Line, Trouble, begins_with_sign, line_of, needs_quotes
from argmap.reading.texts import kind_without_colon
from argmap.yamltext.events import Broken
from argmap.yamltext.lines import content_end, indent_of, line_end, lines_above, moved, newline_of, next_line, short
from argmap.yamltext.scalars import in_quotes_already, quoted

_WITHOUT_BLANK = lazy(rf"(?:-(?=[^\s-])|(?:{'|'.join(sorted(KNOWN_KEYS))}):(?=[^\s/]))")


def colon(line: Line, broken: Broken) -> Trouble | None:
    """A second colon in a line, or a line that became part of the text above it."""
    text, last = line.text, broken.last
    if last is None or last.start >= line.begin or last.style:
        found = _missing_colon(text, line.value)
        if found is not None:
            return found
        end = _end_of_text(line)
        return needs_quotes(text, faults.BECAME_MAPPING, MAKES_A_KEY, line.value, end) if end > line.value else None
    found = _missing_colon(text, last.start) or _missing_blank(text, last.start)
    if found is not None:
        return found
    above = line_of(text, last.start)
    if line.dashes:
        return _misplaced_item(line, above) if above.dashes and above.key is None else _item_below_text(line, above)
    if line.key in KNOWN_KEYS:
        return _misplaced_key(line, above) if above.key else _key_below_text(line, above, last.start)
    trouble = needs_quotes(text, faults.BECAME_MAPPING, MAKES_A_KEY, last.start, line.end)
    trouble.start, trouble.end = line.first, line.at + 1
    return trouble


def _end_of_text(line: Line) -> int:
    """Where the text that begins in a line ends, with the lines in which it goes on."""
    end, at = line.end, next_line(line.text, line.begin)
    while at < len(line.text):
        below = line_of(line.text, at)
        if below.indent <= line.column or below.key is not None or below.dashes or below.is_blank:
            break
        end, at = below.end, next_line(line.text, at)
    return end


def _key_below_text(line: Line, above: Line, start: int) -> Trouble:
    """A key below a statement that was written as a bare text."""
    missing = _missing_colon(line.text, start)
    if missing is not None:
        return missing
    move = [] if line.column == above.column else moved(line.text, line.at, above.column)
    written = short(line.text[start : above.end])
    return Trouble(
        faults.NO_KIND,
        f"`{line.key}` stands below a text without a key",
        line.first,
        line.first + len(line.key or ""),
        help=f"a statement that has keys below it begins with its kind: `- claim: {written}`",
        edits=[(start, start, "claim: "), *move],
        title="write `claim:` before the text",
        also=(start, above.end, "the text"),
    )


def _misplaced_key(line: Line, above: Line) -> Trouble:
    """A key to the right of its siblings."""
    return Trouble(
        faults.INDENTATION,
        f"`{line.key}` stands further to the right than the keys that it belongs to",
        line.first,
        line.first + len(line.key or ""),
        help=f"begin it in column {above.column + 1}, below `{above.key}`",
        edits=moved(line.text, line.at, above.column),
        title=f"move it to column {above.column + 1}",
        also=(above.begin + above.column, above.value, "its sibling"),
    )


def _misplaced_item(line: Line, above: Line) -> Trouble:
    """A list item to the right of its siblings."""
    column = above.text.rindex("-", above.begin, above.begin + above.column) - above.begin
    return Trouble(
        faults.INDENTATION,
        f"`{short(line.content)}` stands further to the right than the list items that it belongs to",
        line.first,
        line.end,
        help=f"begin it in column {column + 1}",
        edits=moved(line.text, line.at, column),
        title=f"move it to column {column + 1}",
    )


def _item_below_text(line: Line, above: Line) -> Trouble:
    """A list right below a text."""
    return Trouble(
        faults.INDENTATION,
        f"`{short(line.content)}` stands below a text, and nothing says what it is to that text",
        line.first,
        line.end,
        help="write `because:`, `but:` or `although:` above it",
        edits=[(line.begin, line.begin, f"{' ' * above.column}because:{newline_of(line.text)}")],
        title="write `because:` above it",
        safety=Safety.UNSAFE,
        also=(above.value, above.end, "the text"),
    )


def _missing_colon(text: str, start: int) -> Trouble | None:
    """A key that is all there is in its line, or a kind before the text of a statement."""
    end, title = content_end(text, start), "put in the colon"
    edit = (end, end, ":")
    if text[start:end] not in KNOWN_KEYS:
        line = line_of(text, start)
        found = kind_without_colon(text[start:end]) if line.dashes and start == line.begin + line.column else None
        if found is None:
            return None
        kind, gap = found
        words = text[start + len(kind + gap) : end]
        edit = (start + len(kind), start + len(kind + gap.rstrip()), ":")
        if ": " in words and not in_quotes_already(words):
            edit, title = (edit[0], end, f": {quoted(words)}"), f"{title}, and quotes"
        end = start + len(kind)
    message = f"a colon is missing after `{text[start:end]}`"
    return Trouble(faults.MISSING_COLON, message, start, end, edits=[edit], title=title)


def _missing_blank(text: str, start: int) -> Trouble | None:
    """A key whose colon has no blank after it, or a dash without one."""
    found = _WITHOUT_BLANK.match(text, start)
    if found is None:
        return None
    end = found.end()
    message = f"a blank is missing after `{found[0]}`"
    return Trouble(faults.MISSING_BLANK, message, start, end, edits=[(end, end, " ")], title="put in a blank")


def no_key(_line: Line, broken: Broken) -> Trouble | None:
    """A line among keys that has none; `_line` is where a colon was looked for in vain, which says little."""
    text, start = _line.text, broken.began
    line = line_of(text, start)
    if text[start] in "\"'":
        return quote(line, broken)
    found = _missing_colon(text, start) or _missing_blank(text, start)
    if found is not None:
        return found
    if line.dashes:  # a key may have no more than 1,024 characters before its colon
        return needs_quotes(text, faults.BECAME_MAPPING, MAKES_A_KEY, start, line.end)
    return Trouble(
        faults.INDENTATION,
        f"`{short(text[start : line.end])}` is no key, and stands where a key is wanted",
        start,
        line.end,
        help="a text that goes on from the line above is indented deeper than its key",
        edits=[(line.begin, start, " " * (line.column + 2))],
        title="indent it as part of the text above",
        safety=Safety.UNSAFE,
    )


def not_among(line: Line, broken: Broken) -> Trouble | None:
    """Something among the keys of a mapping, or the items of a list, that is neither."""
    text = line.text
    if line.at > line.first and not (line.dashes and line.at == line.begin + line.column):
        return _behind_value(line, broken)
    found = _missing_blank(text, line.at) or (dash_without_blank_above(line) if line.dashes else None)
    if found is not None:
        return found
    if line.key is None and not line.dashes:
        return _loose_text(line, broken)
    if line.key in KNOWN_KEYS and broken.last is not None:
        above = line_of(text, broken.last.start)
        if above.dashes and above.key is None and above.column <= line.column:
            return _key_below_text(line, above, broken.last.start)
    return _wrong_column(line)


def _wrong_column(line: Line) -> Trouble | None:
    """A key or list item that begins where none can."""
    columns = _columns_above(line)
    if line.dashes and not columns:
        message = f"`{short(line.content)}` is a list item, and no list is open here"
        advice = "write the key of the list above it, such as `argument:` or `because:`"
        return Trouble(faults.INDENTATION, message, line.first, line.end, help=advice)
    if not columns or line.indent in columns:
        return None  # it is not the column that is wrong
    column = min(columns, key=lambda c: (abs(c - line.indent), -c))
    what = "list item" if line.dashes else "key"
    return Trouble(
        faults.INDENTATION,
        f"`{short(line.content)}` begins in column {line.indent + 1}, where no {what} can begin",
        line.first,
        line.end,
        help="what stands above it begins in column " + " or ".join(str(c + 1) for c in sorted(columns)),
        edits=moved(line.text, line.at, column),
        title=f"move it to column {column + 1}",
        safety=Safety.SAFE if len(columns) == 1 else Safety.UNSAFE,
    )


def _columns_above(line: Line, most: int = 300) -> set[int]:
    """The columns of list items, for one, or of keys, that stand above a line and that it could stand below."""
    columns: set[int] = set()
    limit = len(line.text)
    for begin, _ in islice(lines_above(line.text, line.begin), most):
        if limit == 0:
            break
        above = line_of(line.text, begin)
        if above.is_blank or above.indent >= limit:
            continue
        if line.dashes:
            dashes = line.text[begin : begin + above.column]
            columns.update(column for column, sign in enumerate(dashes) if sign == "-")
        elif above.key is not None:
            columns.add(above.column)
        limit = above.indent
    return columns


def _loose_text(line: Line, broken: Broken) -> Trouble | None:
    """A line of text that belongs to nothing, since a comment or its column cut it off from the text above."""
    text, last = line.text, broken.last
    if line.at < len(text) and text[line.at] in "]}":
        return extra_bracket(text, line.at)
    if last is None:
        return None
    comment = re.compile(r"[ \t]#").search(text, last.end, line.begin)
    if comment is not None and not last.style:
        start = comment.end() - 1
        return Trouble(
            faults.TEXT_CUT,
            f"`{short(line.content)}` is cut off from its text by a comment",
            line.first,
            line.end,
            help="write the comment above the text",
            also=(start, line_end(text, start), "the comment"),
        )
    if last.style not in ("|", ">"):
        return None
    column = indent_of(text, next_line(text, last.start))
    return Trouble(
        faults.INDENTATION,
        f"`{short(line.content)}` is not indented like the lines of the text above it",
        line.first,
        line.end,
        help=f"begin it in column {column + 1}",
        edits=[(line.begin, line.first, " " * column)],
        title=f"move it to column {column + 1}",
    )


def _behind_value(line: Line, broken: Broken) -> Trouble | None:
    """Something behind a value that was complete: a text that begins with a quote or bracket."""
    text, last, value = line.text, broken.last, line.value
    if last is not None and last.style in ('"', "'") and last.start < line.begin:
        return open_quote(text, last.start)
    if value < line.at < len(text) and text[value] in "\"'[{*&!":
        if text[line.at] in "]}" and text[value] in "[{":
            return extra_bracket(text, line.at)
        return begins_with_sign(line, value)
    return None


def dash_without_blank_above(line: Line) -> Trouble | None:
    """A dash that is not allowed since the item above it has no blank after its dash, and so became a key."""
    for begin, _ in lines_above(line.text, line.begin):
        above = line_of(line.text, begin)
        if above.is_blank or above.indent > line.indent:
            continue
        found = _missing_blank(line.text, above.first) if above.indent == line.indent else None
        return found if found is not None and found.message.endswith("`-`") else None
    return None
