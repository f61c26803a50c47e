"""Where names are given and where they are used, in a map and in those that it includes."""

from __future__ import annotations

import os
from collections.abc import Sequence

from argmap.editor_support.open_map import View
from argmap.graph import ArgumentGraph
from argmap.reading.occurrences import Named, Occurrence, occurrences
from argmap.source import Span


def definitions(view: View, offset: int) -> list[Span]:
    """Where what is named at an offset is given its name; for the path of an included map, where that map begins."""
    found, mention = _at(view, offset)
    if mention is not None:
        return [each.span for each in found if each.names is mention.names and each.defines]
    return _included(view, offset)


def references(view: View, offset: int, *, declaration: bool, others: Sequence[ArgumentGraph] = ()) -> list[Span]:
    """Every place where what is named at an offset is used; with `declaration`, where it is named as well.

    `others` are further graphs to look in, of maps that include this one: what is named goes by its file and name.
    Files that the graph of this text holds are looked at there alone.
    """
    found, mention = _at(view, offset)
    if mention is None or view.graph is None:
        return []
    own = {os.path.realpath(each.source.path) for each in view.graph.maps}
    named = [each for each in found if each.names is mention.names]
    wanted = {_known_as(each) for each in named if each.defines}
    for graph in others:
        every = occurrences(graph)
        same = {each.names for each in every if each.defines and _known_as(each) in wanted}
        named.extend(each for each in every if each.names in same and _file(each.span) not in own)
    spans = {
        (_file(each.span), each.span.start): each.span for each in reversed(named) if declaration or not each.defines
    }
    return list(spans.values())[::-1]


def _known_as(mention: Occurrence) -> tuple[str, type[Named], str]:
    """A key that tells named things apart, from one reading of a file to the next: file, type and name."""
    return _file(mention.span), type(mention.names), mention.text.value


def _file(span: Span) -> str:
    return os.path.realpath(span.source.path)


def name_at(view: View, offset: int) -> Span | None:
    """The name at an offset, without quotes and prefixes; on a prefix, the prefix."""
    mention = _at(view, offset)[1]
    return None if mention is None else mention.span


def _at(view: View, offset: int) -> tuple[list[Occurrence], Occurrence | None]:
    """All mentions, and the one at an offset; one that begins there comes before one that ends there."""
    if view.graph is None:
        return [], None
    found = occurrences(view.graph)
    touching = [m for m in found if view.holds(m.span) and m.span.start <= offset <= m.span.end]
    return found, max(touching, key=lambda mention: mention.span.start, default=None)


def _included(view: View, offset: int) -> list[Span]:
    graph = view.graph
    for include in graph.root.includes if graph is not None else ():
        if graph is not None and include.path.span.start <= offset <= include.path.span.end:
            other = graph.included.get(graph.root, {}).get(include.prefix.value)
            return [] if other is None else [Span(other.source, 0, 0)]
    return []
