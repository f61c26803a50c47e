"""Hostile texts on pages: well-formed, there letter by letter, only texts, and no script anywhere."""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.agreement import agree, grade, union, union_marks
from argmap.api.notebook import page as notebook_page
from argmap.comparing import compare
from argmap.rendering import DrawingOptions, draw
from argmap.reporting.agreement import written as agreement_written
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.forms import written as written_form
from argmap.reporting.index_page import Entry, index_page
from argmap.reporting.review import written
from argmap.reviewing import review
from argmap.reviewing.forms import FORMS, form_of

sys.path.insert(0, str(Path(__file__).parent))
import hostile
from hostile_map import ALLOWED, BOTH, LOADING, SVG_ELEMENTS, analysis, comparison, drawing, graph, looked_at, misses

sys.path.pop(0)

HTML_ELEMENTS = frozenset(
    "html head meta title style body header footer main nav section article h1 h2 h3 p ul ol li dl dt dd table thead"
    " tbody tfoot tr caption th td a span bdi code details summary figure figcaption div ins del img iframe pre strong"
    " abbr small br".split()
)


class Reader(HTMLParser):
    """Reads a page, and refuses what argmap does not write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tips: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        in_svg = "svg" in self.open or tag == "svg"
        assert tag in (HTML_ELEMENTS if not in_svg else {name.lower() for name in SVG_ELEMENTS})
        known = dict(attrs)
        assert len(known) == len(attrs)
        for name, value in known.items():
            assert not name.startswith("on")
            if name in LOADING:
                assert (tag, name) in {("img", "src"), ("iframe", "srcdoc")}
            if name in {"href", "xlink:href", "src"}:
                assert ALLOWED.fullmatch(value or "")
                self.links.append(value or "")
            if name in {"title", "alt"}:
                self.tips.append(value or "")
        if tag == "meta":
            assert set(known) <= {"charset", "http-equiv", "name", "content"}
            assert known.get("http-equiv") in {None, "Content-Security-Policy"}
        if tag not in {"meta", "img", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"meta", "img"}:
            self.open.pop()

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)


def page_of(written_page: str, *, whole: bool = True) -> Reader:
    reader = Reader()
    reader.feed(written_page)
    reader.close()
    assert reader.open == []
    assert written_page.encode()
    if whole:
        assert written_page.startswith("<!DOCTYPE html>")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', written_page)
        assert policy
        assert policy[1].startswith("default-src 'none'; ")
        assert "script" not in policy[1]
    return reader


@BOTH
def test_the_page_of_a_review(names: bool) -> None:
    page = page_of(written(review(graph(names), comparison=comparison(names)), "html"))
    assert misses(page.text) == []
    assert misses(page.tips) == []
    assert all(link.startswith("#") for link in page.links)


@BOTH
@pytest.mark.parametrize("name", FORMS)
def test_the_page_of_a_form(names: bool, name: str) -> None:
    page = page_of(written_form(form_of(review(graph(names)), name), "html"))
    assert page.links == []


@BOTH
def test_the_page_of_changes(names: bool) -> None:
    svg = drawing(names).files["svg"]
    told = comparison(names)
    page = page_of(comparison_page(told, "<b>&lang;", "\x1b\ud800\"'", svg, lambda statement: f"s-{statement.id}"))
    assert misses(page.text) == []


@BOTH
def test_the_pages_of_an_agreement_and_a_grading(names: bool) -> None:
    one, other = graph(names), graph(names)
    found = agree([one, other], names=["<b>&lang;", "\x1b\ud800\"'"])
    svg = draw(union(found), ["svg"], DrawingOptions(changes=union_marks(found))).files["svg"]
    for told, picture in ((found, svg), (grade(one, [other]), None)):
        page = page_of(agreement_written(told, "html", picture=picture))
        assert misses(page.text) == []
        assert all(link.startswith("#") for link in page.links if picture is None)


def test_the_page_of_a_build() -> None:
    texts = [text.replace("/", "-") for text in (*hostile.TEXTS, "half \udc80 a character \udcff")]
    entries = [Entry.of(graph(False), "x", ("x.svg",)), Entry.of(graph(True), "y", ("y.png",))]
    for number, text in enumerate(texts):
        files = (f"{text[:200]}.svg", f"{text[:200]}.pdf")
        entries.append(Entry(text, text, text, text, files, text if number % 2 else "", "en"))
    page = page_of(index_page(entries))
    assert misses(page.text, texts) == []
    assert all(re.fullmatch(r"[A-Za-z0-9%._~-]+", link) for link in page.links)


@BOTH
def test_what_a_notebook_shows(names: bool) -> None:
    page_of(notebook_page(analysis(names)), whole=False)
    for thing in (review(graph(names)), comparison(names)):
        (frame,) = re.findall(r'<iframe sandbox srcdoc="([^"]*)"', notebook_page(thing))
        inner = unescape(frame)
        reader = Reader()
        reader.feed(inner.replace('<base href="about:srcdoc">', "", 1))
        assert misses(reader.text) == []


@pytest.mark.parametrize("language", ['"><script>alert(1)</script>', "&lang;", 'ar\x1b" onload="x', "x-'-<!--"])
def test_the_language_of_a_map(language: str) -> None:
    known = hostile.graph_of(
        json.dumps({"language": language, "title": "T", "argument": [{"conclusion": "It is so."}]})
    )
    svg = draw(known, ("svg",), DrawingOptions()).files["svg"]
    looked_at(svg)
    page_of(written(review(known), "html"))
    page_of(comparison_page(compare(graph(False), known), "a", "b", svg, lambda _: None))
    page_of(index_page([Entry.of(known, "x", ("x.svg",))]))
