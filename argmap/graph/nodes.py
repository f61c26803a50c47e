"""What is known of the nodes of one graph, by node."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from argmap.errors import NotThere
from argmap.showing import cut

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
