"""Two values for every key of the language, from its declaration."""

from __future__ import annotations

from typing import Any

from argmap.reading.language import SCHEME, Key, Place, Shape

_REASONS = (["It is so."], ["Nobody denies another thing."])
# Two values of each shape; None where the key says it.
VALUES: dict[Shape, tuple[Any, Any] | None] = {
    Shape.VERSION: ("1", "1"),
    Shape.TEXT: ("Some words.", "Other words."),
    Shape.ID: ("one-name", "another-name"),
    Shape.NAME: None,
    Shape.NAMES: None,
    Shape.WORDS: (["one"], ["one", "two"]),
    Shape.DATE: ("2018", "2019-05"),
    Shape.ISSUED: ("2018", "soon"),
    Shape.TERM: None,
    Shape.REASONS: _REASONS,
    Shape.PREMISES: (["It is so."], ["It is so.", "Nobody denies another thing."]),
    Shape.TREES: (["It is so."], ["It is so.", "Nobody denies another thing."]),
    Shape.CITATIONS: ([{"source": "w", "at": "p. 1"}], [{"source": "v", "at": "p. 1"}]),
    Shape.MARKS: ([{"by": "A. Brown", "mark": "unclear"}], [{"note": "A. Brown", "mark": "unclear"}]),
    Shape.WAIVERS: ({"AM201": "for now"}, {"AM201": "for good"}),
    Shape.ANSWERS: ({"one": "It does."}, {"one": {"dismissed": "It does."}}),
    Shape.WORKS: ({"w": {"title": "A"}}, {"w": {"title": "A"}, "x": {"title": "B"}}),
    Shape.GROUPS: ({"g": {"title": "A"}}, {"g": {"title": "A"}, "x": {"title": "B"}}),
    Shape.SCHEMES: ({"own": {"name": "A"}}, {"own": {"name": "A"}, "x": {"name": "B"}}),
    Shape.SCALE: ({"likely": [0.6, 0.8]}, {"likely": [0.6, 0.8000001]}),
    Shape.ALTERNATIVES: ([["toll", "second"]], [["toll", "river"]]),
    Shape.INCLUDES: ({"part": "part.yaml"}, {"part": "part.yaml", "more": "part.yaml"}),
    Shape.EXPECTATIONS: ({"open": ["toll"]}, {"open": ["second"]}),
    Shape.ROLES: ([{"first": "{E} says so."}], [{"first": "{E} denies it."}]),
    Shape.QUESTIONS: (["Is it so?", "Why?"], ["Why?", "Is it so?"]),  # they go by their numbers
    Shape.SLOTS: ({"E": "the expert"}, {"E": "the witness"}),
}
_NAMED: dict[str, tuple[Any, Any]] = {
    "role": ("first", "second"),
    "group": ("g", "h"),
    "restates": ("second", "river"),
    "scheme": ("own", "sign"),
    "ref": ("toll", "river"),
    "source": ("w", "v"),
    "contradicts": (["second"], ["second", "river"]),
    "tension-with": (["river"], ["second", "river"]),
    "outweighs": (["detours"], []),
    "cited-in": (["v"], ["u"]),
    "derived-from": (["v"], ["v", "u"]),
    "from": (["first"], ["second", "first"]),
    "optional": (["first"], ["second"]),
    "language": ("en", "de"),
}


def two_values(place: Place, key: Key) -> tuple[Any, Any]:
    if key.name in _NAMED and not (place is SCHEME and key.name == "source"):
        return _NAMED[key.name]
    if key.shape is Shape.TERM:
        return key.words[0], key.words[-1]
    values = VALUES[key.shape]
    assert values is not None
    return values
