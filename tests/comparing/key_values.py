"""Two values for every key of the language, from its declaration."""

from __future__ import annotations

from typing import Any

from argmap.reading.language import (
    ALTERNATIVES,
    ANSWERS,
    CITATIONS,
    CRITICAL_QUESTIONS,
    DATE,
    EXPECTATIONS,
    GROUPS,
    HYPOTHESES,
    ID,
    INCLUDES,
    ISSUED,
    OWN_WORDS,
    PREMISES,
    PROSE,
    RATINGS_OF_STATEMENT,
    RATINGS_OF_STEP,
    REASONS,
    REVIEW_MARKS,
    ROLES,
    SCALE,
    SCHEME,
    SCHEMES,
    SLOTS,
    TEXT,
    TREES,
    VERSION_NUMBER,
    WAIVERS,
    WORDS,
    WORKS,
)
from argmap.reading.shapes import Form, Key, Place, Scalar, Shape

_REASONS = (["It is so."], ["Nobody denies another thing."])
# Two values of each shape.
VALUES: dict[Shape, tuple[Any, Any]] = {
    VERSION_NUMBER: ("1", "1"),
    TEXT: ("Some words.", "Other words."),
    PROSE: ("Some words.", "Other words."),
    ID: ("one-name", "another-name"),
    WORDS: (["one"], ["one", "two"]),
    DATE: ("2018", "2019-05"),
    ISSUED: ("2018", "soon"),
    REASONS: _REASONS,
    PREMISES: (["It is so."], ["It is so.", "Nobody denies another thing."]),
    TREES: (["It is so."], ["It is so.", "Nobody denies another thing."]),
    CITATIONS: ([{"source": "w", "at": "p. 1"}], [{"source": "v", "at": "p. 1"}]),
    REVIEW_MARKS: ([{"by": "A. Brown", "mark": "unclear"}], [{"note": "A. Brown", "mark": "unclear"}]),
    RATINGS_OF_STATEMENT: ({"acceptable": "yes"}, [{"acceptable": "no", "by": "A reader"}]),
    RATINGS_OF_STEP: ({"relevant": "yes"}, [{"relevant": "yes", "sufficient": "no"}]),
    WAIVERS: ({"AM201": "for now"}, {"AM201": "for good"}),
    ANSWERS: ({"one": "It does."}, {"one": {"dismissed": "It does."}}),
    WORKS: ({"w": {"title": "A"}}, {"w": {"title": "A"}, "x": {"title": "B"}}),
    GROUPS: ({"g": {"title": "A"}}, {"g": {"title": "A"}, "x": {"title": "B"}}),
    SCHEMES: ({"own": {"name": "A"}}, {"own": {"name": "A"}, "x": {"name": "B"}}),
    SCALE: ({"likely": [0.6, 0.8]}, {"likely": [0.6, 0.8000001]}),
    ALTERNATIVES: ([["toll", "second"]], [["toll", "river"]]),
    INCLUDES: ({"part": "part.yaml"}, {"part": "part.yaml", "more": "part.yaml"}),
    EXPECTATIONS: ({"open": ["toll"]}, {"open": ["second"]}),
    OWN_WORDS: ({"because": "since"}, {"because": "for", "but": "yet"}),
    ROLES: ([{"first": "{E} says so."}], [{"first": "{E} denies it."}]),
    CRITICAL_QUESTIONS: (["Is it so?", "Why?"], ["Why?", "Is it so?"]),  # they go by their numbers
    HYPOTHESES: ({"toll": "neutral"}, {"second": "neutral"}),
    SLOTS: ({"E": "the expert"}, {"E": "the witness"}),
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
    if isinstance(key.shape, Scalar) and key.terms:
        return key.words[0], key.words[-1]
    return VALUES[TEXT if isinstance(key.shape, Scalar) and key.shape.form in (Form.TEXT, Form.PROSE) else key.shape]
