"""The parts of a map for a formatter: entries of lists and mappings, each with its comments."""

from __future__ import annotations

from bisect import bisect_right

from argmap.editing.formatting.comments import Comment
from argmap.lazy_pattern import lazy
from argmap.reading.grammar import State, of_item, of_key
from argmap.reading.language import MAP, REASON, TREES, node_place
from argmap.reading.shapes import Item, ListOf, Place
from argmap.records import field, record
from argmap.source import Source
from argmap.writing.order import SECTIONS, rank
from argmap.yamltext.events import Collection, Mapping, Node, Scalar, Sequence
from argmap.yamltext.lines import lines_above


@record(eq=False, frozen=False)
class Entry:
    """An item of a list, or a key with its value.

    `start` and `column` are those of its dash or key as written, `column` counted from 0. `part` is the value where
    that is a list or mapping. `own`: a key of the writer's own, which is moved as it stands. `blank`: a blank line
    stands above the line of the entry itself; `apart`: one has to, above the comments before it.
    """

    home: Part
    key: Scalar | None
    value: Node
    start: int
    column: int
    part: Part | None = None
    own: bool = False
    blank: bool = False
    apart: bool = False
    before: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.value.end if self.key is None else max(self.key.end, self.value.end)


@record(eq=False, frozen=False)
class Part:
    """A list or mapping: its entries in the order in which they are to be written.

    `above` is the entry that holds it. `commented`: there are comments in its brackets, so that it needs lines.
    """

    node: Collection
    above: Entry | None
    entries: list[Entry] = field(default_factory=list)
    commented: bool = False

    @property
    def flow(self) -> bool:
        return self.node.flow


_OPENING = lazy(r"(?<![^\r\n])(?:%[^\r\n]*|---(?=[ \t\r\n]))")


@record(frozen=False)
class Outline:
    """A whole text: the mapping at its top, all entries in the order of the text, and the comments at its head.

    `opening`: the lines with which YAML lets a document begin (``%YAML 1.2`` and ``---``), each with its place.
    """

    root: Part
    entries: list[Entry]
    opening: list[tuple[int, str]]
    head: list[Comment] = field(default_factory=list)


def outline(text: str, masked: str, root: Mapping) -> Outline:
    """The entries of a map; `masked` is the text with blanks for comments."""
    opening = [(line.start(), line[0].rstrip()) for line in _OPENING.finditer(masked, 0, root.start)]
    found = Outline(Part(root, None), [], opening)
    starts = Source("", text).line_starts
    waiting: list[tuple[Part, State]] = [(found.root, MAP)]
    while waiting:
        part, state = waiting.pop()
        below = _mapping(part, state) if isinstance(part.node, Mapping) else _sequence(part, state, masked)
        found.entries.extend(part.entries)
        for entry in part.entries:
            begin = starts[bisect_right(starts, entry.start) - 1]
            entry.column = entry.start - begin
            entry.blank = _blank_above(text, masked, begin, entry.start)
        _arrange(part, state)
        waiting.extend(below)
    found.entries.sort(key=lambda entry: entry.start)  # stable: outer ones were found first
    return found


def _place_of(node: Collection, state: State) -> Place | None:
    """The sort of mapping that stands somewhere; None where its keys are the writer's own, or it is a list."""
    if not isinstance(node, Mapping):
        return None
    if isinstance(state, ListOf):  # a mapping in the place of a list is taken for its only item
        state = state.item
    if isinstance(state, Item):
        return node_place({key.value.strip() for key, _ in node.pairs if isinstance(key, Scalar)}) or REASON
    return state if isinstance(state, Place) else None


def _mapping(part: Part, state: State) -> list[tuple[Part, State]]:
    place = _place_of(part.node, state)
    below = []
    for key, value in part.node.pairs if isinstance(part.node, Mapping) else ():
        name = key if isinstance(key, Scalar) else Scalar(key.start, key.end, "", "")
        entry = Entry(part, name, value, key.start, 0, own=name.value.strip().startswith("x-"))
        part.entries.append(entry)
        if not entry.own and isinstance(value, Collection):
            entry.part = Part(value, entry)
            below.append((entry.part, of_key(place or state, name.value.strip())[0]))
    return below


def _sequence(part: Part, state: State, masked: str) -> list[tuple[Part, State]]:
    below = []
    at = part.node.start
    for item in part.node.items:
        start = item.start if part.flow else masked.index("-", at)
        entry = Entry(part, None, item, start, 0)
        part.entries.append(entry)
        at = max(item.end, start + 1)
        if isinstance(item, Collection):
            entry.part = Part(item, entry)
            below.append((entry.part, of_item(state)))
    return below


def _arrange(part: Part, state: State) -> None:
    """Put keys into their order, and blank lines between what stands apart."""
    written = part.entries
    if isinstance(part.node, Mapping):
        place = _place_of(part.node, state)
        if place is not None:
            part.entries = sorted(written, key=lambda e: rank(place, _name(e)))
        if written and part.entries[0] is not written[0]:
            part.entries[0].blank, written[0].blank = written[0].blank, False
    if state is MAP:
        names = [_name(entry) for entry in part.entries]
        for number, entry in enumerate(part.entries[1:], 1):
            entry.apart = names[number] in SECTIONS or names[number - 1] in SECTIONS
    elif state is TREES and isinstance(part.node, Sequence):
        for entry in part.entries[1:]:
            entry.apart = True


def _name(entry: Entry) -> str:
    return "" if entry.key is None else entry.key.value.strip()


def _blank_above(text: str, masked: str, start: int, offset: int) -> bool:
    """Whether an offset is the first thing in its line, which begins at `start`, and the line above is blank."""
    while offset > start and masked[offset - 1] in " \t":
        offset -= 1
    if start == 0 or offset > start:
        return False
    begin, end = next(lines_above(text, start))
    return not text[begin:end].strip(" \t")
