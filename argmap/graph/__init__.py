"""The argument as meant: references resolved, included maps joined, each node with its neighbours and its place."""

from argmap.graph.argument import ArgumentGraph
from argmap.graph.nodes import ByNode, NotOfThisMap, Target, Unresolved
from argmap.graph.occurrences import Named, Occurrence, occurrences

__all__ = ["ArgumentGraph", "ByNode", "Named", "NotOfThisMap", "Occurrence", "Target", "Unresolved", "occurrences"]
