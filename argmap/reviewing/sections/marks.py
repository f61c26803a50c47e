"""Marks: what reviewers noted in the map, rulings of the map maker, and what is still to be done."""

from __future__ import annotations

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import begun, counted
from argmap.reviewing.situation import Situation

KEY = "marks"
TITLE = "Marks and to-dos"
ABOUT = "What is noted in the map itself: marks of reviewers, rulings of the map maker, and what is still to be done."


def look(situation: Situation) -> Section:
    nodes: list[Target] = [*situation.in_order, *situation.graph.reasons]
    items = [item for node in nodes for item in _items(node)]
    found = f"{begun(counted(len(items), 'mark'))}." if items else "Nothing is marked."
    return Section(KEY, TITLE, ABOUT, found, tuple(items))


def _items(node: Statement | Reason) -> list[Item]:
    found = []
    if isinstance(node, Statement) and node.verdict is not None:
        found.append(Item(node, sort=node.verdict.value, remarks=(("A ruling of the map maker.",),), note=node.note))
    for mark in node.review:
        who = " ".join(str(part) for part in (mark.by, mark.date) if part is not None)
        remarks: list[Prose] = []
        if mark.note is not None:
            remarks.append((mark.note.value,))
        if who:
            remarks.append((f"Marked by {who}." if mark.by is not None else f"Marked on {who}.",))
        found.append(Item(node, sort=mark.mark.value if mark.mark is not None else "remark", remarks=tuple(remarks)))
    if node.todo is not None:
        found.append(Item(node, sort="to do", remarks=((node.todo.value,),)))
    return found
