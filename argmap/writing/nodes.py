"""The whole of a map from plain data: what can be written, in one form, or a refusal that says where and why.

Lists of statements and reasons are taken from an explicit stack, so that depth costs memory alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from argmap.reading.language import (
    KIND_NAMES,
    MAP,
    NODE_LISTS,
    REASON,
    REFERENCE,
    STATEMENT,
    VERSION,
    Key,
    Place,
)
from argmap.reading.suggestions import likely_word
from argmap.writing.refusals import Where, shown
from argmap.writing.values import Plain, items_of, place_values

RELATIONS = ("because", "but", "although")
_DECIDING = ("ref", *KIND_NAMES, "premises")  # the keys that tell what a mapping is
_PREMISES = REASON.by_name["premises"]


def checked(given: object) -> Plain:
    """The data of a map in the form and order in which it is written; raises CannotWrite."""
    return {"argmap": VERSION} | _Nodes().run(given)


class _Nodes:
    """Checks nodes; `waiting` are the lists whose items are still to be checked, with where these go."""

    def __init__(self) -> None:
        self.waiting: list[tuple[list[Plain], Key, list[tuple[Where, Any]]]] = []
        self.seen: dict[int, object] = {}  # by identity, and kept, so that no other takes the place of one
        self.checks = dict.fromkeys(NODE_LISTS, self.node_list)

    def run(self, given: object) -> Plain:
        found = place_values(given, MAP, Where(), self.checks)
        while self.waiting:
            siblings, key, items = self.waiting.pop()
            siblings.extend([self.item(each, key, where) for where, each in items])
        return found

    def node_list(self, given: Any, key: Key, where: Where) -> list[Plain] | None:
        """A list that its items are put into later; None where it has none."""
        items = list(items_of(given, where, key.shape.value))
        if not items and key is _PREMISES:
            where.refuse("this reason has no premises; write at least one statement")
        if not items:
            return None
        found: list[Plain] = []
        self.waiting.append((found, key, items))
        return found

    def item(self, given: Any, key: Key, where: Where) -> Plain:
        """What stands at one place of a list; a reason that is nothing but its one premise is that premise."""
        found = self.node(given, key, where)
        if found.keys() == {"premises"}:
            _, premises, items = self.waiting[-1]
            if len(items) == 1:
                self.waiting.pop()
                return self.node(items[0][1], premises, items[0][0])
        return found

    def node(self, given: Any, key: Key, where: Where) -> Plain:
        if isinstance(given, str):
            given = {"claim": given}
        if not isinstance(given, Mapping):
            where.refuse(f"a statement is a text or a mapping, and this is {shown(given)}")
        said = {name for name, value in given.items() if value is not None}
        place = _place(said, key, where)
        if place is not REFERENCE or not said.isdisjoint(RELATIONS):
            if id(given) in self.seen:
                where.refuse("this stands elsewhere, too: give it an `id`, and refer to that with `ref`")
            self.seen[id(given)] = given
        return place_values(given, place, where, self.checks)


def _place(said: Set[Any], key: Key, where: Where) -> Place:
    """Whether a mapping is a statement, a reference or a reason, by its keys."""
    deciding = [name for name in _DECIDING if name in said]
    if len(deciding) > 1:
        where.refuse(f"`{deciding[0]}` and `{deciding[1]}` stand side by side; these are two items of a list")
    if not deciding:
        meant = (likely_word(name, _DECIDING) for name in said if isinstance(name, str))
        near = min(filter(None, meant), default=None)
        hint = f"; did you mean `{near}`?" if near else ""
        where.refuse(f"one of {', '.join(_DECIDING)} is wanted, which tells what this is{hint}")
    if deciding == ["premises"] and key.name not in RELATIONS:
        where.refuse(f"a reason cannot stand under `{key.name}`: {key.shape.value} is wanted there")
    return {"ref": REFERENCE, "premises": REASON}.get(deciding[0], STATEMENT)
