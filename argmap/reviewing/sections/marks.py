"""Marks: what reviewers noted in the map, rulings of the map maker, and what is still to be done."""

from __future__ import annotations

from argmap.graph import Target
from argmap.model import Rating, Reason, ReviewMark, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import begun, counted, noted, summed_up
from argmap.reviewing.review_context import ReviewContext

KEY = "marks"
TITLE = "Marks, to-dos and other notes"
ABOUT = (
    "What is noted in the map itself: marks of reviewers, rulings of the map maker, what is still to be done, and the "
    "notes that stand in no other section."
)


def build(context: ReviewContext) -> Section:
    nodes: list[Target] = [*context.in_order, *context.graph.reasons]
    items = [item for look_at in (_marked, _rated, _to_do, _ruled) for node in nodes for item in look_at(node)]
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
        who = signed(mark)
        remarks: list[Prose] = []
        if mark.note is not None:
            remarks.append((mark.note.words,))
        if who:
            remarks.append((f"Marked by {who}." if mark.by is not None else f"Marked on {who}.",))
        found.append(Item(node, sort=mark.mark.value if mark.mark is not None else "remark", remarks=tuple(remarks)))
    return found


def _rated(node: Statement | Reason) -> list[Item]:
    found = []
    for rating in node.rating:
        remarks: list[Prose] = [(f"{begun(ratings_in_words(rating))}.",)]
        if rating.note is not None:
            remarks.append((rating.note.words,))
        who = signed(rating)
        remarks.append((f"Rated by {who}." if rating.by is not None else f"Rated on {who}." if who else "Not signed.",))
        facts = {"rating": dict(rating.criteria), "by": rating.by, "date": rating.date}
        found.append(Item(node, sort="rating", remarks=tuple(remarks), facts=facts))
    return found


def ratings_in_words(rating: Rating) -> str:
    """``relevant, partly sufficient``: what somebody holds of a statement or a step."""
    degrees = {"yes": "{}", "partly": "partly {}", "no": "not {}"}
    return ", ".join(degrees[word].format(name) for name, word in rating.criteria.items()) or "remarked on, not rated"


def signed(entry: ReviewMark | Rating) -> str:
    """``a reader 2024-06-03``: who noted something and when, as far as that is known."""
    return " ".join(str(part) for part in (entry.by, entry.date) if part is not None)


def _to_do(node: Statement | Reason) -> list[Item]:
    return [] if node.todo is None else [Item(node, sort="to do", remarks=((node.todo.value,),))]


def _ruled(node: Statement | Reason) -> list[Item]:
    if node.verdict is None:
        return []
    return [Item(node, sort=node.verdict.value, remarks=(("A ruling of the map maker.",),), notes=noted(node))]
