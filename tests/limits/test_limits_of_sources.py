"""Texts of works that are hard to read: a sign, or several, again and again."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from argmap.grounding.marked import markdown_blocks

sys.path.insert(0, str(Path(__file__).parent))
from counting import calls

_SIGNS = "\\[]()<>`*_~!^&|#-+=:@\n a1"
_WITH_AN_INSIDE = "\\[]()<>`*_~!^&|\n"
_LONGER = (
    *(
        "*a ",
        "_a ",
        "~~a ",
        "**a *b ",
        "a <?",
        "a <!A ",
        "a <![CDATA[",
        "a <!-- ",
        "<sup>a",
        "<sup>a</sup>",
        "<a href=#>1",
    ),
    *(
        "[a](",
        "![a",
        "[1](#a)",
        "[a][b",
        "^[a",
        "^[[a]",
        "[ @a",
        "[^a]: ",
        "[^a]: b\n",
        "[a]: b\n",
        "a|b\n-|-\n",
        "|a\n",
    ),
    *("a `b``", "> - ", "    a\n"),
)


def reading(text: str) -> int:
    return calls(partial(markdown_blocks, text), "markdown_it", "mdit_py_plugins")


@pytest.mark.parametrize("first", _WITH_AN_INSIDE)
def test_signs_of_markdown_again_and_again_take_work_in_proportion(first: str) -> None:
    markdown_blocks(first)  # what is kept for later is made here
    for second in _WITH_AN_INSIDE:
        unit = first + second
        once, twice = reading(unit * 200), reading(unit * 400)
        assert twice <= 2.2 * once, f"{once} calls, then {twice} for {unit!r}"


@pytest.mark.parametrize("unit", _LONGER)
def test_beginnings_without_an_end_take_work_in_proportion(unit: str) -> None:
    once, twice = reading(unit * 500), reading(unit * 1000)
    assert twice <= 2.2 * once, f"{once} calls, then {twice} for {unit!r}"


@pytest.mark.parametrize("unit", [*_SIGNS, *_LONGER])
def test_twenty_thousand_signs_of_markdown_are_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert sum(len(block.text) for block in markdown_blocks(f"# Bridge\n\n{text}")) <= len(text) + len("# Bridge")
