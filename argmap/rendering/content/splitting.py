"""One map as several linked drawings: by group, or by depth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.addresses import encoded
from argmap.graph import ArgumentGraph
from argmap.map_words.words import words_of
from argmap.model import Statement
from argmap.rendering.content.views import GraphView, Part, group_name
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.options import DrawingOptions, Split

DEPTH = 3  # levels of statements in one drawing when no depth is given


def split(graph: ArgumentGraph, options: DrawingOptions) -> list[Part]:
    """The parts of a map, the one with the conclusions first. Each statement with reasons is shown in full in one."""
    by_groups = options.split is Split.GROUPS
    heads = list(_group_heads(graph) if by_groups else _deep_heads(graph, options.depth or DEPTH))
    parts: dict[str, list[Statement]] = {}
    for statement in heads:
        name = group_name(graph, statement) or "outside" if by_groups else graph.numbers[statement]
        parts.setdefault(f"{options.name}-{_file_name(name)}", []).append(statement)
    file_of = {statement: name for name, statements in parts.items() for statement in statements}
    elsewhere = _files(graph, file_of, options.name)
    cut = {statement for statements in parts.values() for statement in statements}
    found = [_part(graph, options.name, "", graph.trees, cut, elsewhere)]
    for name, statements in parts.items():
        title = _group_title(graph, statements[0]) if by_groups else _title(graph, statements[0])
        found.append(_part(graph, name, title, statements, cut, elsewhere))
    return found


def _part(
    graph: ArgumentGraph,
    name: str,
    title: str,
    roots: list[Statement],
    cut: set[Statement],
    elsewhere: dict[Statement, str],
) -> Part:
    left_out = [reason for s in cut if s not in roots for reason in graph.reasons_on(s)]
    others = {statement: encoded(f"{file}.svg") for statement, file in elsewhere.items() if file != name}
    return Part(name, title, GraphView(graph, roots, left_out, others))


def _files(graph: ArgumentGraph, file_of: dict[Statement, str], first: str) -> dict[Statement, str]:
    """For each statement the drawing in which it is shown with its reasons."""
    found: dict[Statement, str] = {}
    waiting = [(root, first) for root in graph.trees]
    while waiting:
        statement, file = waiting.pop()
        file = file_of.get(statement, file)
        found[statement] = file
        waiting.extend((below, file) for below in graph.placed_below(statement))
    return found


def _group_heads(graph: ArgumentGraph) -> Iterator[Statement]:
    """Statements with reasons at which a group begins below something of another group."""
    waiting = [(root, group_name(graph, root)) for root in graph.trees[::-1]]
    while waiting:
        statement, above = waiting.pop()
        group = group_name(graph, statement)
        if group != above and graph.reasons_on(statement):
            yield statement
            above = group
        waiting.extend((s, above) for s in list(graph.placed_below(statement))[::-1])


def _deep_heads(graph: ArgumentGraph, depth: int) -> Iterator[Statement]:
    waiting = [(root, 0) for root in graph.trees[::-1]]
    while waiting:
        statement, level = waiting.pop()
        if level == depth and graph.reasons_on(statement):
            yield statement
            level = 0
        waiting.extend((s, level + 1) for s in list(graph.placed_below(statement))[::-1])


def _group_title(graph: ArgumentGraph, statement: Statement) -> str:
    written = graph.group(statement)
    known = graph.groups(graph.map_of(statement)).get(written.value) if written else None
    if known is not None and known.title is not None:
        return one_line(known.title.shown)
    return group_name(graph, statement) or words_of(graph.root)["in_no_group"]


def _title(graph: ArgumentGraph, statement: Statement) -> str:
    said = one_line(statement.label.words if statement.label else statement.text.words)
    return f"{graph.numbers[statement]} {said}"


def _file_name(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name)
