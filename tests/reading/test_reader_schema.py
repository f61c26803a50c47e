"""The JSON Schema accepts what the reader accepts, and refuses what it refuses for keys and sorts of values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from argmap.reading import load
from argmap.reading.language import KINDS, PLACES
from argmap.reading.schema import json_schema
from argmap.reading.shapes import Form
from argmap.source import Source

HERE = Path(__file__).parent
GOOD = [*(HERE / "ok").glob("*.yaml"), *(HERE.parents[1] / "argmap" / "cli" / "templates").glob("*.yaml")]


@pytest.fixture(scope="module")
def validator() -> jsonschema_rs.Draft7Validator:
    return jsonschema_rs.Draft7Validator(json_schema())


class _Texts(yaml.CSafeLoader):
    """YAML as editors read it, but for dates, which they leave as texts; tags and anchors only stand in `x-` keys."""


_Texts.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":merge", ":null"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Texts.add_multi_constructor("!", lambda loader, _suffix, node: loader.construct_scalar(node))


def content(text: str) -> Any:
    return yaml.load(text, Loader=_Texts)


def test_it_is_a_schema_of_draft_7() -> None:
    assert json_schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema_rs.meta.validate(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_valid_maps(path: Path, validator: jsonschema_rs.Draft7Validator) -> None:
    errors = validator.iter_errors(content(path.read_text("utf-8")))
    assert [f"{error.instance_path}: {error.message}" for error in errors] == []


TREE = "argument:\n- "


@pytest.mark.parametrize(
    "text",
    [
        "titel: x",
        "argmap: 2",
        "argument: x",
        "scale: icd",
        "expect: {suported: [a]}",
        "alternatives: [a, b]",
        "include: [a.yaml]",
        "sources: {a: {title: [x]}}",
        "sources: {a: {reliability: G}}",
        "sources: {a b: {title: x}}",
        "groups: {a: {colour: red}}",
        f"{TREE}clam: x",
        f"{TREE}{{}}",
        f"{TREE}{{claim: x, evidence: y}}",
        f"{TREE}{{claim: [x]}}",
        f"{TREE}{{claim: ''}}",
        f"{TREE}{{claim: x, id: a b}}",
        f"{TREE}{{claim: x, id: -a}}",
        f"{TREE}{{claim: x, basis: guess}}",
        f"{TREE}{{claim: x, credibility: 7}}",
        f"{TREE}{{claim: x, date: May}}",
        f"{TREE}{{claim: x, because: y}}",
        f"{TREE}{{claim: x, scheme: y}}",
        f"{TREE}{{claim: x, tags: y}}",
        f"{TREE}{{claim: x, cite: {{page: 3}}}}",
        f"{TREE}{{claim: x, review: [{{mark: good}}]}}",
        f"{TREE}{{ref: x, id: y}}",
        f"{TREE}{{premises: [x]}}",
        f"{TREE}{{claim: x, because: [{{premises: []}}]}}",
        f"{TREE}{{claim: x, because: [{{scheme: y}}]}}",
        f"{TREE}{{claim: x, because: [{{premises: [y], inference: z}}]}}",
        f"{TREE}{{claim: x, because: [{{premises: [y], answers: {{q: {{no: z}}}}}}]}}",
    ],
)
def test_what_both_refuse(text: str, validator: jsonschema_rs.Draft7Validator) -> None:
    assert load(Source("map.yaml", text)).diagnostics
    assert not validator.is_valid(content(text))


def test_every_key_is_described() -> None:
    schema = json_schema()
    places = [schema, *schema["definitions"].values()]
    described = {name: v["description"] for place in places for name, v in place.get("properties", {}).items()}
    for place in PLACES:
        for key in place.keys:
            assert key.doc.endswith((".", "…"))
            assert described[key.name]
            assert (getattr(key.shape, "form", None) is Form.TERM) <= bool(key.terms)
    assert schema["definitions"]["statement"]["properties"]["conclusion"]["description"] == KINDS[0].doc
