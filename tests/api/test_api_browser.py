"""Two maps on one page of a notebook, in a real browser: every link and every name leads to its own drawing."""

from __future__ import annotations

from typing import Any

import pytest

import argmap

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

MAP = """\
title: The bridge
argument:
- conclusion: The council should close the bridge to lorries.
  id: close
  because:
  - claim: Lorries wear out the deck of the bridge.
    id: wear
  - ref: far
- conclusion: The council should mend the bridge.
  because:
  - claim: The deck of the bridge is worn out.
    because:
    - ref: far
- claim: The deck of the bridge has cracks that reach through it.
  id: far
"""

# Of each cell: ids that others have as well, and what is named or linked to and lies elsewhere.
LOOK = """() => {
    const cells = [...document.querySelectorAll('.cell')];
    const all = [...document.querySelectorAll('[id]')].map(node => node.id);
    return cells.map(cell => {
        const inside = name => cell.contains(document.getElementById(name));
        const links = [...cell.querySelectorAll('a')].map(a => a.getAttribute('href') || a.getAttribute('xlink:href'))
            .filter(href => href && href.startsWith('#')).map(href => decodeURIComponent(href.slice(1)));
        const fills = [...cell.querySelectorAll('[fill^="url("]')].map(e => e.getAttribute('fill').slice(5, -1));
        const names = [...cell.querySelectorAll('[aria-labelledby]')].map(e => e.getAttribute('aria-labelledby'));
        return {
            ids: cell.querySelectorAll('[id]').length,
            doubled: [...cell.querySelectorAll('[id]')].map(e => e.id).filter(i => all.filter(a => a === i).length > 1),
            links: links.length, fills: fills.length, names: names.length,
            astray: [...links, ...fills, ...names].filter(name => !inside(name)),
        };
    });
}"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    return browser.new_page()


def test_two_drawings_on_one_page_do_not_get_in_each_others_way(page: Any) -> None:
    dark = argmap.load(MAP.replace("The bridge", "The old bridge"))
    cells = [each._repr_mimebundle_()["image/svg+xml"] for each in (argmap.load(MAP), dark, argmap.load(MAP))]
    files = [argmap.render(MAP, links="stubs").decode() for _ in range(2)]
    found = _looked_at(page, cells)
    as_files = _looked_at(page, files)
    for cell in found:
        assert cell["ids"] > 5
        assert cell["fills"] > 3
        assert cell["names"] == 1
        assert (cell["doubled"], cell["astray"]) == ([], [])
    assert as_files[1]["doubled"]  # which is why a notebook gets other ids
    assert as_files[1]["astray"]


def _looked_at(page: Any, cells: list[str]) -> list[dict[str, Any]]:
    page.set_content("".join(f'<div class="cell">{cell}</div>' for cell in cells))
    found: list[dict[str, Any]] = page.evaluate(LOOK)
    return found


def test_a_link_within_a_drawing_leads_to_that_drawing(page: Any) -> None:
    from argmap.api.notebook import with_own_ids

    drawn = argmap.render(MAP, links="stubs").decode()
    found = _looked_at(page, [with_own_ids(drawn), with_own_ids(drawn)])
    for cell in found:
        assert cell["links"] > 0
        assert (cell["doubled"], cell["astray"]) == ([], [])


def test_a_review_in_a_frame_is_drawn_and_its_style_stays_there(page: Any) -> None:
    page_of_review = argmap.review(MAP)._repr_mimebundle_()["text/html"]
    page.set_content(f"<h1>A notebook</h1><p id='own'>words</p>{page_of_review}")
    before = page.evaluate("getComputedStyle(document.getElementById('own')).fontFamily")
    frame = page.frame_locator("iframe")
    assert frame.locator("h2").count() > 10
    frame.locator("nav a").last.click()
    assert page.frames[1].evaluate("document.scrollingElement.scrollTop") > 0
    page.set_content("<h1>A notebook</h1><p id='own'>words</p>")
    assert page.evaluate("getComputedStyle(document.getElementById('own')).fontFamily") == before
