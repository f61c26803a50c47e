"""Ids that name nothing, or nothing of the sort that is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.graph.network import Network
from argmap.graph.nodes import Unresolved
from argmap.model import ArgumentMap, Reason, Reference, Statement
from argmap.source import Text


def unresolved_names(network: Network, references: Iterable[Reference]) -> Iterator[Unresolved]:
    """Those in `contradicts` and the like, `fits`, `outweighs`, `alternatives`, `expect`, given all references."""
    for name, each in _of_statements(network, references):
        found = network.find(name.value, each)
        if not isinstance(found, Statement):
            yield Unresolved(name, each, "statement", found)
    for reason in network.reasons:
        for name in reason.outweighs:
            each = network.map_of(reason)
            found = network.find(name.value, each)
            if not isinstance(found, Reason):
                yield Unresolved(name, each, "reason", found)


def _of_statements(network: Network, references: Iterable[Reference]) -> Iterator[tuple[Text, ArgumentMap]]:
    """The names for which only a statement will do, each with the map in which it is written."""
    for statement in network.statements:
        restated = (statement.restates,) if statement.restates else ()
        fitted = (fit.hypothesis for fit in statement.fits.values())
        for name in (*statement.contradicts, *statement.tension_with, *restated, *fitted):
            yield name, network.map_of(statement)
    for reference in references:
        fitted = (fit.hypothesis for fit in reference.fits.values())
        names = (*reference.contradicts, *reference.tension_with, *fitted)
        if names and isinstance(network.resolve(reference), Reason):
            yield reference.target, network.map_of(reference)  # nothing contradicts a step, nor does a step fit
        for name in names:
            yield name, network.map_of(reference)
    for each in network.maps:
        for names in (*each.alternatives, *each.expect.values()):
            for name in names:
                yield name, each
