"""Names in the place of dashes are one finding, and what stands below them is read."""

from __future__ import annotations

import pytest

from argmap.edits import apply
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reading import load, load_project
from argmap.source import Source


def mended(text: str) -> tuple[list[tuple[str, str]], str]:
    """What is found in a text, and the text with all fixes."""
    reading = load(Source("map.yaml", text))
    edits = [edit for d in reading.diagnostics if d.finding.fix is not None for edit in d.finding.fix.edits]
    return [(d.code, d.span.written) for d in reading.diagnostics], apply(text, edits)


@pytest.mark.parametrize(
    ("text", "found", "better"),
    [
        (
            "argument:\n  main:\n    conclusion: We go home.\n",
            [("AM006", "main")],
            "argument:\n  - id: main\n    conclusion: We go home.\n",
        ),
        (
            "argument:\n  main: # so\n    conclusion: a\n  other:\n    claim: b\n    because:\n    - ref: main\n",
            [("AM006", "main")],
            "argument:\n  - id: main # so\n    conclusion: a\n"
            "  - id: other\n    claim: b\n    because:\n    - ref: main\n",
        ),
        (
            "argument:\r\n- claim: a\r\n  because:\r\n     the rain:\r\n         claim: b\r\n"
            "     2nd:\r\n         claim: c\r\n",
            [("AM006", "the rain")],
            "argument:\r\n- claim: a\r\n  because:\r\n     -   # the rain\r\n         claim: b\r\n"
            "     -   id: 2nd\r\n         claim: c\r\n",
        ),
        (
            "argument:\n- claim: a\n  id: x\n  but:\n    costs:\n      premises: [b, c]\n    again:\n      ref: x\n"
            "    own:\n      claim: d\n      id: mine\n",
            [("AM006", "costs")],
            "argument:\n- claim: a\n  id: x\n  but:\n    - id: costs\n      premises: [b, c]\n"
            "    - # again\n      ref: x\n    - # own\n      claim: d\n      id: mine\n",
        ),
        (
            'argument:\n  "two\\nlines":\n    claim: a\n',
            [("AM006", '"two\\nlines"')],
            "argument:\n  - # two lines\n    claim: a\n",
        ),
        (
            "argument:\n- claim: a\n  because:\n    sleep:\n      claim: b\n"
            "    stress: They argue.  # so\n    In all: c\n",
            [("AM006", "sleep")],
            "argument:\n- claim: a\n  because:\n    - id: sleep\n      claim: b\n"
            "    - id: stress\n      claim: They argue.  # so\n    - # In all\n      claim: c\n",
        ),
        (
            "argument:\n- premises:\n    one:\n      assumption: a\n    two:\n      evidence: b\n",
            [("AM006", "one")],
            "argument:\n- premises:\n    - id: one\n      assumption: a\n    - id: two\n      evidence: b\n",
        ),
    ],
)
def test_names_become_ids(text: str, found: list[tuple[str, str]], better: str) -> None:
    diagnostics, after = mended(text)
    assert [each for each in diagnostics if each[0] == "AM006"] == found
    assert after == better
    assert [code for code, _ in mended(after)[0] if code == "AM006"] == []


def test_what_stands_below_a_name_is_known_by_it() -> None:
    text = (
        "argument:\n  main:\n    claim: a\n    because:\n      rain:\n        claim: b\n"
        "  two:\n    claim: c\n    but: [ref: rain]\n"
    )
    found = load_project(Source("map.yaml", text))
    assert found.root is not None
    graph = ArgumentGraph(found.root)
    assert {str(s.id.value): s.text.value for s in graph.statements if s.id} == {"main": "a", "rain": "b", "two": "c"}
    assert [d.code for d in found.diagnostics] == ["AM006", "AM006"]


@pytest.mark.parametrize(
    "text",
    [
        "argument:\n  claim: a\n  because:\n  - b\n",  # a statement without a dash
        "argument:\n  The deck is old:\n    because:\n    - b\n",  # a text with a colon
        "argument:\n  main:\n    claim: a\n  id: b\n",  # not all are names
        "argument: {main: {claim: a}}\n",
        "argument:\n  main: {claim: a}\n",
        "argument:\n- claim: a\n  tags:\n    one:\n      claim: b\n",  # no list of statements
    ],
)
def test_other_mappings_are_told_as_before(text: str) -> None:
    reading = load(Source("map.yaml", text))
    assert reading.diagnostics
    assert not any("a mapping of names" in d.finding.message for d in reading.diagnostics)


def test_a_name_without_room_for_a_dash_is_told_without_a_fix() -> None:
    (found,) = load(Source("map.yaml", "argument:\n main:\n  claim: a\n")).diagnostics
    assert "a mapping of names" in found.finding.message
    assert found.finding.fix is None


@pytest.mark.parametrize("value", ["|\n      b\n      c", "b\n      c", '"b\n      c"'])
def test_a_text_of_several_lines_behind_a_name_is_told_without_a_fix(value: str) -> None:
    text = f"argument:\n- claim: a\n  because:\n    one:\n      claim: x\n    two: {value}\n"
    reading = load(Source("map.yaml", text))
    assert [(d.code, d.finding.fix) for d in reading.diagnostics] == [("AM006", None)]
    assert reading.map is not None
    first = reading.map.roots[0]
    assert isinstance(first, Statement)
    assert [s.id.value for r in first.because for s in r.premises if isinstance(s, Statement) and s.id] == [
        "one",
        "two",
    ]
