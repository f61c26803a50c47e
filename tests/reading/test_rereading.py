"""A text of which little has changed is read again in part, and nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.reading import rereading
from argmap.reading.events import Alias, Collection, Mapping, Node, Scalar, Tree, parse
from argmap.reading.rereading import Rereading

HERE = Path(__file__).parent
LAID_OUT = """\
argument:
- conclusion: "The bridge has
    to be closed."
  note: |
    Two lines,
    # of which one looks like a comment.

  # a comment
  because:
  - claim: 'Its deck is cracked.'   # beside it
    cite: {source: report, quote: the deck}
    # and below

  - premises:
    - It carries buses.
    - claim: >-
        Buses are
        heavy.
    - {claim: Cracks grow.}
  -
    claim: Nobody has mended it.
  - - claim: A list in a list.
  but:
  - claim: It is long.
    id: long
"""
ODD = "a:\n ?\nb:\n? c\n? d\n: e\nf:\n- ?\n- ? g:\n  h: ?\ni:\n"
TEXTS = (ODD, LAID_OUT, LAID_OUT.replace("\n", "\r\n"), (HERE / "ok" / "everything.yaml").read_text(encoding="utf-8"))
PIECES = (
    *("a", "é", " ", "\n", "  ", "- ", '"', "'", "#", " # c", "|", ": ", ":", "?", "? ", "{", "}", "[", "]", ",", "\t"),
    *("\r\n", "\r", "---", "\n---\n", "...", "&a ", "*a", "!t ", "%", "\u2028", ">", "\n\n", "😀", "because:\n", "|\n"),
    *("?\n", "\n    ?\n", "\n ? ", "\ufeff", "\n\ufeff", " ?", "b:"),
    *("claim: x", "\n  - claim: new", "\n- x", "\n    # c\n", "\n      ", "\n    id: new"),
)


def shape(node: Node | None) -> object:
    """Everything that there is to know of a node."""
    if node is None:
        return None
    own = (type(node).__name__, node.start, node.end, node.tag, node.anchor)
    if isinstance(node, Collection):
        pairs = [(shape(k), shape(v)) for k, v in node.pairs] if isinstance(node, Mapping) else []
        return (*own, node.flow, node.cut, [shape(item) for item in node.items], pairs)
    assert isinstance(node, Scalar | Alias)
    return (*own, node.value, node.style) if isinstance(node, Scalar) else own


def whole(tree: Tree) -> object:
    broken = tree.broken and (tree.broken.problem, tree.broken.at, tree.broken.context, tree.broken.began)
    return shape(tree.root), broken, tree.second, tree.deep, tree.directive, tree.anchors, tree.aliases


@given(
    st.sampled_from(TEXTS),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.sampled_from((0, 0, 0, 1, 2, 9, 60)),
            st.sampled_from(PIECES) | st.just(""),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_gives_the_same_tree_as_reading_the_whole_text(text: str, edits: list[tuple[float, int, str, bool]]) -> None:
    known = Rereading()
    known.parse("map", text)
    for where, length, put, kept in edits:
        start = int(where * len(text))
        new = text[:start] + put + text[start + length :]
        assert whole(known.parse("map", new)) == whole(parse(new))
        text = new if kept else text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("note: |\n", "note: \n"),
        ("claim: 'Its", "? claim: 'Its"),
        ("    claim: Nobody", "    # new\n    claim: Nobody"),
        ("the deck}\n", "the deck}\n    id: cracks\n"),
        ("It carries buses.", "It carries buses.\n    - More"),
        ("claim: Nobody has mended it.", "claim: |"),
        ("    id: long\n", "    id: long\n    note: |"),
        ("\n  - premises:", "\n  -\n  - premises:"),
    ],
)
def test_layouts_in_which_a_line_is_not_by_itself(old: str, new: str) -> None:
    assert old in LAID_OUT
    known = Rereading()
    known.parse("map", LAID_OUT)
    text = LAID_OUT.replace(old, new)
    assert whole(known.parse("map", text)) == whole(parse(text))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is given to the YAML parser."""
    texts: list[str] = []

    def noted(text: str) -> Tree:
        texts.append(text)
        return parse(text)

    monkeypatch.setattr(rereading, "parse", noted)
    return texts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a:\n ?\nb:", "a:\nb:"),
        ("b:\n ?\nc:", "b:\n c:"),
        ("- e:\n   ?\n-", "- e:\n   ?"),
        ("  b:\n   \n  g:", "  b:\n   ?\n  g:"),
        ("title: x\nargument:\n- A b\n", "title: x\n\ufeffargument:\n- A b\n"),
        ("\nb:", "\n\ufeffb:"),
    ],
)
def test_what_has_its_place_only_in_the_whole_text(old: str, new: str) -> None:
    known = Rereading()
    for text in (old, new, old):
        assert whole(known.parse("map", text)) == whole(parse(text))


def test_a_question_is_no_question_mark_before_a_key(read: list[str]) -> None:
    text = LAID_OUT.replace("argument:", "title: Pourquoi ?\nquestion: Really? Why ?\nargument:")
    known = Rereading()
    known.parse("map", text)
    known.parse("map", text.replace("cracked", "quite cracked"))
    assert read[1:] == ["    claim: 'Its deck is quite cracked.'   # beside it\n"]


def test_reads_no_more_than_what_has_changed(read: list[str]) -> None:
    known = Rereading()
    known.parse("map", LAID_OUT)
    known.parse("other", "title: Another\n")
    known.parse("map", LAID_OUT.replace("cracked", "quite cracked"))
    known.parse("other", "title: Another\n")
    assert read == [LAID_OUT, "title: Another\n", "    claim: 'Its deck is quite cracked.'   # beside it\n"]


def test_goes_on_from_what_was_whole_once_a_line_is_whole_again(read: list[str]) -> None:
    known = Rereading()
    known.parse("map", LAID_OUT)
    assert known.parse("map", LAID_OUT.replace("'Its deck is cracked.'", "'Its deck is")).broken is not None
    known.parse("map", LAID_OUT.replace("'Its deck is cracked.'", "'Its deck is old.'"))
    assert read[-1:] == ["    claim: 'Its deck is old.'   # beside it\n"]
