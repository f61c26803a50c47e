"""The changes since an older version, by id, and what became of the statuses."""

from __future__ import annotations

from argmap.analysis.phrasing import called
from argmap.comparing import Change, ChangeKind, Comparison, Detail, Flip
from argmap.evaluation import Reading
from argmap.graph import Target
from argmap.model import Bearing, Reason, Statement
from argmap.reviewing.page import Item, Prose, Section
from argmap.reviewing.prose import begun, counted, sentence, summed_up, told
from argmap.reviewing.review_context import ReviewContext
from argmap.source import Text

KEY = "changes"
TITLE = "What changed"
ABOUT = (
    "What is otherwise than in the version that this one is compared with, matched by id and else by wording: first "
    "statements that fare otherwise, then what was removed, added, moved, supported otherwise or reworded. Layout, "
    "comments and the order of keys do not count."
)
NO_OLDER = "There is no older version to compare with; --since names one."
_SORTS = {
    ChangeKind.REMOVED: "removed",
    ChangeKind.ADDED: "added",
    ChangeKind.MOVED: "moved",
    ChangeKind.REASONS: "other reasons",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.KIND: "another kind",
    ChangeKind.ATTRIBUTES: "other details",
    ChangeKind.RENAMED: "renamed",
}
_BEARINGS = {Bearing.SUPPORT: "for", Bearing.ATTACK: "against", Bearing.CONCESSION: "granted about"}


def build(context: ReviewContext) -> Section:
    comparison = context.comparison
    if comparison is None:
        return Section(KEY, TITLE, ABOUT, NO_OLDER)
    changes = [change for change in comparison.changes if not change.minor]
    remarks = len(comparison.changes) - len(changes)
    flipped: dict[Statement, list[Flip]] = {}
    for flip in comparison.flips:
        flipped.setdefault(flip.new, []).append(flip)
    items = [_flipped(statement, flips) for statement, flips in flipped.items()]
    items += [_change(comparison, change) for change in changes]
    found = (
        f"{counted(len(changes), 'change')} to the argument or its sources, and {counted(remarks, 'change')} to notes; "
        f"{told(len(flipped), 'statement', 'statements')} changed status"
    )
    said = summed_up(found if comparison else "nothing changed")
    return Section(KEY, TITLE, ABOUT, said, tuple(items))


def _flipped(statement: Statement, flips: list[Flip]) -> Item:
    words = {Reading.AS_STATED: "As stated", Reading.EVIDENCE_ONLY: "By evidence only"}
    return Item(
        statement,
        sort="status",
        remarks=tuple(
            (f"{words[flip.reading]} it was {flip.before.value}, and is {flip.after.value} now.",) for flip in flips
        ),
        facts={flip.reading.value: [flip.before.value, flip.after.value] for flip in flips},
    )


def _change(comparison: Comparison, change: Change) -> Item:
    node = change.new if change.new is not None else change.old
    said = (_detail(comparison, detail) for detail in change.details)
    remarks = [remark for remark in (_place(comparison, change), *said) if remark]
    in_map = isinstance(node, Statement | Reason) and change.new is not None
    return Item(
        node if in_map and isinstance(node, Statement | Reason) else None,
        title="" if in_map else _title(node),
        sort=_SORTS.get(change.kind, change.kind.value),
        remarks=tuple(remarks),
        facts={
            "subject": change.subject.value,
            "kind": change.kind.value,
            "details": [{"key": d.key, "old": d.old, "new": d.new} for d in change.details],
            "old": change.old_span,
            "new": change.new_span,
        },
    )


def _title(node: object) -> str:
    """The title of something that is not in the new map, or no part of the argument."""
    for name in ("text", "title", "label", "id", "slug"):
        text = getattr(node, name, None)
        if isinstance(text, Text):
            return text.words
    return begun(called(node)) if isinstance(node, Reason) else "the map"


def _place(comparison: Comparison, change: Change) -> Prose:
    """On what something bears that was added, moved or removed."""
    place = change.new_place or change.old_place
    if place is None or place.bearing is None or place.target is None:
        return ()
    verb = "It was" if change.new is None else "It is"
    target = _now(comparison, place.target, change.new is None)
    return sentence(f"{verb} {_BEARINGS[place.bearing]} ", target, ".")


def _now(comparison: Comparison, node: Target, old: bool) -> Target | str:
    """The node of the new map that a node of the old one is; its words, where it is gone."""
    if not old:
        return node
    found = comparison.statements.get(node) if isinstance(node, Statement) else comparison.reasons.get(node)
    if found is not None:
        return found
    return called(node) if isinstance(node, Reason) else f"“{_title(node)}”"


def _detail(comparison: Comparison, detail: Detail) -> Prose:
    where = sentence(f"{detail.key}", _used(comparison, detail))
    old, new = (", ".join(map(_quoted, values)) for values in (detail.old, detail.new))
    if old and new:
        return sentence(where, f": {old} before, {new} now.")
    return sentence(where, f": {new} is new." if new else f": {old} is gone.")


def _used(comparison: Comparison, detail: Detail) -> Prose:
    """Where a statement serves, or served, of which something is said there."""
    place = detail.use
    if place is None:
        return ()
    if place.bearing is None:
        return (", as the root of a tree",)
    target = "something unknown" if place.target is None else _now(comparison, place.target, not detail.new)
    return sentence(f", where it {'is' if detail.new else 'was'} {_BEARINGS[place.bearing]} ", target)


def _quoted(value: str) -> str:
    """A text in quotation marks, and an id as it is."""
    words = " ".join(value.split())
    return words if words.startswith("`") else f"“{words}”"
