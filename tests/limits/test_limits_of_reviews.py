"""Reviews and evaluations of maps in which something could be counted exponentially, or with a square or cube."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from argmap.checking import check
from argmap.evaluation import Reading, evaluate
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.rendering import DrawingOptions, draw
from argmap.reviewing import review
from argmap.reviewing.page import Section
from argmap.reviewing.review_context import ReviewContext
from argmap.reviewing.sections import chains
from argmap.semantics import framework
from argmap.semantics.construction import TooManyAttacks
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from counting import assert_proportionate

sys.path.pop(0)

HEAD = "argument:\n- conclusion: The town should act.\n  id: top\n"


def graph_of(text: str) -> ArgumentGraph:
    graph = check(Source("map.yaml", text)).graph
    assert graph is not None
    return graph


def section(text: str, key: str) -> Section:
    return review(graph_of(text), [key]).sections[0]


def layers(size: int) -> str:
    lines = ["argument:\n- conclusion: The town should act.\n  id: d0\n  because:\n  - ref: d1\n  - ref: e1\n"]
    for i in range(1, size):
        below = f"  because:\n  - ref: d{i + 1}\n  - ref: e{i + 1}\n"
        lines += [f"- claim: On level {i} it is {k}.\n  id: {k}{i}\n{below}" for k in "de"]
    return "".join(lines) + "".join(f"- claim: At the end it is {k}.\n  id: {k}{size}\n" for k in "de")


def alternatives(size: int) -> str:
    ids = ", ".join(f"c{i}" for i in range(size))
    each = (f"- conclusion: Way {i} is best.\n  id: c{i}\n  because:\n  - claim: It is {i}.\n" for i in range(size))
    return f"alternatives:\n- [{ids}]\nargument:\n{''.join(each)}"


def contradicted(size: int) -> str:
    ids = ", ".join(f"c{i}" for i in range(size))
    each = "".join(f"  - claim: It is {i}.\n    id: c{i}\n" for i in range(size))
    return f"{HEAD}  because:\n{each}- claim: None of it is so.\n  contradicts: [{ids}]\n"


def circle(size: int) -> str:
    each = (f"- claim: It is {i}.\n  id: s{i}\n  because:\n  - ref: s{(i + 1) % size}\n" for i in range(size))
    return f"{HEAD}  because:\n  - ref: s0\n{''.join(each)}"


def chain(size: int) -> str:
    each = (f"- claim: It is {i}.\n  id: s{i}\n  because:\n  - ref: s{i + 1}\n" for i in range(size))
    return f"{HEAD}  because:\n  - ref: s0\n{''.join(each)}- claim: It is the last.\n  id: s{size}\n"


def disputed(size: int) -> str:
    """Objections to one conclusion, each with a reason."""
    each = (f"  - claim: It is {i}.\n    because:\n    - claim: That is {i}.\n" for i in range(size))
    return f"{HEAD}  because:\n  - claim: It helps.\n  but:\n{''.join(each)}"


@pytest.mark.parametrize("shape", [layers, alternatives, contradicted, circle, chain, disputed])
def test_a_review_takes_twice_the_work_for_twice_the_size(shape: Callable[[int], str]) -> None:
    assert_proportionate(lambda text: review(graph_of(text)), shape, 80)


@pytest.mark.parametrize("shape", [layers, alternatives, contradicted, circle, disputed])
@pytest.mark.parametrize("reading", list(Reading))
def test_so_does_an_evaluation(shape: Callable[[int], str], reading: Reading) -> None:
    assert_proportionate(lambda text: evaluate(graph_of(text), reading), shape, 80)


@pytest.mark.parametrize("size", [3, 7, 40])
def test_chains_that_are_not_listed_are_counted(size: int) -> None:
    found = section(layers(size), "chains")
    number = 2**size
    listed = len(found.items)
    assert listed == min(number, {40: 76}.get(size, 100))  # of 40 steps each, 3,000 steps in all
    said = f"{number:,}" if number < 10**12 else "At least 1,000,000,000,000"
    assert found.found.startswith(f"{said} chains lead to the conclusion; the longest has {size} steps.")
    left = f"{number - listed:,}" if number < 10**12 else f"{10**12 - listed:,}"
    more = f"Only the first {listed} chains, longest first, are looked at; there are {left} more, none of them longer."
    assert found.notice == (more if number > listed else "")


def test_chains_are_all_the_ways_down_and_the_longest_come_first() -> None:
    chance = random.Random(3)  # noqa: S311 - not for secrets
    for _ in range(60):
        size = chance.randrange(2, 9)
        below = [sorted(chance.sample(range(i + 1, size), min(size - i - 1, chance.randrange(4)))) for i in range(size)]
        lines = ["argument:\n"]
        for i, names in enumerate(below):
            lines.append(f"- {'claim' if i else 'conclusion'}: It is {i}.\n  id: s{i}\n")
            lines += ["  because:\n"] * bool(names) + [f"  - ref: s{name}\n" for name in names]
        context = ReviewContext(graph_of("".join(lines)))
        main = context.main
        assert main is not None
        wanted: list[tuple[int, ...]] = []
        waiting: list[tuple[int, ...]] = [(0,)]
        while waiting:
            way = waiting.pop()
            wanted += [way] * (not below[way[-1]] and len(way) > 1)
            waiting += [(*way, each) for each in below[way[-1]]]
        length = chains._lengths(context, main)
        found = [
            (0, *(int(str(premise.id)[1:]) for _, premise in each.steps))
            for each in chains.longest_first(context, main, length)
        ]
        assert sorted(found) == sorted(wanted)
        assert all(len(one) >= len(other) for one, other in pairwise(found))
        assert chains._number(context, main, length) == len(wanted)


def test_a_long_list_of_alternatives_is_told_as_one() -> None:
    found = section(alternatives(50), "tensions")
    assert [item.sort for item in found.items] == ["alternatives"]
    assert found.found == (
        "No contradictions, 1 long list of alternatives, no statements in tension with others, no circles."
    )
    assert len(section(alternatives(4), "tensions").items) == 6


def test_a_picture_joins_each_of_many_alternatives_to_the_next() -> None:
    drawing = draw(graph_of(alternatives(40)), ("mermaid",), DrawingOptions())
    assert "of 40 alternatives each is joined to the next by ≠, although any two exclude each other" in drawing.notices
    assert draw(graph_of(alternatives(5)), ("mermaid",), DrawingOptions()).notices == ()


@pytest.mark.parametrize("size", [17, 31, 40])
def test_of_many_alternatives_one_is_set_against_all_others(size: int) -> None:
    """The same as where each pair is written by itself."""
    apart = "".join(
        f"- conclusion: Way {i} is best.\n  id: c{i}\n"
        + (f"  contradicts: [{', '.join(f'c{k}' for k in range(i + 1, size))}]\n" if i + 1 < size else "")
        + f"  because:\n  - claim: It is {i}.\n"
        for i in range(size)
    )
    together, pairs = graph_of(alternatives(size)), graph_of(f"argument:\n{apart}")
    for reject in (
        (),
        ("c0",),
        ("c1", "c2"),
        tuple(f"c{i}" for i in range(1, size)),
        tuple(f"c{i}" for i in range(size)),
    ):
        found = []
        for graph in (together, pairs):
            evaluation = evaluate(graph, reject=[_named(graph, name) for name in reject])
            with evaluate(graph).supposing(reject=[_named(graph, name) for name in reject]):
                pass
            found.append([evaluation.status(s) for s in graph.statements])
            supposed = evaluate(graph)
            with supposed.supposing(reject=[_named(graph, name) for name in reject]):
                assert [supposed.status(s) for s in graph.statements] == found[-1]
            assert [supposed.status(s) for s in graph.statements] == [
                evaluate(graph).status(s) for s in graph.statements
            ]
        assert found[0] == found[1]


def _named(graph: ArgumentGraph, name: str) -> Statement:
    found = graph.find(name)
    assert isinstance(found, Statement)
    return found


def test_a_framework_of_too_many_attacks_is_refused() -> None:
    with pytest.raises(TooManyAttacks, match=r"^map\.yaml: more than 1,000,000 attacks follow from this map"):
        framework(graph_of(alternatives(1100)))
