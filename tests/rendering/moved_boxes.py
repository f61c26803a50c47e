"""How much a small change of a map moves in its picture: the share of boxes whose place below their parent changes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any, TypeAlias

from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.scene import Form, Item
from argmap.rendering.content.views import GraphView
from argmap.rendering.layout.arrangement import arrange
from argmap.rendering.options import Direction, DrawingOptions
from argmap.source import Source

Places: TypeAlias = dict[str, tuple[str, float, float]]

NEAR = 20.0  # points, by which a box may move beside its parent and still be where it was


def places(text: str) -> Places:
    """For each statement that above it, and the way from there to it, by ids."""
    project = load_project(Source("moved.yaml", text))
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    scene = assemble(graph, DrawingOptions(), GraphView(graph), stubs=True)
    arrangement = arrange(scene, Direction.UP, 1.4)
    found: Places = {}
    waiting: list[tuple[Item, Item | None]] = [(root, None) for root in scene.roots]
    for item, above in waiting:
        if item.form is Form.BOX and item.statement is not None:
            x, y = arrangement.places[item]
            over_x, over_y = arrangement.places[above] if above else (x, y)
            found[graph.name(item.statement) or ""] = (above.name if above else "", x - over_x, y - over_y)
        waiting.extend((below, item if item.form is Form.BOX else above) for below in item.below)
    return found


def moved(old: Places, new: Places) -> float:
    """The share of the boxes in both that are elsewhere below their parent."""
    both = old.keys() & new.keys()
    there = (max(abs(old[name][1] - new[name][1]), abs(old[name][2] - new[name][2])) > NEAR for name in both)
    return sum(there) / len(both)


def edits(text: str, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Single edits of a map: what each is, and the map with it."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - the same edits every time
        data: dict[str, Any] = json.loads(text)
        statements = list(_statements(data["argument"]))
        chosen = chance.choice(statements)
        kind = ("leaf", "note", "mark", "words")[number % 4]
        if kind == "leaf":
            chosen.setdefault("because", []).append({"claim": "This was added as one more reason.", "id": "added"})
        elif kind == "note":
            chosen["note"] = "A note that nobody sees in the picture."
        elif kind == "mark":
            chosen["review"] = [{"mark": "unclear"}]
        else:
            name = next(key for key in ("conclusion", "claim", "evidence", "assumption") if key in chosen)
            words = chosen[name].split()
            chosen[name] = " ".join([*words[: len(words) // 2], "in", "other", "words", *words[len(words) // 2 :]])
        yield kind, json.dumps(data, ensure_ascii=False)


def _statements(entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        if "premises" not in entry and "ref" not in entry:
            yield entry
        for key in ("premises", "because", "but", "although"):
            yield from _statements(entry.get(key, []))
