"""What of a graph is shown in one drawing."""

from __future__ import annotations

from argmap.graph import ArgumentGraph, Target
from argmap.model import Reason, Statement


class WholeView:
    """All of a graph."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph

    def roots(self) -> list[Statement]:
        return self.graph.trees

    def above(self, root: Statement) -> tuple[Statement, Reason] | None:
        return None

    def reasons(self, node: Target) -> list[Reason]:
        return self.graph.reasons_on(node)

    def hidden(self, node: Target) -> int:
        return 0

    def shows(self, statement: Statement) -> bool:
        return True

    def link(self, statement: Statement, anchor: str) -> str | None:
        return f"#{anchor}"

    def more(self, statement: Statement) -> str | None:
        return None
