"""Silence never helps: what a map leaves out does not make its conclusions look firmer than what it says.

Each single thing of some kinds is taken out of a map: no status that it speaks for may rise, no step with a gap may
lose it, and no conclusion may become harder to bring down.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.evaluation import Evaluation, Reading, evaluate
from argmap.graph import ArgumentGraph, Target
from argmap.model import Bearing, Kind, Reason, Statement, is_ruled
from argmap.reading import load_project
from argmap.reviewing.review_context import ReviewContext
from argmap.source import Source

PAPER = Path(__file__).resolve().parents[2] / "arguments"
KINDS = ("conclusion", "claim", "evidence", "assumption")
# What is said about a statement or a step and can be left unsaid.
WORDS = (
    *("scheme", "role", "hedge", "held-by", "note", "cite", "quote", "at", "inference", "label"),
    *("origin", "fits", "rating"),
)
Data: TypeAlias = dict[str, Any]
Removal: TypeAlias = tuple[str, Callable[[Data], None]]


# -- maps with something taken out ---------------------------------------------------------------------------------


def nodes(tree: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Data]]:
    """Every mapping in the reasons of a map, with the way to it."""
    if isinstance(tree, list):
        for index, each in enumerate(tree):
            yield from nodes(each, (*way, index))
    elif isinstance(tree, dict):
        yield way, tree
        for key in ("premises", "because", "but", "although"):
            if key in tree:
                yield from nodes(tree[key], (*way, key))


def referred_to(data: Data) -> set[str]:
    return {each["ref"].rpartition("/")[2] for _, each in nodes(data["argument"]) if "ref" in each}


def removals(data: Data, names: set[str]) -> Iterator[Removal]:
    """Everything that can be left out by itself: words about statements and steps, and premises without reasons.

    What is called by one of the names is needed elsewhere, too.
    """
    for way, each in nodes(data["argument"]):
        if "ref" in each and way[-2:-1] != ("premises",):
            continue
        for key in WORDS:
            if key in each and not (key == "inference" and each[key] == "explanation"):
                yield f"{key} at {way}", lambda copy, way=way, key=key: at(copy, way).pop(key)  # type: ignore[misc]
        leaf = any(kind in each for kind in KINDS) and not {"because", "but", "although", "contradicts"} & each.keys()
        if leaf and each.get("id") not in names and "premises" in way and len(at(data, way[:-1])) > 1:
            yield f"premise at {way}", lambda copy, way=way: at(copy, way[:-1]).pop(way[-1])  # type: ignore[misc]


def at(data: Data, way: tuple[Any, ...]) -> Any:
    found: Any = data["argument"]
    for key in way:
        found = found[key]
    return found


# -- how a map looks -----------------------------------------------------------------------------------------------


class Look:
    """What a reader sees of a map, in terms that are the same for a map of which something is left out."""

    def __init__(self, graph: ArgumentGraph) -> None:
        self.graph = graph
        self.context = ReviewContext(graph)
        self.readings = [evaluate(graph, reading) for reading in Reading]
        self.statements = {f"{s.text.value}|{s.id}": s for s in graph.statements}

    def gaps(self) -> dict[str, bool]:
        """Whether something that nobody has shown is needed in each step."""
        return {self.step(r): self._has_gap(r) for r in self.graph.reasons if self._counts(r)}

    def _counts(self, reason: Reason) -> bool:
        supports = reason.bearing is not Bearing.CONCESSION and reason.inference.value != "explanation"
        return supports and isinstance(self.graph.target(reason), Statement)

    def _has_gap(self, reason: Reason) -> bool:
        premises = self.graph.premises(reason)
        unshown = (
            p.kind is not Kind.EVIDENCE and self.context.is_leaf(p) and not is_ruled(p, "accepted") for p in premises
        )
        return reason in self.context.warrants or any(unshown)

    def step(self, reason: Reason) -> str:
        """A name for a step: what it is for, and its place among the reasons for that."""
        target = self.graph.target(reason)
        assert target is not None
        return f"{target.span.source.path}:{self.graph.reasons.index(reason)}"

    def hardness(self, statement: Statement) -> int:
        """How many rejections it takes at least to bring a statement down; more than are tried for one that stands."""
        sets, _ = self.context.cut_sets(statement)
        return min((len(each) for each in sets), default=4)


def spoken_for(graph: ArgumentGraph, start: Target) -> set[Target]:
    """What something speaks for and in no way against, through all that follows from it."""
    signs: dict[Target, set[bool]] = {start: {True}}
    waiting: list[tuple[Target, bool]] = [(start, True)]
    outweighs = {reason: list(graph.outweighed(reason)) for reason in graph.reasons if reason.outweighs}
    opposed: dict[Statement, list[Statement]] = {}
    for one, other in graph.opposition.pairs():
        opposed.setdefault(one, []).append(other)
        opposed.setdefault(other, []).append(one)
    while waiting:
        node, sign = waiting.pop()
        above: list[tuple[Target, bool]] = []
        if isinstance(node, Statement):
            above += [(reason, sign) for reason in graph.uses(node)]
            above += [(other, not sign) for other in opposed.get(node, ())]
        else:
            target = graph.target(node)
            if target is not None and node.bearing is not Bearing.CONCESSION:
                above.append((target, sign == (node.bearing is Bearing.SUPPORT)))
            above += [(other, not sign) for other in outweighs.get(node, ())]
        for each, how in above:
            if how not in signs.setdefault(each, set()):
                signs[each].add(how)
                waiting.append((each, how))
    return {node for node, found in signs.items() if found == {True}}


def assert_no_better(before: Look, after: Look, start: Target, what: str, gone: Reason | None = None) -> None:
    """That a map with something left out looks no better than it did."""
    favoured = spoken_for(before.graph, start)
    for name, statement in after.statements.items():
        old = before.statements.get(name)
        if old is None or old not in favoured:
            continue
        for was, now in zip(before.readings, after.readings, strict=True):
            if gone is not None and was.value(start) < 1:
                continue  # the step rests on less than before
            assert now.value(statement) <= was.value(old), (what, now.reading, name)
        if stands(before.readings[0], old) and stands(after.readings[0], statement) and not before.context.is_leaf(old):
            assert after.hardness(statement) <= before.hardness(old), (what, name)
    lost = {step for step, gap in before.gaps().items() if gap} - {step for step, gap in after.gaps().items() if gap}
    # A premise that nobody has shown may go if another one leads over without it; what leads over may not.
    superfluous = {before.step(gone)} if gone is not None and gone not in before.context.warrants else set()
    assert lost <= superfluous, what


def stands(evaluation: Evaluation, statement: Statement) -> bool:
    return evaluation.value(statement) == 1


# -- maps of all kinds ---------------------------------------------------------------------------------------------

SENTENCES = [f"The {noun} {verb} the {other}." for noun in ("deck", "town") for verb in ("needs", "bears") for other in
             ("road", "lorries", "tolls")]  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, depth: int, role: str = "") -> Data:
    kind = draw(st.sampled_from(("claim", "claim", "evidence", "assumption")))
    number = draw(st.integers(0, 10**6))
    text = draw(st.sampled_from(SENTENCES))
    made: Data = {kind: f"{'If so, ' if draw(st.integers(0, 3)) == 0 else ''}{text[:-1]} in {number}."}
    if role:
        made["role"] = role
    for key, value in (("hedge", "may"), ("held-by", "some"), ("note", "So."), ("cite", "https://example.org/")):
        if draw(st.integers(0, 3)) == 0:
            made[key] = value
    if depth:
        for key, most in (("because", 2), ("but", 1)):
            reasons = draw(st.lists(steps(depth - 1), max_size=most if draw(st.booleans()) else 0))
            if reasons:
                made[key] = reasons
    return made


@st.composite
def steps(draw: st.DrawFn, depth: int) -> Data:
    made: Data = {}
    roles: tuple[str, ...] = ("", "", "")[: draw(st.integers(1, 3))]
    form = draw(st.sampled_from(("", "", "scheme", "deductive")))
    if form == "scheme":
        made["scheme"] = "defeasible-modus-ponens"
        roles = draw(st.sampled_from((("rule", "case"), ("case",), ("rule", "case", ""), ("", ""))))
    elif form:
        made["inference"] = "deductive"
    made["premises"] = [draw(statements(depth, role)) for role in roles]
    return made


@st.composite
def whole_maps(draw: st.DrawFn) -> Data:
    return {
        "argument": [{"conclusion": "The town needs the road in 0.", "because": draw(st.lists(steps(2), max_size=3))}]
    }


def look_at(data: Data) -> Look:
    return look_of(Source("map.yaml", json.dumps(data)))


def look_of(source: Source) -> Look:
    project = load_project(source)
    assert project.root is not None, project.diagnostics
    return Look(ArgumentGraph(project.root, project.included))


@settings(max_examples=250, deadline=None)
@given(whole_maps(), st.data())
def test_leaving_something_out_of_any_map_makes_nothing_look_better(data: Data, choice: st.DataObject) -> None:
    possible = list(removals(data, referred_to(data)))
    if not possible:
        return
    what, remove = choice.draw(st.sampled_from(possible), label="what is left out")
    check_one(data, what, remove)


def check_one(data: Data, what: str, remove: Callable[[Data], None]) -> None:
    before = look_at(data)
    start = node_at(before, data, what)
    if isinstance(start, Statement) and what.startswith("premise") and before.readings[0].value(start) < 1:
        return  # what is disputed takes the dispute with it
    copy = deepcopy(data)
    remove(copy)
    gone = before.graph.uses(start)[0] if what.startswith("premise") and isinstance(start, Statement) else None
    assert_no_better(before, look_at(copy), start, what, gone)


def node_at(look: Look, data: Data, what: str, path: Path | None = None) -> Target:
    """The node from which something is left out: those of a file are written in the order of its mappings."""
    ways = {str(way): way for way, _ in nodes(data["argument"])}
    mappings = [way for way, each in nodes(data["argument"]) if "ref" not in each]
    explicit = [r for r in look.graph.reasons if r.explicit]
    said = [s for s in look.graph.statements if not s.bare]
    every: list[Target] = [*said, *explicit]
    found = [n for n in every if path is None or n.span.source.path == str(path)]
    found.sort(key=lambda node: (node.span.start, -node.span.end))
    assert len(found) == len(mappings)
    way = ways[what.partition(" at ")[2]]
    if way not in mappings:  # what is said at a reference is said of the step
        way = way[:-2]
    return found[mappings.index(way)]


# -- the maps of the paper -----------------------------------------------------------------------------------------

PARTS = ("hyun-2019", "hyun-2019-2-summit", "hyun-2019-3-economy", "hyun-2019-4-diplomacy")


def source_at(path: Path) -> Source:
    return Source(str(path), path.read_text(encoding="utf-8"))


def written(name: str) -> Data:
    data: Data = yaml.load((PAPER / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return data


@pytest.mark.parametrize("name", PARTS)
def test_leaving_anything_out_of_the_maps_of_the_paper_makes_nothing_look_better(name: str, tmp_path: Path) -> None:
    for path in PAPER.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    data, changed = written(name), tmp_path / f"{name}.yaml"
    changed.write_text(json.dumps(data), encoding="utf-8")
    root = tmp_path / f"{PARTS[0]}.yaml"
    before = look_of(source_at(root))
    tried = 0
    names = set[str]().union(*(referred_to(written(part)) for part in PARTS))
    for what, remove in removals(data, names):
        start = node_at(before, data, what, changed)
        if what.startswith("premise") and isinstance(start, Statement) and before.readings[0].value(start) < 1:
            continue
        copy = deepcopy(data)
        remove(copy)
        changed.write_text(json.dumps(copy), encoding="utf-8")
        gone = before.graph.uses(start)[0] if what.startswith("premise") and isinstance(start, Statement) else None
        assert_no_better(before, look_of(source_at(root)), start, what, gone)
        tried += 1
    assert tried > 30
