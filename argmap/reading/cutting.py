"""Taking keys and list items out of the text of a map, so that the layout of the rest stays as it is.

Each gives None where the text is laid out in a way that leaves no safe place for the change. Lines keep their ends,
and what is not concerned keeps its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.edits import Edit
from argmap.lazy_pattern import lazy
from argmap.reading.language import CITATION, KIND_NAMES, REASON, REFERENCE, SOURCE, STATEMENT
from argmap.reading.text_edits import line_end, line_start, lines_above, lines_from, next_line
from argmap.source import Source, Span

# What may stand behind something that ends its line.
NOTHING = lazy(r"[ \t]*(?:[ \t]#.*)?")
_AFTER_IN_FLOW = lazy(r"[ \t]*([,}\]])[ \t]*")
_CLOSE = lazy(r"[\s,]*\}")
_DASHES = lazy(r" *(?:-(?: +|$))*")
_OPTIONAL = {key.name for place in (STATEMENT, REFERENCE, REASON, CITATION, SOURCE) for key in place.keys}
_OPTIONAL -= {*KIND_NAMES, "ref", "premises"}


def without_pair(key: Span, end: int) -> Edit | None:
    """Take out a key with its value, which ends at `end`; None where it is the only one, or the first after a dash."""
    source, written = key.source, key.source.text
    begin, stop = line_start(written, key.start), line_end(written, end)
    if written[begin : key.start].strip(" \t"):
        return _without_flow(key.start, end, source)
    if not NOTHING.fullmatch(written, end, stop):
        return None
    return _without_lines(key.start, end, source)


def without_item(item: Span) -> Edit | None:
    """Take out an item of a list that has others."""
    written = item.source.text
    begin = line_start(written, item.start)
    if not re.fullmatch(" *- +", written[begin : item.start]):
        return _without_flow(item.start, item.end, item.source)
    if not NOTHING.fullmatch(written, item.end, line_end(written, item.end)):
        return None
    return _without_lines(item.start, item.end, item.source)


def without_entry(holder: Span, key: Span, end: int, *, alone: bool) -> Edit | None:
    """Take out an entry of the mapping below the key `holder`, and that key as well where the entry is all there is."""
    if not alone:
        return without_pair(key, end)
    written = key.source.text
    between = written[holder.end : key.start]
    if "{" in between:
        close = _CLOSE.match(written, end)
        if close is None:
            return None
        end = close.end()
    elif "#" in between:
        return None
    return without_pair(holder, end)


def without_empty(where: Span, end: int) -> Edit | None:
    """Take out a key with its colon, or a dash, that has nothing behind it; None where it is the only one.

    Only a key that may be missing: not one without which there is no statement or reason, nor a name of one's own.
    """
    source, written, start = where.source, where.source.text, where.start
    if where.written != "-" and where.written.rstrip(":").strip("'\"") not in _OPTIONAL:
        return None
    begin = line_start(written, start)
    if where.written != "-" and written[begin:start].strip(" "):
        return _without_flow(start, max(end, where.end), source)
    stop = line_end(written, where.end)
    if written[begin:start].strip(" ") or written[where.end : stop].strip():  # a comment may be what was meant
        return None
    return _without_lines(start, stop, source) if _has_beside(written, start, where.written == "-") else None


def _has_beside(written: str, start: int, is_item: bool) -> bool:
    """Whether what stands first in its line has another one of its mapping, or of its list, above it or below it."""
    begin = line_start(written, start)
    column = start - begin
    above = _beginnings(written[at:stop] for at, stop in lines_above(written, begin))
    below = _beginnings(written[at:stop] for at, stop in lines_from(written, next_line(written, start)))
    if above and (above[0][0] > column or (column, True) in above or (not is_item and (column, False) in above)):
        return True
    return below[:1] == [(column, is_item)]


def _beginnings(lines: Iterable[str]) -> list[tuple[int, bool]]:
    """What the first line that is neither blank nor a comment begins with: columns, and whether a dash stands there."""
    for line in lines:
        content = line.lstrip(" ")
        if content.strip() and not content.startswith("#"):
            end = len(line) - len(_DASHES.sub("", line, count=1))
            return [*((at, True) for at in range(end) if line[at] == "-"), (end, False)]
    return []


def _without_lines(start: int, end: int, source: Source) -> Edit:
    written = source.text
    begin, after = line_start(written, start), next_line(written, end)
    if after == len(written) and line_end(written, end) == after and begin > 0:
        _, begin = next(lines_above(written, begin))  # the line before becomes the last one, as this was
    return Edit(Span(source, begin, after), "")


def _without_flow(start: int, end: int, source: Source) -> Edit | None:
    written = source.text
    at = start
    while at > 0 and written[at - 1] in " \t":
        at -= 1
    after = _AFTER_IN_FLOW.match(written, end)
    if after is None or at == 0:
        return None
    if written[at - 1] == ",":
        return Edit(Span(source, at - 1, end), "")
    return Edit(Span(source, start, after.end()), "") if written[at - 1] in "{[" and after[1] == "," else None
