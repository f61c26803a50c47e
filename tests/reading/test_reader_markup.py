"""Where a map asks for markup, and in which of its texts it is understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.comparing import compare
from argmap.editing.formatting import formatted
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Statement
from argmap.reading import load_project
from argmap.reading.reader import load
from argmap.source import Source
from argmap.yamltext.value_places import written_part

MAP = """\
title: A *b*
question: A *b*
summary: A *b*
author: A *b*
markup: markdown
groups:
  g: {title: A *b*, note: A *b*}
sources:
  w: {title: A *b*}
argument:
- conclusion: A *b*
  label: A *b*
  held-by: A *b*
  quote: A *b*
  note: A *b*
  todo: A *b*
  hedge: A *b*
  tags: [a *b*]
  review:
  - {by: A *b*, note: A *b*}
  because:
  - A *b*
  - label: A *b*
    note: A *b*
    premises:
    - evidence: A *b*
"""


def map_of(text: str) -> ArgumentMap:
    found = load(Source("map.yaml", text)).map
    assert found is not None
    return found


def graph_of(text: str) -> ArgumentGraph:
    return ArgumentGraph(map_of(text), {})


def test_it_is_understood_in_statements_labels_notes_and_titles() -> None:
    found = map_of(MAP)
    (root,) = found.roots
    assert isinstance(root, Statement)
    first, second = root.because
    (bare,), (evidence,) = first.premises, second.premises
    assert isinstance(bare, Statement)
    assert isinstance(evidence, Statement)
    marked = [
        found.title, found.question, found.groups["g"].title, found.groups["g"].note, root.text, root.label, root.note,
        root.review[0].note, bare.text, second.label, second.note, evidence.text,
    ]  # fmt: skip
    assert [text and (text.value, text.words, str(text)) for text in marked] == [("A *b*", "A b", "A b")] * len(marked)
    quote = root.citations[0].quote
    literal = [
        found.summary, found.author, found.works["w"].title, root.held_by, quote, root.todo, root.hedge,
        root.review[0].by,
    ]  # fmt: skip
    assert [text and (text.value, text.words) for text in literal] == [("A *b*", "A *b*")] * len(literal)
    assert root.tags[0].words == "a *b*"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("", "A *b*"),
        ("markup: literal\n", "A *b*"),
        ("markup: markdown\n", "A b"),
        ("markup: Markdown\n", "A b"),  # as are those that are told with an error
        ("markup: markdwon\n", "A b"),
        ("Markup: markdown\n", "A b"),
        ("markup: wiki\n", "A *b*"),
        ("x-markup: markdown\n", "A *b*"),
        ("markup: literal\nmarkup: markdown\n", "A *b*"),
    ],
)
def test_how_it_is_asked_for(key: str, words: str) -> None:
    for text in (f"{key}title: A *b*\nargument: []\n", f"title: A *b*\nargument: []\n{key}"):
        found = map_of(text)
        assert found.title is not None
        assert found.title.words == words
        assert (found.markup is not None and found.markup.value == "markdown") is (words == "A b")


def test_each_map_asks_for_itself(tmp_path: Path) -> None:
    whole = "markup: markdown\ninclude: {b: b.yaml}\nargument:\n- conclusion: A *b*\n  because:\n  - ref: b/x\n"
    (tmp_path / "b.yaml").write_text("argument:\n- claim: A *b*\n  id: x\n")
    (tmp_path / "a.yaml").write_text(whole)
    project = load_project(Source(str(tmp_path / "a.yaml"), whole))
    assert project.root is not None
    graph = ArgumentGraph(project.root, project.included)
    assert sorted(statement.text.words for statement in graph.statements) == ["A *b*", "A b"]


def test_what_is_put_right_is_understood_as_well() -> None:
    found = map_of("markup: markdown\nargument:\n- conclusion - It is *so*.\n  because:\n  - It is.\n")
    (root,) = found.roots
    assert isinstance(root, Statement)
    assert (root.text.value, root.text.words) == ("It is *so*.", "It is so.")


def test_the_layout_keeps_what_is_written() -> None:
    laid_out = formatted(Source("map.yaml", MAP))
    assert laid_out.count("*b*") == MAP.count("*b*")
    assert laid_out.index("question") < laid_out.index("markup") < laid_out.index("sources")


def test_words_are_compared() -> None:
    """A statement that is marked up otherwise is the same one; its text is another one."""
    old = graph_of("markup: markdown\nargument:\n- conclusion: The *bridge* is old.\n- claim: It rains.\n")
    new = graph_of("markup: markdown\nargument:\n- claim: It rains.\n- conclusion: The bridge is **old**.\n")
    found = compare(old, new)
    assert not {change.kind.value for change in found.changes} & {"added", "removed"}
    told = [detail for change in found.changes for detail in change.details if detail.key == "conclusion"]
    assert [(detail.old, detail.new) for detail in told] == [(("The *bridge* is old.",), ("The bridge is **old**.",))]


@pytest.mark.parametrize(
    "written",
    [
        "$x$ and *here* it is",
        "'it''s $x$ and *here* it is'",
        '"a \\"b\\" \\u00e9 $x$\\n and \\\n     *here* it is"',
        "$x$ and\n    *here*\n\n    it is",
        "|\n    $x$ and\n\n    *here*  it is\n",
        ">-\n    $x$ and\n    *here* it is\n",
        '"\n    $x$ and\n    *here*\n\n    it is"',
    ],
)
def test_where_a_part_of_a_value_is_written(written: str) -> None:
    (root,) = map_of(f"argument:\n- claim: {written}\n").roots
    assert isinstance(root, Statement)
    for words in ("$x$", "*here*", "it is", "and"):
        at = root.text.value.index(words)
        assert written_part(root.text, at, at + len(words)).written == words
    assert written_part(root.text, 0, 0) == root.text.span
