"""Lines to show above statements: how they fare, and how often they are used."""

from __future__ import annotations

from collections import Counter

from argmap.editor_support.open_map import View
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement
from argmap.reading.occurrences import Named, occurrences
from argmap.records import record
from argmap.source import Span


@record(eq=False)
class Lens:
    """A line to show above a stretch of the text."""

    span: Span
    title: str


def lenses(view: View) -> list[Lens]:
    """The status of conclusions, and of statements that have an id or reasons, with how often others name them."""
    graph, evaluation = view.graph, view.evaluation
    if graph is None or evaluation is None:
        return []
    uses = _uses(graph)
    found = []
    for statement in graph.statements:
        if view.holds(statement.span) and _is_shown(graph, statement):
            title = evaluation.status(statement).value
            if statement.id is not None:
                title += f" · {_counted(uses[statement])}"
            found.append(Lens(statement.text.span, title))
    return found


def _is_shown(graph: ArgumentGraph, statement: Statement) -> bool:
    return statement.kind is Kind.CONCLUSION or statement.id is not None or bool(graph.reasons_on(statement))


def _uses(graph: ArgumentGraph) -> Counter[Named]:
    return Counter(mention.names for mention in occurrences(graph) if not mention.defines)


def _counted(uses: int) -> str:
    return "not referred to" if not uses else "1 reference" if uses == 1 else f"{uses} references"
