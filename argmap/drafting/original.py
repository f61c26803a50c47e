"""The map that another one is begun for: what is written of it, and where something can be said about it."""

from __future__ import annotations

from collections import deque
from functools import cached_property

from argmap.analysis.objections import open_objections
from argmap.errors import ArgmapError
from argmap.graph import ArgumentGraph, Target
from argmap.model import Reason, Statement
from argmap.records import record
from argmap.reviewing.review_context import ReviewContext

# The prefix of the ids of the map that is included.
PREFIX = "original"


class NoConclusion(ArgmapError):
    """A map says nothing that another one could be for or against."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: this map has no statement yet, so there is no conclusion to be for or against")


class NoName(ArgmapError):
    """The conclusion has no id of its own, so that no other map can speak of it."""

    def __init__(self, conclusion: Statement) -> None:
        super().__init__(
            f"{conclusion.text.span}: the conclusion has no `id`, by which another map could speak of it; add a line "
            "such as `id: main` below it, or let `argmap new --give-ids` do so here and where else one is needed"
        )


@record()
class Spot:
    """Where something is said about a node: `name` is the id there, `exact` whether that is the node itself."""

    name: str
    node: Target
    exact: bool


class Original:
    """A map with its main conclusion, or the one that was asked for; `path` is how the new map names its file.

    Raises NoConclusion.
    """

    def __init__(self, graph: ArgumentGraph, path: str, conclusion: Statement | None = None) -> None:
        self.graph = graph
        self.path = path
        self.context = ReviewContext(graph, conclusion=conclusion)
        main = self.context.main
        if main is None:
            raise NoConclusion(graph.root.source.path)
        self.main = main

    @cached_property
    def main_name(self) -> str:
        """The id of the conclusion. Raises NoName."""
        name = self.name(self.main)
        if name is None:
            raise NoName(self.main)
        return name

    def name(self, node: Target) -> str | None:
        """The id by which the new map knows a node; None for one that it cannot speak of."""
        name = self.graph.name(node)
        return f"{PREFIX}/{name}" if name is not None and self.graph.find(name) is node else None

    def spot(self, node: Target) -> Spot:
        """The node itself where it has an id, else the nearest one above it that has, at last the conclusion."""
        waiting: deque[Target] = deque([node])
        seen: set[Target] = {node}
        while waiting:
            current = waiting.popleft()
            name = self.name(current)
            if name is not None:
                return Spot(name, current, current is node)
            for above in self._above(current):
                if above not in seen:
                    seen.add(above)
                    waiting.append(above)
        return Spot(self.main_name, self.main, node is self.main)

    @cached_property
    def unanswered(self) -> list[Reason]:
        """The objections that nobody answers, to the conclusion or to what it rests on, the nearest first."""
        near = self.context.distance
        found = [r for r in open_objections(self.graph) if self.graph.premises(r)]
        hit = {r: above for r in found if (above := self.graph.statement_above(r)) is not None and above in near}
        return sorted(hit, key=lambda reason: self.context.nearness(hit[reason]))

    def _above(self, node: Target) -> list[Target]:
        """What a node bears on, the nearest to the conclusion first."""
        if isinstance(node, Reason):
            target = self.graph.target(node)
            return [] if target is None else [target]
        found = [up for reason in self.graph.uses(node) if (up := self.graph.statement_above(reason)) is not None]
        return [*sorted(found, key=self.context.nearness)]
