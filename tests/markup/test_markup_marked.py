"""Hostile texts in maps that ask for markup: it becomes what was asked for, and nothing else becomes anything."""

from __future__ import annotations

import io
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from pptx import Presentation

from argmap.checking import check
from argmap.comparing import compare
from argmap.editing.formatting import formatted
from argmap.editor_support import hover
from argmap.editor_support.open_map import View
from argmap.graph import ArgumentGraph
from argmap.rendering import Drawing, DrawingOptions, Links, draw
from argmap.rendering.formats.outline import outline
from argmap.rendering.registry import ALL
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.index_page import Entry, index_page
from argmap.reporting.review import written
from argmap.reviewing import review
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import hostile
from hostile_map import ALLOWED, BOTH, HREF, LOADING, SVG_ELEMENTS

sys.path.pop(0)

_SHORT = [text for text in hostile.TEXTS if len(text) < 200 and text.isprintable()]
TEXTS = [
    *[text for text in hostile.TEXTS if len(text) < 2000],
    *[f"*{text}* and **{text}**" for text in _SHORT[::3]],
    *[f"`{text}` and [{text}](https://example.org/)" for text in _SHORT[1::3]],
    *[f"${text}$ and $\\frac{{{text}}}{{\\text{{{text}}}}}$" for text in _SHORT[2::3]],
    *[f"See [this <b>]({each.replace(' ', '%20')}) or [that](<{each}>)" for each in hostile.ADDRESSES],
    *[f"<{each}>" for each in hostile.ADDRESSES],
]
# What is text to YAML, so that the rules look at it.
READ = [text for text in TEXTS if not re.search("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", text)]
ELEMENTS = frozenset(
    "html head meta title style body header main nav section article h1 h2 h3 p ul ol li dl dt dd".split()
)
ELEMENTS |= frozenset(
    "table thead tbody tr th td a span bdi code details summary figure div ins del img em strong".split()
)
SVG_NAME = "{http://www.w3.org/2000/svg}"


@cache
def source(names: bool) -> Source:
    return Source("hostile.yaml", hostile.as_written(TEXTS, names=names, markup=True))


@cache
def graph(names: bool) -> ArgumentGraph:
    return hostile.graph_of(source(names).text)


@cache
def drawing(names: bool) -> Drawing:
    return draw(graph(names), [each.name for each in ALL if not each.program], DrawingOptions(links=Links.STUBS))


def words(names: bool) -> list[str]:
    """The plain words of the statements, of which at least some have lost their marks."""
    found = [statement.text.words for statement in graph(names).statements]
    assert sum(statement.text.words != statement.text.value for statement in graph(names).statements) > 100
    return found


def misses(found: Iterator[str] | list[str] | str, names: bool) -> list[str]:
    """The words that are not in what was found, letter by letter."""
    seen = hostile.letters(found if isinstance(found, str) else "\n".join(found))
    return [text for text in words(names) if hostile.letters(text) not in seen]


def allowed(links: list[str]) -> None:
    """However often they are decoded, links lead nowhere else than they may."""
    assert len(links) > 10
    for link in links:
        decoded = link
        for _ in range(5):
            decoded = unescape(decoded)
            assert ALLOWED.fullmatch(decoded.replace(" ", "")), link


def test_what_is_written_stays() -> None:
    """What is understood in a text changes nothing of it, neither where it is read nor where it is laid out anew."""
    for statement in graph(False).statements:
        assert hostile.letters(statement.text.value) in hostile.letters(
            json.loads(f"[{statement.text.span.written}]")[0]
        )
    literal = hostile.graph_of(hostile.as_written(TEXTS, names=False))
    assert [s.text.value for s in literal.statements] == [s.text.value for s in graph(False).statements]
    assert all(s.text.words == s.text.shown == s.text.value for s in literal.statements)
    assert compare(literal, graph(False)).changes


@BOTH
def test_svg(names: bool) -> None:
    root = ET.fromstring(drawing(names).files["svg"])  # noqa: S314 - of our own making
    links = []
    for each in root.iter():
        assert each.tag.removeprefix(SVG_NAME) in SVG_ELEMENTS | {"tspan"}
        for name, value in each.items():
            assert not name.lower().startswith("on")
            assert name.partition("}")[2] not in LOADING
            assert name != "href"
            assert not re.search(r"url\((?!#)", value)
        if (target := each.get(HREF)) is not None:
            links.append(target)
            assert (each.get("rel") == "noopener noreferrer") is target.startswith("http")
    allowed(links)
    lines = ["".join(each.itertext()) for each in root.iter(f"{SVG_NAME}text")]
    assert misses(lines, names) == []
    titles = [each.text or "" for each in root.iter(f"{SVG_NAME}title")]
    assert misses(titles, names) == []
    assert len(list(root.iter(f"{SVG_NAME}tspan"))) > 100
    # Each part that an engine draws by itself has become part of its line again.
    assert b"font-style" not in re.sub(rb"<tspan[^>]*>", b"", drawing(names).files["svg"])


@BOTH
def test_text_formats(names: bool) -> None:
    files = drawing(names).files
    mermaid = re.sub(r"#(\d+|\w+);", lambda m: f"&{'#' if m[1].isdigit() else ''}{m[1]};", files["mermaid"].decode())
    shown = unescape(mermaid.replace("<br/>", ""))
    assert [w for w in misses(shown.replace("\u2060", ""), names) if "\u2060" not in w] == []
    d2 = re.findall(r'"(?:[^"\\$\n]|\\["\\$n])*"', files["d2"].decode())
    assert misses([re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], each[1:-1]) for each in d2], names) == []
    for text in (files["outline"].decode(), outline(graph(names)), outline(graph(names), "standard-form")):
        assert misses(text, names) == []
    html = re.findall(r'HREF="([^"]*)"', files["dot"].decode())
    allowed([unescape(each) for each in html])


@BOTH
def test_pptx(names: bool) -> None:
    (slide,) = Presentation(io.BytesIO(drawing(names).files["pptx"])).slides
    name = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    tree = slide.shapes.element
    said = ["".join(run.text or "" for run in text.iter(f"{name}t")) for text in tree.iter(f"{name}p")]
    assert misses(said, names) == []
    allowed([each.target_ref for each in slide.part.rels.values() if each.is_external])


class Reader(HTMLParser):
    """What is in a page or a label: its texts and its links; nothing else may be."""

    def __init__(self, written_page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(written_page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS or "svg" in (*self.open, tag)
        for name, value in attrs:
            assert not name.startswith("on")
            assert name not in LOADING or (tag, name) == ("img", "src")
            if name in {"href", "xlink:href"}:
                self.links.append(value or "")
        if tag not in {"meta", "img"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)


@BOTH
def test_drawio(names: bool) -> None:
    root = ET.fromstring(drawing(names).files["drawio"])  # noqa: S314 - of our own making
    labels = [Reader(each.get("label", "")) for each in root.iter("object")]
    assert misses(["".join(label.text) for label in labels], names) == []
    allowed([link for label in labels for link in label.links])


@BOTH
def test_pages(names: bool) -> None:
    told = review(graph(names))
    page = Reader(written(told, "html"))
    assert misses("".join(page.text), names) == []
    allowed([link for link in page.links if not link.startswith("#")])
    assert len(re.findall("<em>|<strong>", written(told, "html"))) > 50
    changes = compare(hostile.graph_of(hostile.as_written(TEXTS[3:], names=names, markup=True)), graph(names))
    Reader(comparison_page(changes, "a", "b", drawing(names).files["svg"], lambda statement: f"s-{statement.id}"))
    Reader(index_page([Entry.of(graph(names), "x", ("x.svg",))]))


@BOTH
def test_markdown(names: bool) -> None:
    outlined = outline(graph(names), "markdown")
    shown, links = read(outlined)
    assert [each for each in misses(shown.replace("\u2060", ""), names) if "\u2060" not in each] == []
    assert len(re.findall(r"(?<!\\)\*\*(?!\d)", outlined)) > 50
    links += read(written(review(graph(names)), "markdown"))[1]
    allowed(links)


def read(markdown: str) -> tuple[str, list[str]]:
    """The texts of Markdown and its links; nothing else may be in it."""
    said: list[str] = []
    links: list[str] = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        for part in (block, *(block.children or ())):
            assert not part.type.startswith(("html", "image", "fence", "code_block", "s_", "softbreak", "hardbreak"))
            said.append(part.content if part.type in {"text", "code_inline"} else "")
            links += [str(part.attrs["href"])] if part.type == "link_open" else []
    return "".join(said), links


def test_hovers() -> None:
    texts = [text for text in READ if text.isascii() and text.isprintable()]
    trees = [f"- claim: {json.dumps(text)}\n  id: t{number}" for number, text in enumerate(texts)]
    below = [f"  - ref: t{number}" for number in range(len(texts))]
    lines = ["markup: markdown", "argument:", *trees, "- conclusion: It is so.", "  because:", *below]
    text = Source("hostile.yaml", "\n".join(lines))
    analysis = check(text)
    view = View(text, analysis, analysis)
    hovered = [hover.hover(view, match.end()) for match in re.finditer("ref: t", text.text)]
    told = {each.markdown for each in hovered if each is not None}
    assert len(told) == len(texts)
    for markdown in told:
        for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
            assert not block.type.startswith(("html", "fence", "code_block", "heading", "table"))
            for part in block.children or ():
                assert not part.type.startswith(("html", "image", "s_"))
                assert part.type != "link_open" or ALLOWED.fullmatch(str(part.attrs["href"]))


def test_findings() -> None:
    """Every rule looks at it; what is wrong with a link or a formula has its place."""
    text = Source("hostile.yaml", hostile.as_written(READ, names=False, markup=True))
    found = check(text).diagnostics
    told = [each.span.written for each in found if each.code in {"AM517", "AM606"}]
    assert len(told) > 200
    assert max(map(len, told)) < 250
    assert sum(each.startswith(("[", "<", "\\", "^", "_", "{")) for each in told) > 0.9 * len(told)


def test_layout_and_fixes_keep_what_is_written() -> None:
    text = Source("hostile.yaml", hostile.as_written(READ, names=False, markup=True))
    laid_out = hostile.graph_of(formatted(text))
    assert [each.text.value for each in laid_out.statements] == [
        each.text.value for each in hostile.graph_of(text.text).statements
    ]
    assert [each.text.words for each in laid_out.statements] == [
        each.text.words for each in hostile.graph_of(text.text).statements
    ]
