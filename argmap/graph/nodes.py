"""Nodes of a graph: what a name can stand for, names that stand for nothing, and what is known of each node."""

from __future__ import annotations

from typing import Any, NoReturn, TypeAlias, TypeVar

from argmap.errors import NotThere
from argmap.model import ArgumentMap, Reason, Statement
from argmap.records import record
from argmap.showing import Brief, cut
from argmap.source import Text

Target: TypeAlias = Statement | Reason
Key = TypeVar("Key")
Value = TypeVar("Value")


class NotOfThisMap(NotThere):
    """Something is asked about a node of another map, or about what is no node."""

    def __init__(self, node: object) -> None:
        what = (
            "the id of a statement, and the statement itself is wanted" if isinstance(node, str) else "of another map"
        )
        super().__init__(f"{cut(repr(node), 100)} is {what}")


class ByNode(dict[Key, Value]):
    """A dictionary by nodes; to ask it for a node that it does not have raises NotOfThisMap."""

    def __missing__(self, node: Any) -> NoReturn:
        raise NotOfThisMap(node)


@record()
class Unresolved(Brief):
    """An id that names nothing, or nothing of the sort that is wanted there."""

    name: Text
    map: ArgumentMap
    wanted: str  # "statement", "reason" or "statement or reason"
    found: Target | None = None  # what the name stands for, when that is of the wrong sort
