"""Which keys of the language are compared, and how; the declaration of the language says which there are.

A key is compared by what stands there, unless it is listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from argmap.reading.language import (
    CITATION,
    KIND_NAMES,
    MAP,
    OPPOSED,
    REASON,
    REASONS,
    REFERENCE,
    REMARKS,
    SCHEME,
    STATEMENT,
)
from argmap.reading.shapes import Key, Place

# It is compared for each use of a statement.
ROLE = (STATEMENT.by_name["role"],)

# Keys that make no difference, with the reason why; `docs/comparing.md` tells the same.
NOT_COMPARED: Mapping[tuple[Place, str], str] = {
    (MAP, "argmap"): "there is one version of the language, and a map that names none is read as that one",
    (SCHEME, "slug"): "it repeats the key under which the scheme stands",
}

# Keys that are compared by what comes of them: which statement is which, what bears on what, what is cited.
_CITING = {"cite"} | (CITATION.by_name.keys() & STATEMENT.by_name.keys())
_BY_EFFECT: Mapping[Place, frozenset[str]] = {
    MAP: frozenset({"sources", "groups", "schemes", "argument"}),
    STATEMENT: frozenset({*KIND_NAMES, *OPPOSED, *_CITING, "id", "role"}),
    REFERENCE: frozenset({*OPPOSED, *_CITING, "ref", "role"}),
    REASON: frozenset({*_CITING, "id", "premises", "outweighs"}),
}
# Keys that say how a step bears: a change of them is a change of the reasons.
_OF_STEPS: Mapping[Place, frozenset[str]] = {REASON: frozenset({"scheme", "inference", "strength"})}


@cache
def details_of(place: Place) -> tuple[Key, ...]:
    """The keys that are compared by their values, and are neither remarks nor say how a step bears."""
    return tuple(
        key for key in _by_value(place) if key not in remarks_of(place) and key.name not in _OF_STEPS.get(place, ())
    )


@cache
def remarks_of(place: Place) -> tuple[Key, ...]:
    """The keys without effect on the argument, in places where others have one."""
    if place not in _BY_EFFECT:
        return ()
    return tuple(key for key in _by_value(place) if key.name in REMARKS)


@cache
def step_keys() -> tuple[Key, ...]:
    """The keys of a reason whose values say how its step bears."""
    return tuple(key for key in _by_value(REASON) if key.name in _OF_STEPS[REASON])


def _by_value(place: Place) -> tuple[Key, ...]:
    effects = _BY_EFFECT.get(place, frozenset())
    return tuple(
        key
        for key in place.keys
        if (place, key.name) not in NOT_COMPARED and key.name not in effects and key.shape is not REASONS
    )
