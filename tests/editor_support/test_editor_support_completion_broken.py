"""What is offered in texts that no YAML parser takes, and where nothing is to be offered."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from marked import chosen, labels

KINDS = ["conclusion", "claim", "evidence", "assumption"]
GOOD = """\
argument:
- conclusion: The port should be deepened.
  id: deepen
  because:
  - claim: Large ships run aground.
    id: aground
"""


@pytest.mark.parametrize(
    "text",
    [
        'argument:\n- claim: "never closed\n  id: a\n  ¦\n- claim: B\n',
        "argument:\n- claim: 'never closed\n  id: a\n  ¦\n",
        "argument:\n- claim: A\n  contradicts: [b, c\n  ¦\n",
        "argument:\n- claim: A\n  cite: {source: x\n  ¦\n",
        "argument:\n- claim: A: b: c\n  ¦\n",
        "argument:\n- claim: A\n  half\n  ¦\n",
        "argument:\n- claim: A\n\tid: x\n  ¦\n",
        "argument:\n- claim: *A*\n  ¦\n",
        "argument:\n- claim: A\n  restates: \n  ¦\n",
        "argument:\n- claim: >-\n    long text: with a colon\n    and - dashes\n  ¦\n",
        "argument:\n- claim: a text\n    over two lines\n  ¦\n",
        "argument:\n- claim: A\n  although:\n  - claim: B\n    but:\n    -\n  ¦\n",
    ],
)
def test_the_keys_of_a_statement_are_offered_whatever_is_broken_before(text: str) -> None:
    found = labels(text)
    assert "because" in found
    assert "verdict" in found
    assert "claim" not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("argument:\n-¦", [*KINDS, "ref"]),
        ("argument:\n- \n- ¦\n- claim: A\n", [*KINDS, "ref"]),
        ("argument:\n- claim: A\n  because:\n  -\n    ¦", [*KINDS, "ref", "scheme", "premises"]),
        ("argument:\n- claim: A\n  because:\n      ¦", [f"- {kind}" for kind in [*KINDS, "ref", "scheme", "premises"]]),
        ("argument:\n- claim: A\n  because:\n  - premises:\n    ¦", None),
        ("argument:\n  ¦", [f"- {kind}" for kind in [*KINDS, "ref"]]),
        ("sources:\n  a:\n    ti¦\n  b: {title: x}\n", ["title"]),
        ("sources:\n  a: {title: x, pub¦\n  b: {title: y}\n", ["publisher"]),
    ],
)
def test_the_place_is_found(text: str, wanted: list[str] | None) -> None:
    found = labels(text)
    if wanted is not None:
        assert found == wanted
    else:
        assert [f"- {kind}" for kind in KINDS] == [label for label in found if label.startswith("- ")][:4]
        assert "scheme" in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("- ref: ¦", ["deepen", "aground"]),
        ("- ref:¦", ["deepen", "aground"]),
        ('- ref: "¦', ["deepen", "aground"]),
        ("- ref: 'agr¦", ["aground"]),
        ("- ref: ¦\n  but: [\n", ["deepen", "aground"]),
        ("- ref:\n    dee¦", ["deepen"]),
        ("- claim: x\n  contradicts: [¦", ["deepen", "aground"]),
        ("- claim: x\n  contradicts: [deepen,¦", ["aground"]),
        ("- claim: x\n  contradicts: [deepen,\n    agr¦", ["aground"]),
        ("- claim: x\n  contradicts:\n  -¦", ["deepen", "aground"]),
        ("- {ref: ¦", ["deepen", "aground"]),
        ("- {claim: x, restates: agr¦", ["aground"]),
    ],
)
def test_names_are_offered_for_a_value_that_is_not_there_yet(text: str, wanted: list[str]) -> None:
    assert labels(GOOD + text) == wanted


def test_names_that_can_no_longer_be_read_come_from_the_last_good_text() -> None:
    broken = GOOD.replace("id: aground", "id aground: [") + "- ref: ¦"
    assert "aground" in labels(broken, good=GOOD)


@pytest.mark.parametrize(
    "text",
    [
        "# a comment ¦",
        "argument: # be¦",
        "argument:\n- claim: A b¦",
        "argument:\n- claim: A\n    b¦",
        "argument:\n- claim: >-\n    ref: ¦",
        "argument:\n- claim: |\n    - ¦",
        "argument:\n- claim: 'x\n    be¦'",
        "argument:\n- claim: A\n  verdict: accepted # rej¦",
        'argument:\n- claim: A\n  verdict: "accepted"¦',
        "argument:\n- claim: A\n  x-own: ¦",
        "argument:\n- claim: A\n  x-own:\n    ¦",
        "argument:\n- claim: A\n  contradicts: [b]¦",
        "argument:\n ¦ - claim: A\n",
        "title: ¦",
        "argument:\n- claim: A\n  note: >-\n    One paragraph.\n¦\n    Another.\n",
        "argument:\n- claim: A\n  note: One\n  ¦\n    paragraph.\n",
    ],
)
def test_nothing_is_offered_within_texts_and_comments(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "argument:\n- claim: A\n  because:\n  ¦\n  - claim: B\n",
        "argument:\n- claim: A\n  because:\n  - claim: C\n  ¦\n  - claim: B\n",
    ],
)
def test_no_key_is_offered_where_it_would_part_a_list(text: str) -> None:
    assert labels(text) == [f"- {kind}" for kind in [*KINDS, "ref", "scheme", "premises"]]


def test_what_is_chosen_in_a_text_with_other_line_ends_goes_to_its_place() -> None:
    text = "argument:\r\n- claim: A\r\n  verd¦\r\n- claim: B\r\n"
    assert chosen(text, "verdict") == "argument:\r\n- claim: A\r\n  verdict: \r\n- claim: B\r\n"
