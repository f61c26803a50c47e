"""The pages of an agreement and a grading in a real browser: nothing is refused or fetched, and they fit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.agreement import grade, union, union_marks
from argmap.rendering import DrawingOptions, draw
from argmap.reporting.agreement import written

sys.path.insert(0, str(Path(__file__).parent))
from readings import FIRST, SECOND, agreement_of, graph_of

sys.path.pop(0)

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def _pages() -> dict[str, str]:
    found = agreement_of(FIRST, SECOND)
    svg = draw(union(found), ["svg"], DrawingOptions(changes=union_marks(found))).files["svg"]
    model, student = graph_of(FIRST), graph_of(SECOND)
    return {
        "agreement": written(found, "html", most=2, picture=svg),
        "grading": written(grade(model, [student, model], points={"steps": 3}), "html"),
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("agreement")
    found = {}
    for name, page in _pages().items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(page, encoding="utf-8")
    return found


@pytest.mark.parametrize("name", ["agreement", "grading"])
@pytest.mark.parametrize("width", [320, 1100])
def test_the_page_fits_and_nothing_is_refused_or_fetched(
    browser: Any, files: dict[str, Path], name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(files[name].as_uri())
    assert said == []
    assert asked == [files[name].as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "28px"  # the style is at work
    # Where columns do not stand side by side, each cell says whose it is.
    assert page.locator("td .map").first.is_visible() is (width == 320)
    page.close()


def test_tables_have_headers_and_folded_rows_open(browser: Any, files: dict[str, Path]) -> None:
    page = browser.new_page()
    page.goto(files["agreement"].as_uri())
    assert page.locator("table:not(:has(th[scope=col]))").count() == 0
    assert page.locator(".side tbody tr:not(:has(th[scope=row]))").count() == 0
    hidden = page.locator("details tr").first
    assert not hidden.is_visible()
    page.click("summary >> nth=0")
    assert hidden.is_visible()
    page.close()


def test_on_paper_each_student_begins_a_page(browser: Any, files: dict[str, Path]) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(files["grading"].as_uri())
    breaks = page.evaluate("[...document.querySelectorAll('.sheet')].map(s => getComputedStyle(s).breakBefore)")
    assert breaks == ["page", "page"]
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    page.close()
