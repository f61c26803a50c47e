"""The nodes of a YAML text by where they begin, and the lines that they take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from collections.abc import Sequence as Several
from dataclasses import dataclass

from argmap.edits import Edit, apply
from argmap.errors import ArgmapError
from argmap.source import Source, Span
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence, parse
from argmap.yamltext.lines import indent_of, line_end, line_start, lines_above, lines_from, newline_of, next_line
from argmap.yamltext.scalars import Scalars

LINES = "write it on lines of its own, each item after a dash"
IN_BRACKETS = f"this stands in brackets; {LINES}"


class CannotLayOut(ArgmapError):
    """The text is laid out in a way that the change does not know how to deal with; `why` says in which."""

    def __init__(self, source: Source, offset: int, why: str) -> None:
        line = source.position(offset).line
        self.source = source
        self.place = offset
        self.why = why
        super().__init__(f"{source.path}:{line}: {why}")


@dataclass(frozen=True)
class Style:
    """The rules of a language in YAML for the layout of its texts.

    `order`: keys in their order, for a mapping that has some keys and stands at the top or not. `text_key`: what a mere
    text in a list stands for. `lists` and `tables`: the keys of lists and mappings whose items and entries stand on
    lines of their own.
    """

    scalars: Scalars
    order: Callable[[Collection[str], bool], Several[str]]
    text_key: str
    lists: Collection[str]
    tables: Collection[str]


@dataclass(frozen=True)
class Item:
    """An item of a list, in whole lines: from the comments that stand directly above it to what belongs below it.

    `column` is that of the dash. `lines` are moved so that the dash stands in the first column, without line breaks.
    """

    start: int
    end: int
    column: int
    lines: tuple[str, ...]


class Places:
    """The places within a text. What begins at an offset is asked for by it; CannotLayOut is raised if nothing does.

    `root` is what was read of the text, if that was done before; `step` how far lists are indented below their keys.
    """

    def __init__(self, source: Source, style: Style, root: Node | None = None) -> None:
        self.source = source
        self.text = source.text
        self.style = style
        self.newline = newline_of(source.text)
        self.root = parse(source.text).root if root is None else root
        self.step = 0
        self.mappings: dict[int, Mapping] = {}
        self.by_key: dict[int, tuple[Mapping, int]] = {}  # where a pair stands, by the beginning of its key
        self.by_value: dict[int, tuple[Mapping, int]] = {}  # the same, by the beginning of its value
        self.items: dict[int, tuple[Sequence, int]] = {}
        self._walk()

    def _walk(self) -> None:
        waiting = [] if self.root is None else [self.root]
        known = False
        while waiting:
            node = waiting.pop()
            if isinstance(node, Mapping):
                self.mappings[node.start] = node
                for index, (name, value) in enumerate(node.pairs):
                    self.by_key[name.start] = self.by_value[value.start] = (node, index)
                    if isinstance(value, Sequence) and not value.flow and value.items and not known:
                        known = True
                        self.step = max(0, self.column(value.start) - self.column(name.start))
                    waiting.append(value)
            elif isinstance(node, Sequence):
                for index, item in enumerate(node.items):
                    self.items[item.start] = (node, index)
                    waiting.append(item)

    # -- what stands where -----------------------------------------------------------------------------------------

    def column(self, offset: int) -> int:
        """How far an offset is from the beginning of its line."""
        return offset - line_start(self.text, offset)

    def mapping(self, at: int) -> Mapping:
        """The mapping that begins at an offset."""
        found = self.mappings.get(at)
        if found is None:
            raise self.refusal(at, "no keys stand here")
        return found

    def owner_of(self, value: int) -> tuple[int, int]:
        """Where the mapping begins in which a value stands, and where its key does."""
        found = self.by_value.get(value)
        if found is None:
            raise self.refusal(value, "this is not the value of a key")
        mapping, index = found
        return mapping.start, mapping.pairs[index][0].start

    def item(self, at: int) -> Item:
        """An item of a list in block style, which is what people write: a dash before each, on a line of its own."""
        items, _ = self.place(at)
        if items.flow:
            raise self.refusal(at, IN_BRACKETS)
        dash = self.dash(at)
        begin, column = line_start(self.text, dash), self.column(dash)
        if self.text[begin:dash].strip():
            raise self.refusal(at, f"this does not begin on a line of its own; {LINES}")
        node = items.items[self.items[at][1]]
        self.refuse_cut(node)
        start, end = self.beginning(begin, column), self.end(node.end, column)
        return Item(start, end, column, tuple(_from_column(self.text[start:end], column)))

    def lines_after(self, at: int, edits: Several[Edit]) -> list[str]:
        """The lines of an item as they are after edits in it."""
        item = self.item(at)
        own = ((edit.span.start - item.start, edit.span.end - item.start, edit.text) for edit in edits)
        return list(_from_column(apply(self.text[item.start : item.end], own), item.column))

    def lines(self, start: int, end: int) -> list[str]:
        """The lines of a stretch of the text, without their line breaks."""
        lines, at = [], start
        while at < end:
            lines.append(self.text[at : line_end(self.text, at)])
            at = next_line(self.text, at)
        return lines

    # -- how it is laid out ----------------------------------------------------------------------------------------

    def refusal(self, at: int, why: str) -> CannotLayOut:
        return CannotLayOut(self.source, at, why)

    def refuse_cut(self, node: Node) -> None:
        """Refuse to change what the text breaks off in: nobody knows where it ends."""
        if isinstance(node, Mapping | Sequence) and node.cut:
            raise self.refusal(node.start, "nothing below an error of syntax can be read here")

    def edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(Span(self.source, start, end), text)

    def place(self, at: int) -> tuple[Sequence, int]:
        """The list in which an item stands, and its index."""
        found = self.items.get(at)
        if found is None:
            raise self.refusal(at, "this is no item of a list")
        return found

    def pair(self, mapping: Mapping, key: str) -> tuple[Node, Node] | None:
        return next((p for p in mapping.pairs if isinstance(p[0], Scalar) and p[0].value == key), None)

    def dash(self, start: int) -> int:
        """Where the dash of an item stands; it may be on a line above."""
        at = self.text.rfind("-", 0, start)
        while at >= 0 and self.text[line_start(self.text, at) : at].strip():  # a dash in a comment in between
            at = self.text.rfind("-", 0, at)
        return at

    def beginning(self, start: int, column: int) -> int:
        """The beginning of the comments directly above a line that are indented as it is."""
        for above, _ in lines_above(self.text, start):
            if indent_of(self.text, above) != column or not self.text.startswith("#", above + column):
                break
            start = above
        return start

    def end(self, offset: int, column: int) -> int:
        """The end of the lines of an item, with comments below it that are indented deeper than its dash."""
        end = next_line(self.text, offset)
        for at, stop in lines_from(self.text, end):
            line = self.text[at:stop]
            if line.strip():
                if not line.lstrip(" ").startswith("#") or indent_of(self.text, at) <= column:
                    break
                end = next_line(self.text, at)
        return end

    def with_blank_lines(self, item: Item) -> tuple[int, int]:
        """An item with the blank lines that only separate it: those after it, or before it at the end of the file."""
        before, above = item.start, ""
        for begin, stop in lines_above(self.text, item.start):
            above = self.text[begin:stop].rstrip()
            if above:
                break
            before = begin
        after = item.end
        while after < len(self.text) and not self.text[after : line_end(self.text, after)].strip():
            after = next_line(self.text, after)
        if after == len(self.text):
            return before, item.end
        return (item.start, after) if before < item.start or above.endswith(":") else (item.start, item.end)


def _from_column(text: str, column: int) -> Iterator[str]:
    """The lines of a text, without the blanks before a column."""
    lines = (text[begin:end] for begin, end in lines_from(text, 0))
    return (line[column:] if line[:column].isspace() else line for line in lines)
