"""A subtree as a map of its own, which the old one includes."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from argmap.canonical_form import Node, Row, Rows, rows_of, said
from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.refactoring.extracting import tree_lines
from argmap.editing.refactoring.moving import cut
from argmap.editing.refactoring.names import check_name, name_for
from argmap.editing.refactoring.paths import moved_paths, path_as_written, relative
from argmap.editing.workspace import Workspace, place_of, real
from argmap.edits import Edit
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Group, Reason, Reference, SchemeDefinition, Statement, Work
from argmap.reading.documents import document
from argmap.reading.ids import as_id, is_id
from argmap.reading.occurrences import Named, Occurrence, occurrences
from argmap.source import Span, Text
from argmap.yamltext.events import Mapping, Scalar
from argmap.yamltext.lines import line_start
from argmap.yamltext.places import CannotLayOut, Places


def split_off(
    workspace: Workspace, statement: Statement, path: Path, prefix: str | None = None, name: str | None = None
) -> Changes:
    """Put a statement with all below it into a new file, include that, and leave a `ref` in its place.

    The file may lie in another folder of the project, which need not be there yet; paths that go into it are turned.
    What the tree needs from the top of the old file goes with it: the work, language and scale, and the sources, groups
    and schemes that it names. Names in it get the prefix wherever they are used. Raises CannotChange.
    """
    graph = workspace.graph
    within = graph.map_of(statement)
    prefix = _prefix(within, path, prefix)
    if path.exists():
        raise CannotChange(f"{path} is there already")
    if statement.id is None:
        check_name(graph, within, name)
    known = statement.id.value if statement.id is not None else name or name_for(graph, statement)
    written = document(within.source)
    reason = graph.written_in(statement)
    node: Node = statement if reason is None or reason.explicit else reason
    item = written.item(node.span.start)
    rows = rows_of(within)
    inside = {id(each) for each in rows.nodes[rows.at(statement)]}
    used = [m for m in occurrences(graph) if m.map is within and item.start <= m.span.start < item.end]
    _refuse_names_outside(used, inside)

    tree, role = tree_lines(graph, written, statement, known)
    head = _head(graph, within, written, [*(m.names for m in used), *_group_of(graph, statement)])
    target = Path(os.path.realpath(path))
    head = moved_paths(head, real(within).parent, target)
    changes = Changes()
    top = [*head, ""] if head else []
    changes.create(path, written.newline.join([*top, "argument:", *tree]) + written.newline)
    if reason is None:
        changes.edit(*written.remove_item(statement.span.start))
    else:
        reference = [f"- ref: {prefix}/{known}", *([f"  role: {role}"] if role else [])]
        changes.edit(*written.replace_item(node.span.start, reference))
    path_there = path_as_written(relative(target, real(within).parent))
    changes.edit(*written.insert_entry(within.span.start, "include", prefix, path_there))
    tree_nodes = rows.nodes[rows.at(statement)]
    _prefix_uses(workspace, changes, tree_nodes, (within, item.start, item.end), prefix)
    expected = _expected(within, graph, statement, tree_nodes, (prefix, known))
    return verified(workspace, changes, {real(within): expected[0], target: expected[1]})


def _expected(
    within: ArgumentMap, graph: ArgumentGraph, statement: Statement, tree: Collection[Node], names: tuple[str, str]
) -> tuple[Rows, Rows]:
    """The rows that the old file and the new one should have."""
    prefix, known = names
    old = rows_of(within)
    old.top = None
    where = old.at(statement)
    depth, key = old.rows[where.start][:2]
    rows, nodes = cut(old, statement)
    group = graph.group(statement)
    rows[0] = rows[0]._replace(key="argument").saying(id=known, role=None, group=None if group is None else group.value)
    ids = (each.id.value for each in tree if isinstance(each, Statement | Reason) and each.id is not None)
    old = old.renamed({name: f"{prefix}/{name}" for name in ids})
    if depth > 0:
        text = Text(f"{prefix}/{known}", statement.span)
        stand_in = Reference(span=statement.span, target=text, role=statement.role)
        old.rows.insert(where.start, Row(depth, key, "Reference", said(stand_in)))
    return old, Rows(None, rows, nodes)


def _prefix(within: ArgumentMap, path: Path, given: str | None) -> str:
    prefix = given or as_id(path.stem)
    if not is_id(prefix):
        raise CannotChange(f"`{prefix}` cannot be a prefix: it is made of letters, digits, `-` and `_`; give --prefix")
    if any(include.prefix.value == prefix for include in within.includes):
        raise CannotChange(f"the prefix `{prefix}` is taken; give another one with --prefix")
    return prefix


def _refuse_names_outside(used: Collection[Occurrence], inside: Collection[int]) -> None:
    for mention in used:
        names = mention.names
        if not isinstance(names, Work | Group | SchemeDefinition) and id(names) not in inside:
            raise CannotChange(
                f"the tree refers to `{mention.text.value}`, which stays behind ({mention.text.span}); an included map "
                "cannot see the one that includes it"
            )


def _group_of(graph: ArgumentGraph, statement: Statement) -> list[Group]:
    group = graph.group(statement)
    found = None if group is None else graph.groups(graph.map_of(statement)).get(group.value)
    return [] if found is None else [found]


def _head(graph: ArgumentGraph, within: ArgumentMap, written: Places, used: Collection[Named]) -> list[str]:
    """The lines at the top of the new file: what the tree needs of the old one's, and of what that includes."""
    top = written.mapping(within.span.start)
    works = [each.id.value for each in used if isinstance(each, Work)]
    if within.work is not None:
        works.append(within.work.value)
    for each in works:
        work = within.works.get(each)
        further = () if work is None else (*work.cited_in, *work.derived_from)
        works.extend(name.value for name in further if name.value not in works)
    known = graph.works(within)
    defined = [each for each in used if isinstance(each, Work | Group | SchemeDefinition)]
    defined += [known[each] for each in works if each in known]
    groups = {each.id.value for each in used if isinstance(each, Group)}
    schemes = {each.slug.value for each in used if isinstance(each, SchemeDefinition)}
    return [
        *(line for key in ("argmap", "language", "source") for line in _copied(written, top, key)),
        *_copied(written, top, "sources", set(works)),
        *_copied(written, top, "scale"),
        *_copied(written, top, "groups", groups),
        *_copied(written, top, "schemes", schemes),
        *_copied(written, top, "include", _needed(graph, within, {place_of(each)[0] for each in defined})),
    ]


def _needed(graph: ArgumentGraph, within: ArgumentMap, files: Collection[Path]) -> set[str]:
    """The prefixes of the included maps through which definitions in some files are known."""
    found = set()
    for prefix, other in graph.included.get(within, {}).items():
        reached = [other]
        for each in reached:
            reached.extend(m for m in graph.included.get(each, {}).values() if m not in reached and m is not within)
        if any(real(each) in files for each in reached):
            found.add(prefix)
    return found


def _copied(written: Places, top: Mapping, key: str, names: Collection[str] | None = None) -> list[str]:
    """The lines of a key at the top of a file, of a table those entries only that have one of the names."""
    pair = written.pair(top, key)
    if pair is None:
        return []
    name, value = pair
    if names is None:
        return written.lines(line_start(written.text, name.start), max(name.end, value.end))
    if not isinstance(value, Mapping) or value.flow:
        if not names:
            return []
        raise CannotLayOut(
            written.source, value.start, f"`{key}` stands in braces; write each entry on a line of its own"
        )
    found: list[str] = []
    for entry, content in value.pairs:
        if isinstance(entry, Scalar) and entry.value in names:
            found += written.lines(line_start(written.text, entry.start), max(entry.end, content.end))
    return [f"{key}:", *found] if found else []


def _prefix_uses(
    workspace: Workspace, changes: Changes, nodes: Collection[Node], region: tuple[ArgumentMap, int, int], prefix: str
) -> None:
    """Put the prefix before every name of something in the tree that stands outside of it."""
    within, start, end = region
    for node in nodes:
        if isinstance(node, Statement | Reason) and node.id is not None:
            for use in workspace.uses(node):
                if real(use.map) != real(within) or not start <= use.span.start < end:
                    changes.edit(Edit(Span(use.span.source, use.span.start, use.span.start), f"{prefix}/"))
