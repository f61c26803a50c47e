"""Circles of a directed graph whose nodes are the numbers from 0."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.components import Successors, components


def _has_circles(successors: Successors) -> bool:
    """Whether something is left when whatever nothing leads to is taken away again and again."""
    leading = [0] * len(successors)
    for following in successors:
        for node in following:
            leading[node] += 1
    waiting = [node for node, count in enumerate(leading) if not count]
    left = len(successors) - len(waiting)
    while waiting:
        for node in successors[waiting.pop()]:
            leading[node] -= 1
            if not leading[node]:
                waiting.append(node)
                left -= 1
    return left > 0


def circles(successors: Successors, most: int) -> Iterator[list[int]]:
    """Circles of two or more nodes without a repeated node, each from its least node on, at most `most` for each
    strongly connected component; time is linear in the size of the graph for each circle.

    D. Johnson, Finding all the elementary circuits of a directed graph, SIAM Journal on Computing 4 (1975).
    """
    if not _has_circles(successors):  # as most have none, and this is told sooner
        return
    for component in components(successors):
        left = most
        members = component
        position = {node: i for i, node in enumerate(members)}
        inner = [[position[other] for other in successors[node] if other in position] for node in members]
        start = 0
        while left > 0:
            parts = components(inner, start)
            if not parts:
                break
            part = min(parts)
            start = part[0]
            for circle in _circles_from(start, inner, set(part)):
                yield [members[i] for i in circle]
                left -= 1
                if left == 0:
                    break
            start += 1


def _circles_from(start: int, successors: Successors, part: set[int]) -> Iterator[list[int]]:
    """The circles through `start` within a component whose least node it is."""
    blocked = {start}
    blocks: dict[int, set[int]] = {}
    path = [start]
    closed: set[int] = set()  # nodes of the path from which a circle was found
    work = [(start, iter(successors[start]))]
    while work:
        node, rest = work[-1]
        for other in rest:
            if other == start:
                if len(path) > 1:
                    yield list(path)
                    closed.update(path)
            elif other in part and other not in blocked:
                path.append(other)
                blocked.add(other)
                closed.discard(other)
                work.append((other, iter(successors[other])))
                break
        else:
            if node in closed:
                _unblock(node, blocked, blocks)
            else:
                for other in successors[node]:
                    if other in part:
                        blocks.setdefault(other, set()).add(node)
            work.pop()
            path.pop()


def _unblock(node: int, blocked: set[int], blocks: dict[int, set[int]]) -> None:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current in blocked:
            blocked.discard(current)
            waiting.extend(blocks.pop(current, ()))
