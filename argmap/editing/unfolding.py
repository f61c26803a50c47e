"""Writing in lines what stands in brackets and braces, where a change needs lines."""

from __future__ import annotations

from argmap.editing.formatting.proof import CommentsLost, MeaningLost, prove
from argmap.reading.blocks import Written
from argmap.reading.events import Collection, Mapping, Node, Scalar, Sequence, parse
from argmap.reading.language import ITEM_LISTS
from argmap.reading.text_edits import LINE_BREAK, line_end
from argmap.source import Source

_STEP = 2  # of mappings; how far lists are indented is for the file to say
_TABLES = ("sources", "groups", "schemes", "include")  # entries by name


def unfolded(source: Source, offset: int) -> str | None:
    """The text of a map in which all items and entries in the brackets around a place stand on lines of their own.

    What belongs to a single statement stays in its brackets. None where nothing stands in brackets there, or where a
    comment or an empty line does.
    """
    found = _around(parse(source.text).root, offset)
    if found is None:
        return None
    key, node = found
    text, written = source.text, Written(source)
    lines = _Lines(text, written.step).of(node)
    if lines is None:
        return None
    if key is None:
        start, column = node.start, written.column(node.start)
    else:
        start = text.index(":", key.end) + 1
        column = written.column(key.start) + (written.step if isinstance(node, Sequence) else _STEP)
        lines.insert(0, "")
    # A comment beside the brackets speaks of all that is in them, and stands beside the first line.
    end = line_end(text, node.end)
    lines[0] += text[node.end : end].rstrip()
    after = text[:start] + f"{written.newline}{' ' * column}".join(lines) + text[end:]
    try:
        prove(source, after)
    except (MeaningLost, CommentsLost):
        return None
    return after


def _around(root: Node | None, offset: int) -> tuple[Scalar | None, Collection] | None:
    """The outermost brackets around a place, with the key whose value they are, if they are one."""
    node, key = root, None
    while isinstance(node, Collection):
        if node.flow:
            return key, node
        at = next((i for i in reversed(range(len(node.items))) if node.items[i].start <= offset), None)
        if at is None:
            return None
        name = node.items[at - 1] if isinstance(node, Mapping) and at % 2 else None
        key = name if isinstance(name, Scalar) else None
        node = node.items[at]
    return None


class _Lines:
    """Lays collections out in lines, each from the first column."""

    def __init__(self, text: str, step: int) -> None:
        self.text = text
        self.step = step

    def of(self, node: Node) -> list[str] | None:
        """The lines of a list of statements, or of a statement or reason; None where a line break would be lost."""
        if isinstance(node, Sequence):
            items = [self.of(item) for item in node.items]
            if not items or any(item is None for item in items):
                return None
            return [f"{'- ' if i == 0 else '  '}{line}" for item in items if item for i, line in enumerate(item)]
        if isinstance(node, Mapping):
            lines: list[str] = []
            for key, value in node.pairs:
                pair = self.pair(key, value)
                if pair is None:
                    return None
                lines += pair
            return lines or None
        return self.value(node)

    def pair(self, key: Node, value: Node) -> list[str] | None:
        name, said = self.value(key), self.value(value)
        if name is None:
            return None
        if isinstance(key, Scalar) and isinstance(value, Collection) and value.items:
            step = self.step if key.value in ITEM_LISTS else _STEP if key.value in _TABLES else None
            if step is not None:
                below = self.of(value)
                return None if below is None else [f"{name[0]}:", *(" " * step + line for line in below)]
        return None if said is None else [f"{name[0]}: {said[0]}".rstrip(" ")]

    def value(self, node: Node) -> list[str] | None:
        """A value as it is written, on one line; what is written on several can be joined where none is empty."""
        parts = [part.strip() for part in LINE_BREAK.split(self.text[node.start : node.end])]
        return [" ".join(parts)] if all(parts) or not parts else None
