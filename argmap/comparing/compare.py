"""The comparison of two graphs: all changes, each told once, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.comparing.attributes import Attributes
from argmap.comparing.changes import Change, ChangeKind, Comparison, Flip, Subject
from argmap.comparing.matching import match_maps, match_statements
from argmap.comparing.reasons import Correspondence, reason_changes
from argmap.comparing.top import renamed_works, top_changes
from argmap.comparing.values import Side
from argmap.evaluation import Reading, evaluate
from argmap.graph import ArgumentGraph, Target
from argmap.model import Reason, Statement

_SUBJECTS = {subject: number for number, subject in enumerate(Subject)}
_KINDS = {kind: number for number, kind in enumerate(ChangeKind)}


def compare(old: ArgumentGraph, new: ArgumentGraph) -> Comparison:
    """The changes from one version of a map, with all that it includes, to another.

    Only what is meant counts: comments, layout, the order of keys and of siblings, and whether a statement is written
    in place or referred to, make no difference. A branch that moved is one change, whatever is in it. The work is
    close to linear in the size of the maps.
    """
    maps = match_maps(old, new)
    both = Correspondence(old, new, match_statements(old, new, maps))
    works = renamed_works(old, new)
    sides = Side(old, both.statements, works, is_new=False), Side(new, {}, {})
    found = [
        *reason_changes(both, sides),
        *Attributes(both, sides).changes(),
        *top_changes(sides, maps, works),
    ]
    orders = _order(old), _order(new)

    def key(change: Change) -> tuple[int, int, int]:
        subject = Subject.STATEMENT if change.subject is Subject.REASON else change.subject
        # What is in both maps stands where it stands in the new one; what was removed is a kind of its own.
        node, order = (change.old, orders[0]) if change.new is None else (change.new, orders[1])
        place = order.get(node, 0) if isinstance(node, Statement | Reason) else 0
        return _SUBJECTS[subject], _KINDS[change.kind], place

    return Comparison(old, new, tuple(sorted(found, key=key)), tuple(_flips(both)), both.statements, both.reasons)


def _order(graph: ArgumentGraph) -> Mapping[Target, int]:
    """Statements and reasons in reading order: a reason just after what it bears on."""
    order: dict[Target, int] = {}
    for statement in (*graph.numbers, *graph.statements):
        if statement in order:
            continue
        waiting: list[Target] = [statement]
        while waiting:
            node = waiting.pop()
            order[node] = len(order)
            waiting.extend(graph.reasons_on(node)[::-1])
    for reason in graph.reasons:
        order.setdefault(reason, len(order))
    return order


def _flips(both: Correspondence) -> Iterator[Flip]:
    for reading in Reading:
        before, after = evaluate(both.old, reading), evaluate(both.new, reading)
        numbered = (s for s in both.new.numbers if s in both.survivors)
        for new in dict.fromkeys((*numbered, *both.statements.values())):
            old = both.old_statement(new)
            was, now = before.status(old), after.status(new)
            if was is not now:
                yield Flip(reading, old, new, was, now)
