"""A subtree as a tree of its own with a reference in its place, and the other way round."""

from __future__ import annotations

from argmap.canonical_form import Node, Row, rows_of, said
from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.refactoring.moving import Place, cut, insert, put_in
from argmap.editing.refactoring.names import check_name, name_for
from argmap.editing.workspace import Workspace, real
from argmap.graph import ArgumentGraph
from argmap.model import Reference, Statement
from argmap.reading.documents import document
from argmap.source import Text
from argmap.yamltext.document import Document
from argmap.yamltext.places import IN_BRACKETS


def extract(workspace: Workspace, statement: Statement, name: str | None = None) -> Changes:
    """Make a tree of its own of a statement with all that stands below it, and leave a `ref` in its place.

    `name` is its id where it has none yet; else one is made of its first words. Its role stays with the `ref`, and a
    group that it had from above is written at it. Raises CannotChange.
    """
    graph = workspace.graph
    reason, within = graph.written_in(statement), graph.map_of(statement)
    if reason is None:
        raise CannotChange("that is the root of a tree already")
    if name is not None and statement.id is not None and statement.id.value != name:
        raise CannotChange(f"it has the id `{statement.id.value}` already; `argmap rename` changes it")
    if statement.id is None:
        check_name(graph, within, name)
    known = statement.id.value if statement.id is not None else name or name_for(graph, statement)
    written = document(within.source)
    node: Node = statement if reason.explicit else reason
    tree, role = tree_lines(graph, written, statement, known)
    reference = [f"- ref: {known}", *([f"  role: {role}"] if role else [])]
    changes = Changes()
    changes.edit(*written.replace_item(node.span.start, reference), *put_in(written, within, Place(), tree))

    expected = rows_of(within)
    where = expected.at(statement)
    depth, key = expected.rows[where.start][:2]
    rows, nodes = cut(expected, statement)
    text = Text(known, statement.span)
    stand_in = Reference(span=statement.span, target=text, role=statement.role)
    expected.rows.insert(where.start, Row(depth, key, "Reference", said(stand_in)))
    expected.nodes.insert(where.start, stand_in)
    group = graph.group(statement)
    rows[0] = rows[0].saying(id=known, role=None, group=None if group is None else group.value)
    insert(expected, Place(), rows, nodes)
    return verified(workspace, changes, {real(within): expected})


def inline(workspace: Workspace, statement: Statement, at: Reference | None = None) -> Changes:
    """Put a tree into a place where it is referred to as a premise, by default the first; further references stay.

    Raises CannotChange.
    """
    graph = workspace.graph
    within = graph.map_of(statement)
    if graph.written_in(statement) is not None:
        raise CannotChange("that is no tree of its own, but stands below a statement already")
    below = rows_of(within)
    inside = set(map(id, below.nodes[below.at(statement)]))
    reference = next(
        (
            premise
            for reason in graph.reasons
            for premise in reason.premises
            if isinstance(premise, Reference)
            and graph.resolve(premise) is statement
            and graph.map_of(reason) is within
            and id(premise) not in inside
            and at in (None, premise)
        ),
        None,
    )
    if reference is None:
        raise CannotChange("no `ref` outside of it stands for it as a premise in its file")
    more = reference.keys.keys() - {"ref", "role"}
    if more:
        keys = ", ".join(f"`{key}`" for key in sorted(more))
        raise CannotChange(f"the `ref` says more ({keys}), which would have to be joined by hand: {reference.span}")
    if statement.role is not None and reference.role is not None:
        raise CannotChange(f"both have a role: {reference.span}")
    written = document(within.source)
    reason = graph.written_in(reference)
    stands = reason if reason is not None and not reason.explicit else reference
    root, role = statement.span.start, reference.role
    edits = [] if role is None else written.insert_key(root, "role", role.span.written)
    lines = written.lines_after(root, edits)
    changes = Changes()
    changes.edit(*written.replace_item(stands.span.start, lines), *written.remove_item(statement.span.start))

    expected = rows_of(within)
    rows, _ = cut(expected, statement)
    where = expected.at(reference)
    depth, key = expected.rows[where.start][:2]
    rows = [row.deeper(depth) for row in rows]
    role = role or statement.role
    rows[0] = rows[0]._replace(key=key).saying(role=None if role is None else role.value)
    expected.rows[where] = rows
    return verified(workspace, changes, {real(within): expected})


def tree_lines(graph: ArgumentGraph, text: Document, statement: Statement, name: str) -> tuple[list[str], str | None]:
    """The lines of a statement as a root, with an id and its group and without a role; and the role as written."""
    at, role, group = statement.span.start, statement.role, graph.group(statement)
    extra = {} if statement.id is not None else {"id": name}
    if group is not None and statement.group is None:
        extra["group"] = group.span.written
    if statement.bare:
        lines = text.lines_after(at, text.insert_key(at, "id", extra.pop("id")))
        return [*lines, *(f"  {key}: {value}" for key, value in extra.items())], None
    edits = [] if role is None else text.remove_key(statement.keys["role"].start)
    edits += (edit for key, value in extra.items() for edit in text.insert_key(at, key, value))
    if edits and text.mapping(at).flow:  # a tree of its own stands in lines
        raise text.refusal(at, IN_BRACKETS)
    return text.lines_after(at, edits), None if role is None else role.span.written
