"""The induced framework on small maps, its size, and what is refused."""

from __future__ import annotations

import pytest

from argmap.evaluation import evaluate
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.semantics import (
    AttackSort,
    Framework,
    Label,
    Semantics,
    Sort,
    TooCircular,
    extensions,
    framework,
    grounded,
)
from argmap.source import Source


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None, project.diagnostics
    return ArgumentGraph(project.root, project.included)


def labels(text: str, semantics: Semantics = Semantics.GROUNDED) -> list[dict[str, str]]:
    """The labels of the statements with ids in each extension."""
    graph = graph_of(text)
    found = extensions(framework(graph), semantics, limit=100)
    named = [s for s in graph.statements if s.id is not None]
    return [{str(s.id): found.label(s, i).value for s in named} for i in range(len(found.labellings))]


NIXON = """\
argument:
- claim: Nixon is a pacifist.
  id: pacifist
  contradicts: hawk
  because:
  - claim: Nixon is a Quaker.
    id: quaker
- claim: Nixon is no pacifist.
  id: hawk
  because:
  - claim: Nixon is a Republican.
    id: republican
"""


def sorts(induced: Framework) -> dict[tuple[str, str], str]:
    names = [argument.name for argument in induced.arguments]
    return {(names[a.by], names[a.on]): a.sort.value for a in induced.attacks}


def test_the_nixon_diamond() -> None:
    induced = framework(graph_of(NIXON))
    assert [(a.name, a.sort) for a in induced.arguments] == [
        ("a1", Sort.REASON),
        ("a2", Sort.REASON),
        ("a3", Sort.PRESUMPTION),
        ("a4", Sort.PRESUMPTION),
    ]
    assert sorts(induced) == {("a1", "a2"): "rebut", ("a2", "a1"): "rebut"}
    both = {"quaker": "in", "republican": "in"}
    assert labels(NIXON) == [{"pacifist": "undec", "hawk": "undec"} | both]
    preferred = [{"pacifist": "in", "hawk": "out"} | both, {"pacifist": "out", "hawk": "in"} | both]
    assert labels(NIXON, Semantics.PREFERRED) == labels(NIXON, Semantics.STABLE) == preferred
    assert len(labels(NIXON, Semantics.COMPLETE)) == 3


def circle(length: int) -> str:
    return "argument:\n" + "".join(
        f"- claim: S{i} holds.\n  id: s{i}\n  but: [{{ref: s{(i + 1) % length}}}]\n" for i in range(length)
    )


@pytest.mark.parametrize(("length", "preferred", "stable"), [(2, 2, 2), (3, 1, 0), (4, 2, 2), (5, 1, 0)])
def test_circles_of_objections(length: int, preferred: int, stable: int) -> None:
    assert len(labels(circle(length), Semantics.PREFERRED)) == preferred
    assert len(labels(circle(length), Semantics.STABLE)) == stable


UNDERCUT = """\
argument:
- claim: The wall is red.
  id: red
  because:
  - premises:
    - {claim: The wall looks red., id: looks}
    but:
    - {claim: The wall is lit by a red lamp., id: lamp}
"""


def test_a_premise_that_can_fall_is_needed_by_way_of_a_helper() -> None:
    text = NIXON + "  but:\n  - claim: Nixon is for peace.\n" + "- claim: End.\n  because: [{ref: hawk}]\n"
    induced = framework(graph_of(text))
    (lack,) = (a for a in induced.arguments if a.sort is Sort.LACK)
    assert {pair: sort for pair, sort in sorts(induced).items() if lack.name in pair} == {
        ("a2", lack.name): "need",
        (lack.name, "a4"): "need",
    }


def test_an_undercut_attacks_the_step_and_is_not_attacked() -> None:
    found = sorts(framework(graph_of(UNDERCUT)))
    assert {sort: pair for pair, sort in found.items() if sort != "need"} == {"undercut": ("a2", "a1")}
    assert labels(UNDERCUT) == [{"red": "out", "looks": "in", "lamp": "in"}]


def test_what_outweighs_is_not_attacked_by_what_it_outweighs() -> None:
    text = """
argument:
- claim: X holds.
  id: x
  because:
  - outweighs: cost
    premises: [{claim: A holds., id: a}]
  but:
  - id: cost
    premises: [{claim: B holds., id: b}]
"""
    found = {pair: sort for pair, sort in sorts(framework(graph_of(text))).items() if sort != "need"}
    assert found == {("a1", "a2"): "outweigh"}
    assert labels(text) == [{"x": "in", "a": "in", "b": "in"}]


def test_a_circle_of_support_supports_nothing_and_support_from_outside_carries_it() -> None:
    ring = "argument:\n- claim: A.\n  id: a\n  because: [{ref: b}]\n- claim: B.\n  id: b\n  because: [{ref: a}]\n"
    for semantics in Semantics:
        assert labels(ring, semantics) == [{"a": "out", "b": "out"}]
        carried = ring.replace("because: [{ref: a}]", "because: [{ref: a}, {claim: C., id: c}]")
        assert labels(carried, semantics) == [{"a": "in", "b": "in", "c": "in"}]


def test_a_premise_of_which_nothing_is_known_leaves_both_ways_open() -> None:
    text = "argument:\n- claim: A.\n  id: a\n  because: [{ref: nobody}]\n"
    assert labels(text) == [{"a": "undec"}]
    assert labels(text, Semantics.STABLE) == [{"a": "in"}, {"a": "out"}]


def test_a_contradiction_that_is_defeated_gives_back_what_it_defeated() -> None:
    """Unlike in the evaluation, which takes what contradicts a statement by its own reasons and objections alone."""
    text = """
argument:
- {claim: A., id: a, contradicts: b}
- {claim: B., id: b, contradicts: c}
- claim: C.
  id: c
  because: [{claim: D., id: d}]
"""
    assert labels(text) == [{"a": "in", "b": "out", "c": "in", "d": "in"}]
    graph = graph_of(text)
    assert evaluate(graph).status(graph.statements[0]).value == "contested"


def test_the_framework_is_about_as_large_as_the_map() -> None:
    size = 3000
    links = (f"[{{ref: s{i + 1}}}, {{ref: s{i + 1}}}]" for i in range(size))
    chain = "".join(f"- claim: S{i}.\n  id: s{i}\n  because: {link}\n" for i, link in enumerate(links))
    graph = graph_of(f"argument:\n{chain}- claim: End.\n  id: s{size}\n  but: [{{claim: No.}}]\n")
    induced = framework(graph)
    assert len(induced.arguments) <= len(graph.reasons) + 2 * len(graph.statements)
    assert len(induced.attacks) <= 3 * len(graph.reasons) + len(graph.statements)
    found = grounded(induced.targets)
    assert induced.label(graph.statements[0], found) is Label.OUT
    assert all(a.sort in (AttackSort.NEED, AttackSort.UNDERMINE) for a in induced.attacks)


def test_a_circle_of_support_too_long_to_take_apart_is_refused() -> None:
    size = 300
    ring = "".join(f"- claim: S{i}.\n  id: s{i}\n  because: [{{ref: s{(i + 1) % size}}}]\n" for i in range(size))
    with pytest.raises(TooCircular, match="through 300 statements"):
        framework(graph_of(f"argument:\n{ring}"))
