"""The reviews in `output/` are those of the maps as they are now."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import argmap
from argmap.reporting.review import written
from argmap.reviewing import SECTIONS

sys.path.insert(0, str(Path(__file__).parents[1]))

from in_process import run

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST = 10


def committed(form: str) -> str:
    return (ROOT / "output" / f"hyun-2019.review.{form}").read_text(encoding="utf-8")


def without_texts(markdown: str) -> str:
    """A review without the sections for which the text of the paper is needed."""
    for key in ("calibration", "coverage"):
        number = list(SECTIONS).index(key) + 1
        markdown = re.sub(rf"^## {number}\. .*?(?=^## {number + 1}\. )", "", markdown, flags=re.MULTILINE | re.DOTALL)
    return markdown


def test_reviews_are_current(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    asked = ("review", "arguments/hyun-2019.yaml", "--sources", str(papers), "--most", str(MOST), "--format")
    assert committed("md") == run(ROOT, *asked, "markdown").stdout
    assert committed("html") == run(ROOT, *asked, "html").stdout


def test_reviews_are_current_as_far_as_no_text_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = argmap.review("arguments/hyun-2019.yaml")
    found = written(page, "markdown", most=MOST)
    assert without_texts(committed("md")) == without_texts(found)
    assert without_texts(found) != found


def test_what_an_expert_would_name_is_in_the_review(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = argmap.review("arguments/hyun-2019.yaml")
    listed = {s.key: {page.graph.name(i.node) for i in s.items if i.node is not None} for s in page.sections}
    assert {"capability-short", "capability-works", "border-gives-say"} <= listed["assumptions"]
    passed_over = {"obstruction", "summit/us-experts", "summit/multilateral-meagre"}
    assert passed_over <= listed["objections"]
    strained = {"peace-needs-russia", "assets-can-grow", "summit/unwilling", "diplomacy/inter-korean-summit"}
    assert strained <= listed["tensions"]
    assert {"not-mere-deal", "summit/overlap"} <= listed["likelihood"]
    assert "economy/trade-share" in listed["sources"]
    assert {"strengthen", "diplomacy/utmost"} <= listed["one-sidedness"]
    assert "economy/wheat" in listed["assertions"]
    assert {"strengthen", "economy/oil-2018", "diplomacy/third-summit", "summit/talks-halted"} <= listed["marks"]
