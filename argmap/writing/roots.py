"""Where the trees of a graph begin."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

_Name = TypeVar("_Name", bound=Hashable)


def roots_of(names: Iterable[_Name], below: Mapping[_Name, Iterable[_Name]], asked: Iterable[_Name] = ()) -> set[_Name]:
    """The nodes from which all others can be reached, as few as can be beside those asked for.

    Of a circle that nothing else leads into, it is the first one. The order of a search in depth tells: what is left
    last before what it leads to is led to by nothing, or by its own circle only (after the algorithm of Kosaraju and
    Sharir for strong components).
    """
    last_left = _left(names, below)
    reached: set[_Name] = set()
    roots = set(asked)
    _reach(roots, below, reached)
    for name in reversed(last_left):
        if name not in reached:
            roots.add(name)
            _reach([name], below, reached)
    return roots


def _left(names: Iterable[_Name], below: Mapping[_Name, Iterable[_Name]]) -> list[_Name]:
    """The nodes in the order in which a search in depth leaves them."""
    seen: set[_Name] = set()
    left: list[_Name] = []
    for start in names:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(below.get(start, ())))]
        while path:
            name, others = path[-1]
            other = next((each for each in others if each not in seen), None)
            if other is None:
                left.append(name)
                path.pop()
            else:
                seen.add(other)
                path.append((other, iter(below.get(other, ()))))
    return left


def _reach(starts: Iterable[_Name], below: Mapping[_Name, Iterable[_Name]], reached: set[_Name]) -> None:
    waiting = list(starts)
    reached.update(waiting)
    while waiting:
        for name in below.get(waiting.pop(), ()):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
