"""Whether two texts of a map mean the same."""

from __future__ import annotations

from argmap.editing.rows import rows_of
from argmap.model import ArgumentMap
from argmap.reading.events import Mapping, Node, Scalar, Sequence


def same_meaning(one: ArgumentMap, other: ArgumentMap) -> bool:
    """Whether two maps hold the same values in the same order, wherever these are written."""
    return one.keys.keys() == other.keys.keys() and rows_of(one).same_as(rows_of(other))


def same_own_keys(one: Node | None, other: Node | None) -> bool:
    """Whether what stands under the writer's own keys (`x-…`) is the same YAML in two readings of a map."""
    found, again = _own_values(one), _own_values(other)
    if [path for path, _ in found] != [path for path, _ in again]:
        return False
    return all(_same_yaml(value, value_again) for (_, value), (_, value_again) in zip(found, again, strict=True))


def _own_values(root: Node | None) -> list[tuple[str, Node]]:
    """The keys `x-…` with what they hold, by the place of what they belong to, which no order of keys changes."""
    found: list[tuple[str, Node]] = []
    waiting: list[Node] = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting.extend(reversed(node.items))
        elif isinstance(node, Mapping):
            names = sorted((key.value.strip(), at) for at, (key, _) in enumerate(node.pairs) if isinstance(key, Scalar))
            for name, at in names:
                value = node.pairs[at][1]
                if name.startswith("x-"):
                    found.append((name, value))
                else:
                    waiting.append(value)
    return found


def _same_yaml(one: Node, other: Node) -> bool:
    """Whether two pieces of YAML hold the same, with the same tags and anchors.

    Line breaks at the end of a block of lines are layout: the last one depends on whether the file ends with one.
    """
    waiting = [(one, other)]
    while waiting:
        this, that = waiting.pop()
        if this.__class__ is not that.__class__ or (this.tag, this.anchor) != (that.tag, that.anchor):
            return False
        if isinstance(this, Scalar) and isinstance(that, Scalar):
            if this.style != that.style or _held(this) != _held(that):
                return False
        elif isinstance(this, Sequence | Mapping) and isinstance(that, Sequence | Mapping):
            if len(this.items) != len(that.items):
                return False
            waiting.extend(zip(this.items, that.items, strict=True))
    return True


def _held(node: Scalar) -> str:
    return node.value.rstrip("\n") if node.style in ("|", ">") else node.value
