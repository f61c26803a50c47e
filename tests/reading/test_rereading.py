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
  - ? claim
    : A question mark.
"""
TEXTS = (LAID_OUT, LAID_OUT.replace("\n", "\r\n"), (HERE / "ok" / "everything.yaml").read_text(encoding="utf-8"))
PIECES = (
    *("a", "é", " ", "\n", "  ", "- ", '"', "'", "#", " # c", "|", ": ", ":", "?", "? ", "{", "}", "[", "]", ",", "\t"),
    *("\r\n", "\r", "---", "\n---\n", "...", "&a ", "*a", "!t ", "%", "\u2028", ">", "\n\n", "😀", "because:\n", "|\n"),
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
        ("    : A question mark.\n", "    : A question mark.\n    id: q"),
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
