"""Minimal sets: the algebra of families, cut sets and flips, each against trying everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import combinations, product
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation import evaluate
from argmap.graph import ArgumentGraph, Target
from argmap.model import Statement, is_ruled
from argmap.reading import load_project
from argmap.reviewing.cut_sets import Family, always, both, either, never
from argmap.reviewing.questionable import CutSet, products
from argmap.reviewing.review_context import MOST_TOGETHER, ReviewContext
from argmap.reviewing.sections import flips
from argmap.source import Source


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None, project.diagnostics
    return ArgumentGraph(project.root, project.included)


def minimal(sets: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """The sets that contain no other."""
    every = set(sets)
    return {s for s in every if not any(other < s for other in every)}


# -- families ------------------------------------------------------------------------------------------------------

ORDER = 3
_events = st.frozensets(st.integers(0, 6), max_size=3)
_sets = st.lists(_events, max_size=5)


def family(sets: Iterable[frozenset[int]]) -> Family:
    """A family of any sets, made with nothing but the two operations."""
    one = (
        both((Family(singles=1 << e, order=ORDER) for e in sorted(each)), ORDER) if each else always(ORDER)
        for each in sets
    )
    return either(one, ORDER)


@settings(max_examples=300, deadline=None)
@given(st.lists(_sets, max_size=4))
def test_either_holds_the_minimal_sets_of_all(many: list[list[frozenset[int]]]) -> None:
    found = either((family(sets) for sets in many), ORDER)
    assert set(found) == minimal(each for sets in many for each in sets)
    assert found.order == ORDER


@settings(max_examples=300, deadline=None)
@given(st.lists(_sets, max_size=3))
def test_both_holds_the_minimal_unions_up_to_its_order(many: list[list[frozenset[int]]]) -> None:
    unions = {frozenset[int]()}
    for sets in many:
        unions = {one | other for one in unions for other in sets}
    expected = {s for s in minimal(unions) if len(s) <= ORDER}
    assert set(both((family(sets) for sets in many), ORDER)) == expected


def test_sets_of_a_family_come_smallest_first() -> None:
    found = list(family([frozenset({4, 5}), frozenset({3}), frozenset({0, 1, 2}), frozenset({0, 4})]))
    assert found == [{3}, {0, 4}, {4, 5}, {0, 1, 2}]


def test_always_and_never_are_the_ends() -> None:
    some = family([frozenset({1})])
    assert either([some, always(ORDER)], ORDER).always
    assert both([some, always(ORDER)], ORDER) == some
    assert list(both([some, never(ORDER)], ORDER)) == []
    assert either([some, never(ORDER)], ORDER) == some


def test_too_many_sets_lower_the_order_and_keep_what_is_below_it_exact() -> None:
    wide = [Family(singles=((1 << 60) - 1) << 60 * n, order=ORDER) for n in range(3)]
    found = both(wide, ORDER)
    assert found.order < ORDER
    shared = [Family(singles=f.singles | 1 << 500, order=ORDER) for f in wide]
    assert next(iter(both(shared, ORDER))) == {500}


# -- cut sets ------------------------------------------------------------------------------------------------------

NAMES = [f"s{i}" for i in range(9)]


@st.composite
def and_or_graphs(draw: st.DrawFn) -> str:
    """Maps of statements with reasons for them and nothing against; circles and shared premises included."""
    trees = []
    for number, name in enumerate(NAMES):
        tree: dict[str, object] = {"conclusion" if number == 0 else "claim": f"{name} holds.", "id": name}
        if number < 5:
            below = NAMES[number + 1 :] if draw(st.integers(0, 5)) else NAMES
            reasons = st.lists(st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True), max_size=3)
            tree["because"] = [{"premises": [{"ref": p} for p in premises]} for premises in draw(reasons)]
            if number and draw(st.integers(0, 9)) == 0:
                tree["verdict"] = draw(st.sampled_from(["accepted", "questioned"]))
        trees.append(tree)
    return json.dumps({"argument": [t for t in trees if t.get("because") != []] + _without(trees)})


def _without(trees: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{k: v for k, v in t.items() if k != "because"} for t in trees if t.get("because") == []]


def by_trying(
    context: ReviewContext, conclusion: Statement, changes: Callable[[Iterable[Target]], bool]
) -> set[frozenset[Target]]:
    """The minimal sets of up to three leaves and unwritten warrants with which something changes.

    The conclusion is left out.
    """
    leaves = (leaf for leaf in context.leaves if leaf is not conclusion and not is_ruled(leaf, "accepted"))
    nodes: list[Target] = [*leaves, *context.warrants]
    sets = (frozenset(s) for size in range(1, MOST_TOGETHER + 1) for s in combinations(nodes, size))
    found: set[frozenset[Target]] = set()
    for each in sets:
        if not any(smaller < each for smaller in found) and changes(each):
            found.add(each)
    return found


@settings(max_examples=150, deadline=None)
@given(and_or_graphs())
def test_cut_sets_are_those_of_trying_all(text: str) -> None:
    graph = graph_of(text)
    context = ReviewContext(graph)
    conclusion = graph.find("s0")
    assert isinstance(conclusion, Statement)
    if context.stated.value(conclusion) < 1 or context.is_leaf(conclusion):
        return
    sets, order = context.cut_sets(conclusion)
    assert order == MOST_TOGETHER

    def fells(rejected: Iterable[Target]) -> bool:
        with context.stated.supposing(reject=rejected):
            return context.stated.value(conclusion) < 1

    assert expanded(sets) == by_trying(context, conclusion, fells)
    assert expanded(products(sets)) == expanded(sets)


def expanded(sets: Iterable[CutSet]) -> set[frozenset[Target]]:
    """Every set that products stand for."""
    return {frozenset(each) for cut_set in sets for each in product(*cut_set)}


@settings(max_examples=100, deadline=None)
@given(and_or_graphs())
def test_conclusions_fall_with_the_statements_that_are_said_to_fell_them(text: str) -> None:
    graph = graph_of(text)
    context = ReviewContext(graph)
    for statement in (each for each in graph.statements if not is_ruled(each, "accepted")):
        fallen = [
            c
            for c in context.conclusions
            if c is not statement and context.stated.value(c) == 1 != evaluate(graph, reject=[statement]).value(c)
        ]
        assert [c for c in context.falling_with(statement) if context.stated.value(c) == 1] == fallen


# -- flips ---------------------------------------------------------------------------------------------------------


@st.composite
def debates(draw: st.DrawFn) -> str:
    """Maps with objections, undercuts and contradictions, circles included."""
    names = st.sampled_from(NAMES[:7])
    trees = []
    for number, name in enumerate(NAMES[:7]):
        tree: dict[str, object] = {"conclusion" if number == 0 else "claim": f"{name} holds.", "id": name}
        if draw(st.integers(0, 4)) == 0:
            tree["contradicts"] = draw(st.sampled_from([n for n in NAMES[:7] if n != name]))
        for key in ("because", "but"):
            reasons: list[object] = []
            for _ in range(draw(st.integers(0, 2 if number < 4 else 0))):
                reason: dict[str, object] = {"premises": [{"ref": draw(names)} for _ in range(draw(st.integers(1, 2)))]}
                if draw(st.integers(0, 4)) == 0:
                    reason["but"] = [{"ref": draw(names)}]
                reasons.append(reason)
            if reasons:
                tree[key] = reasons
        trees.append(tree)
    return json.dumps({"argument": trees})


@settings(max_examples=200, deadline=None)
@given(debates())
def test_every_single_leaf_that_changes_the_value_is_found_and_every_set_found_flips(text: str) -> None:
    graph = graph_of(text)
    conclusion = graph.find("s0")
    assert isinstance(conclusion, Statement)
    context = ReviewContext(graph, conclusion=conclusion)
    before = evaluate(graph)
    found = expanded(cast("CutSet", item.facts["rejected"]) for item in flips.build(context).items)

    def after(rejected: Iterable[Target]) -> float:
        with context.stated.supposing(reject=rejected):
            return context.stated.value(conclusion)

    for rejected in found:
        assert after(rejected) != before.value(conclusion)
        for left_out in rejected:
            assert after(rejected - {left_out}) == before.value(conclusion)
    every: list[Target] = [*context.leaves, *context.warrants]
    for node in every:
        if node is not conclusion and after([node]) != before.value(conclusion):
            assert frozenset((node,)) in found


@settings(max_examples=200, deadline=None)
@given(debates())
def test_cut_sets_of_a_debate_are_those_of_trying_all_as_far_as_they_are_said_to_be(text: str) -> None:
    """One rejection may take a ground away and silence an objection to another, so not all sets are felling ones."""
    graph = graph_of(text)
    conclusion = graph.find("s0")
    assert isinstance(conclusion, Statement)
    context = ReviewContext(graph, conclusion=conclusion)
    before = context.stated.value(conclusion)
    if before == 0 or context.is_leaf(conclusion):
        return

    def fells(rejected: Iterable[Target]) -> bool:
        with context.stated.supposing(reject=rejected):
            now = context.stated.value(conclusion)
        return now < 1 if before == 1 else now == 0

    sets, order = context.cut_sets(conclusion)
    found = expanded(sets)
    assert all(map(fells, found))
    up_to_order = {each for each in found if len(each) <= order}
    assert up_to_order == {each for each in by_trying(context, conclusion, fells) if len(each) <= order}
    nodes: list[Target] = [*graph.statements, *context.warrants]
    alone = {node for node in nodes if node is not conclusion and fells([node])}
    assert alone == {node for node in nodes if conclusion in context.falling_with(node)}


def test_a_leaf_that_also_silences_an_objection_is_no_linchpin() -> None:
    text = """\
argument:
- conclusion: The bridge should be closed to lorries.
  id: close
  because:
  - premises:
    - claim: The deck is worn.
      id: worn
    - ref: survey
  - claim: Lorries pay too little for what they wear out.
    id: cheap
    but:
    - claim: The survey found that lorries pay their share.
      id: survey
"""
    graph = graph_of(text)
    conclusion, survey = graph.find("close"), graph.find("survey")
    assert isinstance(conclusion, Statement)
    assert isinstance(survey, Statement)
    context = ReviewContext(graph)
    assert evaluate(graph, reject=[survey]).value(conclusion) == 1
    assert context.falling_with(survey) == []
    worn = graph.find("worn")
    assert isinstance(worn, Statement)
    assert context.cut_sets(conclusion) == ([((worn, graph.uses(worn)[0]),)], 1)
