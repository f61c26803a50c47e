"""The legend: whatever is drawn is explained, and what is explained is drawn, in all combinations of options."""

from __future__ import annotations

import random
import re
import sys
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from argmap.comparing.marks import SORTS, Mark
from argmap.evaluation import Status
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.rendering import DrawingOptions, Links, Only, Premises, Split, draw

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

_KINDS = ("conclusion", "claim", "evidence", "assumption")
_LINES = {
    "support": "supports",
    "attack": "speaks against",
    "undercut": "undercuts the step",
    "concession": "granted, held to be outweighed",
    "explanation": "explains, lends no support",
}
_SIDES = {"for": "for the conclusion", "against": "against the conclusion", "granted": "granted"}
_MUTUAL = {"≠": "cannot both stand", "≈": "hard to hold together", "=": "says the same"}
_TAGS = {
    "↑": "stands above this part",
    "→": "stated elsewhere",
    **{sign: f"{words}: stated elsewhere" for sign, words in _MUTUAL.items()},
}
_CHANGES = {
    "added": "was not in the old map",
    "removed": "is not in the new map",
    "moved": "bore on something else",
    "reworded": "had other words",
    "reasons": "had other reasons",
    "changed": "had another kind, source or other detail",
    "both": "is in both maps",
    "only_first": "is in map A alone",
    "only_second": "is in map B alone",
    "other_place": "bears on something else in one of them, or otherwise",
    "other_kind": "is of another kind in one of them",
}
_STATUSES = {
    "supported": "stands",
    "defeated": "falls to an objection",
    "contested": "reasons and objections both stand",
    "unsupported": "nothing stands for it",
    "open": "hangs on something not settled",
}
_NODE = re.compile(r"^\t+(n\d+) \[label=(.*)$", re.MULTILINE)
_EDGE = re.compile(r'^\t(n\d+) -> (n\d+) \[class="?([\w ]+)"?(.*)$', re.MULTILINE)
_LEGEND = re.compile(r'<FONT POINT-SIZE="9" COLOR="[^"]*">([^<]*)</FONT></TD></TR></TABLE>> class=legend')


def explained(dot: str) -> list[str]:
    return [unescape(words) for words in _LEGEND.findall(dot)]


def to_explain(dot: str) -> set[str]:
    """The words that a legend needs for what is drawn in a picture."""
    found: set[str] = set()
    joints: dict[str, int] = {}
    framed = False
    sides: set[str] = set()
    for name, node in _NODE.findall(dot):
        statement = re.search(r'class="statement ([\w ]+)"', node)
        if statement is not None:
            kind, *worn = statement[1].split()
            found.add(kind)
            sides.update(word for word in worn if word in _SIDES)
            worn = [word for word in worn if word not in _SIDES]
            found.update({**_STATUSES, **_CHANGES}[word] for word in worn)
        elif 'class="reason together"' in node:
            framed = True
        elif "class=reason" in node:
            joints[name] = 0
        else:
            assert "class=tag" in node
            said = re.search(r'POINT-SIZE="9">(.)', node)
            assert said is not None
            found |= {_TAGS[said[1]]} if said[1] in _TAGS else set()
    for _, head, look, more in _EDGE.findall(dot):
        bond, *across = look.split()
        sign = re.search(r"<B>(.)</B>", more)
        if bond == "premise" or (across and sign is None):
            if head in joints:
                joints[head] += 1
        elif bond == "link":
            found |= {_MUTUAL[sign[1]]} if sign is not None else set()
        else:
            found.add(_LINES[bond])
    found |= {_SIDES[side] for side in sides} if sides - {"for"} else set()
    found |= {"together: one reason"} if framed else set()
    if joints:
        several = max(joints.values()) > 1
        found.add(("the same, without a frame" if framed else "together: one reason") if several else "one reason")
    return found


_DOCUMENTED = {"claim": 4, "evidence": 3, "assumption": 2}


def _map(seed: int) -> str:
    """A map with statements of all kinds, tied to one another in all ways."""
    chance = random.Random(seed)  # noqa: S311 - the same maps every time
    statements: list[dict[str, Any]] = [{"conclusion": "It stands.", "id": "s0"}]
    for index in range(1, chance.randint(2, 16)):
        kind = chance.choices([*_DOCUMENTED], [*_DOCUMENTED.values()])[0]
        made: dict[str, Any] = {kind: f"Statement number {index}.", "id": f"s{index}"}
        if chance.random() < 0.2:
            made["group"] = chance.choice(("east", "west"))
        if chance.random() < 0.3:
            key = chance.choice(("contradicts", "tension-with", "restates"))
            other = f"s{chance.randrange(index)}"
            made[key] = other if key == "restates" else [other]
        premises = [made]
        while chance.random() < 0.35:
            premises.append({"ref": f"s{chance.randrange(index)}"} if chance.random() < 0.5 else {"claim": "And so."})
        if chance.random() < 0.1:
            premises.append({"ref": "nowhere"})
        reason: dict[str, Any] = {"premises": premises}
        if chance.random() < 0.15:
            reason["label"] = "A step of this kind"
        if chance.random() < 0.2:
            reason["inference"] = "explanation"
        if chance.random() < 0.3:
            reason[chance.choice(("because", "but", "although"))] = ["This bears on the step."]
        target = chance.choice(statements)
        target.setdefault(chance.choice(("because", "because", "but", "although")), []).append(reason)
        statements.append(made)
    return maps.as_map([statements[0]], groups={"east": {"title": "East"}, "west": {"title": "West"}})


def _worn(graph: ArgumentGraph, seed: int) -> tuple[dict[Statement, Status], dict[Statement, Mark]]:
    """A status for every statement, and a mark for some."""
    chance = random.Random(seed)  # noqa: S311
    statuses = {statement: chance.choice(list(Status)) for statement in graph.statements}
    marks = {s: Mark((chance.choice(SORTS),)) for s in graph.statements if chance.random() < 0.3}
    return statuses, marks


def _options(graph: ArgumentGraph, seed: int) -> dict[str, Any]:
    """What part of a map is drawn, and what is drawn on its statements."""
    statuses, marks = _worn(graph, seed)
    some = graph.numbers[graph.statements[seed % len(graph.statements)]]
    parts: list[dict[str, Any]] = [{}, {"focus": some}, {"depth": 1}, {"collapse": (some,)}, {"only": Only.ASSUMPTIONS}]
    parts += [{"split": Split.GROUPS}, {"split": Split.DEPTH, "depth": 1}]
    worn: list[dict[str, Any]] = [
        {},
        {"statuses": statuses},
        {"changes": marks},
        {"statuses": statuses, "changes": marks},
    ]
    return {**parts[seed % len(parts)], **worn[seed % len(worn)]}


@pytest.mark.parametrize("seed", range(60))
def test_the_legend_explains_exactly_what_is_drawn(seed: int) -> None:
    from argmap.rendering.content.views import NothingToShow

    graph = maps.graph_of(_map(seed))
    for premises, links in product(Premises, (Links.STUBS, Links.ARROWS)):
        options = DrawingOptions(premises=premises, links=links, **_options(graph, seed))
        try:
            drawing = draw(graph, ("dot",), options)
        except NothingToShow:
            continue
        for part in (drawing, *drawing.parts):
            dot = part.files["dot"].decode()
            told = explained(dot)
            needed = to_explain(dot)
            if told or len(needed) > 1:  # a single kind of box needs no legend
                assert sorted(told) == sorted(needed)
            else:
                assert needed <= set(_KINDS)


def legend_of(argument: str, **options: Any) -> list[str]:
    graph = maps.graph_of(f"argument:\n{argument}")
    return explained(draw(graph, ("dot",), DrawingOptions(**options)).files["dot"].decode())


_IN_TWO_GROUPS = """\
- conclusion: It stands.
  because:
  - premises: [{claim: One., group: east}, {claim: Two., group: west}]
"""
_FRAMED_TOO = "  - premises: [{claim: Three.}, {claim: Four.}]\n"


def test_a_joint_in_the_place_of_a_frame_is_explained() -> None:
    assert legend_of(_IN_TWO_GROUPS, premises=Premises.FRAMED)[-1] == "together: one reason"
    both = legend_of(_IN_TWO_GROUPS + _FRAMED_TOO, premises=Premises.FRAMED)
    assert both[-2:] == ["together: one reason", "the same, without a frame"]
    assert legend_of(_IN_TWO_GROUPS + _FRAMED_TOO)[-1] == "together: one reason"


def test_a_joint_of_one_premise_or_of_premises_drawn_elsewhere_is_explained() -> None:
    undercut = "- conclusion: It stands.\n  because:\n  - premises: [One.]\n    but: [It does not follow.]\n"
    sides = ["for the conclusion", "against the conclusion"]
    assert legend_of(undercut) == ["conclusion", "claim", *sides, "supports", "undercuts the step", "one reason"]
    across = (
        "- conclusion: A.\n  because: [{claim: B., id: b}, {claim: C., id: c}]\n"
        "- conclusion: D.\n  because: [{premises: [{ref: b}, {ref: c}]}]\n"
    )
    assert legend_of(across, links=Links.ARROWS)[-1] == "together: one reason"


def test_samples_of_lines_between_statements_bear_their_signs() -> None:
    argument = (
        "- conclusion: A.\n  because:\n  - {claim: B., id: b, contradicts: [c]}\n"
        "  - {claim: C., id: c, tension-with: [d]}\n  - {claim: D., id: d, restates: b}\n"
    )
    graph = maps.graph_of(f"argument:\n{argument}")
    dot = draw(graph, ("dot",), DrawingOptions(links=Links.ARROWS)).files["dot"].decode()
    assert explained(dot)[-3:] == [*_MUTUAL.values()]
    samples = re.findall(r"^\tl\d+a -> l\d+b \[.*headlabel=<.*?<B>(.)</B>", dot, re.MULTILINE)
    assert samples == [*_MUTUAL]
