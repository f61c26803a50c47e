"""Marks: what reviewers noted in the map, rulings of the map maker, and what is still to be done."""

from __future__ import annotations

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import counted, noted, summed_up
from argmap.reviewing.review_context import ReviewContext

KEY = "marks"
TITLE = "Marks, to-dos and other notes"
ABOUT = (
    "What is noted in the map itself: marks of reviewers, rulings of the map maker, what is still to be done, and the "
    "notes that stand in no other section."
)


def build(context: ReviewContext) -> Section:
    nodes: list[Target] = [*context.in_order, *context.graph.reasons]
    items = [item for look_at in (_marked, _to_do, _ruled) for node in nodes for item in look_at(node)]
    told = context.told.union(*(item.notes for item in items))
    notes = [
        Item(node, sort="note", notes=(node.note,)) for node in nodes if node.note is not None and node.note not in told
    ]
    kinds = ((len(items), "mark"), (len(notes), "other note" if items else "note"))
    found = " and ".join(counted(number, name) for number, name in kinds if number)
    return Section(KEY, TITLE, ABOUT, summed_up(found or "nothing is marked or noted"), (*items, *notes))


def _marked(node: Statement | Reason) -> list[Item]:
    found = []
    for mark in node.review:
        who = " ".join(str(part) for part in (mark.by, mark.date) if part is not None)
        remarks: list[Prose] = []
        if mark.note is not None:
            remarks.append((mark.note.words,))
        if who:
            remarks.append((f"Marked by {who}." if mark.by is not None else f"Marked on {who}.",))
        found.append(Item(node, sort=mark.mark.value if mark.mark is not None else "remark", remarks=tuple(remarks)))
    return found


def _to_do(node: Statement | Reason) -> list[Item]:
    return [] if node.todo is None else [Item(node, sort="to do", remarks=((node.todo.value,),))]


def _ruled(node: Statement | Reason) -> list[Item]:
    if node.verdict is None:
        return []
    return [Item(node, sort=node.verdict.value, remarks=(("A ruling of the map maker.",),), notes=noted(node))]
