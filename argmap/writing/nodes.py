"""The whole of a map from plain data: what can be written, in one form, or a refusal that says where and why.

Lists of statements and reasons are taken from an explicit stack, so that depth costs memory alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial
from typing import Any

from argmap.reading.language import KIND_NAMES, MAP, REASON, REFERENCE, STATEMENT, VERSION
from argmap.reading.shapes import Item, Place
from argmap.reading.suggestions import likely_word
from argmap.writing.order import RELATIONS, rank
from argmap.writing.refusals import Where, shown
from argmap.writing.values import Checks, Items, Plain

_DECIDING = ("ref", *KIND_NAMES, "premises")  # the keys that tell what a mapping is


def checked(given: object) -> Plain:
    """The data of a map in the form and order in which it is written; raises CannotWrite."""
    found = {"argmap": VERSION} | _Nodes().run(given)
    return {name: found[name] for name in sorted(found, key=partial(rank, MAP))}


class _Nodes:
    """Checks nodes; `waiting` are the lists whose items are still to be checked, with where these go."""

    def __init__(self) -> None:
        self.waiting: list[tuple[list[Plain], Item, Items]] = []
        self.seen: dict[int, object] = {}  # by identity, and kept, so that no other takes the place of one
        self.checks = Checks(self.later)

    def run(self, given: object) -> Plain:
        found = self.checks.mapping(given, MAP, Where())
        while self.waiting:
            siblings, sort, items = self.waiting.pop()
            for sibling, (where, each) in zip(siblings, items, strict=True):
                sibling.update(self.item(each, sort, where))
        return found

    def later(self, items: Items, sort: Item) -> list[Plain]:
        """A list whose items are filled in later."""
        found: list[Plain] = [{} for _ in items]
        if items:
            self.waiting.append((found, sort, items))
        return found

    def item(self, given: Any, sort: Item, where: Where) -> Plain:
        """The data for an item of a list; a reason that is nothing but its one premise is that premise."""
        found = self.node(given, sort, where)
        if found.keys() == {"premises"}:
            _, premise, items = self.waiting[-1]
            if len(items) == 1:
                self.waiting.pop()
                return self.node(items[0][1], premise, items[0][0])
        return found

    def node(self, given: Any, sort: Item, where: Where) -> Plain:
        if isinstance(given, str):
            given = {"claim": given}
        if not isinstance(given, Mapping):
            where.refuse(f"a statement is a text or a mapping, and this is {shown(given)}")
        said = {name for name, value in given.items() if value is not None}
        place = _place(said, sort, where)
        if place is not REFERENCE or not said.isdisjoint(RELATIONS):
            if id(given) in self.seen:
                where.refuse("this stands elsewhere, too: give it an `id`, and refer to that with `ref`")
            self.seen[id(given)] = given
        return self.checks.mapping(given, place, where)


def _place(said: Set[Any], sort: Item, where: Where) -> Place:
    """Whether a mapping is a statement, a reference or a reason, by its keys."""
    deciding = [name for name in _DECIDING if name in said]
    if len(deciding) > 1:
        where.refuse(f"`{deciding[0]}` and `{deciding[1]}` stand side by side; these are two items of a list")
    if not deciding:
        meant = (likely_word(name, _DECIDING) for name in said if isinstance(name, str))
        near = min(filter(None, meant), default=None)
        hint = f"; did you mean `{near}`?" if near else ""
        where.refuse(f"one of {', '.join(_DECIDING)} is wanted, which tells what this is{hint}")
    if deciding == ["premises"] and not sort.may_be_reason:
        where.refuse(f"a reason cannot stand here, where {sort.words} is wanted")
    return {"ref": REFERENCE, "premises": REASON}.get(deciding[0], STATEMENT)
