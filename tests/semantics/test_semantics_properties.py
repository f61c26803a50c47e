"""The induced framework of random maps: against argument trees, and beside the built-in evaluation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.evaluation import Reading, evaluate, fixed_values, is_cited_evidence
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Reason, Statement
from argmap.reading import load_project
from argmap.semantics import Label, Semantics, extensions, framework, grounded
from argmap.semantics.answer_sets import extension_sets
from argmap.semantics.frameworks import labelling_of
from argmap.source import Source

VALUES = {Label.IN: 1.0, Label.UNDEC: 0.5, Label.OUT: 0.0}


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None, project.diagnostics
    return ArgumentGraph(project.root, project.included)


# -- random maps ---------------------------------------------------------------------------------------------------

IDS = [f"s{i}" for i in range(5)]


@st.composite
def maps(draw: st.DrawFn, *, circles: bool = True, extras: bool = True, because: bool = True) -> str:
    """Maps of five statements with random links in JSON (which is YAML).

    Without `circles` support goes to later statements only; without `extras` nothing contradicts, restates or
    outweighs; without `because` there are objections alone.
    """
    trees = []
    for place, name in enumerate(IDS):
        tree = draw(statements(name, extras))
        for key in ("because", "but", "although") if because else ("but",):
            premises = IDS if circles or key != "because" else IDS[place + 1 :]
            reasons = [draw(steps(f"{name}-{key}-{n}", premises, extras)) for n in range(draw(st.integers(0, 2)))]
            if reasons and premises:
                tree[key] = reasons
        trees.append(tree)
    if extras and draw(st.booleans()):
        trees.append({"ref": draw(st.sampled_from(IDS)), "contradicts": draw(st.sampled_from(IDS))})
    return json.dumps({"argument": trees})


@st.composite
def statements(draw: st.DrawFn, name: str, extras: bool) -> dict[str, object]:
    tree: dict[str, object] = {draw(st.sampled_from(["claim", "evidence"])): f"{name} holds.", "id": name}
    if draw(st.booleans()):
        tree["cite"] = "https://example.org/"
    if draw(st.integers(0, 5)) == 0:
        tree["verdict"] = draw(st.sampled_from(["accepted", "rejected", "questioned"]))
    if draw(st.integers(0, 5)) == 0:
        tree["held-by"] = "a critic"
    if extras and draw(st.integers(0, 3)) == 0:
        tree["contradicts"] = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))
    if extras and draw(st.integers(0, 8)) == 0:
        tree["restates"] = draw(st.sampled_from(IDS))
    return tree


@st.composite
def steps(draw: st.DrawFn, name: str, premises: list[str], extras: bool) -> dict[str, object]:
    names = st.sampled_from(IDS)
    number = draw(st.integers(1, 2)) if premises else 0
    reason: dict[str, object] = {"id": name}
    reason["premises"] = [{"ref": draw(st.sampled_from(premises))} for _ in range(number)]
    if draw(st.integers(0, 3)) == 0:
        reason["but"] = [{"ref": draw(names)}]
    if draw(st.integers(0, 5)) == 0:
        reason["verdict"] = draw(st.sampled_from(["accepted", "rejected"]))
    if extras and draw(st.integers(0, 4)) == 0:
        sides = st.sampled_from(["because", "but"])
        reason["outweighs"] = f"{draw(names)}-{draw(sides)}-{draw(st.integers(0, 1))}"
    return reason


# -- argument trees ------------------------------------------------------------------------------------------------

Top = tuple[str, Reason | Statement]
Tree = tuple[Top, tuple["Tree", ...]]


class Trees:
    """All argument trees of a map, as the literature has them; below the top no statement stands below itself.

    Direct attacks between the tops of trees are written anew from the documentation.
    """

    MOST = 120

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.fixed = fixed_values(graph, (), ())
        self.groups: dict[Statement, list[Statement]] = {}
        for statement in graph.statements:
            self.groups.setdefault(self.leader(statement), []).append(statement)
        self.verdicts = {self.leader(s): self.fixed[s] for s in graph.statements if s in self.fixed}
        self.trees: list[Tree] = []
        self.of: dict[Statement, list[Tree]] = {s: self.for_statement(s, frozenset()) for s in self.groups}
        for trees in self.of.values():
            self.trees.extend(trees)
        for reason in graph.reasons:
            known = {id(top[1]) for top, _ in self.trees}
            if id(reason) not in known:
                self.trees.extend(self.for_reason(reason, frozenset()))
        rejected = [s for s, value in self.verdicts.items() if value == 0]
        self.trees.extend((("rejection", s), ()) for s in rejected)
        assume(len(self.trees) <= self.MOST)

    def leader(self, statement: Statement) -> Statement:
        return self.graph.restatements.get(statement, statement)

    def reasons_for(self, statement: Statement) -> list[Reason]:
        return [r for member in self.groups[statement] for r in self.graph.support(member)]

    def ground(self, statement: Statement) -> str | None:
        members = self.groups[statement]
        if statement in self.verdicts:
            return "acceptance" if self.verdicts[statement] else None
        if any(is_cited_evidence(m) for m in members):
            return "evidence"
        doubted = any(m.verdict is not None for m in members)
        return "presumption" if not doubted and not self.reasons_for(statement) else None

    def for_statement(self, statement: Statement, above: frozenset[Statement]) -> list[Tree]:
        if statement in above:
            return []
        found: list[Tree] = []
        ground = self.ground(statement)
        if ground:
            found.append(((ground, statement), ()))
        for reason in self.reasons_for(statement):
            found.extend(self.for_reason(reason, above | {statement}))
        assume(len(found) <= self.MOST)
        return found

    def for_reason(self, reason: Reason, above: frozenset[Statement]) -> Iterator[Tree]:
        if reason.verdict is not None and reason.verdict.value == "rejected":
            return
        premises = [self.leader(p) for p in dict.fromkeys(self.graph.premises(reason))]
        for below in product(*(self.for_statement(p, above) for p in dict.fromkeys(premises))):
            yield ("reason", reason), below

    def side(self, top: Top) -> tuple[Statement | None, int]:
        """What a top speaks for (1) or against (-1)."""
        if isinstance(top[1], Statement):
            return top[1], -1 if top[0] == "rejection" else 1
        target = self.graph.target(top[1])
        if not isinstance(target, Statement):
            return None, 0
        return self.leader(target), {Bearing.SUPPORT: 1, Bearing.ATTACK: -1, Bearing.CONCESSION: 0}[top[1].bearing]

    def attacks(self, by: Top, on: Top, opposed: set[tuple[Statement, Statement]]) -> bool:
        graph, (attacker, target) = self.graph, (by[1], on[1])
        if isinstance(attacker, Reason) and isinstance(target, Reason):
            if target in graph.outweighed(attacker):
                return True
            if attacker in graph.outweighed(target):
                return attacker.bearing is Bearing.ATTACK and graph.target(attacker) is target
            if graph.target(attacker) is target:
                return attacker.bearing is Bearing.ATTACK
        if on[0] in ("acceptance", "rejection") or (by[0] == "presumption" != on[0]):
            return False
        (one, sign), (other, other_sign) = self.side(by), self.side(on)
        if one is None or other is None:
            return False
        if one is other:
            decided = one in self.verdicts and by[0] == "reason"
            return sign * other_sign == -1 and not decided
        if (one, other) not in opposed or (sign, other_sign) != (1, 1) or other in self.verdicts:
            return False
        return one not in self.verdicts or by[0] == "acceptance"

    def labellings(self, semantics: str) -> set[tuple[Label, ...]]:
        """The labels of the statements in each extension of the framework of trees."""
        opposed = {(self.leader(a), self.leader(b)) for a, b in self.graph.opposition.pairs()}
        opposed = {(a, b) for a, b in opposed | {(b, a) for a, b in opposed} if a is not b}
        parts = [list(subtrees(tree)) for tree in self.trees]
        targets = [
            [place for place, tops in enumerate(parts) if any(self.attacks(by[0], top, opposed) for top in tops)]
            for by in self.trees
        ]
        where = {id(tree): place for place, tree in enumerate(self.trees)}
        found = set()
        if semantics == "grounded":
            each_labelling = iter([grounded(targets)])
        else:
            each_labelling = (labelling_of(each, targets) for each in extension_sets(targets, semantics, 60))
        for count, labelling in enumerate(each_labelling):
            assume(count < 300)
            row = []
            for trees in self.of.values():
                best = max((VALUES[labelling[where[id(tree)]]] for tree in trees), default=0.0)
                row.append(next(label for label, value in VALUES.items() if value == best))
            found.add(tuple(row))
        return found


def subtrees(tree: Tree) -> Iterator[Top]:
    waiting = [tree]
    while waiting:
        top, below = waiting.pop()
        yield top
        waiting.extend(below)


@settings(max_examples=60, deadline=None)
@given(maps(), st.sampled_from(Semantics))
def test_statements_fare_as_in_the_framework_of_argument_trees(text: str, semantics: Semantics) -> None:
    graph = graph_of(text)
    trees = Trees(graph)
    expected = trees.labellings(semantics.value)
    found = extensions(framework(graph), semantics, limit=1000, seconds=60)
    assert found.finished
    rows = {tuple(found.label(s, i) for s in trees.of) for i in range(len(found.labellings))}
    assert rows == expected
    if semantics is Semantics.COMPLETE:
        assert found.count == len(found.labellings)


# -- beside the built-in evaluation --------------------------------------------------------------------------------


def agreement(text: str, reading: Reading) -> None:
    graph = graph_of(text)
    evaluation = evaluate(graph, reading)
    induced = framework(graph, reading)
    found = grounded(induced.targets)
    assert {s: VALUES[induced.label(s, found)] for s in graph.statements} == {
        s: evaluation.value(s) for s in graph.statements
    }


@settings(max_examples=150, deadline=None)
@given(maps(because=False, extras=False), st.sampled_from(Reading))
def test_objections_alone_fare_as_in_the_evaluation(text: str, reading: Reading) -> None:
    agreement(text, reading)


@settings(max_examples=150, deadline=None)
@given(maps(circles=False, extras=False), st.sampled_from(Reading))
def test_support_without_circles_fares_as_in_the_evaluation(text: str, reading: Reading) -> None:
    agreement(text, reading)
