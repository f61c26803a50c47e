"""The outline of a text, and searching for names."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.editor_support.outline import Symbol, outline, symbols
from argmap.graph import ArgumentGraph

sys.path.insert(0, str(Path(__file__).parent))
from marked import view_of

MAP = """\
sources:
  report: {title: The report}
argument:
- conclusion: One is so.
  id: one
  because:
  - scheme: analogy
    premises:
    - ref: two
    - assumption: Unsaid.
  - Three, without more.
  but:
  - label: Doubts
    premises:
    - claim: Four.
- claim: Two.
  id: two
groups:
  g: {title: Group}
"""


def lines(found: list[Symbol]) -> list[str]:
    """An outline in lines."""
    said: list[str] = []
    waiting = [(0, symbol) for symbol in reversed(found)]
    while waiting:
        depth, symbol = waiting.pop()
        said.append(f"{'  ' * depth}{symbol.sort}: {symbol.name} [{symbol.detail}]")
        waiting.extend((depth + 1, child) for child in reversed(symbol.children))
    return said


def test_the_outline_follows_the_file() -> None:
    assert lines(outline(view_of(MAP))) == [
        "source: sources []",
        "  source: report [The report]",
        "conclusion: One is so. [one]",
        "  reason: because: analogy []",
        "    reference: → two [Two.]",
        "    assumption: Unsaid. []",
        "  claim: Three, without more. []",
        "  reason: but: Doubts []",
        "    claim: Four. []",
        "claim: Two. [two]",
        "group: groups []",
        "  group: g [Group]",
    ]


def test_what_is_gone_to_lies_within_what_is_shown() -> None:
    [conclusion] = [symbol for symbol in outline(view_of(MAP)) if symbol.sort == "conclusion"]
    assert conclusion.selection.written == "One is so."
    assert conclusion.span.first.line == 4
    assert conclusion.span.written.endswith("- claim: Four.")


def test_an_outline_survives_a_fault() -> None:
    broken = MAP.replace("- claim: Two.", '- claim: "Two.')
    assert "  reason: because: analogy []" in lines(outline(view_of(broken)))


def test_an_outline_of_any_depth_is_made() -> None:
    text = "argument:\n" + "".join(f"{'  ' * n}- claim: C{n}.\n{'  ' * n}  because:\n" for n in range(600))
    text += "  " * 600 + "- claim: End.\n"
    symbol = outline(view_of(text))[0]
    depth = 0
    while symbol.children:
        symbol, depth = symbol.children[0], depth + 1
    assert (symbol.name, depth) == ("End.", 600)


def graph_of(text: str) -> ArgumentGraph:
    graph = view_of(text).graph
    assert graph is not None
    return graph


def test_names_are_found_by_id_and_by_words() -> None:
    graph = graph_of(MAP)
    assert [symbol.name for symbol in symbols(graph, "two")] == ["Two."]
    assert [symbol.detail for symbol in symbols(graph, "so ONE")] == ["one"]
    assert [symbol.name for symbol in symbols(graph, "report")] == ["report"]
    assert symbols(graph, "nothing of the sort") == []
    assert len(symbols(graph, "")) == 7  # five statements, a source, a group


def test_reasons_with_an_id_are_found() -> None:
    graph = graph_of(
        "argument:\n- claim: A.\n  because:\n  - id: why\n    label: Why so\n    premises:\n    - claim: B.\n"
    )
    assert [(s.name, s.sort) for s in symbols(graph, "why")] == [("because: Why so", "reason")]
