"""The lines of a map in its one layout.

What writes a list or mapping gives its lines one by one, and where something stands below gives what writes that, so
that depth costs memory alone.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias

from argmap.editing.formatting.comments import Comment
from argmap.editing.formatting.outline import Entry, Outline, Part
from argmap.reading.documents import SCALARS
from argmap.yamltext.events import Mapping, Scalar, Sequence
from argmap.yamltext.scalars import in_lines, key_on_one_line, limit

# A line; None for a blank line, of which there is never more than one; or what comes next.
Piece: TypeAlias = "str | Lines | None"
Lines: TypeAlias = Generator[Piece, None, None]

# A comment that stands farther behind something than this was put below others.
_USUAL_GAP = 2


def lines_of(text: str, found: Outline) -> list[str]:
    """The lines of a map."""
    layout = _Layout(text)
    lines: list[str] = []
    waiting: list[Lines] = [layout.top(found)]
    while waiting:
        piece = next(waiting[-1], waiting)  # a sign that cannot be a piece
        if piece is waiting:
            waiting.pop()
        elif piece is None:
            if lines and lines[-1]:
                lines.append("")
        elif isinstance(piece, str):
            lines.append(piece)
        elif isinstance(piece, Generator):
            waiting.append(piece)
    while lines and not lines[-1]:
        lines.pop()
    return lines


class _Layout:
    def __init__(self, text: str) -> None:
        self.text = text

    def top(self, found: Outline) -> Lines:
        head = found.head
        for start, line in found.opening:
            above = [comment for comment in head if comment.start < start]
            head = head[len(above) :]
            for comment in above:
                yield from _own_line(comment, "")
            beside = _going_on(head)
            head = head[len(beside) :]
            yield from _beside(line, beside)
        for comment in head:
            yield from _own_line(comment, "")
        yield self.mapping(found.root, "", None, first=not head)

    # -- lists and mappings ------------------------------------------------------------------------------------------

    def mapping(self, part: Part, indent: str, lead: str | None, *, first: bool = True) -> Lines:
        """A mapping in an indentation; `lead` is what its first line begins with, whose comments are written then."""
        for entry in part.entries:
            if lead is None:
                yield from _above(entry, indent, first=first)
            start, lead, first = indent if lead is None else lead, None, False
            if entry.own:
                yield from self.own(entry, start, indent)
            else:
                key = "" if entry.key is None else key_on_one_line(entry.key, self.written(entry.key))
                yield self.value(entry, f"{start}{key}:", indent)
            for comment in entry.after:
                yield from _own_line(comment, indent)

    def sequence(self, part: Part, indent: str, lead: str | None) -> Lines:
        """A list in an indentation, `lead` as for a mapping."""
        first = True
        for entry in part.entries:
            start = f"{indent if lead is None else lead}-"
            if lead is None:
                yield from _above(entry, indent, first=first)
                blank = bool(entry.before)
                for comment in self.hoisted(entry, start):
                    yield from _own_line(comment, indent, blank=blank)
                    blank = True
            lead, first = None, False
            below = entry.part
            if below is None or self.short(entry, start) is not None:
                yield self.value(entry, start, indent)
            elif isinstance(below.node, Mapping):
                yield self.mapping(below, f"{indent}  ", f"{start} ")
            else:
                yield self.sequence(below, f"{indent}  ", f"{start} ")
            for comment in entry.after:
                yield from _own_line(comment, indent)

    def hoisted(self, entry: Entry, start: str) -> list[Comment]:
        """Comments behind the dash of an item, or before its first key: they are written above it."""
        found: list[Comment] = []
        current: Entry | None = entry
        while current is not None and current.part is not None and self.short(current, start) is None:
            found.extend(current.beside)
            below = current.part
            current = below.entries[0]
            found.extend(current.before)
            start += " -"
            if isinstance(below.node, Mapping):
                break
        return found

    # -- values ----------------------------------------------------------------------------------------------------

    def value(self, entry: Entry, head: str, indent: str) -> Lines:
        """A key or dash with what stands behind it."""
        part = entry.part
        if part is not None and self.short(entry, head) is None:
            yield from _beside(head, entry.beside)
            if isinstance(part.node, Sequence) and entry.key is not None:
                yield self.sequence(part, indent, None)
            elif isinstance(part.node, Sequence):
                yield self.sequence(part, f"{indent}  ", None)
            else:
                yield self.mapping(part, f"{indent}  ", None)
        elif part is not None:
            yield from _beside(f"{head} {self.short(entry, head)}", entry.beside)
        elif isinstance(entry.value, Scalar):
            yield from self.scalar(entry, entry.value, head, indent)

    def scalar(self, entry: Entry, node: Scalar, head: str, indent: str) -> Lines:
        """A text behind a key or dash."""
        written = self.written(node)
        if not written:
            yield from _beside(head, entry.beside)
            return
        tight = bool(entry.beside) and entry.beside[0].is_tight
        line = SCALARS.on_one_line(node, written, tight=tight)
        block = None
        if line is None or len(head) + 1 + len(line) > limit(head):
            block = in_lines(node, written, limit(indent) - len(indent) - 2)
        if block is None or (line is not None and " " not in line):
            yield from _beside(f"{head} {line}", entry.beside)
            return
        sign, lines = block
        yield from _beside(f"{head} {sign}", entry.beside[:1])
        for each in lines:
            yield f"{indent}  {each}" if each else ""

    def own(self, entry: Entry, start: str, indent: str) -> Lines:
        """A key of the writer's own as it stands, moved to its column."""
        key = self.text[entry.start : entry.key.end] if entry.key is not None else ""
        if entry.value.end <= entry.value.start:
            yield from _beside(f"{start}{key}:", entry.beside)
            return
        lines = self.text[entry.start : entry.end].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        while isinstance(entry.value, Mapping | Sequence) and not lines[-1].strip(" "):
            lines.pop()  # a key without a value ends only where the next thing begins
        last = len(lines) - 1
        for number, line in enumerate(lines):
            blanks = len(line) - len(line.lstrip(" "))
            moved = start + line if number == 0 else indent + line[min(blanks, entry.column) :]
            if not moved.strip(" "):
                moved = ""
            yield from _beside(moved, entry.beside) if number == last else (moved,)

    # -- brackets --------------------------------------------------------------------------------------------------

    def short(self, entry: Entry, head: str) -> str | None:
        """A list or mapping in brackets, where it was written so and fits behind a key or dash."""
        part = entry.part
        if part is None or (not part.flow and part.entries):
            return None
        line = self.in_brackets(part)
        if line is None or len(head) + 1 + len(line) > limit(head):
            return None if part.entries else line
        return line

    def in_brackets(self, part: Part) -> str | None:
        """A list or mapping in brackets; None where it needs more than a line. Brackets are never deep."""
        if part.commented or not part.flow:
            return None
        items = []
        for entry in part.entries:
            item = self.item(entry)
            if item is None:
                return None
            items.append(item)
        line = ", ".join(items)
        return f"{{{line}}}" if isinstance(part.node, Mapping) else f"[{line}]"

    def item(self, entry: Entry) -> str | None:
        """An entry in brackets; None where it cannot be on one line."""
        if entry.own:
            written = self.text[entry.start : entry.end]
            return written if entry.value.end > entry.value.start and written.isprintable() else None
        value: str | None = None
        if entry.part is not None:
            value = self.in_brackets(entry.part)
        elif isinstance(entry.value, Scalar) and entry.value.end > entry.value.start:
            value = SCALARS.on_one_line(entry.value, self.written(entry.value), brackets=True)
        if value is None or entry.key is None:
            return value
        return f"{key_on_one_line(entry.key, self.written(entry.key))}: {value}"

    def written(self, node: Scalar) -> str:
        return self.text[node.start : node.end]


# -- comments ----------------------------------------------------------------------------------------------------------


def _going_on(comments: list[Comment]) -> list[Comment]:
    """The first of some comments, if it stands behind something, and those that go on straight below it."""
    if not comments or comments[0].gap is None:
        return []
    first = comments[0]
    for count, other in enumerate(comments[1:], 1):
        if (other.line, other.column) != (first.line + count, first.column):
            return comments[:count]
    return comments


def _above(entry: Entry, indent: str, *, first: bool) -> Lines:
    """The lines above an entry: blank lines and comments."""
    if entry.apart:
        yield None
    for comment in entry.before:
        if comment.blank and not first:
            yield None
        first = False
        yield from _own_line(comment, indent, blank=False)
    if entry.blank and not first:
        yield None


def _own_line(comment: Comment, indent: str, *, blank: bool = True) -> Lines:
    if blank and comment.blank and comment.gap is None:
        yield None
    yield f"{indent}{' ' * comment.deeper}{comment.text}"


def _beside(line: str, comments: list[Comment]) -> Lines:
    """A line with the comment behind it, and the lines on which that goes on."""
    if not comments:
        yield line
        return
    first = comments[0]
    column = len(line) + _USUAL_GAP
    if first.gap is not None and first.gap > _USUAL_GAP:
        column = max(column, first.column)
    yield f"{line.ljust(column)}{first.text}"
    for comment in comments[1:]:
        yield f"{' ' * (column + comment.deeper)}{comment.text}"
