"""Maps for the tests of schemes."""

from __future__ import annotations

from argmap.graph import ArgumentGraph
from argmap.reading import load
from argmap.schemes import Polarity, Scheme
from argmap.source import Source


def graph_of(text: str) -> ArgumentGraph:
    """The graph of a map without faults of reading."""
    reading = load(Source("map.yaml", text))
    assert reading.diagnostics == ()
    assert reading.map is not None
    return ArgumentGraph(reading.map)


def map_for(scheme: Scheme) -> str:
    """A map with one reason of a scheme, a premise for each role."""
    key = "but" if scheme.polarity is Polarity.CON else "because"
    premises = "".join(
        f"    - claim: Premise {number} says something.\n      role: {role.name}\n"
        for number, role in enumerate(scheme.roles, 1)
    )
    return (
        f"argument:\n- conclusion: The council should close the bridge.\n  {key}:\n"
        f"  - scheme: {scheme.slug}\n    premises:\n{premises}"
    )
