"""On any map: agreement with itself is complete, and neither ids, nor layout, nor which map comes first matters."""

from __future__ import annotations

import copy
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.agreement import Agreement, Outcome, agree, grade, union, union_marks
from argmap.editing.formatting import formatted
from argmap.graph import ArgumentGraph
from argmap.reporting.agreement import FORMATS, written
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "comparing"))
import random_maps as maps
from readings import graph_of

sys.path.pop(0)
sys.path.pop(0)

seeds = st.integers(min_value=0, max_value=2**32)


def two(seed: int, edits: int = 5) -> tuple[maps.Data, maps.Data]:
    """A random map, and the same after some edits."""
    random = Random(seed)  # noqa: S311 - no secret is made
    data = maps.RandomMap(random).data
    changed = data
    for _ in range(edits):
        changed, _ = maps.edited(changed, random.choice(maps.EDITS), random)
    return data, changed


def graph(data: maps.Data) -> ArgumentGraph:
    return graph_of(maps.plainly(data))


def told(found: Agreement) -> dict[str, Any]:
    """All that figures and lists say, in terms of texts, so that it does not depend on numbers and places."""
    pairs = found.pairs[0]
    figures = pairs.figures
    return {
        "pairs": sorted(
            (p.one.text.words, p.other.text.words, -1 if p.place is None else p.place, p.words) for p in pairs.pairs
        ),
        "statements": (figures.statements.agreed, figures.statements.of),
        "steps": (figures.steps.agreed, figures.steps.of),
        "attachment": (figures.attachment.agreed, figures.attachment.of),
        "kinds": measured(figures.kinds),
        "relations": measured(figures.relations),
        "cass": (figures.cass.value.value, figures.cass.segmentation.value, figures.cass.n),
        "main": pairs.same_main,
        "disagreements": sorted((each.sort.value, each.distance or 0) for each in found.disagreements),
    }


def measured(measure: Any) -> tuple[Any, ...]:
    return measure.n, measure.observed.value, measure.kappa.value, measure.alpha.value, dict(measure.used)


def check_complete(found: Agreement) -> None:
    """Every statement is shared with itself, every step is, nothing is disagreed about."""
    (pair,) = found.pairs
    figures = pair.figures
    assert [each.one for each in pair.pairs] == [each.other for each in pair.pairs]
    assert figures.statements.agreed == figures.statements.of
    assert figures.steps.agreed == figures.steps.of
    assert figures.attachment.agreed == figures.attachment.of
    for measure in (figures.kinds, figures.relations):
        assert measure.observed.value in {None, 1.0}
        assert measure.kappa is not None
        assert measure.kappa.value in {None, 1.0}
        assert measure.alpha.value in {None, 1.0}
        assert (measure.kappa.value is None) == (len(measure.used) < 2)
    assert figures.cass.value.value in {None, 1.0}
    assert found.disagreements == ()


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_a_map_agrees_with_itself_in_everything(seed: int) -> None:
    one = graph(two(seed, 0)[0])
    check_complete(agree([one, one]))
    (sheet,) = grade(one, [one], points={"statements": 10, "steps": 10, "kinds": 10}).sheets
    assert {each.outcome for each in sheet.statements} | {each.outcome for each in sheet.steps} <= {Outcome.FOUND}
    assert (sheet.extra, sheet.extra_steps) == ((), ())


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_so_does_one_with_equal_texts_and_errors(seed: int) -> None:
    one = graph(maps.FaultyMap(Random(seed)).data)  # noqa: S311
    check_complete(agree([one, one]))


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_figures_do_not_ask_which_map_comes_first(seed: int) -> None:
    one, other = (graph(data) for data in two(seed))
    there, back = told(agree([one, other])), told(agree([other, one]))
    back["pairs"] = sorted((a, b, place, words) for b, a, place, words in back["pairs"])
    assert there == back


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_nor_do_those_of_maps_with_equal_texts(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    one, other = graph(maps.FaultyMap(random).data), graph(maps.FaultyMap(random).data)
    there, back = told(agree([one, other])), told(agree([other, one]))
    for key in ("statements", "attachment", "kinds", "relations", "cass"):
        assert there[key] == back[key], key


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_ids_and_layout_change_nothing(seed: int) -> None:
    data, changed = two(seed)
    expected = told(agree([graph(data), graph(changed)]))
    renamed = copy.deepcopy(changed)
    for statement in maps.statements(renamed):
        if "id" in statement:
            statement["id"] = f"x-{statement['id']}"
    for items, _, _ in maps.lists(renamed):
        for item in items:
            if "ref" in item:
                item["ref"] = f"x-{item['ref']}"
    assert told(agree([graph(data), graph(renamed)])) == expected
    otherwise = maps.Writer(Random(seed)).write(changed)  # noqa: S311
    assert told(agree([graph(data), graph_of(otherwise)])) == expected


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_formatting_changes_nothing(seed: int) -> None:
    data, changed = two(seed)
    expected = told(agree([graph(data), graph(changed)]))
    text = maps.plainly(changed)
    assert told(agree([graph(data), graph_of(laid_out(text))])) == expected


def laid_out(text: str) -> str:
    return formatted(Source("map.yaml", text))


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_the_union_has_each_statement_once_and_marked(seed: int) -> None:
    one, other = (graph(data) for data in two(seed))
    found = agree([one, other])
    drawn, marked = union(found), union_marks(found)
    assert len(drawn.statements) == len(found.units)
    assert set(marked) == set(drawn.statements)
    counts = [sum(mark.words[0] == word for mark in marked.values()) for word in ("both", "only_first", "only_second")]
    assert counts == [len(found.shared), len(found.only_in(0)), len(found.only_in(1))]


@settings(max_examples=25, deadline=None)
@given(seeds, st.booleans())
def test_everything_can_be_written_of_any_maps(seed: int, faulty: bool) -> None:
    random = Random(seed)  # noqa: S311
    sort = maps.FaultyMap if faulty else maps.RandomMap
    graphs = [graph(sort(random).data) for _ in range(3)]
    for found in (agree(graphs), agree(graphs[:2]), grade(graphs[0], graphs[1:])):
        for form in FORMATS:
            text = written(found, form)
            assert text.endswith("\n")
            assert text == written(found, form)


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_the_order_of_three_maps_changes_no_alpha(seed: int) -> None:
    random = Random(seed)  # noqa: S311
    first, second = two(seed)
    third, _ = maps.edited(second, random.choice(maps.EDITS), random)
    graphs = [graph(data) for data in (first, second, third)]
    there, back = agree(graphs), agree(graphs[::-1])
    assert there.kinds.alpha.value == pytest.approx(back.kinds.alpha.value)
    assert there.relations.alpha.value == pytest.approx(back.relations.alpha.value)
    assert (there.kinds.n, there.relations.n) == (back.kinds.n, back.relations.n)
