"""Brackets and braces as the lines that mean the same."""

from __future__ import annotations

from collections.abc import Collection as Several

from argmap.yamltext.events import Collection, Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import LINE_BREAK

STEP = 2  # of mappings below a key; how far lists are indented is for the file to say


def brackets_around(root: Node | None, offset: int) -> tuple[Scalar | None, Collection] | None:
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


class Unfolded:
    """Lays collections out in lines, each from the first column; see `Style` for `lists` and `tables`."""

    def __init__(self, text: str, step: int, lists: Several[str], tables: Several[str]) -> None:
        self.text = text
        self.steps = {**dict.fromkeys(tables, STEP), **dict.fromkeys(lists, step)}

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
            step = self.steps.get(key.value)
            if step is not None:
                below = self.of(value)
                return None if below is None else [f"{name[0]}:", *(" " * step + line for line in below)]
        return None if said is None else [f"{name[0]}: {said[0]}".rstrip(" ")]

    def value(self, node: Node) -> list[str] | None:
        """A value as it is written, on one line; what is written on several can be joined where none is empty."""
        parts = [part.strip() for part in LINE_BREAK.split(self.text[node.start : node.end])]
        return [" ".join(parts)] if all(parts) or not parts else None
