"""What a reviewer notes at statements and steps: marks, ratings, notes, to-dos and rulings, put in and taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from argmap.canonical_form import rows_of, said
from argmap.editing.changes import CannotChange, Changes, performed, verified
from argmap.editing.workspace import Workspace, real
from argmap.edits import Edit
from argmap.graph import ArgumentGraph
from argmap.model import Rating, Reason, ReviewMark, Statement
from argmap.reading.documents import SCALARS, document
from argmap.reading.documents import with_premises as with_premises_key
from argmap.source import Source, Span, Text
from argmap.yamltext.document import Document
from argmap.yamltext.events import Mapping as MappingNode
from argmap.yamltext.scalars import given_text

Target: TypeAlias = Statement | Reason
Entry: TypeAlias = ReviewMark | Rating
# How what is marked is found, in a workspace in which changes have been made.
Find: TypeAlias = Callable[[Workspace], Target]
Step: TypeAlias = Callable[[Workspace], Changes]

# The keys that hold one text, and the lists of entries that people sign; each with what is said of it.
TEXTS: Mapping[str, str] = {"note": "note", "todo": "to-do", "verdict": "verdict"}
LISTS: Mapping[str, type[ReviewMark] | type[Rating]] = {"review": ReviewMark, "rating": Rating}
CRITERIA = ("acceptable", "relevant", "sufficient")
_IN_ORDER = ("by", "date", "mark", *CRITERIA, "note")
_NOWHERE = Span(Source("", ""), 0, 0)


def in_turn(workspace: Workspace, steps: Iterable[Step]) -> Changes:
    """Several changes of files, each made in what the one before has left, as one. Raises what they raise."""
    made = Changes()
    for step in steps:
        changes = performed(workspace, step)
        for path, text in changes.texts().items():
            source = changes.sources[path]
            original = made.sources.setdefault(path, changes.given.get(path, source))
            made.edits[path] = [Edit(Span(original, 0, len(original.text)), text)]
            workspace = workspace.with_text(source, text)
    return made


def step_of(graph: ArgumentGraph, node: Target, to: Target | None = None) -> Reason:
    """The step that a reason is or that a premise is part of: the one to `to`, else the one where it is written.

    Raises CannotChange where there is none, or more than one that may be meant.
    """
    if isinstance(node, Reason):
        return node
    home = graph.written_in(node)
    if to is None and home is not None:
        return home
    uses = [reason for reason in graph.uses(node) if to is None or graph.target(reason) is to]
    if len(uses) == 1:
        return uses[0]
    if uses:
        raise CannotChange(f"{len(uses)} steps lead from there; say what the one that is meant leads to, or its id")
    if to is not None:
        raise CannotChange("no step leads from the one to the other")
    raise CannotChange("that is the root of a tree, and no premise of a step")


def written_out(find: Find) -> Step:
    """Write a reason with `premises:`, where it is a mere statement or reference, so that more can be said of it."""

    def step(workspace: Workspace) -> Changes:
        node, changes = find(workspace), Changes()
        if isinstance(node, Statement) or node.explicit:
            return changes
        within = workspace.graph.map_of(node)
        changes.edit(*with_premises_key(node))
        return verified(workspace, changes, {real(within): rows_of(within)})

    return step


# -- texts ---------------------------------------------------------------------------------------------------------


def put_text(find: Find, key: str, text: str, *, instead: bool = False) -> Step:
    """Write a note, a to-do or a verdict; over another one only if it is to stand `instead`."""

    def step(workspace: Workspace) -> Changes:
        node, new, changes = find(workspace), given_text(text), Changes()
        if not new:
            raise CannotChange(f"the {TEXTS[key]} is empty")
        old: Text | None = getattr(node, key)
        if old is not None and old.value == new:
            return changes
        written = document(workspace.graph.map_of(node).source)
        if old is None:
            first, *rest = as_written(written, node.span.start, key, new)
            changes.edit(*written.insert_key(node.span.start, key, first, rest))
        elif instead:
            changes.edit(*written.replace(old.span.start, new))
        else:
            there = called(workspace.graph, node)
            raise CannotChange(f"{there} has a {TEXTS[key]} already; --replace writes the new one over it")
        return verified_at(workspace, node, changes, saying(node, key, Text(new, _NOWHERE)))

    return step


def take_text(find: Find, key: str) -> Step:
    """Take a note, a to-do or a verdict out; a comment beside it stays."""

    def step(workspace: Workspace) -> Changes:
        node, changes = find(workspace), Changes()
        if getattr(node, key) is None:
            raise CannotChange(f"{called(workspace.graph, node)} has no {TEXTS[key]}")
        changes.edit(*document(workspace.graph.map_of(node).source).remove_key(node.keys[key].start))
        return verified_at(workspace, node, changes, saying(node, key, None), removes=True)

    return step


# -- marks and ratings ---------------------------------------------------------------------------------------------


def put_entry(find: Find, key: str, values: Mapping[str, str]) -> Step:
    """Write a mark or a rating as the last one of its list; `values` are what stands in it, by its keys.

    What stands there already, word for word, is not written a second time.
    """

    def step(workspace: Workspace) -> Changes:
        node, new, changes = find(workspace), _given(values), Changes()
        entries: Sequence[Entry] = getattr(node, key)
        if any(said_in(each) == new for each in entries):
            return changes
        written, at = document(workspace.graph.map_of(node).source), node.span.start
        lines = [f"{'- ' if not rank else '  '}{line}" for rank, line in enumerate(_lines_of(new))]
        pair = written.pair(written.mappings[at], key) if at in written.mappings else None
        if pair is not None and isinstance(pair[1], MappingNode):
            changes.edit(*written.list_entry(pair[1].start, *lines))
        else:
            changes.edit(*written.insert_items(at, key, lines))
        fields: dict[str, Any] = {name: Text(text, _NOWHERE) for name, text in new.items()}
        entry = LISTS[key](_NOWHERE, **fields)
        return verified_at(workspace, node, changes, saying(node, key, (*entries, entry)))

    return step


def rate(workspace: Workspace, find: Find, values: Mapping[str, str], *, instead: bool = False) -> list[Step]:
    """The steps to write a rating: nobody rates the same twice at one place, unless `instead` of the older rating.

    What the older one says of other criteria then stays. Raises CannotChange.
    """
    node, new = find(workspace), _given(values)
    mine = [each for each in node.rating if said_in(each).get("by") == new.get("by")]
    old = next((said_in(each) for each in mine if each.criteria.keys() & new.keys()), None)
    if old is None or old == new:
        return [put_entry(find, "rating", new)]
    if not instead:
        there, who = called(workspace.graph, node), f" by {old['by']}" if "by" in old else ""
        raise CannotChange(f"{there} has such a rating{who} already; --replace writes the new one over it")
    return [take_entry(find, "rating", old), put_entry(find, "rating", {**old, **new})]


def take_entry(find: Find, key: str, values: Mapping[str, str]) -> Step:
    """Take the first mark or rating out that says just this."""

    def step(workspace: Workspace) -> Changes:
        node, changes = find(workspace), Changes()
        entries: Sequence[Entry] = getattr(node, key)
        index = next((rank for rank, each in enumerate(entries) if said_in(each) == dict(values)), None)
        if index is None:
            raise CannotChange(f"{called(workspace.graph, node)} has no such entry under `{key}`")
        written, at = document(workspace.graph.map_of(node).source), entries[index].span.start
        whole = at not in written.items  # it stands there by itself, without a list
        changes.edit(*(written.remove_key(node.keys[key].start) if whole else written.remove_item(at)))
        left = (*entries[:index], *entries[index + 1 :])
        return verified_at(workspace, node, changes, saying(node, key, left), removes=True)

    return step


def matching(node: Target, key: str, wanted: Mapping[str, str]) -> list[dict[str, str]]:
    """The marks or ratings of a node, as `said_in` gives them, in which some keys have some values."""
    entries: Sequence[Entry] = getattr(node, key)
    return [found for each in entries if wanted.items() <= (found := said_in(each)).items()]


def said_in(entry: Entry) -> dict[str, str]:
    """What stands in a mark or a rating, by its keys in their order."""
    values = ((name, getattr(entry, name, None)) for name in _IN_ORDER)
    return {name: text.value for name, text in values if text is not None}


def called(graph: ArgumentGraph, node: Target) -> str:
    """A statement or step as messages name it: by its id or number, a step without an id by what it leads to."""
    name = graph.name(node)
    if name is not None:
        return f"`{name}`"
    if isinstance(node, Statement):
        return graph.numbers.get(node, "the statement")
    target = graph.target(node)
    return "the step" if target is None else f"the step to {called(graph, target)}"


# -- text ----------------------------------------------------------------------------------------------------------


def _given(values: Mapping[str, str]) -> dict[str, str]:
    """The values that are not empty, in the order of their keys."""
    return {name: text for name in _IN_ORDER if (text := given_text(values.get(name, "")))}


def _lines_of(values: Mapping[str, str]) -> list[str]:
    """The lines of an entry, from the first column; words and dates stand without quotes, as people write them."""
    lines: list[str] = []
    for name, text in values.items():
        plain = name in CRITERIA or name in ("date", "mark")
        lines += f"{name}: {text if plain else SCALARS.value(text, name, 2)}".split("\n")
    return lines


def as_written(text: Document, at: int, key: str, new: str) -> list[str]:
    """A text as it is written behind its key, further lines from the first column on."""
    mapping = text.mappings.get(at)
    in_brackets = text.place(at)[0].flow if mapping is None else mapping.flow
    return [SCALARS.line(new, brackets=True)] if in_brackets else SCALARS.value(new, key, 0).split("\n")


def saying(node: Target, key: str, value: object) -> Target:
    """A node of which something else is said."""
    said_now: dict[str, Any] = {key: value}
    return replace(node, **said_now)


def verified_at(
    workspace: Workspace, node: Target, changes: Changes, after: Target, *, removes: bool = False
) -> Changes:
    """The changes, when the map reads as if what is said of one node were as in `after`."""
    within = workspace.graph.map_of(node)
    expected = rows_of(within)
    index = expected.at(node).start
    expected.rows[index] = expected.rows[index]._replace(said=said(after))
    return verified(workspace, changes, {real(within): expected}, removes=removes)
