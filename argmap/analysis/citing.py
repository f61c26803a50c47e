"""The citations of a graph."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Citation


def all_citations(graph: ArgumentGraph) -> Iterator[tuple[Citation, ArgumentMap]]:
    """Every citation of statements, references and reasons, with the map in which it is written."""
    for node, citation in graph.citing:
        yield citation, graph.map_of(node)
