"""What a conclusion rests on, counted."""

from __future__ import annotations

from argmap.analysis.origins import origins
from argmap.model import Kind, Statement, is_ruled
from argmap.records import record
from argmap.reviewing.page import Tally
from argmap.reviewing.review_context import ReviewContext, is_added_step


@record()
class _Below:
    """The statements that a conclusion rests on, itself among them, and those of them with which the argument ends."""

    statements: frozenset[Statement]
    leaves: tuple[Statement, ...]


def tally(context: ReviewContext, conclusion: Statement) -> Tally:
    """The counts for one conclusion."""
    below = _below(context, conclusion)
    sets = context.cut_sets(conclusion)[0] if not context.is_leaf(conclusion) else []
    alone = [n for each in sets if len(each) == 1 for n in each[0] if isinstance(n, Statement)]
    needed = [n for n in alone if n in below.statements and n is not conclusion]  # without answers to objections
    own = context.by_author
    steps = [r for s in below.statements for r in context.applying(s) if r in context.warrants and r in own]
    unsaid = [s for s in below.leaves if s.kind is Kind.ASSUMPTION and s in own and not is_ruled(s, "accepted")]
    reasons = context.applying(conclusion)
    works, at_first_hand = _sources(context, below.leaves)
    return Tally(
        reasons=len(reasons),
        added=sum(map(is_added_step, reasons)),
        needed_by_all=tuple(sorted(needed, key=context.place.__getitem__)),
        unwritten=len(steps),
        unsaid=len(unsaid),
        sources=works,
        at_first_hand=at_first_hand,
        open_objections=sum(above in below.statements for above in context.objected),
    )


def _below(context: ReviewContext, conclusion: Statement) -> _Below:
    found = {conclusion}
    waiting = [conclusion]
    while waiting:
        statement = waiting.pop()
        for premise in (p for reason in context.applying(statement) for p in context.graph.premises(reason)):
            if premise not in found:
                found.add(premise)
                waiting.append(premise)
    leaves = [s for s in found if context.is_leaf(s)]
    return _Below(frozenset(found), tuple(sorted(leaves, key=context.place.__getitem__)))


def _sources(context: ReviewContext, leaves: tuple[Statement, ...]) -> tuple[int, int]:
    """How many works but the mapped one the evidence goes back to, and how many are not known through others only."""
    names: set[str] = set()
    known: dict[str, bool] = {}
    for leaf in leaves:
        if leaf.kind is Kind.EVIDENCE:
            works = context.graph.works(context.graph.map_of(leaf))
            for name in origins(context.graph, leaf):
                names.add(name)
                known[name] = name in works and not works[name].cited_in
    names -= {each.work.value for each in context.graph.maps if each.work is not None}
    return len(names), sum(known[name] for name in names)
