"""The order in which keys are written, and what stands apart at the top of a map."""

from __future__ import annotations

from functools import cache

from argmap.model import Bearing
from argmap.reading.shapes import Place

# What stands at the top with blank lines around it.
SECTIONS = ("sources", "groups", "schemes", "argument")
RELATIONS = tuple(bearing.value for bearing in Bearing)
# Keys that stand after those of the writer's own, since what they hold may go on for pages.
_LAST = ("premises", *RELATIONS, "argument")


def rank(place: Place, name: str) -> float:
    """Where a key stands among others of its place; keys that the place does not know stand before the last ones.

    Relations share a rank and so keep their order, which is that of the picture.
    """
    ranks = _ranks(place)
    return ranks.get(name, len(ranks))


@cache
def _ranks(place: Place) -> dict[str, float]:
    count = len(place.keys)
    ranks = {key.name: number + (count + 1) * (key.name in _LAST) for number, key in enumerate(place.keys)}
    return ranks | dict.fromkeys(ranks.keys() & {*RELATIONS}, 2.0 * count + 1)
