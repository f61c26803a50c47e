"""The argument as meant: references resolved, included maps joined, each node with its neighbours and its place."""

from argmap.graph.argument import ArgumentGraph
from argmap.graph.nodes import ByNode, NotOfThisMap, Target, Unresolved

__all__ = ["ArgumentGraph", "ByNode", "NotOfThisMap", "Target", "Unresolved"]
