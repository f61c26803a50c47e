"""The statements of all maps as units: each unit is one statement, as far as it is in several maps the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from argmap.agreement.aligning import Pair
from argmap.agreement.annotations import Annotation
from argmap.model import Statement
from argmap.records import record
from argmap.showing import Brief, counted, quoted

# Two maps by their ranks, the lower first.
Both: TypeAlias = tuple[int, int]


@record(eq=False)
class Unit(Brief):
    """One statement in as many maps as have it; `members` has one place for each map, None where it is missing."""

    number: int
    members: tuple[Statement | None, ...]

    @property
    def maps(self) -> tuple[int, ...]:
        """The ranks of the maps that have it."""
        return tuple(rank for rank, member in enumerate(self.members) if member is not None)

    @property
    def is_shared(self) -> bool:
        return len(self.maps) > 1

    def _brief(self) -> Iterator[object]:
        yield f"in {counted(len(self.maps), 'map')}"
        yield quoted(next(member.text for member in self.members if member is not None))


def units(annotated: Sequence[Annotation], aligned: Mapping[Both, Sequence[Pair]]) -> tuple[Unit, ...]:
    """All statements as units, in the reading order of the first map that has them.

    Of two maps, the units are their pairs and what is left. Of more, statements that were aligned two by two are put
    together, the surest pairs first, as long as no unit gets two statements of one map (agglomerative clustering with
    a constraint; the order depends on the maps alone).
    """
    belongs = {(rank, s): {rank: s} for rank, each in enumerate(annotated) for s in each.statements}
    for i, j, pair in _surest_first(annotated, aligned):
        one, other = belongs[i, pair.one], belongs[j, pair.other]
        if one is not other and one.keys().isdisjoint(other):
            one.update(other)
            belongs.update(((rank, statement), one) for rank, statement in other.items())
    found: list[Unit] = []
    seen: set[int] = set()
    for rank, each in enumerate(annotated):
        for statement in sorted(each.statements, key=each.order.__getitem__):
            members = belongs[rank, statement]
            if id(members) not in seen:
                seen.add(id(members))
                found.append(Unit(len(found), tuple(members.get(k) for k in range(len(annotated)))))
    return tuple(found)


def _surest_first(
    annotated: Sequence[Annotation], aligned: Mapping[Both, Sequence[Pair]]
) -> list[tuple[int, int, Pair]]:
    """All pairs of all maps; where two are as sure, the keys of the statements decide, whichever map comes first."""
    found = [(i, j, pair) for (i, j), pairs in aligned.items() for pair in pairs]

    def rank(item: tuple[int, int, Pair]) -> tuple[float, bool, list[str]]:
        i, j, pair = item
        keys = annotated[i].keys[pair.one], annotated[j].keys[pair.other]
        return -pair.weight, keys[0] != keys[1], sorted(keys)

    return sorted(found, key=rank)
