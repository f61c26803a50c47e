"""Where names are given and where they are used, in a map and in those that it includes."""

from __future__ import annotations

from argmap.assisting.view import View
from argmap.graph.mentions import Mention, mentions
from argmap.source import Span


def definitions(view: View, offset: int) -> list[Span]:
    """Where what is named at an offset is given its name; for the path of an included map, where that map begins."""
    found, mention = _at(view, offset)
    if mention is not None:
        return [each.span for each in found if each.names is mention.names and each.defines]
    return _included(view, offset)


def references(view: View, offset: int, *, declaration: bool) -> list[Span]:
    """Every place where what is named at an offset is used; with `declaration`, where it is named as well."""
    found, mention = _at(view, offset)
    if mention is None:
        return []
    return [each.span for each in found if each.names is mention.names and (declaration or not each.defines)]


def name_at(view: View, offset: int) -> Span | None:
    """The name at an offset, without quotes and prefixes; on a prefix, the prefix."""
    mention = _at(view, offset)[1]
    return None if mention is None else mention.span


def _at(view: View, offset: int) -> tuple[list[Mention], Mention | None]:
    """All mentions, and the one at an offset; one that begins there comes before one that ends there."""
    if view.graph is None:
        return [], None
    found = mentions(view.graph)
    touching = [m for m in found if view.holds(m.span) and m.span.start <= offset <= m.span.end]
    return found, max(touching, key=lambda mention: mention.span.start, default=None)


def _included(view: View, offset: int) -> list[Span]:
    graph = view.graph
    for include in graph.root.includes if graph is not None else ():
        if graph is not None and include.path.span.start <= offset <= include.path.span.end:
            other = graph.included.get(graph.root, {}).get(include.prefix.value)
            return [] if other is None else [Span(other.source, 0, 0)]
    return []
