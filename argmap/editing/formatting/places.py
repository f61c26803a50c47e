"""Which keys of the language may stand where in a map, for the order in which they are to be written."""

from __future__ import annotations

from typing import NamedTuple

from argmap.reading import language
from argmap.reading.language import Place, Shape
from argmap.yamltext.events import Collection, Mapping, Scalar


class Within(NamedTuple):
    """Where a list or mapping stands: behind a key of some shape, or as an `item` of what does; `top`: of the file."""

    shape: Shape | None
    item: bool = False
    top: bool = False


def place_of(node: Collection, within: Within) -> Place | None:
    """The sort of mapping that stands somewhere; None where its keys are the writer's own, or it is a list."""
    if not isinstance(node, Mapping):
        return None
    if within.top:
        return language.MAP
    if within.shape in language.NODE_LISTS:
        names = {key.value.strip() for key, _ in node.pairs if isinstance(key, Scalar)}
        return language.node_place(names) or language.REASON
    if within.shape is None or not (within.item or within.shape is Shape.CITATIONS):
        return None
    return language.MAPPINGS_IN.get(within.shape)


def below_key(name: str, place: Place | None, within: Within) -> Within:
    """Where the value of a key stands."""
    if place is None:
        return Within(within.shape, item=True)
    key = place.by_name.get(name)
    return Within(None if key is None else key.shape)


def below_list(within: Within) -> Within:
    """Where the items of a list stand."""
    return Within(within.shape, item=True)
