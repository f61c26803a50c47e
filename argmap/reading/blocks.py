"""Items of lists in the text of a map: where they stand with their comments, how to take them out and put them in.

Only block style is changed, which is what people write: a dash before each item, on a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence as Several
from functools import lru_cache

from argmap.errors import ArgmapError
from argmap.model import Reason, Reference, Statement
from argmap.reading.events import Mapping, Node, Scalar, Sequence, parse
from argmap.reading.language import MAP, STATEMENT, node_place
from argmap.reading.text_edits import TextEdit, indent_of, line_end, line_start, lines_above, newline_of, next_line
from argmap.records import record
from argmap.source import Source

_LINES = "write it on lines of its own, each item after a dash"


class CannotLayOut(ArgmapError):
    """The text is laid out in a way that the change does not know how to deal with."""

    def __init__(self, source: Source, offset: int, why: str) -> None:
        line = source.position(offset).line
        self.source = source
        self.place = offset
        self.why = why
        super().__init__(f"{source.path}:{line}: {why}")


@record()
class Item:
    """An item of a list, in whole lines: from the comments that stand directly above it to what belongs below it.

    `column` is that of the dash. `lines` are moved so that the dash stands in the first column, without line breaks.
    """

    start: int
    end: int
    column: int
    lines: tuple[str, ...]


@lru_cache(maxsize=2)
def written(source: Source) -> Written:
    """The text of a source as nested lists and mappings; what was read last is kept, for many fixes of one map."""
    return Written(source)


class Written:
    """The text of a map as nested lists and mappings, each found by the place where it begins."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.newline = newline_of(source.text)
        self.mappings: dict[int, Mapping] = {}
        self.list_of: dict[int, Sequence] = {}  # the list in which an item stands, by the item's beginning
        # The key of a list and the mapping in which it stands, by the list's beginning.
        self.key_of: dict[int, tuple[Scalar, Mapping]] = {}
        self.step = 0  # how far lists are indented below their keys
        self._walk(parse(source.text).root)

    def _walk(self, root: Node | None) -> None:
        waiting = [] if root is None else [root]
        known = False
        while waiting:
            node = waiting.pop()
            if isinstance(node, Mapping):
                self.mappings[node.start] = node
                for name, value in node.pairs:
                    if isinstance(name, Scalar) and isinstance(value, Sequence):
                        self.key_of[value.start] = (name, node)
                        if not value.flow and value.items and not known:
                            known = True
                            self.step = max(0, self.column(value.start) - self.column(name.start))
                    waiting.append(value)
            elif isinstance(node, Sequence):
                for item in node.items:
                    self.list_of[item.start] = node
                    waiting.append(item)

    def column(self, offset: int) -> int:
        """How far an offset is from the beginning of its line."""
        return offset - line_start(self.text, offset)

    # -- items -----------------------------------------------------------------------------------------------------

    def item(self, node: Statement | Reference | Reason) -> Item:
        """The item that a node is. Raises CannotLayOut."""
        start = node.span.start
        items = self.list_of.get(start)
        if items is None or items.flow:
            raise CannotLayOut(self.source, start, f"this stands in brackets; {_LINES}")
        dash = self._dash(start)
        column = self.column(dash)
        end = self._end(node.span.end, column)
        begin = self._beginning(line_start(self.text, dash), column)
        if self.text[line_start(self.text, dash) : dash].strip():
            raise CannotLayOut(self.source, start, f"this does not begin on a line of its own; {_LINES}")
        lines = self.lines(begin, end)
        return Item(begin, end, column, tuple(line[column:] if line[:column].isspace() else line for line in lines))

    def _dash(self, start: int) -> int:
        """Where the dash of an item stands; it may be on a line above."""
        at = self.text.rfind("-", 0, start)
        while at >= 0 and self.text[line_start(self.text, at) : at].strip():  # a dash in a comment in between
            at = self.text.rfind("-", 0, at)
        return at

    def _beginning(self, start: int, column: int) -> int:
        """The beginning of the comments directly above a line that are indented as it is."""
        for above, _ in lines_above(self.text, start):
            if indent_of(self.text, above) != column or not self.text.startswith("#", above + column):
                break
            start = above
        return start

    def _end(self, offset: int, column: int) -> int:
        """The end of the lines of an item, with comments below it that are indented deeper than its dash."""
        end = at = next_line(self.text, offset)
        while at < len(self.text):
            stop = line_end(self.text, at)
            line = self.text[at:stop]
            following = next_line(self.text, at)
            if line.strip() and (not line.lstrip(" ").startswith("#") or indent_of(self.text, at) <= column):
                break
            at = following
            if line.strip():
                end = following
        return end

    def lines(self, start: int, end: int) -> list[str]:
        """The lines of a stretch of the text, without their line breaks."""
        lines, at = [], start
        while at < end:
            lines.append(self.text[at : line_end(self.text, at)])
            at = next_line(self.text, at)
        return lines

    # -- changes ---------------------------------------------------------------------------------------------------

    def without(self, node: Statement | Reference | Reason) -> list[TextEdit]:
        """Take an item out; the key of a list goes with its only item. Raises CannotLayOut."""
        item = self.item(node)
        items = self.list_of[node.span.start]
        if len(items.items) > 1:
            return [(*self._with_blank_lines(item), "")]
        name, owner = self.key_of[items.start]
        place = next(index for index, pair in enumerate(owner.pairs) if pair[0] is name)
        start = line_start(self.text, name.start)
        if not self.text[start : name.start].strip():
            return [(start, item.end, self._remarks(name.end, item.start, name.start - start))]
        if place + 1 < len(owner.pairs):  # it stands behind a dash, where the next key takes its place
            return [(name.start, owner.pairs[place + 1][0].start, "")]
        raise CannotLayOut(self.source, name.start, f"nothing would be left of what `{name.value}` stands in")

    def _with_blank_lines(self, item: Item) -> tuple[int, int]:
        """An item with the blank lines that only separate it: those after it, or before it at the end of the file."""
        start, end = item.start, item.end
        before, above = start, ""
        for begin, stop in lines_above(self.text, start):
            above = self.text[begin:stop].rstrip()
            if above:
                break
            before = begin
        after = end
        while after < len(self.text) and not self.text[after : line_end(self.text, after)].strip():
            after = next_line(self.text, after)
        if after == len(self.text):
            return before, end
        return (start, after) if before < start or above.endswith(":") else (start, end)

    def with_item(
        self, owner: Statement | Reference | Reason, key: str, lines: Several[str], at: int | None = None
    ) -> list[TextEdit]:
        """Put an item, laid out from the first column, into a list of a node; `at`: before the item with this index.

        A list that is not there yet is begun. Raises CannotLayOut.
        """
        mapping = self.mappings.get(owner.span.start)
        if mapping is None or (isinstance(owner, Statement) and owner.bare):
            return self._promoted(owner, key, lines)
        return self.with_item_in(mapping, key, lines, at)

    def with_item_on(self, step: Reason, key: str, lines: Several[str]) -> list[TextEdit]:
        """Put an item into a list of a reason, which gets `premises:` for it where it is a mere statement."""
        if step.explicit:
            return self.with_item(step, key, lines)
        item = self.item(step)
        new = self._indented([f"{key}:", *self._indented(lines, self.step)], item.column + 2)
        return [*self.with_premise(step, ()), self._insertion(item.end, new)]

    def with_premise(self, reason: Reason, lines: Several[str]) -> list[TextEdit]:
        """Write a reason that is one statement with `premises:`, with one more if there are lines for it."""
        item = self.item(reason)
        pad, more = " " * item.column, " " * (2 + self.step)
        dash = line_start(self.text, self._dash(reason.span.start))
        edits = [(dash, dash, f"{pad}- premises:{self.newline}{more}")]
        at = next_line(self.text, dash)
        while at < item.end:
            if line_end(self.text, at) > at:
                edits.append((at, at, more))
            at = next_line(self.text, at)
        new = [self._insertion(item.end, self._indented(lines, item.column + len(more)))] if lines else []
        return [*edits, *new]

    def with_item_in(self, mapping: Mapping, key: str, lines: Several[str], at: int | None = None) -> list[TextEdit]:
        """Put an item into a list of a mapping; see `with_item`."""
        if mapping.flow:
            raise CannotLayOut(self.source, mapping.start, f"this stands in brackets; {_LINES}")
        pair = next((p for p in mapping.pairs if isinstance(p[0], Scalar) and p[0].value == key), None)
        if pair is not None:
            return self._in_list(pair[1], lines, at)
        return [self.with_key(mapping, key, "", self._indented(lines, self.step))]

    def with_key(self, mapping: Mapping, key: str, value: str, below: Several[str] = ()) -> TextEdit:
        """Put a new key into a mapping, with a value or with lines below it, laid out from the first column."""
        if mapping.flow:
            raise CannotLayOut(self.source, mapping.start, f"this stands in brackets; {_LINES}")
        column = self.column(mapping.start)
        new = self._indented([f"{key}: {value}" if value else f"{key}:", *below], column)
        return self._insertion(self._place_for(mapping, key, column), new)

    def with_name(self, statement: Statement, name: str) -> list[TextEdit]:
        """Give a statement an id; a bare text becomes a claim. Raises CannotLayOut."""
        if not statement.bare:
            return [self.with_key(self.mappings[statement.span.start], "id", name)]
        *edits, (place, _, _) = self._promoted(statement, "id", ())
        pad = " " * self.column(statement.span.start)
        return [*edits, self._insertion(place, [f"{pad}id: {name}"])]

    def without_key(self, mapping: Mapping, key: str) -> TextEdit:
        """Take a key that is not the first one out of a mapping, with its value; a comment beside it stays."""
        name, value = next(p for p in mapping.pairs if isinstance(p[0], Scalar) and p[0].value == key)
        column = self.column(mapping.start)
        start = line_start(self.text, name.start)
        if mapping.flow or self.text[start : name.start].strip():
            raise CannotLayOut(self.source, name.start, f"`{key}` does not stand on a line of its own; {_LINES}")
        content = max(name.end, value.end)
        end = next_line(self.text, content)
        return (start, end, self._remarks(content, end, column))

    def _remarks(self, start: int, end: int, column: int) -> str:
        """The comments of a stretch that holds nothing else, each on a line of its own."""
        found = [line[line.index("#") :] for line in self.lines(start, end) if "#" in line]
        return "".join(f"{' ' * column}{each}{self.newline}" for each in found)

    def _in_list(self, items: Node, lines: Several[str], at: int | None) -> list[TextEdit]:
        if not isinstance(items, Sequence) or items.flow or not items.items:
            raise CannotLayOut(self.source, items.start, f"this list stands in brackets; {_LINES}")
        first = items.items[0]
        column = self.column(self._dash(first.start))
        new = self._indented(lines, column)
        if at is not None and at < len(items.items):
            place = self._beginning(line_start(self.text, self._dash(items.items[at].start)), column)
        else:
            place = self._end(items.end, column)
        return [self._insertion(place, new)]

    def _promoted(self, owner: Statement | Reference | Reason, key: str, lines: Several[str]) -> list[TextEdit]:
        """A bare text becomes a claim that something can stand below."""
        start, end = owner.span.start, owner.span.end
        if start not in self.list_of or self.list_of[start].flow:
            raise CannotLayOut(self.source, start, f"this stands in brackets; {_LINES}")
        column = self.column(start)
        edits: list[TextEdit] = [(start, start, "claim: ")]
        at = next_line(self.text, start)
        while at < end:
            edits.append((at, at, "  "))
            at = next_line(self.text, at)
        new = [f"{' ' * column}{key}:", *self._indented(lines, column + self.step)]
        return [*edits, self._insertion(next_line(self.text, end), new)]

    def _place_for(self, mapping: Mapping, key: str, column: int) -> int:
        """Where a new key of a mapping belongs: before the first one that comes after it in the canonical order."""
        names = [name.value for name, _ in mapping.pairs if isinstance(name, Scalar)]
        place = MAP if column == 0 else node_place(names) or STATEMENT
        order = [each.name for each in place.keys]
        if key in order:
            later = set(order[order.index(key) + 1 :])
            for index, (name, _) in enumerate(mapping.pairs):
                if isinstance(name, Scalar) and name.value in later and (index > 0 or column == 0):
                    return self._beginning(line_start(self.text, name.start), column)
        return self._end(max(mapping.end, mapping.pairs[-1][0].end), column - 1)

    def _indented(self, lines: Several[str], column: int) -> list[str]:
        return [" " * column + line if line.strip() else line for line in lines]

    def _insertion(self, place: int, lines: Several[str]) -> TextEdit:
        """New lines at the beginning of a line; at the end of a file without a final line break, after one."""
        text = self.newline.join(lines)
        if place > 0 and place == len(self.text) and not self.text.endswith(("\n", "\r")):
            return (place, place, self.newline + text)
        return (place, place, text + self.newline)
