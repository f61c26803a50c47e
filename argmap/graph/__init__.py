"""The argument as meant: references resolved, included maps joined, each node with its neighbours and its place."""

from argmap.graph.argument import ArgumentGraph
from argmap.graph.mentions import Mention, Named, mentions
from argmap.graph.nodes import ByNode, NotOfThisMap, Target, Unresolved

__all__ = ["ArgumentGraph", "ByNode", "Mention", "Named", "NotOfThisMap", "Target", "Unresolved", "mentions"]
