"""The fix that moves an objection from a statement to its step."""

from __future__ import annotations

import pytest

from argmap.checking import check
from argmap.edits import apply
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Reason
from argmap.source import Source

HEAD = "argument:\n- conclusion: The medicine healed the patients.\n"
STEP = "  because:\n  - evidence: The patients took the medicine.   # kept\n    cite: https://example.org\n"
EXPLICIT = (
    "  because:\n  - premises:\n    - evidence: The patients took the medicine.\n      cite: https://example.org\n"
)
OBJECTION = "  - claim: >-\n      Even if they did,\n      they healed by themselves.\n    id: even-so\n"


def fixed(text: str) -> str | None:
    source = Source("map.yaml", text)
    found = [d for d in check(source).diagnostics if d.code == "AM402"]
    assert len(found) == 1
    fix = found[0].finding.fix
    return None if fix is None else apply(text, fix.edits)


def undercuts(text: str) -> list[str]:
    graph = check(Source("map.yaml", text)).graph
    assert isinstance(graph, ArgumentGraph)
    return [
        str(graph.premises(r)[0].id)
        for r in graph.reasons
        if r.bearing is Bearing.ATTACK and isinstance(graph.target(r), Reason)
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + STEP + "  but:\n" + OBJECTION,
        HEAD + "  but:\n" + OBJECTION + STEP,
        HEAD + STEP.replace("# kept", "") + "  but:\n  # kept\n" + OBJECTION,
        HEAD + EXPLICIT + "  but:\n" + OBJECTION,
        HEAD + EXPLICIT + "  but:\n  - claim: The patients were not ill.\n" + OBJECTION,
        HEAD + STEP + "  but:\n" + OBJECTION + "  although:\n  - claim: It is dear.\n\n- claim: Another tree.\n",
    ],
)
def test_objection_becomes_an_undercut(text: str) -> None:
    after = fixed(text)
    assert after is not None
    assert undercuts(text) == []
    assert undercuts(after) == ["even-so"]
    before_graph, after_graph = check(Source("a", text)).graph, check(Source("b", after)).graph
    assert before_graph is not None
    assert after_graph is not None
    assert sorted(s.text.value for s in before_graph.statements) == sorted(s.text.value for s in after_graph.statements)
    assert not [d for d in check(Source("map.yaml", after)).diagnostics if d.code.startswith(("AM0", "AM402"))]
    assert ("# kept" in after) == ("# kept" in text)


@pytest.mark.parametrize(
    "text",
    [
        HEAD + STEP + "  - evidence: Another study says so.\n    cite: https://example.org/2\n  but:\n" + OBJECTION,
        HEAD + "  because: [{evidence: The patients took it., cite: 'https://example.org'}]\n  but:\n" + OBJECTION,
        HEAD + STEP + "  but: [Even if they did]\n",
    ],
)
def test_nothing_is_rewritten_where_it_is_not_plain(text: str) -> None:
    assert fixed(text) is None
