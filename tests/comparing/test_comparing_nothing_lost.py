"""Of any two maps: every value that stands in one of them and nowhere in the other appears in what is told."""

from __future__ import annotations

import copy
import re
import sys
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparing import compare
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.reading.language import ANSWERS, CITATIONS, REASON, REFERENCE, REVIEW_MARKS, STATEMENT, WAIVERS
from argmap.reading.shapes import Form, Key, ListOf, Place, Scalar
from argmap.reporting.changes.data import comparison_json
from argmap.reporting.changes.text import comparison_text
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import random_maps as maps

sys.path.pop(0)

_TOKEN = re.compile(r"\bvalue\d+\b")


class Values:
    """Fills a random map with values that stand nowhere else, at any key that takes them."""

    def __init__(self, random: Random, first: int = 0) -> None:
        self.random = random
        self.count = first

    def token(self) -> str:
        self.count += 1
        return f"value{self.count}"

    def of(self, key: Key) -> Any:
        """A value with one token or more; None for a key that takes none, or that other things hang on."""
        if key.name in ("ref", "id", *maps.KINDS):
            return None
        shape = key.shape
        if isinstance(shape, Scalar) and shape.form in (Form.TEXT, Form.PROSE, Form.NAME):
            return self.token()
        if shape is ANSWERS:
            return {self.token(): self.token(), "other": {"dismissed": self.token()}}
        if shape is REVIEW_MARKS:
            return [{"by": self.token(), "note": self.token()}]
        if shape is WAIVERS:
            return {"AM201": self.token()}
        if shape is CITATIONS:
            return [self.token(), {"source": self.token(), "quote": self.token(), "at": self.token()}]
        if isinstance(shape, ListOf) and isinstance(shape.item, Scalar):
            return [self.token() for _ in range(self.random.randint(1, 2))]
        return None

    def fill(self, data: maps.Data) -> None:
        for items, _, listed in list(maps.lists(data)):
            for item in items:
                place: Place = REFERENCE if "ref" in item else REASON if "premises" in item else STATEMENT
                for key in place.keys:
                    if key.name not in item and self.random.random() < 0.15 and not (listed == key.name == "argument"):
                        value = self.of(key)
                        if value is not None:
                            item[key.name] = value
                if "premises" in item and self.random.random() < 0.3:
                    item["id"] = self.token()


def refer(data: maps.Data, random: Random) -> None:
    """A reference to what has an id, or to nothing."""
    names = [s["id"] for s in maps.statements(data) if "id" in s] + ["nothing"]
    made: maps.Data = {"ref": random.choice(names)}
    items, _, _ = random.choice(list(maps.lists(data)))
    items.append(made)


def regroup(data: maps.Data, random: Random) -> None:
    """Steps taken apart or put together, premises moved, references given up; what they had is dropped or stays."""
    every = [(items, node, key) for items, node, key in maps.lists(data) if items]
    items, node, key = random.choice(every)
    item = random.choice(items)
    match random.choice(("part", "join", "move", "drop")):
        case "part" if "premises" in item and key != "premises":
            items[:] = [other for other in items if other is not item] + item["premises"]
        case "join" if key in maps.BEARINGS and all("premises" not in other for other in items):
            node[key] = [{"premises": items}]
        case "move":
            inside = maps.below(item)
            targets = [s for s in maps.statements(data) if not any(s is each for each in inside)]
            if targets and len(items) > 1:
                items[:] = [other for other in items if other is not item]
                random.choice(targets).setdefault(random.choice(maps.BEARINGS), []).append(item)
        case _ if len(items) > 1 and "ref" in item:
            items[:] = [other for other in items if other is not item]


def understood(data: maps.Data) -> ArgumentGraph:
    """What can be understood of a map, in which names may stand for nothing."""
    project = load_project(Source("map.yaml", maps.plainly(data)))
    assert project.root is not None
    return ArgumentGraph(project.root, project.included)


def check_told(old: maps.Data, new: maps.Data) -> None:
    comparison = compare(understood(old), understood(new))
    before, after = (frozenset(_TOKEN.findall(maps.plainly(data))) for data in (old, new))
    for form in (comparison_text(comparison, "old", "new"), comparison_json(comparison, "old", "new")):
        assert (before ^ after) - frozenset(_TOKEN.findall(form)) == set()


def changed_keys(data: maps.Data, random: Random) -> None:
    """A key taken out, somewhere."""
    nodes = [item for items, _, _ in maps.lists(data) for item in items]
    node = random.choice(nodes)
    keys = [key for key in node if _TOKEN.search(str(node[key])) and key not in ("premises", "ref", *maps.BEARINGS)]
    if keys:
        del node[random.choice(keys)]


@settings(max_examples=50, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_whatever_comes_and_goes_is_told(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret is made
    old = maps.RandomMap(random).data
    for _ in range(3):
        refer(old, random)
    new = copy.deepcopy(old)
    Values(random).fill(old)
    if random.random() < 0.7:
        new = copy.deepcopy(old)
    for _ in range(random.randint(1, 6)):
        edit = random.choice((regroup, regroup, refer, changed_keys, *maps.EDITS))
        edit(new, random)
    Values(random, first=1000).fill(new)
    check_told(old, new)
    check_told(new, old)


@settings(max_examples=20, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_whatever_stands_in_one_of_two_strange_maps_is_told(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    both = [maps.RandomMap(random).data for _ in range(2)]
    for number, data in enumerate(both):
        Values(random, first=1000 * number).fill(data)
    check_told(both[0], both[1])


def test_the_values_are_there_to_be_told() -> None:
    """Every key that takes such a value gets one in some map, so that the tests above try it."""
    found: set[tuple[str, str]] = set()
    for seed in range(150):
        random = Random(seed)  # noqa: S311
        data = maps.RandomMap(random).data
        refer(data, random)
        Values(random).fill(data)
        for item in (item for items, _, _ in maps.lists(data) for item in items):
            sort = "ref" if "ref" in item else "reason" if "premises" in item else "statement"
            own = (key for key in item if key not in ("premises", *maps.BEARINGS))
            found.update((sort, key) for key in own if _TOKEN.search(str(item[key])))
    wanted = {
        (sort, key.name)
        for sort, place in (("ref", REFERENCE), ("reason", REASON), ("statement", STATEMENT))
        for key in place.keys
        if Values(Random(0)).of(key) is not None  # noqa: S311
    }
    assert found >= wanted
