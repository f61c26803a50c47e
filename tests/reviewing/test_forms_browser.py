"""The pages of forms in a real browser: they fit narrow screens and paper, a note fits one page, nothing is fetched."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.reporting.forms import written
from argmap.reviewing.forms import FORMS

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def forty() -> str:
    """A map of forty statements, with reasons, evidence, objections and long texts."""
    lines = [
        "title: The tram",
        "argument:",
        "- conclusion: The town should build a tram along the river.",
        "  because:",
    ]
    for number in range(9):
        lines += [
            "  - premises:",
            f"    - claim: With a tram, people in district {number} would reach the centre in less than ten minutes.",
            "      because:",
            f"      - evidence: A count in district {number} found {number + 3}00 commuters every working day.",
            "        cite: https://counts.example/",
            f"    - claim: Residents of district {number} say that the buses are full every single morning.",
            f"    - assumption: What brings district {number} nearer to the centre should be built.",
        ]
    lines += [
        "  but:",
        "  - claim: A tram costs more than the town has.",
        "    but:",
        "    - claim: The state pays half of it.",
        "  - claim: The works would block the river road for two years.",
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", FORMS)
def test_the_page_fits_and_nothing_is_refused_or_fetched(browser: Any, tmp_path: Path, name: str) -> None:
    path = tmp_path / "form.html"
    path.write_text(written(argmap.form(forty(), name), "html"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 900})
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert (said, asked) == ([], [path.as_uri()])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h1").count() == 1
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(each => +each.tagName[1])")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    page.close()


@pytest.mark.parametrize("where", ["forty", "paper"])
def test_a_note_takes_one_sheet_of_paper(browser: Any, tmp_path: Path, where: str) -> None:
    pypdf = pytest.importorskip("pypdf")
    source = forty() if where == "forty" else str(Path(__file__).parents[2] / "arguments" / "hyun-2019.yaml")
    assert where == "paper" or len(argmap.load(source).graph.statements) == 40
    path = tmp_path / "note.html"
    path.write_text(written(argmap.form(source, "note"), "html"), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1
    page.close()
