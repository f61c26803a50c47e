"""The changes between two versions of a map, for programs.

Lines and columns count from 1, columns in code points; an end is the place just after the last character.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from argmap.comparing import Change, Comparison, Detail, Flip, word_changes
from argmap.comparing.changes import Node, Place
from argmap.graph import ArgumentGraph, Target
from argmap.model import ArgumentMap, Reason, SchemeDefinition, Statement
from argmap.reporting.json_text import json_text
from argmap.source import Span

Json: TypeAlias = dict[str, Any]


def comparison_json(comparison: Comparison, old: str, new: str) -> str:
    """One object: ``version``, ``old`` and ``new`` names, ``changes``, ``flips``, and ``summary``: counts by kind."""
    summary: dict[str, int] = {}
    for change in comparison.changes:
        summary[change.kind.value] = summary.get(change.kind.value, 0) + 1
    report = {
        "version": 1,
        "old": old,
        "new": new,
        "changes": [_change(comparison, change) for change in comparison.changes],
        "flips": [_flip(comparison, flip) for flip in comparison.flips],
        "summary": summary,
    }
    return json_text(report)


def _change(comparison: Comparison, change: Change) -> Json:
    return {
        "subject": change.subject.value,
        "kind": change.kind.value,
        "minor": change.minor,
        "old": _node(comparison.old, change.old, change.old_span, change.old_place),
        "new": _node(comparison.new, change.new, change.new_span, change.new_place),
        "details": [_detail(comparison, detail) for detail in change.details],
    }


def _detail(comparison: Comparison, detail: Detail) -> Json:
    """A key with its values; where there is one on each side, the two word by word."""
    graph = comparison.new if detail.new else comparison.old
    words = None
    if len(detail.old) == len(detail.new) == 1:
        words = [{"change": p.change.value, "text": p.text} for p in word_changes(detail.old[0], detail.new[0])]
    use = None if detail.use is None else _place(graph, detail.use)
    return {"key": detail.key, "old": list(detail.old), "new": list(detail.new), "words": words, "use": use}


def _flip(comparison: Comparison, flip: Flip) -> Json:
    return {
        "reading": flip.reading.value,
        "before": flip.before.value,
        "after": flip.after.value,
        "old": _node(comparison.old, flip.old, flip.old.text.span, None),
        "new": _node(comparison.new, flip.new, flip.new.text.span, None),
    }


def _node(graph: ArgumentGraph, node: Node | None, span: Span | None, place: Place | None) -> Json | None:
    """One side of a change: id, number, kind and text as far as it has them, where it bears, where it is written."""
    if node is None or span is None:
        return None
    (line, column), (end_line, end_column) = span.first, span.last
    return {
        "id": _id(graph, node),
        "number": graph.numbers.get(node) if isinstance(node, Statement) else None,
        "kind": node.kind.value if isinstance(node, Statement) else None,
        "text": node.text.words if isinstance(node, Statement) else None,
        "premises": [_short(graph, p) for p in graph.premises(node)] if isinstance(node, Reason) else None,
        "place": None if place is None else _place(graph, place),
        "path": span.source.path,
        "line": line,
        "column": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _place(graph: ArgumentGraph, place: Place) -> Json:
    """On what it bears and how; all null at the root of a tree."""
    target = place.target
    return {
        "bearing": place.bearing.value if place.bearing is not None else None,
        "on": None if target is None else "reason" if isinstance(target, Reason) else "statement",
        "target": None if target is None else _short(graph, target),
    }


def _short(graph: ArgumentGraph, node: Target) -> Json:
    text = node.text.words if isinstance(node, Statement) else None
    number = graph.numbers.get(node) if isinstance(node, Statement) else None
    return {"id": graph.name(node), "number": number, "text": text}


def _id(graph: ArgumentGraph, node: Node) -> str | None:
    if isinstance(node, Statement | Reason):
        return graph.name(node)
    if isinstance(node, ArgumentMap):
        return graph.prefixes[node] or None
    return node.slug.value if isinstance(node, SchemeDefinition) else node.id.value
