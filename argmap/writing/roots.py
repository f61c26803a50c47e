"""Where the trees of a graph begin."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from argmap.components import every_component

_Name = TypeVar("_Name", bound=Hashable)


def roots_of(names: Sequence[_Name], below: Mapping[_Name, Iterable[_Name]], asked: Iterable[_Name] = ()) -> set[_Name]:
    """The nodes from which all others can be reached, as few as can be beside those asked for.

    Of a circle that nothing else leads into, it is the first one.
    """
    numbers = {name: number for number, name in enumerate(names)}
    successors = [[numbers[each] for each in below.get(name, ())] for name in names]
    reached: set[_Name] = set()
    roots = set(asked)
    _reach(roots, below, reached)
    for component in reversed(every_component(successors)):
        first = names[min(component)]
        if first not in reached:
            roots.add(first)
            _reach([first], below, reached)
    return roots


def _reach(starts: Iterable[_Name], below: Mapping[_Name, Iterable[_Name]], reached: set[_Name]) -> None:
    waiting = list(starts)
    reached.update(waiting)
    while waiting:
        for name in below.get(waiting.pop(), ()):
            if name not in reached:
                reached.add(name)
                waiting.append(name)
