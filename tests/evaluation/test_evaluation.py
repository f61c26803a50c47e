"""Statuses: the definition on small maps, and the least fixpoint against brute force."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation import Evaluation, Reading, Status, evaluate
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Kind, Reason, Statement
from argmap.reading import load_project
from argmap.source import Source


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None, project.diagnostics
    return ArgumentGraph(project.root, project.included)


def statuses(text: str, reading: Reading = Reading.AS_STATED) -> dict[str, str]:
    graph = graph_of(text)
    evaluation = evaluate(graph, reading)
    return {s.id.value: evaluation.status(s).value for s in graph.statements if s.id is not None}


def test_a_tension_changes_no_status_and_a_ref_contradicts_like_what_it_names() -> None:
    pair = "argument:\n- {claim: X holds., id: x}\n- {claim: Y holds., id: y}\n"
    assert statuses(f"{pair}- ref: x\n  tension-with: y\n") == {"x": "supported", "y": "supported"}
    assert statuses(f"{pair}- ref: x\n  contradicts: y\n") == {"x": "contested", "y": "contested"}


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("", "supported"),
        ("  because:\n  - {claim: A holds., id: a}\n", "supported"),
        ("  because:\n  - {claim: A holds., verdict: rejected}\n", "unsupported"),
        ("  but:\n  - claim: B holds.\n", "defeated"),
        ("  because:\n  - claim: A holds.\n  but:\n  - claim: B holds.\n", "contested"),
        ("  but:\n  - claim: B holds.\n    but:\n    - claim: C holds.\n", "supported"),
        ("  although:\n  - claim: B holds.\n", "supported"),
        ("  because:\n  - premises:\n    - claim: A holds.\n    but:\n    - claim: U holds.\n", "unsupported"),
        ("  because:\n  - premises:\n    - claim: A holds.\n    although:\n    - claim: U holds.\n", "supported"),
        ("  because:\n  - premises:\n    - claim: A.\n    - {claim: B., verdict: rejected}\n", "unsupported"),
        ("  because:\n  - {claim: A holds., verdict: rejected}\n  - claim: B holds.\n", "supported"),
        ("  because:\n  - {ref: x}\n", "open"),
        ("  verdict: rejected\n", "defeated"),
        ("  verdict: questioned\n", "unsupported"),
        ("  held-by: a critic\n", "supported"),
        ("  because:\n  - inference: explanation\n    premises:\n    - {claim: A., verdict: rejected}\n", "supported"),
        ("  contradicts: y\n- {claim: Y holds., id: y}\n", "contested"),
        ("  contradicts: y\n- claim: Y holds.\n  id: y\n  because:\n  - claim: Z holds.\n", "defeated"),
        ("  because:\n  - claim: A holds.\n  contradicts: y\n- {claim: Y holds., id: y}\n", "supported"),
        ("  restates: y\n- claim: Y holds.\n  id: y\n  but:\n  - claim: Z holds.\n", "defeated"),
        ("  because:\n  - verdict: rejected\n    premises:\n    - claim: A holds.\n", "unsupported"),
        ("  because:\n  - verdict: questioned\n    premises:\n    - claim: A holds.\n", "unsupported"),
        (
            "  because:\n  - verdict: questioned\n    premises:\n    - claim: A.\n    because:\n    - claim: B.\n",
            "supported",
        ),
    ],
)
def test_status_follows_the_definition(below: str, expected: str) -> None:
    assert statuses(f"argument:\n- claim: X holds.\n  id: x\n{below}")["x"] == expected


def test_outweighed_objection_loses_its_effect() -> None:
    text = """
argument:
- claim: X holds.
  id: x
  because:
  - outweighs: cost
    premises:
    - claim: A holds.
  but:
  - id: cost
    premises:
    - claim: B holds.
"""
    assert statuses(text)["x"] == "supported"
    rejected = text.replace("    - claim: A holds.", "    - {claim: A holds., verdict: rejected}")
    assert statuses(rejected)["x"] == "defeated"


def test_only_cited_evidence_stands_in_the_second_reading() -> None:
    text = """
sources:
  w: {title: W}
argument:
- claim: X holds.
  id: x
  because:
  - verdict: accepted
    premises:
    - evidence: E was seen.
      id: e
      cite: w
- claim: Y holds.
  id: y
  because:
  - evidence: F was seen.
    id: f
  - claim: G holds.
    id: g
"""
    assert statuses(text, Reading.EVIDENCE_ONLY) == {
        "x": "supported",
        "e": "supported",
        "y": "unsupported",
        "f": "unsupported",
        "g": "unsupported",
    }


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("premises: [{evidence: E was seen., cite: w}]", "unsupported"),
        ("premises: [{evidence: E was seen., cite: w}]\n    because:\n    - claim: E shows X.", "supported"),
        ("premises: [{evidence: X holds., cite: w}]\n    inference: deductive", "supported"),
        ("premises: [{evidence: E was seen., cite: w}]\n    inference: deductive", "unsupported"),
        (
            "premises: [{evidence: E was seen., cite: w}, {assumption: If E was seen X holds., verdict: accepted}]",
            "supported",
        ),
        (
            "scheme: defeasible-modus-ponens\n    premises:\n    - {evidence: E was seen., cite: w, role: case}"
            "\n    - {evidence: Where E is seen there is X., cite: w, role: rule}",
            "supported",
        ),
        (
            "scheme: defeasible-modus-ponens\n    premises:\n    - {evidence: E was seen., cite: w, role: case}",
            "unsupported",
        ),
    ],
)
def test_only_written_steps_are_granted_in_the_second_reading(step: str, expected: str) -> None:
    text = f"sources: {{w: {{title: W}}}}\nargument:\n- claim: X holds.\n  id: x\n  because:\n  - {step}\n"
    assert statuses(text)["x"] == "supported"
    assert statuses(text, Reading.EVIDENCE_ONLY)["x"] == expected


def test_grant_and_reject_overrule_the_map() -> None:
    graph = graph_of("argument:\n- claim: X.\n  id: x\n  because:\n  - {claim: A., id: a, verdict: rejected}\n")
    x, a = graph.statements
    assert evaluate(graph).status(x) is Status.UNSUPPORTED
    assert evaluate(graph, grant=[a]).status(x) is Status.SUPPORTED
    assert evaluate(graph, reject=[x]).status(x) is Status.DEFEATED


def test_a_long_chain_and_a_wide_fan_are_evaluated() -> None:
    chain = "".join(f"- claim: S{i} holds.\n  id: s{i}\n  because:\n  - ref: s{i + 1}\n" for i in range(3000))
    found = statuses(f"argument:\n{chain}- claim: End holds.\n  id: s3000\n  but:\n  - claim: No.\n")
    assert found["s0"] == "unsupported"
    assert found["s3000"] == "defeated"
    fan = "".join(f"  - claim: R{i} holds.\n" for i in range(3000))
    assert statuses(f"argument:\n- claim: X holds.\n  id: x\n  because:\n{fan}")["x"] == "supported"


IDS = [f"s{i}" for i in range(6)]


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Maps of six statements with random links, circles included, in JSON (which is YAML)."""
    names = st.sampled_from(IDS)
    trees = []
    for name in IDS:
        tree: dict[str, object] = {draw(st.sampled_from(["claim", "evidence"])): f"{name} holds.", "id": name}
        if draw(st.booleans()):
            tree["cite"] = "https://example.org/"
        if draw(st.integers(0, 5)) == 0:
            tree["verdict"] = draw(st.sampled_from(["accepted", "rejected", "questioned"]))
        if draw(st.integers(0, 5)) == 0:
            tree["held-by"] = "a critic"
        if draw(st.integers(0, 3)) == 0:
            tree["contradicts"] = [n for n in draw(st.lists(names, max_size=2, unique=True)) if n != name] or ["s0"]
        if draw(st.integers(0, 3)) == 0:
            tree["tension-with"] = draw(st.lists(names, min_size=1, max_size=2, unique=True))
        for key in ("because", "but", "although"):
            reasons: list[object] = []
            for number in range(draw(st.integers(0, 2))):
                premises: list[object] = [{"ref": draw(names)} for _ in range(draw(st.integers(1, 2)))]
                reason: dict[str, object] = {"id": f"{name}-{key}-{number}", "premises": premises}
                if draw(st.integers(0, 3)) == 0:
                    reason["but"] = [{"ref": draw(names)}]
                if draw(st.integers(0, 2)) == 0:
                    reason["verdict"] = draw(st.sampled_from(["accepted", "accepted", "rejected", "questioned"]))
                reasons.append(reason)
            if reasons:
                tree[key] = reasons
        trees.append(tree)
    trees.extend({"ref": draw(names), "contradicts": draw(names)} for _ in range(draw(st.integers(0, 2))))
    return json.dumps({"argument": trees})


def brute_force(  # noqa: C901 - the definition in one place, to be read beside the docs
    graph: ArgumentGraph, reading: Reading
) -> dict[object, float]:
    """The least fixpoint by its definition: everything unknown at first, all values replaced at once until stable."""
    values: dict[object, float] = dict.fromkeys((*graph.statements, *graph.reasons), 0.5)
    opposed: dict[Statement, list[Statement]] = {s: [] for s in graph.statements}
    for one, other in graph.opposition.pairs():
        if one is not other:
            opposed[one].append(other)
            opposed[other].append(one)

    def verdict(s: Statement | Reason) -> str | None:
        return s.verdict.value if s.verdict else None

    def cited(s: Statement) -> bool:
        return s.kind is Kind.EVIDENCE and bool(s.citations)

    def bare(s: Statement) -> bool:
        granted = reading is Reading.AS_STATED and verdict(s) is None
        return granted and not cited(s) and not graph.support(s)

    def objections(s: Statement) -> float:
        return max((values[r] for r in graph.reasons_on(s, Bearing.ATTACK)), default=0)

    def judge(ground: float, against: float) -> float:
        return 0 if ground == 0 else 1 if (ground, against) == (1, 0) else 0.5

    def stand(s: Statement, opponents: list[Statement]) -> float:
        if verdict(s) in ("accepted", "rejected"):
            return float(verdict(s) == "accepted")
        alone = {o: stand(o, []) for o in opponents}
        against = max([objections(s), *(v for o, v in alone.items() if bare(s) or not bare(o))])
        if cited(s):
            ground = 1.0
        elif graph.support(s):
            ground = max(values[r] for r in graph.support(s))
        elif bare(s):
            ground = 1 - max([objections(s), *(v for o, v in alone.items() if not bare(o))])
        else:
            ground = 0.0
        return judge(ground, against)

    def step(r: Reason) -> float:
        unwritten = isinstance(graph.target(r), Statement) and r.bearing is not Bearing.CONCESSION
        if verdict(r) in ("rejected", "questioned"):
            return 0.0
        if reading is Reading.EVIDENCE_ONLY and unwritten and verdict(r) is None:
            return 0.0
        undercuts = [values[u] for u in graph.reasons_on(r, Bearing.ATTACK)]
        return min([*(values[p] for p in graph.premises(r)), *(1 - u for u in undercuts)])

    while True:
        new: dict[object, float] = {s: stand(s, opposed[s]) for s in graph.statements}
        new.update({r: step(r) for r in graph.reasons})
        if new == values:
            return values
        values = new


@settings(max_examples=300, deadline=None)
@given(maps(), st.sampled_from(Reading))
def test_statuses_are_the_least_fixpoint(text: str, reading: Reading) -> None:
    graph = graph_of(text)
    evaluation = Evaluation(graph, reading)
    expected = brute_force(graph, reading)
    assert {s: evaluation.value(s) for s in graph.statements} == {s: expected[s] for s in graph.statements}
    assert {r: evaluation.value(r) for r in graph.reasons} == {r: expected[r] for r in graph.reasons}
    for statement in graph.statements:
        implied = {Status.SUPPORTED: 1, Status.CONTESTED: 0.5, Status.OPEN: 0.5}.get(evaluation.status(statement), 0)
        assert evaluation.value(statement) == implied


@settings(max_examples=200, deadline=None)
@given(maps(), st.sampled_from(Reading), st.data())
def test_supposing_is_evaluating_anew_and_leaves_no_trace(text: str, reading: Reading, data: st.DataObject) -> None:
    graph = graph_of(text)
    nodes: list[Statement | Reason] = [*graph.statements, *graph.reasons]
    evaluation = Evaluation(graph, reading)
    before = [evaluation.value(node) for node in nodes]
    some = st.lists(st.sampled_from(graph.statements), max_size=2, unique=True)
    named = [reason for reason in graph.reasons if reason.id is not None]
    untaken = data.draw(st.lists(st.sampled_from(named), max_size=2)) if named else []
    grant = data.draw(some)
    reject = [s for s in data.draw(some) if s not in grant]
    other = graph_of(with_rejected(text, {str(reason.id) for reason in untaken}))
    again: list[Statement | Reason] = [*other.statements, *other.reasons]
    twin = dict(zip(graph.statements, other.statements, strict=True))
    anew = Evaluation(other, reading, grant=[twin[s] for s in grant], reject=[twin[s] for s in reject])
    with evaluation.supposing(grant=grant, reject=(*reject, *untaken)):
        assert [evaluation.value(node) for node in nodes] == [anew.value(node) for node in again]
        assert [evaluation.status(s) for s in graph.statements] == [anew.status(s) for s in other.statements]
    assert [evaluation.value(node) for node in nodes] == before


def with_rejected(text: str, names: set[str]) -> str:
    """A map in which some of its reasons are rejected."""
    written = json.loads(text)
    for tree in written["argument"]:
        for reason in (*tree.get("because", ()), *tree.get("but", ()), *tree.get("although", ())):
            if reason["id"] in names:
                reason["verdict"] = "rejected"
    return json.dumps(written)
