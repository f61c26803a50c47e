"""Where statements stand that are used in two places."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.rendering import Direction, DrawingOptions
from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.scene import Scene
from argmap.rendering.content.views import GraphView
from argmap.rendering.layout.arrangement import arrange

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)


def claim(name: str, *because: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"claim": f"The claim {name} is made.", "id": name} | ({"because": list(because)} if because else {}) | more


def scene_of(*reasons: dict[str, Any], **more: Any) -> Scene:
    graph = maps.graph_of(maps.as_map([{"conclusion": "It stands.", "id": "top", "because": list(reasons)} | more]))
    return assemble(graph, DrawingOptions(), GraphView(graph), stubs=False)


def across(scene: Scene) -> dict[str, float]:
    places = arrange(scene, Direction.UP, 1.4).places
    return {str(statement.id and statement.id.value): places[item][0] for statement, item in scene.boxes.items()}


USED = {"ref": "used"}
FIRST = claim("a", claim("used"), claim("a2"), claim("a3"))
LAST = claim("b", claim("b1"), claim("b2"), claim("used"))
LINKED = claim("a", {"premises": [claim("used"), claim("a2")]}, claim("a3"))


@pytest.mark.parametrize(
    ("reasons", "left", "right"),
    [
        pytest.param((FIRST, claim("b", USED, claim("b2"))), {"a2", "a3"}, {"b2"}, id="used by the next"),
        pytest.param((claim("a", claim("a1"), USED), LAST), {"a1"}, {"b1", "b2"}, id="used by the one before"),
        pytest.param((LINKED, claim("b", USED, claim("b2"))), {"a2", "a3"}, {"b2"}, id="a premise among others"),
        pytest.param((FIRST, claim("b", claim("b1", USED))), {"a2", "a3"}, {"b1"}, id="used further down"),
    ],
)
def test_a_statement_stands_between_its_two_uses_where_these_are_neighbours(
    reasons: tuple[dict[str, Any], ...], left: set[str], right: set[str]
) -> None:
    found = across(scene_of(*reasons))
    assert all(found[name] < found["used"] for name in left)
    assert all(found["used"] < found[name] for name in right)


def test_a_reason_stands_beside_the_objection_that_uses_it() -> None:
    found = across(scene_of(FIRST, but=[claim("b", USED)]))
    assert found["a2"] < found["a3"] < found["used"] < found["b"]


@pytest.mark.parametrize(
    "reasons",
    [
        pytest.param((FIRST, claim("between"), claim("b", USED)), id="far"),
        pytest.param(
            (claim("a", claim("1", claim("2", claim("used"), claim("a2"), claim("a3")))), claim("b", USED)), id="deep"
        ),
        pytest.param((claim("a", claim("used"), claim("a2", claim("b", USED)), claim("a3")),), id="beside it"),
        pytest.param(
            (claim("a", claim("used"), claim("a2"), claim("a3"), but=[claim("c")]), claim("b", USED)),
            id="objection between",
        ),
    ],
)
def test_elsewhere_the_order_of_the_file_stays(reasons: tuple[dict[str, Any], ...]) -> None:
    found = across(scene_of(*reasons))
    assert found["used"] < found["a2"] < found["a3"]


def test_groups_with_frames_stay_together() -> None:
    grouped = claim("a", claim("used", group="east"), claim("a2", group="east"), claim("a3"))
    found = across(scene_of(grouped, claim("b", USED)))
    assert found["used"] < found["a2"] < found["a3"]
