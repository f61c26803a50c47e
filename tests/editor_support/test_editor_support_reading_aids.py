"""Folds, colours, lines above statements, numbers, and fixes."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.editor_support.actions import actions
from argmap.editor_support.folding import folds
from argmap.editor_support.inlays import inlays
from argmap.editor_support.lenses import lenses
from argmap.editor_support.semantic_tokens import tokens
from argmap.edits import apply

sys.path.insert(0, str(Path(__file__).parent))
from marked import marked, view_of

MAP = """\
# One comment
# and another.

title: A map
summary: >-
  Long, and
  longer.
sources:
  report: {title: R, reliability: A}  # aside
argument:
- conclusion: One is so.
  id: one
  because:
  - scheme: analogy
    premises:
    - ref: two
      role: similarity
    - assumption: Unsaid.

- claim: "Two
    lines."
  id: two
  quote: the words
  cite: [report, https://example.org]
  verdict: accepted
"""


# -- folds -------------------------------------------------------------------------------------------------------------


def test_folds() -> None:
    assert folds(view_of(MAP)) == [
        (1, 2),  # comments
        (5, 7),  # summary
        (8, 9),  # sources
        (10, 25),  # argument
        (11, 18),  # the first tree, without the empty line behind it
        (13, 18),  # because
        (14, 18),  # the reason
        (15, 18),  # premises
        (16, 17),  # a reference with its role
        (20, 25),  # the second tree
    ]


def test_folds_of_a_broken_text() -> None:
    text = "argument:\n- claim: 'never closed\n  note: a\n  because:\n  - b\n  - c\n- claim: d\n"
    assert folds(view_of(text)) == [(1, 7), (2, 6), (4, 6)]


def test_nothing_is_folded_in_a_line() -> None:
    assert folds(view_of("title: x")) == []


# -- colours -----------------------------------------------------------------------------------------------------------


def kinds(text: str) -> list[tuple[str, str]]:
    return [(span.written, sort) for span, sort in tokens(view_of(text))]


def test_tokens() -> None:
    found = kinds(MAP)
    assert found[:9] == [
        ("# One comment", "comment"),
        ("# and another.", "comment"),
        ("title", "key"),
        ("A map", "text"),
        ("summary", "key"),
        ("Long, and", "text"),
        ("longer.", "text"),
        ("sources", "key"),
        ("report", "id"),
    ]
    assert found[9:15] == [
        ("title", "key"),
        ("R", "text"),
        ("reliability", "key"),
        ("A", "term"),
        ("# aside", "comment"),
        ("argument", "key"),
    ]
    for expected in [
        ("conclusion", "kind"),
        ("One is so.", "text"),
        ("one", "id"),
        ("analogy", "scheme"),
        ("two", "reference"),
        ("similarity", "term"),
        ('"Two', "text"),
        ('lines."', "text"),
        ("the words", "quotation"),
        ("report", "reference"),
        ("https://example.org", "text"),
        ("accepted", "term"),
    ]:
        assert expected in found


def test_tokens_of_half_a_text() -> None:
    assert kinds("argument:\n- cla") == [("argument", "key"), ("cla", "text")]
    assert kinds("expect: {supported: [a") == [("expect", "key"), ("supported", "term"), ("a", "reference")]


# -- lines above statements, numbers -----------------------------------------------------------------------------------


def test_lenses() -> None:
    found = {lens.span.written: lens.title for lens in lenses(view_of(MAP))}
    assert found == {
        "One is so.": "supported · not referred to",
        '"Two\n    lines."': "supported · 1 reference",
    }


def test_inlays() -> None:
    view = view_of(MAP)
    found = inlays(view, 0, len(MAP))
    assert [(text, about) for _, text, about in found] == [
        ("1", "supported"),
        ("1.1", "supported: Two lines."),
        ("1.2", "supported"),
        ("1.1", "supported"),
    ]
    assert MAP[found[0][0] :].startswith("One is so.")
    assert MAP[: found[1][0]].endswith("ref: two")
    assert inlays(view, 0, 20) == []


# -- fixes -------------------------------------------------------------------------------------------------------------


def test_a_fix_is_offered_where_the_fault_is() -> None:
    view, offset = marked("argument:\n- claim: A.\n  bec¦uase:\n  - claim: B.\n")
    [action] = actions(view, offset, offset)
    assert action.sort == "quickfix"
    assert action.diagnostic is not None
    assert action.diagnostic.rule.name == "unknown-key"
    assert "because:" in apply(view.source.text, action.edits)
    assert actions(view, 0, 3) == []


def test_safe_fixes_come_first() -> None:
    view = view_of("argument:\n- claim: A.\n  id: a b\n  becuase:\n  - claim: B\n- claim: c\tx\n")
    found = actions(view, 0, len(view.source.text))
    assert len(found) > 1
    preferred = [action.preferred for action in found]
    assert preferred == sorted(preferred, reverse=True)
