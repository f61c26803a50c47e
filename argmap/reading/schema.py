"""The JSON Schema of the language, for editors that complete and check YAML by one.

Draft 7, since that is what YAML plugins of editors understand. A schema cannot say what `argmap check` says; it says
which keys stand where, and what sort of value each takes.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from argmap.reading.language import ANSWER, FIT, KIND_NAMES, MAP, PLACES, REASON, REFERENCE, SCHEMES, STATEMENT, VERSION
from argmap.reading.shapes import GIVEN, Form, Item, ListOf, MappingOf, Place, Scalar, Sense, Shape, Term
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
        "properties": {key.name: {"description": key.doc, **_value(key.shape)} for key in place.keys},
        "patternProperties": {"^x-": {}},
        "additionalProperties": False,
    }
    if place is STATEMENT:
        schema["oneOf"] = [{"required": [name]} for name in KIND_NAMES]
    elif place in _REQUIRED:
        schema["required"] = [_REQUIRED[place]]
    return schema


def _value(shape: Shape) -> Schema:
    """The schema of a value, by what its shape is composed of."""
    if isinstance(shape, Scalar):
        return _scalar(shape)
    if isinstance(shape, Place):
        return {"anyOf": [_mere(shape), _ref(shape)]} if shape.mere else _ref(shape)
    if isinstance(shape, ListOf):
        several = _list_of(_value(shape.item), shape.least)
        return {"anyOf": [_value(shape.item), several]} if shape.or_one else several
    if isinstance(shape, MappingOf):
        return _mapping(shape)
    if isinstance(shape, Item):
        return _ref("reason-item" if shape.may_be_reason else "premise")
    return {"type": "array", "items": _SHARE, "minItems": 2, "maxItems": 2}


def _mere(place: Place) -> Schema:
    """The schema of the text that stands for a whole mapping."""
    meant = place.by_name[place.mere]
    return _enumeration(meant.terms) if meant.terms else _TEXT


def _scalar(shape: Scalar) -> Schema:
    if shape.terms:
        return _enumeration(shape.terms)
    if shape.sense is Sense.SCHEME:
        return {"anyOf": [_scheme_slugs(), _ONE_NAME]}
    return _FORMS.get(shape.form, _TEXT)


def _mapping(shape: MappingOf) -> Schema:
    """The schema of a mapping whose keys are the writer's own, or some words."""
    value = _value(shape.value)
    if shape.terms:
        words = {term.word: {"description": term.doc, **value} for term in shape.terms}
        return {"type": "object", "properties": words, "additionalProperties": False}
    schema = _mapping_to(value, _ID if shape.keys in GIVEN else None)
    if shape is SCHEMES and isinstance(shape.value, Place):
        return {"anyOf": [schema, _list_of({"allOf": [_ref(shape.value)], "required": [shape.value.named]})]}
    if shape.or_list:
        return {"anyOf": [_list_of(schema), schema]}
    return schema if shape.or_term is None else {"anyOf": [_scalar(shape.or_term), schema]}


def _scheme_slugs() -> Schema:
    """The slugs of the built-in schemes, for editors to offer; others are as good, since a map may have its own."""
    names = built_in_names()
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _enumeration(terms: tuple[Term, ...]) -> Schema:
    words: list[Any] = [term.word for term in terms]
    docs = [term.doc for term in terms]
    numbers = [int(word) for word in words if word.isdigit()]  # written without quotes, a digit is a number
    # Older YAML takes these for truth values when they stand without quotes.
    truths = {doc: _TRUTHS[word] for word, doc in zip(words, docs, strict=True) if word in _TRUTHS}
    return {
        "enum": [*words, *numbers, *truths.values()],
        "enumDescriptions": [*docs, *docs[: len(numbers)], *truths],
    }


_TRUTHS = {"yes": True, "no": False}


def _list_of(items: Schema, least: int = 0) -> Schema:
    return {"type": "array", "items": items, **({"minItems": least} if least else {})}


def _mapping_to(values: Schema, names: str | None = None) -> Schema:
    own_names = {"propertyNames": {"pattern": names}} if names else {}
    return {"type": "object", "patternProperties": {"^x-": {}}, "additionalProperties": values, **own_names}


_REQUIRED = {REFERENCE: "ref", REASON: "premises", ANSWER: "dismissed", FIT: "fit"}
_TEXT: Schema = {"type": _SCALAR, "minLength": 1}
_ONE_NAME: Schema = {"type": _SCALAR, "pattern": _NAME}
_ITEMS: Schema = {
    "premise": {"anyOf": [{"type": _SCALAR, "minLength": 1}, _ref(STATEMENT), _ref(REFERENCE)]},
    "reason-item": {"anyOf": [{"type": _SCALAR, "minLength": 1}, _ref(STATEMENT), _ref(REFERENCE), _ref(REASON)]},
}
_FORMS: dict[Form, Schema] = {
    Form.VERSION: {"enum": [int(VERSION), VERSION]},
    Form.ID: {"type": _SCALAR, "pattern": _ID},
    Form.NAME: _ONE_NAME,
    Form.DATE: {"type": ["string", "integer"], "pattern": _INTERVAL},
}
