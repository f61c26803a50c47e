"""Whatever a map can hold is written so that it is read back as the same, by argmap and by others."""

from __future__ import annotations

import copy
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.canonical_form import rows_of
from argmap.checking import check
from argmap.editing.formatting import formatted
from argmap.reading import load
from argmap.reading.language import KIND_NAMES, PLACES, STATEMENT
from argmap.reading.shapes import Key, Place
from argmap.source import Source
from argmap.writing import as_data, write_map
from argmap.writing.nodes import checked
from argmap.writing.values import AsWritten

sys.path.insert(0, str(Path(__file__).parent))
import map_data

sys.path.pop(0)


def _as_yaml(value: Any) -> Any:
    """Checked data as a loader gives it that takes every scalar for a text, without keys of the writer's own."""
    if isinstance(value, dict):
        return {name: _as_yaml(each) for name, each in value.items() if not isinstance(each, AsWritten)}
    if isinstance(value, list):
        return [_as_yaml(each) for each in value]
    return repr(value).removesuffix(".0") if isinstance(value, float) else value


def _without_own(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_own(each) for name, each in value.items() if not name.startswith("x-")}
    return [_without_own(each) for each in value] if isinstance(value, list) else value


def _look_at(data: dict[str, Any]) -> None:
    before = copy.deepcopy(data)
    text = write_map(data)
    assert data == before
    source = Source("map.yaml", text)
    assert formatted(source) == text
    assert _without_own(yaml.load(text, yaml.BaseLoader)) == _as_yaml(checked(data))
    assert not [d for d in check(source).diagnostics if d.code.startswith("AM0")]
    read = load(source).map
    assert read is not None
    again = load(Source("map.yaml", write_map(as_data(read)))).map
    assert again is not None
    assert rows_of(again).same_as(rows_of(read))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(map_data.maps())
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    _look_at(data)


# A mapping that holds a mapping of each place.
_HOLDERS: dict[str, Any] = {
    "a map": lambda held: held,
    "a statement": lambda held: {"argument": [{"claim": "A b."} | held]},
    "a `ref`": lambda held: {"argument": [{"ref": "a"} | held]},
    "a reason": lambda held: {"argument": [{"claim": "A b.", "because": [{"premises": ["C d.", "E f."]} | held]}]},
    "a citation": lambda held: {"argument": [{"claim": "A b.", "cite": ["w", held]}]},
    "a review mark": lambda held: {"argument": [{"claim": "A b.", "review": [held]}]},
    "a rating of a statement": lambda held: {"argument": [{"claim": "A b.", "rating": [held]}]},
    "a rating of a step": lambda held: {
        "argument": [{"claim": "A b.", "because": [{"premises": ["C d.", "E f."], "rating": held}]}]
    },
    "a source": lambda held: {"sources": {"w": held}},
    "a group": lambda held: {"groups": {"g": held}},
    "a scheme": lambda held: {"schemes": {"s": held}},
    "a slot": lambda held: {"schemes": {"s": {"slots": {"X": held}}}},
    "a critical question": lambda held: {"schemes": {"s": {"critical_questions": [{"q": "Why?"} | held]}}},
    "a fit": lambda held: {"argument": [{"claim": "A b.", "fits": {"a": {"fit": "neutral"} | held}}]},
    "an answer": lambda held: {
        "argument": [
            {"claim": "A", "because": [{"premises": ["B", "C"], "answers": {"q": {"dismissed": "No."} | held}}]}
        ]
    },
}
KEYS = [(place, key) for place in PLACES for key in place.keys if (place.name, key.name) != ("a scheme", "slug")]


@pytest.mark.parametrize(("place", "key"), KEYS, ids=lambda each: each.name)
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_key_of_every_place_is_written(place: Place, key: Key, data: st.DataObject) -> None:
    held = {key.name: data.draw(map_data.values_of(key.shape))}
    whole = _HOLDERS[place.name](held)
    if place is STATEMENT and key.name in KIND_NAMES and key.name != "claim":
        whole["argument"][0].pop("claim")
    _look_at(whole)
