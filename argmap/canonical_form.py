"""A map as a flat list of rows, to compare what a text says before and after a change.

Trees would have to be compared by recursion, and maps may be thousands of levels deep. A row is a node with its depth,
the list that it stands in, and all that is said of it, places apart. A statement that is a reason by itself gets the
same rows as a reason with this one premise, for they mean the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from argmap.model import ArgumentMap, Fit, Group, Premise, Reason, Reference, SchemeDefinition, Statement, Work
from argmap.records import names_of, record
from argmap.source import Text

Node: TypeAlias = Statement | Reference | Reason

_PLACES = {"span", "keys", "bare", "explicit"}
_BELOW = {"premises", "because", "but", "although", "roots", "bearing"}


class Row(NamedTuple):
    """One node; `depth` counts from 0 at the roots, `key` is the list that it stands in."""

    depth: int
    key: str
    sort: str
    said: tuple[tuple[str, Any], ...]

    def saying(self, **changes: Any) -> Row:
        """The same node with other values for some of what is said of it."""
        return self._replace(said=tuple((dict(self.said) | changes).items()))

    def deeper(self, levels: int) -> Row:
        """The same node so many levels further down."""
        return self._replace(depth=self.depth + levels)


@record(eq=False, frozen=False)
class Rows:
    """The content of a map: `top` without its trees, and its nodes from top to bottom, each with its row.

    `top` is None where it is not to be compared.
    """

    top: tuple[tuple[str, Any], ...] | None
    rows: list[Row]
    nodes: list[Node]

    def same_as(self, other: Rows) -> bool:
        """Whether two maps say the same."""
        return (None in (self.top, other.top) or self.top == other.top) and self.rows == other.rows

    def renamed(self, names: Mapping[str, str]) -> Rows:
        """The same with other names, at keys that hold names."""
        rows = [row._replace(said=_renamed(row.said, names)) for row in self.rows]
        return Rows(None if self.top is None else _renamed(self.top, names), rows, self.nodes)

    def at(self, node: Node) -> slice:
        """The rows of a node with everything below it."""
        start = next(index for index, each in enumerate(self.nodes) if each is node)
        depth = self.rows[start].depth
        end = start + 1
        while end < len(self.rows) and self.rows[end].depth > depth:
            end += 1
        return slice(start, end)


def rows_of(each: ArgumentMap, hidden: Collection[int] = ()) -> Rows:
    """The rows of a map; lists below one node come in the order of the file, since that is their order in a picture.

    Texts that begin at one of the `hidden` offsets are left out: names, when these are to change.
    """
    rows: list[Row] = []
    nodes: list[Node] = []
    waiting: list[tuple[int, str, Node]] = [(0, "argument", root) for root in reversed(each.roots)]
    while waiting:
        depth, key, node = waiting.pop()
        rows.append(Row(depth, key, type(node).__name__, said(node, hidden)))
        nodes.append(node)
        below = _below(node)
        waiting.extend((depth + 1, under, child) for under, child in reversed(below))
    return Rows(said(each, hidden), rows, nodes)


def _below(node: Node) -> list[tuple[str, Node]]:
    premises: Sequence[Premise] = node.premises if isinstance(node, Reason) else ()
    reasons = sorted(node.bearing_reasons, key=lambda r: r.span.start)
    return [*(("premises", p) for p in premises), *((r.bearing.value, r) for r in reasons)]


_NAMES = {"target", "contradicts", "tension_with", "restates", "outweighs", "alternatives", "expect", "fits"}


def _renamed(all_said: tuple[tuple[str, Any], ...], names: Mapping[str, str]) -> tuple[tuple[str, Any], ...]:
    def put(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(put(each) for each in value)
        return names.get(value, value) if isinstance(value, str) else value

    return tuple((name, put(value) if name in _NAMES else value) for name, value in all_said)


def said(node: Any, hidden: Collection[int] = ()) -> tuple[tuple[str, Any], ...]:
    """The values of a node itself or of the top of a map, each with the name of its key."""
    values = ((name, getattr(node, name)) for name in _names(node.__class__))
    # Most are not there.
    return tuple([(name, value if value is None or value == () else _plain(value, hidden)) for name, value in values])


@cache
def _names(sort: type[Any]) -> tuple[str, ...]:
    """The fields of a sort of node that say something."""
    skip = _PLACES | _BELOW | ({"source"} if sort is ArgumentMap else set())
    return tuple(name for name in names_of(sort) if name not in skip)


def _plain(value: Any, hidden: Collection[int]) -> Any:
    """A value without places; records of the model are never deep, trees apart."""
    if isinstance(value, Text):
        return "…" if value.span.start in hidden else value.value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return tuple(_plain(each, hidden) for each in value)
    if isinstance(value, Mapping):
        named = isinstance(
            next(iter(value.values()), None), Work | Group | SchemeDefinition | Fit
        )  # they hold their names
        return tuple(("" if named else key, _plain(each, hidden)) for key, each in value.items())
    if is_dataclass(value):
        return tuple((f.name, _plain(getattr(value, f.name), hidden)) for f in fields(value) if f.name not in _PLACES)
    return value


def outline_of(each: ArgumentMap) -> Counter[tuple[str, str, str]]:
    """A count of the statements by relation, by kind and text, and by what stands above them.

    Blanks in a text do not count.
    The text of a reason is that of its premises. Two maps in which this differs say something else of a statement.
    """
    said: list[tuple[int, str]] = []  # the statements and reasons above, with their depth
    found: Counter[tuple[str, str, str]] = Counter()
    rows = rows_of(each)
    for row, node in zip(rows.rows, rows.nodes, strict=True):
        while said and said[-1][0] >= row.depth:
            said.pop()
        above = said[-1][1] if said else ""
        if isinstance(node, Reason):
            said.append((row.depth, f"{row.key} {above}"))
            continue
        kind, written = (node.kind.value, node.text) if isinstance(node, Statement) else ("ref", node.target)
        text = f"{kind} {''.join(written.value.split())}"
        found[row.key, text, above] += 1
        said.append((row.depth, text))
    return found
