"""Texts that are written anew are read back as they were given, and keep their style where they can."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.editing.refactoring.restating import restate
from argmap.editing.workspace import Workspace
from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.rendering.content.views import find_statement
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
from installed import run

sys.path.pop(0)

STYLES = """\
argument:
- conclusion: The town should plant trees.
  id: plain
  because:
  - claim: |-   # as they said it
      First line.
      Second line.
    id: lines
  - claim: >
      A folded text
      goes on.
    id: folded
  - {claim: In brackets., id: flow}
  - claim: "In quotes."
    id: quoted
  - Without a key.
"""
LINES = 'One: this.\nTwo.\n\n  - Three  # so\n\\n is "no" break'
NEW_TEXTS = [
    LINES,
    "Old\r\nlines\rend alike.\n",
    "A paragraph.\n\nAnother one, which is so long that it has to be broken, since nobody reads lines that go on.",
    "two  blanks  stay, and so they do in a text that is so long that it has to be broken  somewhere,  before  the end",
    "| no block\n> none",
    "'it'\n\"is\"",
    "# no comment\n- no item\n? no key: x",
    "a\ttab\n\tand one more",
    "next\x85line\u2028sep",
]


@pytest.mark.parametrize("text", NEW_TEXTS)
@pytest.mark.parametrize("name", ["plain", "lines", "folded", "flow", "quoted", "1.5"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_is_read_back_as_it_was_given(tmp_path: Path, name: str, text: str, newline: str) -> None:
    path = tmp_path / "styles.yaml"
    path.write_bytes(STYLES.replace("\n", newline).encode())
    workspace = Workspace(path)
    changes = restate(workspace, find_statement(workspace.graph, name), text)
    (written,) = changes.texts().values()
    assert "\r" not in written.replace(newline, "\n")
    root = load_project(Source(str(path), written)).root
    assert root is not None
    graph = ArgumentGraph(root)
    assert find_statement(graph, name).text.value == text.replace("\r\n", "\n").replace("\r", "\n").strip()


@pytest.mark.parametrize(
    ("name", "text", "old", "new"),
    [
        ("plain", "One.\n\nTwo.", "The town should plant trees.", "|\n    One.\n\n    Two."),
        ("quoted", "One.\nTwo.", '"In quotes."', "|\n      One.\n      Two."),
        ("flow", "One.\nTwo.", "In brackets.", '"One.\\nTwo."'),
        ("lines", "One: one.", "First line.\n      Second line.", "One: one."),
        ("lines", "One.\n Two.", "First line.\n      Second line.", "One.\n       Two."),
        ("folded", "Short.", "A folded text\n      goes on.", "Short."),
        ("folded", "One.\nTwo.", "A folded text\n      goes on.", "One.\n\n      Two."),
        ("folded", "word " * 25, "A folded text\n      goes on.", "word " * 18 + "word\n      " + "word " * 5 + "word"),
        ("folded", "One.\n  Two.", ">\n      A folded text\n      goes on.", "|\n      One.\n        Two."),
        ("1.5", "One.\nTwo.", "Without a key.", "|\n      One.\n      Two."),
    ],
)
def test_a_block_stays_a_block_and_lines_make_one(tmp_path: Path, name: str, text: str, old: str, new: str) -> None:
    (tmp_path / "styles.yaml").write_text(STYLES, encoding="utf-8")
    found = run(tmp_path, "restate", "styles.yaml", name, text)
    assert (found.returncode, found.stderr) == (0, "changed styles.yaml\n")
    assert (tmp_path / "styles.yaml").read_text(encoding="utf-8") == STYLES.replace(old, new)


def test_a_new_statement_may_have_lines(tmp_path: Path) -> None:
    (tmp_path / "styles.yaml").write_text(STYLES, encoding="utf-8")
    assert run(tmp_path, "add", "styles.yaml", LINES, "--but", "plain", "--id", "new").returncode == 0
    lines = 'One: this.\n      Two.\n\n        - Three  # so\n      \\n is "no" break'
    added = f"  but:\n  - claim: |\n      {lines}\n    id: new\n"
    assert (tmp_path / "styles.yaml").read_text(encoding="utf-8") == STYLES + added
