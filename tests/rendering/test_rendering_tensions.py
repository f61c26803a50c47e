"""Tensions in every format: like contradictions, and weaker."""

from __future__ import annotations

import re

import argmap
from argmap.rendering.options import Links

MAP = """\
argument:
- conclusion: The treaty was signed in May.
  id: may
  contradicts: june
  because:
  - claim: The ambassador wrote in May that all was done.
    id: letter
- claim: The treaty was signed in June.
  id: june
  because:
  - claim: The newspapers of June report a ceremony.
    id: papers
    tension-with: letter
- ref: letter
  tension-with: papers
"""


def drawn(form: str, text: str = MAP, **options: object) -> str:
    return argmap.render(argmap.load(text), form, **options).decode()


def test_a_tension_is_a_line_of_its_own_kind_and_drawn_once() -> None:
    lines = [line for line in drawn("dot").splitlines() if 'class="link across"' in line]
    assert len(lines) == 2
    (contradiction,) = (line for line in lines if "≠" in line)
    (tension,) = (line for line in lines if "≈" in line)
    assert 'style="dashed"' in contradiction
    assert 'style="dotted"' in tension

    def width(line: str) -> float:
        found = re.search(r'penwidth="([\d.]+)"', line)
        assert found is not None
        return float(found[1])

    assert width(tension) < width(contradiction)


def test_the_legend_explains_what_occurs() -> None:
    both = drawn("svg")
    assert "cannot both stand" in both
    assert "hard to hold together" in both
    one = drawn("svg", MAP.replace("  contradicts: june\n", ""))
    assert "cannot both stand" not in one
    assert "hard to hold together" in one
    assert "hard to hold together" not in drawn("svg", MAP.replace("tension-with", "contradicts"))


def test_tags_and_texts_have_the_sign() -> None:
    outline = drawn("outline")
    assert "≈ 2.1 The newspapers" in outline
    assert "≈ 1.1 The ambassador" in outline
    assert "-.-|≈|" in drawn("mermaid")
    assert drawn("mermaid").count("≈") == 1
    assert drawn("mermaid", links=Links.STUBS).count("≈") == 2


def test_a_pair_that_contradicts_has_one_line() -> None:
    text = MAP.partition("- ref")[0].replace("tension-with: letter", "tension-with: letter\n    contradicts: letter")
    lines = [line for line in drawn("dot", text).splitlines() if 'class="link across"' in line]
    assert len(lines) == 2
    assert "≈" not in "".join(lines)
