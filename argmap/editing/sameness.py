"""Whether two texts of a map mean the same."""

from __future__ import annotations

from argmap.canonical_form import rows_of
from argmap.model import ArgumentMap
from argmap.yamltext.events import Mapping, Node, Scalar, Sequence, same_yaml


def same_meaning(one: ArgumentMap, other: ArgumentMap) -> bool:
    """Whether two maps hold the same values in the same order, wherever these are written."""
    return one.keys.keys() == other.keys.keys() and rows_of(one).same_as(rows_of(other))


def same_own_keys(one: Node | None, other: Node | None) -> bool:
    """Whether what stands under the writer's own keys (`x-…`) is the same YAML in two readings of a map."""
    found, again = _own_values(one), _own_values(other)
    if [path for path, _ in found] != [path for path, _ in again]:
        return False
    return all(same_yaml(value, value_again) for (_, value), (_, value_again) in zip(found, again, strict=True))


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
