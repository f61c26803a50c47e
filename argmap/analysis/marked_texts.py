"""The texts of a graph in which markup is understood, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.inline.marked_text import MarkedText
from argmap.inline.reading import Fault
from argmap.source import Span, Text
from argmap.yamltext.value_places import written_part


def faults(graph: ArgumentGraph, *, signs: bool) -> Iterator[tuple[Fault, Span]]:
    """What is wrong in the formulas of a graph (`signs`), or with its links, and where each is written."""
    for text in _texts(graph):
        if isinstance(text, MarkedText):
            for fault in text.faults:
                if fault.sign is signs:
                    yield fault, written_part(text, fault.start, fault.end)


def _texts(graph: ArgumentGraph) -> Iterator[Text | None]:
    """The texts of all maps that may be marked up, those that are not there as None."""
    for each in graph.maps:
        yield from (each.title, each.question)
        for group in each.groups.values():
            yield from (group.title, group.note)
    for statement in graph.statements:
        yield from (statement.text, statement.label)
    yield from (reason.label for reason in graph.reasons)
    for node in (*graph.statements, *graph.references, *graph.reasons):
        yield node.note
    for marked in (*(s.review for s in graph.statements), *(r.review for r in graph.reasons)):
        yield from (mark.note for mark in marked)
    for rated in (*(s.rating for s in graph.statements), *(r.rating for r in graph.reasons)):
        yield from (rating.note for rating in rated)
