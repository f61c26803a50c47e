"""Hostile texts, addresses and file names in a real browser: nothing runs, asks, leaves or complains."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from argmap.api.notebook import page as notebook_page
from argmap.api.notebook import with_own_ids
from argmap.comparing import compare
from argmap.graph import ArgumentGraph
from argmap.rendering import DrawingOptions, Links, draw
from argmap.rendering.formats.outline import outline
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.index_page import Entry, index_page
from argmap.reporting.review import written
from argmap.reviewing import review

sys.path.insert(0, str(Path(__file__).parent))
import hostile

sys.path.pop(0)

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

# Clicks at every link, hovers and focuses everything; gives the schemes that the links have for the browser.
TOUCH = """() => {
    const schemes = new Set();
    for (const each of document.querySelectorAll('*')) {
        for (const name of each.getAttributeNames()) if (/^on/i.test(name)) schemes.add(name);
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'load', 'error', 'toggle'])
            each.dispatchEvent(new Event(kind, {bubbles: true}));
        if (/^(script|iframe|object|embed|base|form|link|animate|set|use|foreignObject)$/i.test(each.localName))
            schemes.add(each.localName);
    }
    for (const each of document.querySelectorAll('a')) {
        const target = typeof each.href === 'string' ? each.href : each.href.baseVal;
        schemes.add(new URL(target, document.baseURI).protocol);
        each.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
    }
    return [...schemes].sort();
}"""
ALERTS = """window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => ran.push(name)"""
NAMES = [text.replace("/", "-").encode()[:100].decode(errors="ignore") for text in hostile.TEXTS if "\0" not in text]


@cache
def graphs() -> tuple[ArgumentGraph, ArgumentGraph]:
    texts = [text for text in hostile.TEXTS if len(text) < 2000]
    return tuple(hostile.graph_of(hostile.as_written(each, names=False)) for each in (texts[1:], texts))  # type: ignore[return-value]


@cache
def svg() -> bytes:
    return draw(graphs()[1], ("svg",), DrawingOptions(links=Links.STUBS)).files["svg"]


def _changes(picture: bytes | None) -> str:
    old, new = graphs()
    return comparison_page(compare(old, new), "<b>old", "<b>new", picture, lambda statement: f"s-{statement.id}")


def _index(folder: Path) -> str:
    for name in NAMES:
        (folder / f"{name}.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    return index_page([Entry(name, name, name, name, (f"{name}.svg",)) for name in NAMES])


def _links() -> bytes:
    return draw(hostile.graph_of(hostile.cited(hostile.ADDRESSES)), ("svg",), DrawingOptions()).files["svg"]


PAGES: Mapping[str, Any] = {
    "map.svg": lambda _: svg(),
    "links.svg": lambda _: _links(),
    "links.html": lambda _: _changes(_links()),
    "review.html": lambda _: written(review(graphs()[1]), "html", most=1),
    "changes.html": lambda _: _changes(svg()),
    "index.html": _index,
    "cell.html": lambda _: f"<!DOCTYPE html><meta charset=utf-8>{with_own_ids(svg().decode())}",
    "frame.html": lambda _: f"<!DOCTYPE html><meta charset=utf-8>{notebook_page(review(graphs()[1]))}",
    "outline.html": lambda _: _rendered(outline(graphs()[1], "markdown")),
    "review.md.html": lambda _: _rendered(written(review(graphs()[1]), "markdown")),
}
SCHEMES = {
    "map.svg": ["file:"],
    "links.svg": ["file:", "https:", "mailto:"],
    "links.html": ["file:", "https:", "mailto:"],
}
SCHEMES |= {"frame.html": ["iframe"], "outline.html": [], "review.md.html": []}


def _rendered(markdown: str) -> str:
    """Markdown as a program would show it that lets HTML in it be."""
    body = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return f"<!DOCTYPE html><meta charset=utf-8>{body}"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_asks_leaves_or_complains(browser: Any, tmp_path: Path, name: str) -> None:
    made = PAGES[name](tmp_path)
    path = tmp_path / name
    path.write_bytes(made if isinstance(made, bytes) else made.encode())
    context = browser.new_context(bypass_csp=False)
    context.add_init_script(ALERTS)
    asked: list[str] = []
    context.route("**/*", lambda route: _answer(route, asked))
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    assert said == []
    assert {Path(each).suffix for each in asked} <= {path.suffix, ".svg"}
    assert all(each.startswith("file:") for each in asked)
    loaded = len(asked)
    assert page.evaluate(TOUCH) == SCHEMES.get(name, ["file:"])
    page.wait_for_timeout(50)
    assert [each for each in said if "'mailto:" not in each] == []  # for which Chromium wants a hand
    assert page.evaluate("window.ran") == []
    assert all(frame.evaluate("window.ran || []") == [] for frame in page.frames[:1])
    assert len(context.pages) == 1
    assert page.url.partition("#")[0] == path.as_uri()
    assert all(each.startswith(("https://", "mailto:", "file:")) for each in asked[loaded:])
    context.close()


def _answer(route: Any, asked: list[str]) -> None:
    """Files are read, and links to the net are followed no further."""
    asked.append(route.request.url)
    first = route.request.url.startswith("file:") and not (route.request.is_navigation_request() and len(asked) > 1)
    if first or "frame" in asked[0]:
        route.continue_()
    else:
        route.fulfill(status=204)  # there is nothing, so the page stays


def test_texts_are_shown_letter_by_letter(browser: Any, tmp_path: Path) -> None:
    texts = [text for text in hostile.TEXTS if len(text) < 2000]
    for name, script in (
        ("map.svg", "[...document.querySelectorAll('text, title')].map(each => each.textContent).join('\\n')"),
        ("review.html", "document.getElementById('statements').textContent"),
        ("outline.html", "document.body.textContent"),
    ):
        made = PAGES[name](tmp_path)
        path = tmp_path / name
        path.write_bytes(made if isinstance(made, bytes) else made.encode())
        page = browser.new_page()
        page.goto(path.as_uri())
        seen = hostile.letters(page.evaluate(script))
        assert [text for text in texts if hostile.letters(text) not in seen] == [], name
        page.close()
