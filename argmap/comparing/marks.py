"""A mark for each statement that changed, in a word or two, for pictures."""

from __future__ import annotations

from collections.abc import Collection

from argmap.comparing.changes import Change, ChangeKind, Comparison
from argmap.evaluation import Reading, Status
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.showing import Brief

# What can be told on a statement, the most important first: of two versions of a map, and of two maps of one text.
OF_VERSIONS = ("added", "removed", "moved", "reworded", "reasons", "changed")
OF_MAPS = ("both", "only_first", "only_second", "other_place", "other_kind")
SORTS = (*OF_VERSIONS, *OF_MAPS)
_WORDS = {
    ChangeKind.ADDED: "added",
    ChangeKind.REMOVED: "removed",
    ChangeKind.MOVED: "moved",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.REASONS: "reasons",
    ChangeKind.KIND: "changed",
    ChangeKind.ATTRIBUTES: "changed",
    ChangeKind.RENAMED: "changed",
    ChangeKind.REMARKS: "changed",
}


@record()
class Mark(Brief):
    """The words for what changed, of `SORTS` in that order; `flip` has its status before and after where it flipped."""

    words: tuple[str, ...]
    flip: tuple[Status, Status] | None = None


def marks(comparison: Comparison, reading: Reading = Reading.AS_STATED) -> dict[Statement, Mark]:
    """A mark for each statement that changed, or whose status flipped: of the new map, and those removed from the old.

    What changed about a reason is marked on its premises where it moved, else on the statement that it bears on.
    """
    words: dict[Statement, set[str]] = {}
    survivors = frozenset(comparison.statements.values())
    for change in comparison.changes:
        is_reason = isinstance(change.new or change.old, Reason)
        # A step that came or went, not being drawn itself, is another reason for what it bears on.
        kind = ChangeKind.REASONS if is_reason and None in (change.old, change.new) else change.kind
        for statement in _marked(comparison, survivors, change):
            words.setdefault(statement, set()).add(_WORDS[kind])
    flips = {f.new: (f.before, f.after) for f in comparison.flips if f.reading is reading}
    return {
        statement: Mark(
            tuple(w for w in OF_VERSIONS if w in words.get(statement, ())),
            flips.get(statement),
        )
        for statement in dict.fromkeys((*words, *flips))
    }


def _marked(comparison: Comparison, survivors: Collection[Statement], change: Change) -> list[Statement]:
    node = change.new or change.old
    is_alone = change.old is None or change.new is None
    if isinstance(node, Statement):
        # What came or went is marked as that alone, whatever its reasons.
        return [] if is_alone and change.kind is ChangeKind.REASONS else [node]
    if not isinstance(node, Reason):
        return []
    if change.kind is ChangeKind.MOVED:
        return list(comparison.new.premises(node))
    if change.new is None:
        was = comparison.old.statement_above(node)
        on = None if was is None else comparison.statements.get(was)
    else:
        on = comparison.new.statement_above(node)
    return [on] if on is not None and (not is_alone or on in survivors) else []
