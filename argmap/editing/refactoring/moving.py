"""Statements and reasons put in, taken out, and put elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from argmap.canonical_form import Node, Row, Rows, rows_of, said
from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.refactoring.names import check_name, name_for
from argmap.editing.workspace import Workspace, real
from argmap.edits import Edit
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Bearing, Kind, Reason, Reference, Statement
from argmap.reading.documents import SCALARS, document, with_reason
from argmap.reading.documents import with_premises as with_more_premises
from argmap.reading.language import STATEMENT
from argmap.source import Source, Span, Text
from argmap.yamltext.document import Document
from argmap.yamltext.scalars import given_text

RELATIONS = tuple(bearing.value for bearing in Bearing)


@dataclass(frozen=True)
class Place:
    """Where an item goes: a list of a node, or the trees of the map without one; `before` another item, else last."""

    under: Statement | Reason | None = None
    key: str = "argument"
    before: Node | None = None


def before_place(graph: ArgumentGraph, node: Statement | Reason) -> Place:
    """The place before a node, in the list in which it, or the reason whose only premise it is, stands."""
    unit = unit_of(graph, node)
    if isinstance(unit, Reason):
        return Place(_written_on(graph, unit), unit.bearing.value, unit)
    reason = graph.written_in(unit) if isinstance(unit, Statement) else None
    return Place(None, "argument", unit) if reason is None else Place(reason, "premises", unit)


def step_place(graph: ArgumentGraph, node: Statement | Reason, key: str) -> Place:
    """The place of one more item of a list of a reason, or of the reason in which a statement is a premise."""
    reason = node if isinstance(node, Reason) else graph.written_in(node)
    if reason is None:
        raise CannotChange("that is the root of a tree, and no premise of a reason")
    return Place(reason, key)


def _written_on(graph: ArgumentGraph, reason: Reason) -> Statement | Reason:
    on = graph.target(reason)
    if on is None or reason not in on.bearing_reasons:
        raise CannotChange("that stands below a `ref`, where nothing can be put yet")
    return on


def add(workspace: Workspace, text: str, place: Place, *, kind: Kind = Kind.CLAIM, name: str | None = None) -> Changes:
    """A new statement at a place. Raises CannotChange."""
    text = given_text(text)
    if not text:
        raise CannotChange("the text is empty")
    within = _map_at(workspace, place, workspace.root)
    check_name(workspace.graph, within, name)
    lines = f"- {kind.value}: {SCALARS.value(text, kind.value, 2)}".split("\n")
    lines += [f"  id: {name}"] if name else []
    changes = Changes()
    changes.edit(*put_in(document(within.source), within, place, lines))
    empty = Source("", "")
    new = Statement(span=Span(empty, 0, 0), kind=kind, text=_text(text), id=_text(name) if name else None)
    expected = rows_of(within)
    insert(expected, place, [Row(0, "", "Statement", said(new))], [new])
    return verified(workspace, changes, {real(within): expected})


def refer(workspace: Workspace, statement: Statement, place: Place) -> Changes:
    """A `ref` to a statement at a place, so that it is used there too; it gets an id if it has none.

    Raises CannotChange.
    """
    graph = workspace.graph
    home, within = graph.map_of(statement), _map_at(workspace, place, graph.map_of(statement))
    if place.under is None:
        raise CannotChange("a `ref` at the top of a map says nothing by itself; name what it is a reason for")
    known = statement.id.value if statement.id is not None else name_for(graph, statement)
    written = known
    if home is not within:
        found = graph.name(statement) if within is graph.root else None
        if found is None:
            raise CannotChange("the two stand in different files, and the one that is to refer does not know the other")
        written = found
    changes = Changes()
    changes.edit(*put_in(document(within.source), within, place, [f"- ref: {written}"]))
    expected = {real(each): rows_of(each) for each in dict.fromkeys((home, within))}
    if statement.id is None:
        changes.edit(*document(home.source).insert_key(statement.span.start, "id", known))
        rows = expected[real(home)]
        first = rows.at(statement).start
        rows.rows[first] = rows.rows[first].saying(id=known)
    stand_in = Reference(span=Span(Source("", ""), 0, 0), target=_text(written))
    insert(expected[real(within)], place, [Row(0, "", "Reference", said(stand_in))], [stand_in])
    return verified(workspace, changes, expected)


def remove(workspace: Workspace, node: Statement | Reason) -> Changes:
    """Take a statement or a reason out, with all that stands below it. Raises CannotChange.

    A reason goes with its only premise. What is named elsewhere is not taken out.
    """
    graph = workspace.graph
    unit, within = unit_of(graph, node), graph.map_of(node)
    _not_named_elsewhere(workspace, unit, within)
    changes = Changes()
    changes.edit(*document(within.source).remove_item(unit.span.start))
    expected = rows_of(within)
    cut(expected, unit)
    return verified(workspace, changes, {real(within): expected}, removes=True)


def move(workspace: Workspace, node: Statement | Reason, place: Place) -> Changes:
    """Put a statement or a reason elsewhere in its map, with all that stands below it. Raises CannotChange."""
    graph = workspace.graph
    unit, within = unit_of(graph, node), graph.map_of(node)
    if _map_at(workspace, place, within) is not within:
        raise CannotChange("the two stand in different files; `argmap extract` makes a file of a tree")
    expected = rows_of(within)
    inside = expected.nodes[expected.at(unit)]
    if place.under in inside or place.before in inside:
        raise CannotChange("the new place is a part of what is to be moved")
    if isinstance(unit, Reason) and unit.explicit and place.key not in RELATIONS:
        if len(unit.premises) > 1 or unit.keys.keys() - {"premises"}:
            raise CannotChange("a reason with keys of its own, or several premises, can only stand below a statement")
        unit = unit.premises[0]
    text, changes = document(within.source), Changes()
    changes.edit(*text.move_item(unit.span.start, partial(put_in, text, within, place)))
    rows, nodes = cut(expected, unit)
    insert(expected, place, rows, nodes)
    return verified(workspace, changes, {real(within): expected})


def with_premises(workspace: Workspace, statement: Statement) -> Changes:
    """Write a reason that is one statement with `premises:`, so that more can be said of it. Raises CannotChange."""
    graph = workspace.graph
    reason, within = graph.written_in(statement), graph.map_of(statement)
    if reason is None or reason.explicit:
        raise CannotChange("that is no reason by itself")
    changes = Changes()
    changes.edit(*with_more_premises(reason))
    return verified(workspace, changes, {real(within): rows_of(within)})


def unit_of(graph: ArgumentGraph, node: Statement | Reason) -> Node:
    """The node to be taken out with another: the reason whose only premise it is, or itself."""
    if isinstance(node, Reason):
        return node
    reason = graph.written_in(node)
    return reason if reason is not None and len(reason.premises) == 1 else node


# -- text ----------------------------------------------------------------------------------------------------------


def put_in(text: Document, within: ArgumentMap, place: Place, lines: Sequence[str]) -> list[Edit]:
    if isinstance(place.under, Reason) and not place.under.explicit:
        if place.key == "premises":
            return with_more_premises(place.under, lines)
        return with_reason(place.under, place.key, lines)
    if place.under is not None:
        index = None if place.before is None else _index(place.under, place.key, place.before)
        return text.insert_items(place.under.span.start, place.key, lines, index=index)
    top = within.span.start
    if place.before is not None:
        index = next(i for i, root in enumerate(within.roots) if root is place.before)
        return text.insert_items(top, "argument", [*lines, ""], index=index)
    return text.insert_items(top, "argument", ["", *lines] if within.roots else lines)


def _index(under: Node, key: str, before: Node) -> int:
    items: Sequence[Node] = getattr(under, key)
    found = next((index for index, each in enumerate(items) if each is before), None)
    if found is None:
        raise CannotChange(f"what it is to stand before is not one of those under `{key}` there")
    return found


def _map_at(workspace: Workspace, place: Place, default: ArgumentMap) -> ArgumentMap:
    """The map that a place is in; `default` where it names nothing."""
    if place.under is None:
        return default if place.before is None else workspace.graph.map_of(place.before)
    if place.key not in ((*RELATIONS, "premises") if isinstance(place.under, Reason) else RELATIONS):
        raise CannotChange(f"`{place.key}` stands in a reason, and this is a statement")
    return workspace.graph.map_of(place.under)


def _not_named_elsewhere(workspace: Workspace, unit: Node, within: ArgumentMap) -> None:
    """Refuse to take out what is named from outside."""
    whole = unit.span
    rows = rows_of(within)
    for node in rows.nodes[rows.at(unit)]:
        if isinstance(node, Statement | Reason) and node.id is not None:
            for use in workspace.uses(node):
                inside = use.map.source.path == whole.source.path and whole.start <= use.span.start < whole.end
                if not inside:
                    raise CannotChange(f"`{node.id.value}` is used elsewhere: {use.span}")


# -- rows ----------------------------------------------------------------------------------------------------------


def _text(value: str) -> Text:
    return Text(value, Span(Source("", ""), 0, 0))


def cut(expected: Rows, unit: Node) -> tuple[list[Row], list[Node]]:
    """Take the rows of a node out, and give them as if it stood at the top."""
    where = expected.at(unit)
    rows, nodes = expected.rows[where], expected.nodes[where]
    del expected.rows[where]
    del expected.nodes[where]
    depth = rows[0].depth
    return [row.deeper(-depth) for row in rows], nodes


def insert(expected: Rows, place: Place, rows: Sequence[Row], nodes: Sequence[Node]) -> None:
    """Put rows at a place; a statement among reasons is a reason with one premise."""
    rows, nodes = list(rows), list(nodes)
    relation = place.key in RELATIONS
    if relation and not isinstance(nodes[0], Reason):
        reason = Reason(span=nodes[0].span, bearing=Bearing(place.key), premises=())
        rows = [row.deeper(1) for row in rows]
        rows[0] = rows[0]._replace(key="premises")
        rows.insert(0, Row(0, "", "Reason", said(reason)))
        nodes.insert(0, reason)
    elif not relation and isinstance(nodes[0], Reason):
        rows = [row.deeper(-1) for row in rows[1:]]
        nodes = nodes[1:]
    depth, at = _position(expected, place)
    rows = [row.deeper(depth) for row in rows]
    rows[0] = rows[0]._replace(key=place.key)
    expected.rows[at:at] = rows
    expected.nodes[at:at] = nodes


def _position(expected: Rows, place: Place) -> tuple[int, int]:
    """The depth of a place, and the index of the row before which it is."""
    if place.before is not None:
        index = next(index for index, node in enumerate(expected.nodes) if node is place.before)
        return expected.rows[index].depth, index
    if place.under is None:
        return 0, len(expected.rows)
    where = expected.at(place.under)
    depth = expected.rows[where.start].depth + 1
    order = [key.name for key in STATEMENT.keys if key.name in RELATIONS]
    later = order[order.index(place.key) + 1 :] if place.key in order else order
    known = [row.key for row in expected.rows[where] if row.depth == depth]
    for index in range(where.start + 1, where.stop):
        row = expected.rows[index]
        if row.depth == depth and row.key in later and place.key not in known:
            return depth, index
    if place.key in known:
        last = max(i for i in range(where.start, where.stop) if expected.rows[i][:2] == (depth, place.key))
        end = last + 1
        while end < where.stop and expected.rows[end].depth > depth:
            end += 1
        return depth, end
    return depth, where.stop
