"""A new name for a statement, a reason, a source, a group, a scheme or an included map, wherever it is used."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from argmap.canonical_form import rows_of
from argmap.editing.changes import CannotChange, Changes, NotAsMeant, reread, verified
from argmap.editing.refactoring.names import check_name, name_for
from argmap.editing.workspace import Workspace, place_of, real
from argmap.edits import Edit
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Group, Include, Reason, SchemeDefinition, Statement, Work
from argmap.reading.documents import document
from argmap.reading.ids import as_id, is_id
from argmap.reading.occurrences import Named, Occurrence, occurrences


class Sort(Enum):
    """The sorts of things that have a name."""

    NODE = "node"
    SOURCE = "source"
    GROUP = "group"
    SCHEME = "scheme"
    INCLUDE = "include"


_CLASSES: dict[Sort, tuple[type, ...]] = {
    Sort.NODE: (Statement, Reason),
    Sort.SOURCE: (Work,),
    Sort.GROUP: (Group,),
    Sort.SCHEME: (SchemeDefinition,),
    Sort.INCLUDE: (Include,),
}


class NamedThing(NamedTuple):
    """Something with a name, its sort, and the map in which the name is given."""

    sort: Sort
    names: Named
    map: ArgumentMap


def named(graph: ArgumentGraph, name: str, sort: Sort | None = None) -> list[NamedThing]:
    """The things that a name stands for in the root map, at most one of each sort."""
    node = graph.find(name)
    root = graph.root
    found: list[tuple[Sort, Named | None]] = [
        (Sort.NODE, node),
        (Sort.SOURCE, graph.works(root).get(name)),
        (Sort.GROUP, graph.groups(root).get(name)),
        (Sort.SCHEME, graph.schemes(root).get(name)),
        (Sort.INCLUDE, next((i for i in root.includes if i.prefix.value == name), None)),
    ]
    given = {place_of(m.names): m.map for m in occurrences(graph) if m.defines}
    return [NamedThing(s, n, given[place_of(n)]) for s, n in found if n is not None and sort in (None, s)]


def rename(workspace: Workspace, named: Named, within: ArgumentMap, name: str) -> Changes:
    """Write another name wherever something of a map is named, in all maps of the workspace.

    Raises CannotChange where the name cannot be one, or is taken.
    """
    if not is_id(name):
        better = as_id(name)
        hint = f", but `{better}` can" if better else ""
        raise CannotChange(
            f"`{name}` cannot be an id{hint}: it is made of letters, digits, `-` and `_`, "
            "and begins with a letter or a digit"
        )
    uses = workspace.uses(named)
    if not any(use.defines for use in uses):
        raise CannotChange("it has no name yet; give it one with the key `id`")
    taken = next((m for m in occurrences(workspace.graph) if m.defines and _clashes(m, named, within, name)), None)
    if taken is not None:
        raise CannotChange(f"`{name}` is taken: {taken.span}")
    changes = Changes()
    for use in uses:
        changes.edit(Edit(use.span, name))
    after = reread(workspace, changes)
    for graph, project in zip(workspace.graphs, after, strict=True):
        new = None if project.root is None else ArgumentGraph(project.root, project.included)
        if new is None or _blanked(graph) != _blanked(new):
            raise NotAsMeant(f"names in {graph.root.source.path} would then stand for something else")
    return verified(workspace, changes, {}, after=after)


def identify(workspace: Workspace, statement: Statement, name: str | None = None) -> Changes:
    """Give a statement without an id one: the given one, else one of its first words. Raises CannotChange."""
    graph = workspace.graph
    within = graph.map_of(statement)
    if statement.id is not None:
        raise CannotChange(f"it has the id `{statement.id.value}` already")
    if name is not None:
        check_name(graph, within, name)
    known = name or name_for(graph, statement)
    changes = Changes()
    changes.edit(*document(within.source).insert_key(statement.span.start, "id", known))
    expected = rows_of(within)
    index = expected.at(statement).start
    expected.rows[index] = expected.rows[index].saying(id=known)
    return verified(workspace, changes, {real(within): expected})


def _clashes(other: Occurrence, named: Named, within: ArgumentMap, name: str) -> bool:
    """Whether something of the same sort has the name in the same map; statements and reasons share their names."""
    same = any(isinstance(other.names, each) and isinstance(named, each) for each in _CLASSES.values())
    return same and other.map is within and other.text.value == name and place_of(other.names) != place_of(named)


def _blanked(graph: ArgumentGraph) -> object:
    """All that a map and what it includes say, with numbers for names."""
    found = occurrences(graph)
    numbers: dict[tuple[Path, int], int] = {}
    order = [numbers.setdefault(place_of(m.names), len(numbers)) for m in found if m.defines]
    order += [numbers.get(place_of(m.names), -1) for m in found]
    hidden: dict[Path, set[int]] = {}
    for mention in found:
        hidden.setdefault(real(mention.map), set()).add(mention.text.span.start)
    said = []
    for each in graph.maps:
        rows = rows_of(each, hidden.get(real(each), ()))
        said.append((rows.top, rows.rows))
    return order, said
