"""The argument as meant: references resolved, included maps joined, each node with its neighbours and its place."""

from argmap.graph.argument import ArgumentGraph, Target, Unresolved

__all__ = ["ArgumentGraph", "Target", "Unresolved"]
