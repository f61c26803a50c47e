"""Every place in a map and what it includes where a name is given to something, or used for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from argmap.graph.argument import ArgumentGraph
from argmap.model import ArgumentMap, Group, Include, Reason, Reference, SchemeDefinition, Statement, Work
from argmap.records import record
from argmap.source import Span, Text

Named: TypeAlias = Statement | Reason | Work | Group | SchemeDefinition | Include


@record(eq=False)
class Occurrence:
    """A name in a text: `text` is all that is written there, `span` the part that names this, without quotes.

    A name with a prefix mentions the included map and what is named in it. `defines`: whether the name is given here.
    """

    text: Text
    span: Span
    map: ArgumentMap
    names: Named
    defines: bool = False


def occurrences(graph: ArgumentGraph) -> list[Occurrence]:
    """All names in the order of the files; those that name nothing are left out."""
    found: list[Occurrence] = []
    for each in graph.maps:
        here = [*_of_nodes(graph, each), *_of_tables(graph, each)]
        found.extend(sorted(here, key=lambda m: (m.span.start, m.span.end)))
    return found


def _of_nodes(graph: ArgumentGraph, each: ArgumentMap) -> Iterator[Occurrence]:
    """Names of statements and reasons, and those that stand in statements, references and reasons."""
    waiting: list[Statement | Reference | Reason] = list(each.roots)
    while waiting:
        node = waiting.pop()
        waiting.extend(node.bearing_reasons)
        used: list[Text | None] = []
        if isinstance(node, Reason):
            waiting.extend(node.premises)
            used.extend(node.outweighs)
            yield from _one(node.scheme, each, graph.schemes(each).get(node.scheme.value) if node.scheme else None)
        else:
            used += [*node.contradicts, *node.tension_with]
            used.append(node.target if isinstance(node, Reference) else node.restates)
        if isinstance(node, Statement):
            yield from _one(node.group, each, graph.groups(each).get(node.group.value) if node.group else None)
        if not isinstance(node, Reference):
            yield from _one(node.id, each, node, defines=True)
        for citation in node.citations:
            yield from _work(graph, each, citation.source)
        for name in used:
            yield from _path(graph, each, name)


def _of_tables(graph: ArgumentGraph, each: ArgumentMap) -> Iterator[Occurrence]:
    """Names that stand at the top of a file: sources, groups, schemes, prefixes, alternatives, expectations."""
    yield from _work(graph, each, each.work)
    for work in each.works.values():
        yield from _one(work.id, each, work, defines=True)
        for other in (*work.cited_in, *work.derived_from):
            yield from _work(graph, each, other)
    for group in each.groups.values():
        yield from _one(group.id, each, group, defines=True)
    for scheme in each.schemes.values():
        yield from _one(scheme.slug, each, scheme, defines=True)
    for include in each.includes:
        yield from _one(include.prefix, each, include, defines=True)
    for names in (*each.alternatives, *each.expect.values()):
        for name in names:
            yield from _path(graph, each, name)


def _work(graph: ArgumentGraph, each: ArgumentMap, name: Text | None) -> Iterator[Occurrence]:
    yield from _one(name, each, graph.works(each).get(name.value) if name is not None else None)


def _one(name: Text | None, each: ArgumentMap, names: Named | None, *, defines: bool = False) -> Iterator[Occurrence]:
    if name is not None and names is not None:
        yield Occurrence(name, _part(name, 0, len(name.value)), each, names, defines)


def _path(graph: ArgumentGraph, each: ArgumentMap, name: Text | None) -> Iterator[Occurrence]:
    """What ``ID`` or ``PREFIX/ID`` mentions: the included maps on the way, and the node at its end."""
    if name is None:
        return
    where, at = each, 0
    *prefixes, last = name.value.split("/")
    for prefix in prefixes:
        include = next((i for i in where.includes if i.prefix.value == prefix), None)
        other = graph.included.get(where, {}).get(prefix)
        if include is None or other is None:
            return
        yield Occurrence(name, _part(name, at, at + len(prefix)), each, include)
        where, at = other, at + len(prefix) + 1
    node = graph.find(last, where)
    if node is not None:
        yield Occurrence(name, _part(name, at, at + len(last)), each, node)


def _part(name: Text, start: int, end: int) -> Span:
    """The place of a part of a name, whose quotes are left out; all of it where it is written with escapes."""
    span = name.span
    written = span.written
    if written == name.value:
        return Span(span.source, span.start + start, span.start + end)
    if written[1:-1] == name.value:
        return Span(span.source, span.start + 1 + start, span.start + 1 + end)
    return span
