"""Whether two texts of a map mean the same."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from argmap.model import ArgumentMap, Bearing
from argmap.model import Node as Written
from argmap.reading.events import Mapping, Node, Scalar, Sequence
from argmap.source import Text

# Where something is written says nothing about what it means.
_PLACES = frozenset(("span", "source", "keys"))


def same_meaning(one: ArgumentMap, other: ArgumentMap) -> bool:
    """Whether two maps hold the same values in the same order, wherever these are written."""
    if one.keys.keys() != other.keys.keys():
        return False
    waiting: list[tuple[Any, Any]] = [(getattr(one, n), getattr(other, n)) for n in _names(ArgumentMap)]
    while waiting:
        below = _compared(*waiting.pop())
        if below is None:
            return False
        waiting.extend(below)
    return True


def _order(node: Written) -> tuple[Bearing, ...]:
    """The bearings of the reasons below a node in the order of the file, which is that of a picture."""
    return tuple(reason.bearing for reason in sorted(node.bearing_reasons, key=lambda r: r.span.start))


def _compared(this: Any, that: Any) -> list[tuple[Any, Any]] | None:
    """The pairs of values in two values that have to be the same; None where these differ already."""
    if this.__class__ is not that.__class__ or (isinstance(this, Text) and this.value != that.value):
        return None
    if isinstance(this, Text):
        return []
    if isinstance(this, tuple):
        return list(zip(this, that, strict=True)) if len(this) == len(that) else None
    if isinstance(this, AnyMapping):
        return list(zip(this.values(), that.values(), strict=True)) if list(this) == list(that) else None
    if is_dataclass(this):
        orders = [(_order(this), _order(that))] if isinstance(this, Written) else []
        return [*orders, *((getattr(this, name), getattr(that, name)) for name in _names(this.__class__))]
    return [] if this == that else None


@cache
def _names(sort: type[Any]) -> tuple[str, ...]:
    """The fields of a sort of node that carry meaning."""
    # A citation and a definition of a scheme have a `source` that is a text, or have none: only a map has the file.
    places = _PLACES if sort is ArgumentMap else _PLACES - {"source"}
    return tuple(each.name for each in fields(sort) if each.name not in places)


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
