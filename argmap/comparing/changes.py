"""Changes between two versions of a map, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from argmap.analysis.phrasing import place
from argmap.evaluation import Reading, Status
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Bearing, Group, Reason, SchemeDefinition, Statement, Work
from argmap.reading.language import REMARKS
from argmap.records import record
from argmap.showing import Brief, Shown, counted, name_of_file, quoted
from argmap.source import Span

Node: TypeAlias = Statement | Reason | Work | Group | SchemeDefinition | ArgumentMap


class Subject(Enum):
    """The sort of thing that a change is about."""

    STATEMENT = "statement"
    REASON = "reason"
    SOURCE = "source"
    GROUP = "group"
    SCHEME = "scheme"
    MAP = "map"


class ChangeKind(Enum):
    """The kinds of change, those that change the argument most first."""

    REMOVED = "removed"
    ADDED = "added"
    MOVED = "moved"
    REASONS = "reasons"  # which reasons there are, of what premises, and how they bear
    REWORDED = "reworded"
    KIND = "kind"
    ATTRIBUTES = "attributes"
    RENAMED = "renamed"
    REMARKS = "remarks"  # notes and other upkeep without effect on the argument


@record()
class Place(Brief):
    """Where something bears: on what, how, and through which reason. At the top of a map all are None."""

    target: Target | None = None
    bearing: Bearing | None = None
    reason: Reason | None = None

    def _brief(self) -> Iterator[object]:
        yield "at the top" if self.target is None else self.bearing and self.bearing.value
        yield self.target and self.target.span


@record()
class Detail(Brief):
    """One thing that is otherwise: a key of the language, and what stood there; empty where nothing did.

    For `REASONS` on a statement the key is `because`, `but` or `although`, and each value one reason. `use` is given
    for what is said of a statement where it serves in one of the maps only: that place.
    """

    key: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    use: Place | None = None

    def _brief(self) -> Iterator[object]:
        yield f"{self.key}:"
        yield " → ".join(quoted(", ".join(each), 30) for each in (self.old, self.new))


@record()
class Change(Brief):
    """One change; `old` is None for what was added, `new` for what was removed.

    `old_place` and `new_place` are given for statements and reasons that were added, removed or moved. A reason stands
    for all of its premises when it was moved. What was added to or taken from the reasons of a statement is a change of
    kind `REASONS`; a reason is told as added or removed for what is said of it, in the details. What was added or
    removed has all in the details that was said of it.
    """

    kind: ChangeKind
    old: Node | None
    new: Node | None
    details: tuple[Detail, ...] = ()
    old_place: Place | None = None
    new_place: Place | None = None

    @property
    def subject(self) -> Subject:
        return _SUBJECTS[type(self.new or self.old)]

    @property
    def minor(self) -> bool:
        """Whether the argument and its sources are untouched by it."""
        if self.subject is Subject.REASON and self.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            return bool(self.details) and all(detail.key in REMARKS for detail in self.details)
        return self.kind is ChangeKind.REMARKS

    @property
    def old_span(self) -> Span | None:
        """Where it is written in the old map."""
        return None if self.old is None else _span(self.old)

    @property
    def new_span(self) -> Span | None:
        """Where it is written in the new map."""
        return None if self.new is None else _span(self.new)

    def _brief(self) -> Iterator[object]:
        yield self.kind.value
        yield self.subject.value
        yield self.new_span or self.old_span
        yield quoted(_title(self.new or self.old))


_SUBJECTS: Mapping[type, Subject] = {
    Statement: Subject.STATEMENT,
    Reason: Subject.REASON,
    Work: Subject.SOURCE,
    Group: Subject.GROUP,
    SchemeDefinition: Subject.SCHEME,
    ArgumentMap: Subject.MAP,
}


def _span(node: Node) -> Span:
    if isinstance(node, Statement | Reason):
        return place(node)
    if isinstance(node, ArgumentMap):
        return (node.title or node).span
    return (node.slug if isinstance(node, SchemeDefinition) else node.id).span


def _title(node: Node | None) -> object:
    """The name by which people know a node: its text, slug, id or title."""
    match node:
        case Statement():
            return node.text
        case SchemeDefinition():
            return node.slug
        case Work() | Group():
            return node.id
        case Reason():
            return node.id or node.bearing.value
        case _:
            return node and node.title


@record()
class Flip(Brief):
    """A statement of both maps that fares otherwise under a reading: a consequence of changes, not one itself."""

    reading: Reading
    old: Statement
    new: Statement
    before: Status
    after: Status

    def _brief(self) -> Iterator[object]:
        yield f"{self.before.value} → {self.after.value}"
        yield quoted(self.new.text)
        yield self.reading.value


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Shown):
    """The changes from one graph to another, and how statements and reasons of the two correspond.

    `changes` come by subject and kind, then in reading order; `flips` by reading, then in reading order. `statements`
    and `reasons` give for what is in both maps the new by the old.
    """

    old: ArgumentGraph
    new: ArgumentGraph
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    statements: Mapping[Statement, Statement]
    reasons: Mapping[Reason, Reason]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.changes)

    @property
    def counts(self) -> dict[tuple[Subject, ChangeKind], int]:
        """How many changes there are of each sort, in their order."""
        return dict(Counter((change.subject, change.kind) for change in self.changes))

    def _brief(self) -> Iterator[object]:
        yield f"{name_of_file(self.old.root.source.path)} → {name_of_file(self.new.root.source.path)}:"
        yield f"{counted(len(self.changes), 'change')}, {counted(len(self.flips), 'flip')}"
