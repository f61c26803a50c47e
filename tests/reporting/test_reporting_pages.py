"""Pages from templates: what is put in stays text, and what is missing is an error."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from argmap.graph import ArgumentGraph
from argmap.reading import load
from argmap.reporting.index_page import Entry, index_page
from argmap.reporting.pages import page
from argmap.source import Source

TEMPLATES = {each.name: each.read_text("utf-8") for each in files("argmap.reporting.pages").iterdir() if each.is_file()}
PAGES = sorted(name for name in TEMPLATES if name.endswith(".html"))


def test_a_text_in_a_page_is_no_markup_and_turns_nothing_beyond_its_end() -> None:
    title = "<b>'\"&\x01 \u202eab"
    shown = index_page([Entry(title, "", "", "", ('a"b<.svg',), described=f"Argument map: {title}")])
    assert shown.count("&lt;b&gt;&#x27;&quot;&amp;\ufffd \u202eab\u202c") == 4
    assert 'href="a%22b%3C.svg"' in shown
    assert ">a&quot;b&lt;.svg</a>" in shown


def test_only_markup_is_markup() -> None:
    values: dict[str, object] = {"language": None, "entries": []}
    assert "<title>&lt;i&gt;</title>" in page("index", title="<i>", **values)
    assert "<title><i></title>" in page("index", title=Markup("<i>"), **values)


def test_a_value_that_is_missing_or_no_text_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'entries' is undefined"):
        page("index", title="Maps", language=None)
    with pytest.raises(TypeError, match="NoneType in a page, and a text is wanted"):
        page("index", title=None, language=None, entries=[])


@pytest.mark.parametrize("name", PAGES)
def test_no_template_goes_round_the_one_way_of_escaping(name: str) -> None:
    tags = re.findall(r"\{[{%](.*?)[%}]\}", TEMPLATES[name], re.DOTALL)
    assert tags
    for tag in tags:
        assert not re.search(r"\|\s*(safe|e|escape|forceescape|join|replace|format)\b|~|\bautoescape\b", tag), tag


@pytest.mark.parametrize("name", PAGES)
def test_templates_load_nothing_and_run_nothing(name: str) -> None:
    assert not re.search(r"<script|<link|\bon\w+=|@import|https?:", TEMPLATES[name])
    shared = name in ("page.html", "mentions.html")  # what pages have in common, and no page by itself
    assert shared or "default-src 'none'" in TEMPLATES[name]
    assert shared or name.replace(".html", ".css") in TEMPLATES


def test_a_picture_is_described_in_the_language_of_its_map() -> None:
    root = load(Source("map.yaml", "title: Brücke\nlanguage: de\nargument:\n- conclusion: Es ist so.\n")).map
    assert root is not None
    entry = Entry.of(ArgumentGraph(root, {}), "bridge", ("bridge.svg",))
    assert 'alt="Argumentkarte: Brücke"' in index_page([entry])
