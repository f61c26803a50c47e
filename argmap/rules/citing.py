"""The citations of a graph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Citation

_URL = re.compile(r"[a-z][a-z0-9+.-]*:(//)?[^\s:]|www\.", re.IGNORECASE)


def is_url(name: str) -> bool:
    """Whether what is cited is a place on the net or a name like ``doi:…`` rather than the id of a source."""
    return _URL.match(name) is not None


def all_citations(graph: ArgumentGraph) -> Iterator[tuple[Citation, ArgumentMap]]:
    """Every citation of statements, references and reasons, with the map in which it is written."""
    for node, citation in graph.citing:
        yield citation, graph.map_of(node)
