"""Which source of one map is which source of another."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import TypeAlias

from argmap.analysis.phrasing import code, quoted
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph
from argmap.grounding import Grounding
from argmap.model import Work
from argmap.source import Text

# For each map the number of every source by its id; the number is the same in all maps for the same work.
Numbers: TypeAlias = list[dict[str, int]]
# The id under which passages stand that name no source, in a map that names none.
UNNAMED = ""
_TELLING = ("doi", "isbn")


def work_numbers(graphs: Sequence[ArgumentGraph], groundings: Sequence[Grounding | None]) -> Numbers:
    """The numbers of all sources.

    Two sources are the same work when they have the same text at hand, the same DOI, ISBN or URL, or the same title
    and no other date; without a title on both sides, when they have the same id. Passages without a source are taken
    to be of the work that the maps take apart, where that is one.
    """
    works = [(number, name, work) for number, graph in enumerate(graphs) for name, work in _works(graph).items()]
    together = _Together(
        [(number, name) for number in range(len(graphs)) for name in (UNNAMED, *_works(graphs[number]))]
    )
    for (i, one, first), (j, other, second) in combinations(works, 2):
        if i != j and (_share_text(groundings[i], one, groundings[j], other) or _is_same(first, second)):
            together.join((i, one), (j, other))
    mains = {together.leader((i, name)) for i, graph in enumerate(graphs) for name in main_works(graph)}
    unnamed: list[Hashable] = [(number, UNNAMED) for number in range(len(graphs))]
    for each in (*unnamed[1:], *(mains if len(mains) == 1 else ())):
        together.join(unnamed[0], each)
    leaders: dict[Hashable, int] = {}
    found: Numbers = [{} for _ in graphs]
    for number, graph in enumerate(graphs):
        for name in (UNNAMED, *_works(graph)):
            leader = together.leader((number, name))
            found[number][name] = leaders.setdefault(leader, len(leaders))
    return found


def main_works(graph: ArgumentGraph) -> list[str]:
    """The ids of the works that a map and those it includes take apart, in order."""
    return list(dict.fromkeys(each.work.value for each in graph.maps if each.work is not None))


def different_sources(graphs: Sequence[ArgumentGraph], letters: Sequence[str], numbers: Numbers) -> list[str]:
    """A warning for each pair of maps that name different works as the one they take apart."""
    found = []
    for i, j in combinations(range(len(graphs)), 2):
        mains = [{numbers[k].get(name) for name in main_works(graphs[k])} for k in (i, j)]
        if mains[0] and mains[1] and not mains[0] & mains[1]:
            one, other = (f"{letters[k]} takes apart {_named(graphs[k])}" for k in (i, j))
            found.append(f"these are maps of different sources: {one}, {other}")
    return found


def _works(graph: ArgumentGraph) -> dict[str, Work]:
    found: dict[str, Work] = {}
    for each in graph.maps:
        for name, work in each.works.items():
            found.setdefault(name, work)
        if each.work is not None:  # named, and perhaps not described
            found.setdefault(each.work.value, Work(id=each.work, span=each.work.span))
    return found


def _named(graph: ArgumentGraph) -> str:
    name = main_works(graph)[0]
    title = _works(graph)[name].title
    return code(name) if title is None else f"{code(name)}, {quoted(title)}"


def _share_text(one: Grounding | None, name: str, other: Grounding | None, named: str) -> bool:
    """Whether the texts at hand of two works are the same."""
    text = None if one is None else one.text(name)
    return text is not None and other is not None and text is other.text(named)


def _is_same(one: Work, other: Work) -> bool:
    for key in _TELLING:
        first, second = _plain(getattr(one, key)), _plain(getattr(other, key))
        if first and second:
            return first == second
    if one.url is not None and other.url is not None and one.url.value == other.url.value:
        return True
    titles = _plain(one.title), _plain(other.title)
    if all(titles):
        dates = {date.value for date in (one.date, other.date) if date is not None}
        return titles[0] == titles[1] and len(dates) < 2
    return one.id.value == other.id.value


def _plain(text: Text | None) -> str:
    return "" if text is None else plain(text.words).casefold().strip(" .").replace("-", "")


class _Together:
    """Sets of things that are the same; the first of each in order leads it."""

    def __init__(self, things: Sequence[Hashable]) -> None:
        self._rank = {thing: rank for rank, thing in enumerate(things)}
        self._above: dict[Hashable, Hashable] = {}

    def leader(self, thing: Hashable) -> Hashable:
        while thing in self._above:
            thing = self._above[thing]
        return thing

    def join(self, one: Hashable, other: Hashable) -> None:
        first, second = sorted((self.leader(one), self.leader(other)), key=self._rank.__getitem__)
        if first != second:
            self._above[second] = first
