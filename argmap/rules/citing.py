"""The citations of a graph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Citation, Reason, Reference, Statement

_URL = re.compile(r"[a-z][a-z0-9+.-]*:(//)?[^\s:]|www\.", re.IGNORECASE)


def is_url(name: str) -> bool:
    """Whether what is cited is a place on the net or a name like ``doi:…`` rather than the id of a source."""
    return _URL.match(name) is not None


def all_citations(graph: ArgumentGraph) -> Iterator[tuple[Citation, ArgumentMap]]:
    """Every citation of statements, references and reasons, with the map in which it is written."""
    references: list[Reference] = [r for m in graph.maps for r in m.roots if isinstance(r, Reference)]
    for reason in graph.reasons:
        references.extend(premise for premise in reason.premises if isinstance(premise, Reference))
    nodes: list[Statement | Reason | Reference] = [*graph.statements, *graph.reasons, *references]
    for node in nodes:
        for citation in node.citations:
            yield citation, graph.map_of(node)
