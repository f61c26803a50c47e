"""The parts of a map as a tree, and its names as a list to search in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.editor_support.describing import shortened
from argmap.editor_support.open_map import View
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Reason, Reference, Statement
from argmap.records import record
from argmap.source import Span, Text

_LONGEST = 100


@record(eq=False)
class Symbol:
    """A part of a map: `span` is all of it, `selection` what to go to in it.

    `sort`: "conclusion", "claim", "evidence", "assumption", "reason", "reference", "source", "group", "scheme" or
    "include".
    """

    name: str
    detail: str
    sort: str
    span: Span
    selection: Span
    children: tuple[Symbol, ...] = ()


def outline(view: View) -> list[Symbol]:
    """The symbols of a text: its sources, groups, schemes and included maps, and its trees, in the order of the file.

    Where nothing can be read, those of the last good text.
    """
    graph = next(iter(view.graphs), None)
    if graph is None:
        return []
    return sorted([*_tables(graph.root), *_trees(graph)], key=lambda symbol: symbol.span.start)


def symbols(graph: ArgumentGraph, query: str) -> list[Symbol]:
    """Everything in a map and those it includes whose name or text has all words of a query; all for an empty one."""
    words = query.casefold().split()
    found = []
    for each in graph.maps:
        for symbol in (*_flat(graph, each), *(s for table in _tables(each) for s in table.children)):
            said = f"{symbol.name} {symbol.detail}".casefold()
            if all(word in said for word in words):
                found.append(symbol)
    return found


def _flat(graph: ArgumentGraph, each: ArgumentMap) -> Iterator[Symbol]:
    for statement in graph.statements:
        if graph.map_of(statement) is each:
            name = " ".join(statement.text.words.split())
            yield _symbol(name, _id(statement.id), statement.kind.value, statement.span, statement.text.span)
    for reason in graph.reasons:
        if reason.id is not None and graph.map_of(reason) is each:
            yield _symbol(_name_of(reason), reason.id.value, "reason", reason.span, reason.id.span)


# -- trees -------------------------------------------------------------------------------------------------------------


def _trees(graph: ArgumentGraph) -> list[Symbol]:
    """The trees of the root map; what stands below is made before what it stands in, however deep that is."""
    waiting: list[Statement | Reference | Reason] = list(graph.root.roots)
    order: list[Statement | Reference | Reason] = []
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting.extend(_below(node))
    made: dict[Statement | Reference | Reason, Symbol] = {}
    for node in reversed(order):
        children = tuple(made[each] for each in _below(node))
        made[node] = _of_node(graph, node, children)
    return [made[root] for root in graph.root.roots]


def _below(node: Statement | Reference | Reason) -> list[Statement | Reference | Reason]:
    """The nodes directly below another; a reason that is a mere premise is passed over."""
    found: list[Statement | Reference | Reason] = list(node.premises) if isinstance(node, Reason) else []
    for reason in node.bearing_reasons:
        found.extend([reason] if reason.explicit else reason.premises)
    return sorted(found, key=lambda each: each.span.start)


def _of_node(graph: ArgumentGraph, node: Statement | Reference | Reason, children: tuple[Symbol, ...]) -> Symbol:
    if isinstance(node, Statement):
        name = shortened(node.text.words, _LONGEST)
        return _symbol(name, _id(node.id), node.kind.value, node.span, node.text.span, children)
    if isinstance(node, Reference):
        target = graph.resolve(node)
        text = target.text.words if isinstance(target, Statement) else ""
        return _symbol(
            f"→ {node.target.value}", shortened(text, _LONGEST), "reference", node.span, node.target.span, children
        )
    first = node.id or node.label or node.scheme
    selection = node.span if first is None else first.span
    return _symbol(_name_of(node), _id(node.id), "reason", node.span, selection, children)


def _name_of(reason: Reason) -> str:
    called = reason.label or reason.scheme
    return reason.bearing.value if called is None else f"{reason.bearing.value}: {shortened(called.words, _LONGEST)}"


def _id(text: Text | None) -> str:
    return "" if text is None else text.value


def _symbol(
    name: str, detail: str, sort: str, span: Span, selection: Span, children: tuple[Symbol, ...] = ()
) -> Symbol:
    within = selection.source is span.source and span.start <= selection.start and selection.end <= span.end
    return Symbol(name or "…", detail, sort, span, selection if within else span, children)


# -- what stands at the top -------------------------------------------------------------------------------------------


def _tables(each: ArgumentMap) -> Iterator[Symbol]:
    works = (_named(w.id, w.title, "source", w.span) for w in each.works.values())
    groups = (_named(g.id, g.title, "group", g.span) for g in each.groups.values())
    schemes = (_named(s.slug, s.name, "scheme", s.span) for s in each.schemes.values())
    includes = (
        _named(i.prefix, i.path, "include", Span(i.prefix.span.source, i.prefix.span.start, i.path.span.end))
        for i in each.includes
    )
    yield from _table(each, "sources", "source", works)
    yield from _table(each, "groups", "group", groups)
    yield from _table(each, "schemes", "scheme", schemes)
    yield from _table(each, "include", "include", includes)


def _named(name: Text, title: Text | None, sort: str, span: Span) -> Symbol:
    return _symbol(name.value, "" if title is None else shortened(title.words, _LONGEST), sort, span, name.span)


def _table(each: ArgumentMap, key: str, sort: str, entries: Iterable[Symbol]) -> Iterator[Symbol]:
    children = tuple(sorted(entries, key=lambda symbol: symbol.span.start))
    where = each.keys.get(key)
    if where is not None and children:
        end = max(where.end, *(child.span.end for child in children))
        yield Symbol(key, "", sort, Span(where.source, where.start, end), where, children)
