"""The argument as meant: references resolved, included maps joined, each node with its neighbours and its place."""

from argmap.graph.argument import ArgumentGraph, Target, Unresolved
from argmap.graph.mentions import Mention, Named, mentions

__all__ = ["ArgumentGraph", "Mention", "Named", "Target", "Unresolved", "mentions"]
