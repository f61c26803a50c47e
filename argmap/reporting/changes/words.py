"""Changes in words: what the text and the page about a comparison have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from argmap.analysis.phrasing import called, code
from argmap.comparing import Change, ChangeKind, Comparison, Detail, Flip, Piece, Subject, WordChange, word_changes
from argmap.comparing.changes import Node, Place
from argmap.evaluation import Reading
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Bearing, Group, Reason, SchemeDefinition, Statement, Work
from argmap.records import record
from argmap.showing import counted
from argmap.source import Span

HEADINGS = {
    ChangeKind.REMOVED: "removed",
    ChangeKind.ADDED: "added",
    ChangeKind.MOVED: "moved",
    ChangeKind.REASONS: "with other reasons",
    ChangeKind.REWORDED: "reworded",
    ChangeKind.KIND: "of another kind",
    ChangeKind.ATTRIBUTES: "with other details",
    ChangeKind.RENAMED: "renamed",
    ChangeKind.REMARKS: "with other remarks",
}
_SUBJECTS = {
    Subject.SOURCE: "in the sources",
    Subject.GROUP: "in the groups",
    Subject.SCHEME: "in the schemes",
    Subject.MAP: "at the top of the map",
}
_ON_STATEMENTS = {
    Bearing.SUPPORT: "a reason for",
    Bearing.ATTACK: "an objection to",
    Bearing.CONCESSION: "granted against",
}
_ON_STEPS = {
    Bearing.SUPPORT: "backing for",
    Bearing.ATTACK: "an undercut of",
    Bearing.CONCESSION: "a doubt granted about",
}
FLIPPED = "statuses that flipped"
FLIPPED_NOTE = "what follows from the changes; no truth values"
_SHORT = 48


@record()
class Line:
    """Something more about a change: a label, and words with what became of them."""

    label: str
    pieces: tuple[Piece, ...]


@record()
class Entry:
    """One change as it is told: number in the drawing, text, what it is, where it is written, and more lines."""

    number: str
    pieces: tuple[Piece, ...]
    about: str
    old: Span | None
    new: Span | None
    lines: tuple[Line, ...] = ()
    statement: Statement | None = None  # in the picture


@record()
class Section:
    """Entries under a heading."""

    heading: str
    entries: tuple[Entry, ...]


def headline(comparison: Comparison) -> str:
    """``3 changes (1 removed, 2 reworded), 1 status flipped``, or ``no differences``."""
    if not comparison:
        return "no differences"
    counts: dict[str, int] = {}
    for change in comparison.changes:
        heading = _heading(change)
        counts[heading] = counts.get(heading, 0) + 1
    listed = ", ".join(f"{number} {heading}" for heading, number in counts.items())
    flipped = len({flip.new for flip in comparison.flips})
    tail = f"; {counted(flipped, 'status', 'statuses')} flipped" if flipped else ""
    return f"{counted(len(comparison.changes), 'change')}: {listed}{tail}"


def sections(comparison: Comparison) -> Iterator[Section]:
    """Everything there is to tell: flipped statuses first, then the changes by kind."""
    flipped: dict[Statement, list[Flip]] = {}
    for flip in comparison.flips:
        flipped.setdefault(flip.new, []).append(flip)
    if flipped:
        order = {statement: number for number, statement in enumerate(comparison.new.numbers)}
        statements = sorted(flipped, key=lambda s: order.get(s, len(order)))
        yield Section(FLIPPED, tuple(_flip_entry(comparison, flipped[s]) for s in statements))
    by_heading: dict[str, list[Entry]] = {}
    for change in comparison.changes:
        by_heading.setdefault(_heading(change), []).append(_entry(comparison, change))
    for heading, entries in by_heading.items():
        yield Section(heading, tuple(entries))


def _heading(change: Change) -> str:
    return _SUBJECTS.get(change.subject) or HEADINGS[change.kind]


def same(text: str) -> tuple[Piece, ...]:
    """Words that did not change."""
    return (Piece(WordChange.SAME, text),) if text else ()


def place_words(graph: ArgumentGraph, place: Place) -> str:
    """Where something bears: ``a reason for `close```, ``the root of a tree``."""
    if place.bearing is None:
        return "the root of a tree"
    target = place.target
    if target is None:
        return f"{_ON_STATEMENTS[place.bearing]} something unknown"
    if isinstance(target, Statement):
        return f"{_ON_STATEMENTS[place.bearing]} {_called(graph, target)}"
    return f"{_ON_STEPS[place.bearing]} {step_words(graph, target)}"


def step_words(graph: ArgumentGraph, reason: Reason) -> str:
    """A step: its id, or from what to what it leads."""
    if reason.id is not None:
        return f"the step `{graph.name(reason)}`"
    return _from_to(graph, reason)


def _from_to(graph: ArgumentGraph, reason: Reason) -> str:
    premises = " + ".join(_called(graph, p) for p in graph.premises(reason)) or "nothing known"
    on: Target | None = graph.target(reason)
    if isinstance(on, Reason):
        return f"the step from {premises}"
    return f"the step from {premises} to {_called(graph, on) if on is not None else 'something unknown'}"


def _called(graph: ArgumentGraph, statement: Statement) -> str:
    """A statement in a few words: its id with the prefix of its file, else its label or text."""
    name = graph.name(statement)
    return f"`{name}`" if name else called(statement, _SHORT)


def _flip_entry(comparison: Comparison, flips: Sequence[Flip]) -> Entry:
    new, old = flips[0].new, flips[0].old
    words = {Reading.AS_STATED: "as stated", Reading.EVIDENCE_ONLY: "evidence only"}
    lines = tuple(
        Line(words[f.reading], (Piece(WordChange.REMOVED, f.before.value), Piece(WordChange.ADDED, f.after.value)))
        for f in flips
    )
    number = comparison.new.numbers.get(new, "")
    return Entry(number, same(_text(new)), _about(comparison.new, new), old.text.span, new.text.span, lines, new)


def _entry(comparison: Comparison, change: Change) -> Entry:
    graph, node = (comparison.old, change.old) if change.new is None else (comparison.new, change.new)
    assert node is not None  # noqa: S101 - one of the two sides always is there
    pieces = same(_text(node) if not isinstance(node, Reason) else step_words(graph, node))
    details = change.details
    about = _about(graph, node)
    is_alone = change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED)
    if isinstance(node, Reason) and is_alone:
        pieces, about = same(_from_to(graph, node)), code(name) if (name := graph.name(node)) else ""
    elif isinstance(node, Work | Group) and is_alone:  # its title is told already
        details = tuple(detail for detail in details if detail.key != "title")
    lines = [*_place_lines(comparison, change), *(_line(comparison, detail) for detail in details)]
    if change.kind is ChangeKind.REWORDED:
        detail = change.details[0]
        pieces, lines = word_changes(detail.old[0], detail.new[0]), lines[:-1]
    elif change.subject in _SUBJECTS and change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        kept = WordChange.ADDED if change.kind is ChangeKind.ADDED else WordChange.REMOVED
        pieces = (Piece(kept, _text(node)),)
    number, statement = _number(graph, node)
    if change.new is None and number:
        number = f"(was {number})"
    return Entry(number, pieces, about, change.old_span, change.new_span, tuple(lines), statement)


def _place_lines(comparison: Comparison, change: Change) -> Iterator[Line]:
    sides = (
        ("it was", comparison.old, change.old, change.old_place),
        ("it is", comparison.new, change.new, change.new_place),
    )
    for label, graph, node, place in sides:
        if place is not None:
            words = place_words(graph, place)
            others = graph.premises(place.reason) if place.reason is not None and isinstance(node, Statement) else ()
            together = " and ".join(_called(graph, p) for p in others if p is not node)
            yield Line(label, same(f"{words}, together with {together}" if together else words))


def _line(comparison: Comparison, detail: Detail) -> Line:
    """A key with what stood there and what stands there: word by word where there is one value on each side."""
    label = detail.key
    if detail.use is not None:
        label += f", as {place_words(comparison.new if detail.new else comparison.old, detail.use)}"
    if len(detail.old) == len(detail.new) == 1:
        return Line(label, word_changes(detail.old[0], detail.new[0]))
    pieces: list[Piece] = []
    for change, values in ((WordChange.REMOVED, detail.old), (WordChange.ADDED, detail.new)):
        for value in values:
            if pieces:
                pieces.append(Piece(WordChange.SAME, " "))
            pieces.append(Piece(change, " ".join(value.split())))
    return Line(label, tuple(pieces))


def _text(node: Node) -> str:
    if isinstance(node, Statement):
        return " ".join(node.text.words.split())
    if isinstance(node, ArgumentMap):
        return node.source.path
    if isinstance(node, Reason):
        return called(node)
    return node.slug.value if isinstance(node, SchemeDefinition) else node.id.value


def _about(graph: ArgumentGraph, node: Node) -> str:
    """The sort of thing that a node is, and its id or title."""
    if isinstance(node, Statement):
        name = graph.name(node)
        return f"{node.kind.value} `{name}`" if name else node.kind.value
    title = node.title if isinstance(node, Work | Group) else None
    return " ".join(title.words.split()) if title is not None else ""


def _number(graph: ArgumentGraph, node: Node) -> tuple[str, Statement | None]:
    """The number in the drawing of a statement, or of that on which a reason bears."""
    on = graph.statement_above(node) if isinstance(node, Reason) else node
    if not isinstance(on, Statement):
        return "", None
    return graph.numbers.get(on, ""), on
