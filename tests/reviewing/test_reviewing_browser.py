"""The page of a review in a real browser: nothing is refused or fetched, links lead on, it fits narrow screens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.reporting.review import written

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    maps = Path(__file__).parent / "maps"
    page = argmap.review(maps / "harbour.yaml", since=maps / "harbour-before.yaml", sources=maps / "texts")
    path = tmp_path_factory.mktemp("review") / "review.html"
    path.write_text(written(page, "html", most=1), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [320, 1100])
def test_the_page_fits_and_nothing_is_refused_or_fetched(browser: Any, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert said == []
    assert asked == [file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "28px"  # the style is at work
    page.close()


def test_numbers_lead_to_statements_and_folded_items_open(browser: Any, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    page.click("article a.statement >> nth=0")
    target = page.evaluate("document.querySelector(':target').nextElementSibling.textContent")
    assert "harbour" in target
    hidden = page.locator("details article").first
    assert not hidden.is_visible()
    page.click("summary >> nth=0")
    assert hidden.is_visible()
    page.close()
