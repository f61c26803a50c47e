"""On any map, an edit is told as exactly the change that it is, and what changes nothing is not told at all."""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparing import Change, Comparison, Overlay, WordChange, compare, marks, word_changes
from argmap.comparing.words import plain
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.rendering.formats.outline import outline
from argmap.reporting.changes.data import comparison_json
from argmap.reporting.changes.text import comparison_text
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import random_maps as maps

sys.path.pop(0)

seeds = st.integers(min_value=0, max_value=2**32)


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    assert not project.diagnostics, (text, [str(d.finding.message) for d in project.diagnostics])
    return ArgumentGraph(project.root, project.included)


def understood(text: str) -> ArgumentGraph:
    """What can be understood of a map with errors."""
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    return ArgumentGraph(project.root, project.included)


def told(change: Change) -> str:
    return f"{change.subject.value} {change.kind.value}"


def check_consistent(comparison: Comparison) -> None:
    """Whatever changed: places on both sides, marks that are known, and an overlay with every statement once."""
    for change in comparison.changes:
        assert (change.old_span is None) == (change.old is None)
        assert (change.new_span is None) == (change.new is None)
    overlay = Overlay(comparison)
    assert len(overlay.statements) == len(comparison.new.statements) + len(overlay.removed)
    text = outline(overlay)
    for statement in overlay.statements:
        assert statement.text.value in text
    assert set(marks(comparison)) <= set(overlay.statements)
    assert overlay.numbers == comparison.new.numbers


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_map_in_another_layout_is_the_same(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret is made
    data = maps.RandomMap(random).data
    one, other = graph_of(maps.plainly(data)), graph_of(maps.Writer(random).write(data))
    assert [told(change) for change in compare(one, other).changes] == []
    assert not compare(one, one)
    assert compare(one, other).flips == ()


@pytest.mark.parametrize("edit", maps.EDITS, ids=lambda edit: str(edit.__name__))
@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_one_edit_is_one_change(edit: maps.Edit, seed: int) -> None:
    random = Random(seed)  # noqa: S311
    data = maps.RandomMap(random).data
    changed, expected = maps.edited(data, edit, random)
    if expected is None:
        return
    comparison = compare(graph_of(maps.plainly(data)), graph_of(maps.Writer(random).write(changed)))
    assert [told(change) for change in comparison.changes] == [expected]
    check_consistent(comparison)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_a_comparison_turned_round_is_as_long(seed: int) -> None:
    """What was added one way was removed the other way, and no statement is both matched and told as new."""
    random = Random(seed)  # noqa: S311
    data = maps.RandomMap(random).data
    changed = data
    for _ in range(6):
        changed, _ = maps.edited(changed, random.choice(maps.EDITS), random)
    old, new = graph_of(maps.plainly(data)), graph_of(maps.plainly(changed))
    there, back = compare(old, new), compare(new, old)
    assert len(there.statements) == len(back.statements)
    check_consistent(there)
    check_consistent(back)
    again = compare(old, new)
    assert [(told(c), c.details) for c in again.changes] == [(told(c), c.details) for c in there.changes]


@settings(max_examples=40, deadline=None)
@given(seeds, seeds)
def test_maps_that_have_nothing_in_common_can_be_compared(one: int, other: int) -> None:
    random, another = Random(one), Random(other)  # noqa: S311
    comparison = compare(
        graph_of(maps.plainly(maps.RandomMap(random).data)), graph_of(maps.plainly(maps.RandomMap(another).data))
    )
    check_consistent(comparison)


@settings(max_examples=60, deadline=None)
@given(seeds, st.booleans())
def test_maps_with_errors_can_be_compared_as_far_as_they_go(seed: int, related: bool) -> None:
    random = Random(seed)  # noqa: S311
    data = maps.FaultyMap(random).data
    changed = copy.deepcopy(data) if related else maps.FaultyMap(random).data
    for _ in range(3):
        changed, _ = maps.edited(changed, random.choice(maps.EDITS), random)
    old, new = understood(maps.plainly(data)), understood(maps.plainly(changed))
    assert not compare(old, understood(maps.plainly(data)))
    comparison = compare(old, new)
    overlay = Overlay(comparison)
    assert outline(overlay)
    assert comparison_text(comparison, "old", "new") == comparison_text(compare(old, new), "old", "new")
    assert json.loads(comparison_json(comparison, "old", "new"))["version"] == 1
    assert set(marks(comparison)) <= set(overlay.statements)


@given(st.text("ab .,é中", max_size=30), st.text("ab .,é中", max_size=30))
def test_word_changes_hold_both_texts(one: str, other: str) -> None:
    pieces = word_changes(one, other)
    assert "".join(p.text for p in pieces if p.change is not WordChange.ADDED) == plain(one)
    assert "".join(p.text for p in pieces if p.change is not WordChange.REMOVED) == plain(other)
    assert all(p.text for p in pieces)
    assert (plain(one) == plain(other)) == all(p.change is WordChange.SAME for p in pieces)
