"""Graphs laid out as trees: nothing is lost or said twice, and each statement stands nearest to a root."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement
from argmap.reading import load
from argmap.reading.language import KNOWN_KEYS
from argmap.source import Source
from argmap.writing import CannotWrite, Step, trees, write_map
from argmap.writing.names import Names


def _written(statements: Any, steps: list[Step], **more: Any) -> str:
    return write_map({"argument": trees(statements, steps, **more)}).removeprefix("argmap: 1\n\nargument:\n")


def test_a_statement_with_two_parents_is_written_where_it_is_nearest_to_the_root() -> None:
    steps = [Step(["b"], "a"), Step(["c"], "b"), Step(["c"], "a", "but"), Step(["d", "b"], "c")]
    statements = {"a": "Close it now.", "b": "It is old.", "c": "Nobody needs it.", "d": {"evidence": "It is empty."}}
    assert (
        _written(statements, steps)
        == """\
- conclusion: Close it now.
  because:
  - claim: It is old.
    id: it-is-old
    because:
    - ref: nobody-needs-it
  but:
  - claim: Nobody needs it.
    id: nobody-needs-it
    because:
    - premises:
      - evidence: It is empty.
      - ref: it-is-old
"""
    )


def test_steps_bear_on_steps_and_say_what_reasons_say() -> None:
    steps = [
        Step(["b", "c"], "a", name=1, said={"scheme": "sign", "label": "The sign"}, roles={"b": "observation"}),
        Step(["d"], 1, "but", name=2),
        Step(["c"], 2, "although", said={"outweighs": [1]}),
    ]
    statements = {"a": "A.", "b": "B.", "c": "C.", "d": {"claim": "D.", "tension-with": "b", "contradicts": ["a"]}}
    assert (
        _written(statements, steps)
        == """\
- conclusion: A.
  id: a
  because:
  - scheme: sign
    id: the-sign
    label: The sign
    premises:
    - claim: B.
      id: b
      role: observation
    - claim: C.
      id: c
    but:
    - premises:
      - claim: D.
        contradicts: a
        tension-with: b
      although:
      - outweighs: the-sign
        premises:
        - ref: c
"""
    )


def test_circles_begin_with_their_first_statement_or_with_a_conclusion() -> None:
    circle = [Step([2], 1), Step([1], 2, "but"), Step([3], 2)]
    assert _written({3: "C.", 1: "A.", 2: "B."}, circle).startswith("- conclusion: A.\n  id: a\n")
    assert _written({1: "A.", 2: {"conclusion": "B."}, 3: "C."}, circle).startswith("- conclusion: B.\n  id: b\n")
    assert _written({1: "A.", 2: "B.", 3: "C."}, circle, roots=[3, 2]).startswith("- conclusion: C.\n  id: c\n\n- conc")
    assert _written({1: "A."}, [Step([1], 1)]) == "- conclusion: A.\n  id: a\n  because:\n  - ref: a\n"


REFUSED: dict[str, tuple[dict[Any, Any], list[Step], str]] = {
    "premise": ({"a": "A."}, [Step(["b"], "a")], "'b' is a premise, and there is none of that name"),
    "target": ({"a": "A."}, [Step(["a"], "b")], "'b' is the target of a step, and there is none"),
    "no premises": ({"a": "A."}, [Step([], "a")], "the step to 'a' has no premises"),
    "bearing": ({"a": "A."}, [Step(["a"], "a", "supports")], "a step bears by one of because, but, although, and not"),
    "two steps": ({"a": "A."}, [Step(["a"], "a", name=1), Step(["a"], "a", name=1)], "two steps have the name 1"),
    "both": ({"a": "A."}, [Step(["a"], "a", name="a")], "'a' is the name of a statement and of a step"),
    "steps in a circle": (
        {"a": "A."}, [Step(["a"], 2, name=1), Step(["a"], 1, name=2)], "bears on nothing but steps that bear on it"
    ),
    "below": ({"a": {"claim": "A.", "but": []}}, [], "`but` of 'a' is for the steps of the graph to say"),
    "same id": ({1: {"claim": "A.", "id": "a"}, 2: {"claim": "B.", "id": "a"}}, [], "1 and 2 have the same id, 'a'"),
    "named": ({1: {"claim": "A.", "contradicts": [7]}}, [], "7 is named at `contradicts` of 1, and there is none"),
    "no name": ({1: {"claim": "A.", "restates": {}}}, [], "{} is named at `restates` of 1, and there is none"),
    "of a step": ({1: "A."}, [Step([1], 1, said={"outweighs": 5})], "5 is named at `outweighs` of a step, and there"),
    "no id": ({1: {"claim": "A.", "id": "a b"}}, [], "1.id: 'a b' cannot be an id"),
    "no target": ({1: "A."}, [Step([1], [])], "[] is the target of a step, and there is none of that name"),  # type: ignore[arg-type]
    "no statement": ({1: None}, [], "a statement is a text or a mapping, and 1 is None"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_laid_out_is_refused(case: str) -> None:
    statements, steps, message = REFUSED[case]
    with pytest.raises(CannotWrite) as caught:
        trees(statements, steps)
    assert message in str(caught.value)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[Any, str], list[Step]]:
    """Graphs with circles, several roots, statements that serve many times, and steps on steps."""
    count = draw(st.integers(1, 9))
    steps: list[Step] = []
    for number in range(draw(st.integers(0, 12))):
        earlier: list[Any] = [f"s{n}" for n in range(number)]
        target = draw(st.sampled_from([*range(count), *earlier]))
        premises = draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True))
        steps.append(Step(premises, target, draw(st.sampled_from(("because", "but", "although"))), f"s{number}"))
    return {number: f"Statement {number}." for number in range(count)}, draw(st.permutations(steps))


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_the_trees_say_what_the_graph_says(graph: tuple[dict[Any, str], list[Step]]) -> None:
    statements, steps = graph
    found = load(Source("map.yaml", _map(statements, steps))).map
    assert found is not None
    read = ArgumentGraph(found)
    assert Counter(str(each.text) for each in read.statements) == Counter(statements.values())
    named = {step.name: step for step in steps}

    def of(step: Step) -> tuple[Any, ...]:
        on = named.get(step.target)
        target = statements[step.target] if on is None else of(on)
        return step.bearing, tuple(statements[each] for each in step.premises), target

    def of_read(reason: Reason) -> tuple[Any, ...]:
        on = read.target(reason)
        assert on is not None
        target = str(on.text) if isinstance(on, Statement) else of_read(on)
        return reason.bearing.value, tuple(str(each.text) for each in read.premises(reason)), target

    assert Counter(map(of, steps)) == Counter(map(of_read, read.reasons))


def _map(statements: dict[Any, str], steps: list[Step]) -> str:
    text = write_map({"argument": trees(statements, steps)})
    assert text == write_map({"argument": trees(statements, steps)})
    return text


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_each_statement_stands_as_near_to_a_root_as_it_can(graph: tuple[dict[Any, str], list[Step]]) -> None:
    statements, steps = graph
    depths: dict[str, int] = {}
    waiting = [(tree, 0) for tree in trees(statements, steps)]
    while waiting:
        node, depth = waiting.pop()
        depths |= {node[kind]: depth for kind in ("conclusion", "claim") if kind in node}
        waiting += [(reason, depth + 1) for key in ("because", "but", "although") for reason in node.get(key, ())]
        waiting += [(premise, depth) for premise in node.get("premises", ())]
    named = {step.name: step for step in steps}

    def depth_of(step: Step) -> int:
        on = named.get(step.target)
        return 1 + (depths[statements[step.target]] if on is None else depth_of(on))

    for step in steps:
        assert all(depths[statements[each]] <= depth_of(step) for each in step.premises)


TEXTS = (
    "No.", "Null", "12", "2019-05-13 was a day.", "Claim", "ref", "…", "", "👍", "\u0301a", "x" * 300, "A b c d e f",
    "No.", "no", "한국어 문장입니다", "- A: b", "yes", "e\u0301 a",
)  # fmt: skip


def test_made_names_are_short_and_nothing_else() -> None:
    taken = {"a-b-c-d"}
    names = Names(taken.__contains__)
    made = [names.made_of(text) for text in TEXTS]
    assert made[0] == "statement"
    assert made[1:10] == [f"statement-{number}" for number in range(2, 11)]
    assert made[10:12] == ["x" * 40, "a-b-c-d-2"]
    assert made[14] == "한국어-문장입니다"
    assert made[17] == "\xe9-a"
    assert len(set(made)) == len(made)
    assert not KNOWN_KEYS & set(made)
    for name in made:
        assert f"  id: {name}\n" in write_map({"argument": [{"claim": "A b.", "id": name}]})
