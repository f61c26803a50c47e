"""Every place in a map and what it includes where a name is given to something, or used for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias

from argmap.graph.argument import ArgumentGraph
from argmap.model import ArgumentMap, Group, Include, Reason, Reference, SchemeDefinition, Statement, Work
from argmap.reading.language import MAP, REASON, REFERENCE, STATEMENT
from argmap.reading.shapes import Form, Key, ListOf, MappingOf, Place, Scalar, Sense, Shape
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
        if isinstance(node, Reason):
            waiting.extend(node.premises)
        if not isinstance(node, Reference):
            yield from _one(node.id, each, node, defines=True)
        yield from _used_in(_PLACES[type(node)], node, graph, each)


def _of_tables(graph: ArgumentGraph, each: ArgumentMap) -> Iterator[Occurrence]:
    """Names that stand at the top of a file: sources, groups, schemes, prefixes, alternatives, expectations."""
    for work in each.works.values():
        yield from _one(work.id, each, work, defines=True)
    for group in each.groups.values():
        yield from _one(group.id, each, group, defines=True)
    for scheme in each.schemes.values():
        yield from _one(scheme.slug, each, scheme, defines=True)
    for include in each.includes:
        yield from _one(include.prefix, each, include, defines=True)
    yield from _used_in(MAP, each, graph, each)


_PLACES: dict[type, Place] = {place.model: place for place in (STATEMENT, REFERENCE, REASON)}


def _used_in(place: Place, record: object, graph: ArgumentGraph, each: ArgumentMap) -> Iterator[Occurrence]:
    """The names that are used at the keys of a record of the model."""
    for key in _keys_with_names(place):
        value = key.value_in(record)
        if value:
            for sense, name in _names_in(key.shape, value):
                yield from _USES[sense](graph, each, name)


@cache
def _keys_with_names(place: Place) -> tuple[Key, ...]:
    """The keys of a place in whose values names may be used."""
    return tuple(key for key in place.keys if _holds_names(key.shape))


def _holds_names(shape: Shape) -> bool:
    if isinstance(shape, Scalar):
        return shape.form is Form.NAME and shape.sense in _USES
    if isinstance(shape, Place):
        return any(_holds_names(key.shape) for key in shape.keys)
    if isinstance(shape, MappingOf) and shape.keys is Sense.STATEMENT:
        return True
    below = shape.item if isinstance(shape, ListOf) else shape.value if isinstance(shape, MappingOf) else None
    return below is not None and _holds_names(below)


def _names_in(shape: Shape, value: Any) -> Iterator[tuple[Sense, Text]]:
    """The names that stand in a value, each with what it names."""
    if isinstance(shape, Scalar):
        if shape.sense is not None:
            yield shape.sense, value
    elif isinstance(shape, ListOf):
        for item in value:
            yield from _names_in(shape.item, item)
    elif isinstance(shape, MappingOf):
        for below in value.values():
            if shape.keys is Sense.STATEMENT and isinstance(shape.value, Place):
                yield shape.keys, getattr(below, shape.value.named)  # the name used, under which it stands
            yield from _names_in(shape.value, below)
    elif isinstance(shape, Place):
        for key in _keys_with_names(shape):
            if found := key.value_in(value):
                yield from _names_in(key.shape, found)


def _work(graph: ArgumentGraph, each: ArgumentMap, name: Text) -> Iterator[Occurrence]:
    return _one(name, each, graph.works(each).get(name.value))


def _group(graph: ArgumentGraph, each: ArgumentMap, name: Text) -> Iterator[Occurrence]:
    return _one(name, each, graph.groups(each).get(name.value))


def _scheme(graph: ArgumentGraph, each: ArgumentMap, name: Text) -> Iterator[Occurrence]:
    return _one(name, each, graph.schemes(each).get(name.value))


def _one(name: Text | None, each: ArgumentMap, names: Named | None, *, defines: bool = False) -> Iterator[Occurrence]:
    if name is not None and names is not None:
        yield Occurrence(name, _part(name, 0, len(name.value)), each, names, defines)


def _path(graph: ArgumentGraph, each: ArgumentMap, name: Text) -> Iterator[Occurrence]:
    """The occurrences in ``ID`` or ``PREFIX/ID``: of the included maps on the way, and of the node at its end."""
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


# What each sort of name is looked up by; names of other sorts, such as roles, belong to nothing that can be renamed.
_USES: dict[Sense | None, Callable[[ArgumentGraph, ArgumentMap, Text], Iterator[Occurrence]]] = {
    **dict.fromkeys((Sense.STATEMENT, Sense.REASON, Sense.NODE), _path),
    Sense.SOURCE: _work,
    Sense.GROUP: _group,
    Sense.SCHEME: _scheme,
}
