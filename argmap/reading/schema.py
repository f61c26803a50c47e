"""The JSON Schema of the language, for editors that complete and check YAML by one.

Draft 7, since that is what YAML plugins of editors understand. A schema cannot say what `argmap check` says; it says
which keys stand where, and what sort of value each takes.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from argmap.reading.language import (
    ANSWER,
    CITATION,
    GROUP,
    KIND_NAMES,
    MAP,
    MARK,
    PLACES,
    QUESTION,
    REASON,
    REFERENCE,
    SCHEME,
    SLOT,
    SOURCE,
    STATEMENT,
    STATUSES,
    VERSION,
    Key,
    Place,
    Shape,
    Term,
)
from argmap.schemes.catalogue import built_in_names

Schema: TypeAlias = dict[str, Any]

_SIGNS = r"\s/:,#\[\]{}'\"&*!|>%@`"  # what an id never holds; letters of all scripts are beyond the regular
_ID = rf"^[^{_SIGNS}_-][^{_SIGNS}]*$"
_NAME = rf"^[^{_SIGNS}_-][^{_SIGNS}]*(/[^{_SIGNS}_-][^{_SIGNS}]*)*$"
_DATE = r"-?\d{4,}(-\d\d(-\d\d)?)?"
_INTERVAL = rf"^({_DATE}|({_DATE}|\.\.)/({_DATE}|\.\.))$"
# A plain scalar such as 2024 or yes is a text in a map; to an editor it is a number or a truth value.
_SCALAR = ["string", "number", "boolean"]
_SHARE = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": r"^[\d.]+ ?%?$"}]}


def json_schema() -> Schema:
    """The schema of a whole map, ready for `json.dumps`."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Argument map",
        "description": "An argument as trees of premises and conclusions, read by argmap.",
        **_object(MAP),
        "definitions": {_slug(place): _object(place) for place in PLACES if place is not MAP} | _ITEMS,
    }


def _slug(place: Place) -> str:
    """The name of a place's definition: its noun."""
    return place.name.split(maxsplit=1)[1].strip("`").replace(" ", "-")


def _ref(name: str | Place) -> Schema:
    return {"$ref": f"#/definitions/{name if isinstance(name, str) else _slug(name)}"}


def _object(place: Place) -> Schema:
    """The schema of a mapping with the keys of a place, and keys of the writer's own."""
    schema: Schema = {
        "type": "object",
        "properties": {key.name: {"description": key.doc, **_value(key)} for key in place.keys},
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    if place is STATEMENT:
        schema["oneOf"] = [{"required": [name]} for name in KIND_NAMES]
    elif place in (REFERENCE, REASON, ANSWER):
        schema["required"] = [{REFERENCE: "ref", REASON: "premises", ANSWER: "dismissed"}[place]]
    return schema


def _value(key: Key) -> Schema:
    """The schema of the value of a key."""
    if key.shape is Shape.TERM:
        return _enumeration(key.terms)
    if key.shape is Shape.SCALE:
        bounds = {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2}
        return {"anyOf": [_enumeration(key.terms), _mapping_to(bounds)]}
    if key.name == "scheme":
        return {"anyOf": [_scheme_slugs(), _ONE_NAME]}
    return _SHAPES[key.shape]


def _scheme_slugs() -> Schema:
    """The slugs of the built-in schemes, for editors to offer; others are as good, since a map may have its own."""
    names = built_in_names()
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _enumeration(terms: tuple[Term, ...]) -> Schema:
    words: list[Any] = [term.word for term in terms]
    docs = [term.doc for term in terms]
    numbers = [int(word) for word in words if word.isdigit()]  # written without quotes, a digit is a number
    return {"enum": words + numbers, "enumDescriptions": docs + docs[: len(numbers)]}


def _list_of(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _mapping_to(values: Schema, names: str | None = None) -> Schema:
    own_names = {"propertyNames": {"pattern": names}} if names else {}
    return {"type": "object", "patternProperties": {"^x-": {}}, "additionalProperties": values, **own_names}


def _one_or_list(schema: Schema) -> Schema:
    return {"anyOf": [schema, _list_of(schema)]}


_TEXT: Schema = {"type": _SCALAR, "minLength": 1}
_ONE_NAME: Schema = {"type": _SCALAR, "pattern": _NAME}
_ITEMS: Schema = {
    "premise": {"anyOf": [{"type": _SCALAR, "minLength": 1}, _ref(STATEMENT), _ref(REFERENCE)]},
    "reason-item": {"anyOf": [{"type": _SCALAR, "minLength": 1}, _ref(STATEMENT), _ref(REFERENCE), _ref(REASON)]},
}
_SHAPES: dict[Shape, Schema] = {
    Shape.VERSION: {"enum": [int(VERSION), VERSION]},
    Shape.TEXT: _TEXT,
    Shape.ID: {"type": _SCALAR, "pattern": _ID},
    Shape.NAME: _ONE_NAME,
    Shape.NAMES: _one_or_list(_ONE_NAME),
    Shape.WORDS: _list_of(_TEXT),
    Shape.DATE: {"type": ["string", "integer"], "pattern": _INTERVAL},
    Shape.ISSUED: _TEXT,
    Shape.REASONS: _list_of(_ref("reason-item")),
    Shape.PREMISES: _list_of(_ref("premise"), least=1),
    Shape.TREES: _list_of(_ref("premise")),
    Shape.CITATIONS: _one_or_list({"anyOf": [_TEXT, _ref(CITATION)]}),
    Shape.MARKS: _list_of(_ref(MARK)),
    Shape.WAIVERS: _mapping_to(_TEXT),
    Shape.ANSWERS: _mapping_to({"anyOf": [_TEXT, _ref(ANSWER)]}),
    Shape.WORKS: _mapping_to(_ref(SOURCE), _ID),
    Shape.GROUPS: _mapping_to(_ref(GROUP), _ID),
    Shape.SCHEMES: {
        "anyOf": [_mapping_to(_ref(SCHEME), _ID), _list_of({"allOf": [_ref(SCHEME)], "required": ["slug"]})],
    },
    Shape.ALTERNATIVES: _list_of(_list_of(_ONE_NAME)),
    Shape.INCLUDES: _mapping_to(_TEXT, _ID),
    Shape.EXPECTATIONS: {
        "type": "object",
        "properties": {term.word: {"description": term.doc, **_one_or_list(_ONE_NAME)} for term in STATUSES},
        "additionalProperties": False,
    },
    Shape.ROLES: {"anyOf": [_list_of(_mapping_to(_TEXT)), _mapping_to(_TEXT)]},
    Shape.SLOTS: _mapping_to({"anyOf": [_TEXT, _ref(SLOT)]}),
    Shape.QUESTIONS: _list_of({"anyOf": [_TEXT, _ref(QUESTION)]}),
}
