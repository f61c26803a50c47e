"""The numbers that statements have in the picture, to be shown within the text."""

from __future__ import annotations

from argmap.editor_support.describing import shortened
from argmap.editor_support.open_map import View
from argmap.model import Premise, Reason, Reference, Statement


def inlays(view: View, start: int, end: int) -> list[tuple[int, str, str]]:
    """Places between two offsets with a number to show there, and what to say of it.

    Statements have their number before their text; references have that of what they name behind them.
    """
    graph, evaluation = view.graph, view.evaluation
    if graph is None or evaluation is None:
        return []
    found = []
    for premise in _premises(view):
        target = graph.resolve(premise)
        number = graph.numbers.get(target) if isinstance(target, Statement) else None
        if number is None or not isinstance(target, Statement):
            continue
        at = premise.target.span.end if isinstance(premise, Reference) else premise.text.span.start
        if start <= at <= end:
            status = evaluation.status(target).value
            about = shortened(target.text.words) if isinstance(premise, Reference) else ""
            found.append((at, number, f"{status}: {about}" if about else status))
    return sorted(found)


def _premises(view: View) -> list[Premise]:
    """The statements and references that are written in the text."""
    graph = view.graph
    if graph is None:
        return []
    found: list[Premise] = []
    waiting: list[Premise | Reason] = list(graph.root.roots)
    while waiting:
        node = waiting.pop()
        waiting.extend(node.bearing_reasons)
        if isinstance(node, Reason):
            waiting.extend(node.premises)
        else:
            found.append(node)
    return found
