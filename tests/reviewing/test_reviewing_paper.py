"""The reviews in `output/` are those of the maps as they are now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import argmap
from argmap.reporting.review import written

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST = 10


def committed(form: str) -> str:
    return (ROOT / "output" / f"hyun-2019.review.{form}").read_text(encoding="utf-8")


def without_coverage(markdown: str) -> str:
    """A review without the section for which the text of the paper is needed."""
    return re.sub(r"^## 11\. .*?(?=^## 12\. )", "", markdown, flags=re.MULTILINE | re.DOTALL)


def test_reviews_are_current(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = argmap.review("arguments/hyun-2019.yaml", sources=papers)
    assert committed("md") == written(page, "markdown", most=MOST)
    assert committed("html") == written(page, "html", most=MOST)


def test_reviews_are_current_as_far_as_no_text_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = argmap.review("arguments/hyun-2019.yaml")
    found = written(page, "markdown", most=MOST)
    assert without_coverage(committed("md")) == without_coverage(found)
    assert without_coverage(found) != found


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
