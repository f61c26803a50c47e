"""Hostile texts at every key of the language, in every format: well-formed, there letter by letter, and only texts."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from unicodedata import normalize

import pytest
from markdown_it import MarkdownIt

from argmap.api.notebook import page as notebook_page
from argmap.api.notebook import with_own_ids
from argmap.checking import Analysis, check
from argmap.comparing import Comparison, compare
from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, Drawing, DrawingOptions, EngineName, Links, Premises, Split, draw
from argmap.rendering.formats.engines import Limits
from argmap.rendering.formats.engines import draw as run_engine
from argmap.rendering.formats.outline import outline
from argmap.reporting import inventory, machine, positions, schemes, statistics, works
from argmap.reporting.changes.data import comparison_json
from argmap.reporting.changes.page import comparison_page
from argmap.reporting.changes.text import comparison_text
from argmap.reporting.console import diagnostics_text
from argmap.reporting.index_page import Entry, index_page
from argmap.reporting.review import written
from argmap.reviewing import review
from argmap.schemes.own import own_schemes
from argmap.semantics import extensions, framework
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import hostile

sys.path.pop(0)

HREF = "{http://www.w3.org/1999/xlink}href"
ALLOWED = re.compile(r"(?:https?://|mailto:)\S+|#\S*|(?![^/?#]*:)(?!//)[^\\\s]+")
SVG_ELEMENTS = frozenset("svg title desc g path polygon ellipse text a polyline defs linearGradient stop".split())
HTML_ELEMENTS = frozenset(
    "html head meta title style body header main nav section article h1 h2 h3 p ul ol li dl dt dd table thead tbody tr"
    " th td a span bdi code details summary figure div ins del img iframe pre strong".split()
)
LOADING = frozenset({"src", "srcdoc", "srcset", "action", "formaction", "data", "background", "poster", "ping"})
LIMITS = Limits(time=60, memory=1 << 31)
TEXTS = [text for text in hostile.TEXTS if len(text) < 2000]
BOTH = pytest.mark.parametrize("names", [False, True], ids=["texts", "names"])


@cache
def source(names: bool) -> Source:
    return Source("hostile.yaml", hostile.as_written(TEXTS, names=names))


@cache
def graph(names: bool) -> ArgumentGraph:
    return hostile.graph_of(source(names).text)


@cache
def analysis(names: bool) -> Analysis:
    """What is found in a map; without what is no text where all else is in order, so that every rule looks at it."""
    texts = [text for text in TEXTS if names or not re.search("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]", text)]
    return check(Source("hostile.yaml", hostile.as_written(texts, names=names)))


@cache
def comparison(names: bool) -> Comparison:
    """From a map with the texts in another order."""
    turned = [*TEXTS[2:], *TEXTS[:2]]
    return compare(hostile.graph_of(hostile.as_written(turned, names=names)), graph(names))


@cache
def drawing(names: bool, *, framed: bool = False) -> Drawing:
    premises, direction = (Premises.FRAMED, Direction.LEFT) if framed else (Premises.JOINT, Direction.UP)
    options = DrawingOptions(links=Links.STUBS, premises=premises, direction=direction)
    return draw(graph(names), ("svg", "dot", "mermaid", "outline"), options)


def misses(found: str | Iterable[str], texts: Iterable[str] = TEXTS) -> list[str]:
    """The texts that are not in what was found, letter by letter."""
    seen = hostile.letters(found if isinstance(found, str) else "\n".join(found))
    return [text for text in texts if hostile.letters(text) not in seen]


# -- pictures ----------------------------------------------------------------------------------------------------------


def looked_at(svg: bytes) -> ET.Element:
    """An SVG that is one, with only such elements, attributes and links as argmap makes."""
    root = ET.fromstring(svg)  # noqa: S314 - of our own making
    for each in root.iter():
        assert each.tag.startswith("{http://www.w3.org/2000/svg}")
        assert each.tag.partition("}")[2] in SVG_ELEMENTS
        for name, value in each.items():
            assert not name.lower().startswith("on")
            assert name.partition("}")[2] not in LOADING
            assert name != "href"
            assert not re.search(r"url\((?!#)", value)
        if (target := each.get(HREF)) is not None:
            assert ALLOWED.fullmatch(target)
            assert (each.get("rel") == "noopener noreferrer") is target.startswith("http")
    return root


def titles(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}title")]


def lines(root: ET.Element) -> list[str]:
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


@BOTH
@pytest.mark.parametrize("framed", [False, True])
def test_svg(names: bool, framed: bool) -> None:
    root = looked_at(drawing(names, framed=framed).files["svg"])
    assert misses(titles(root)) == []
    assert misses(lines(root)) == []
    assert root.get("role") == "graphics-document document"
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    looked_at(with_own_ids(drawing(names, framed=framed).files["svg"].decode()).encode())


@pytest.mark.skipif(shutil.which("dot") is None, reason="dot, of Graphviz, is not installed")
@BOTH
def test_dot_as_the_programs_of_graphviz_read_it(names: bool) -> None:
    dot = drawing(names).files["dot"]
    for engine in (EngineName.DOT, EngineName.PURE):
        root = ET.fromstring(run_engine(dot.decode(), ("svg",), engine, LIMITS)["svg"])  # noqa: S314 - of our own making
        shown = "".join(hostile.letters(line) for line in lines(root))
        assert [text for text in TEXTS if hostile.letters(text) not in shown] == []
        assert all(ALLOWED.fullmatch(each.get(HREF, "#")) for each in root.iter())
        tips = [each.get("{http://www.w3.org/1999/xlink}title", "") for each in root.iter()]
        assert misses(tips, TEXTS if not names else []) == []
    program = shutil.which("gvpr")
    if program is not None:
        nodes = subprocess.run(
            [program, "N{print($.name)}"], input=dot, capture_output=True, check=True
        ).stdout.decode()
        assert all(re.fullmatch(r"[a-z]+\d*[ab]?", name) for name in nodes.split())


@BOTH
def test_mermaid(names: bool) -> None:
    text = drawing(names).files["mermaid"].decode()
    written = r'"(?:[^"#&<>`\\|]|#\w+;|<br/>)*"'
    box = rf"(?:\[\[{written}\]\]|\[/{written}/\]|\(\[{written}\]\)|\(\({written}\)\)|\({written}\)|>{written}\])"
    arrow = r"n\d+ [-.ox<>=~]+(?:\|[^|]*\|)? n\d+"
    line = rf"  (?:n\d+{box}:::\w+|subgraph g\d+\[{written}\]|end|{arrow}|classDef \w+ \S+(?: 3)?)"
    first, *others = text.splitlines()
    assert first == "flowchart BT"
    assert [each for each in others if not re.fullmatch(line, each)] == []
    assert not re.search(r"%%|\$\$|:fa-|classDef(?! \w+ fill)", text)
    signs = re.sub(r"#(\d+|\w+);", lambda m: f"&{'#' if m[1].isdigit() else ''}{m[1]};", text.replace("<br/>", ""))
    shown = unescape(signs)
    assert misses(shown.replace("\u2060", ""), [text.replace("\u2060", "") for text in TEXTS]) == []


@BOTH
def test_outlines_as_text(names: bool) -> None:
    for text in (
        drawing(names).files["outline"].decode(),
        outline(graph(names)),
        outline(graph(names), "standard-form"),
    ):
        assert misses(text) == []
        assert all(character == "\n" or ord(character) >= 0x20 for character in text)
        assert not re.search("[\x7f-\x9f\u2028\u2029\ud800-\udfff]", text)
        for each in text.splitlines():
            assert each.count("\u202e") + each.count("\u202b") == each.count("\u202c")


@pytest.mark.parametrize("split", list(Split))
def test_parts(split: Split) -> None:
    written_map = hostile.nested(hostile.TEXTS[:40])
    found = draw(hostile.graph_of(written_map), ("svg",), DrawingOptions(split=split, name="<b>&lang;\" 'x", depth=1))
    across = 0
    for part in (found, *found.parts):
        root = looked_at(part.files["svg"])
        links = [target for each in root.iter() if (target := each.get(HREF)) is not None]
        across += sum(".svg" in link for link in links)
    assert across >= 40


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


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_png_and_pdf(form: str) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("pygraphviz", reason="pygraphviz is not installed")
    texts = [text for text in hostile.TEXTS if text.isascii() and len(text) < 1000]
    data = draw(hostile.graph_of(hostile.as_written(texts, names=False)), (form,), DrawingOptions(dpi=18)).files[form]
    if form == "png":
        assert data.startswith(b"\x89PNG")
        assert data.endswith(b"IEND\xaeB`\x82")
        return
    reader = pypdf.PdfReader(io.BytesIO(data))
    shown = hostile.letters(normalize("NFKC", "".join(page.extract_text() for page in reader.pages)))  # ligatures
    assert [text for text in texts if hostile.letters(text) not in shown and len(text) < 45] == []
    assert set(reader.trailer["/Root"]) <= {"/Type", "/Pages"}
    actions = [note.get_object().get("/A") for page in reader.pages for note in page.get("/Annots", [])]
    assert all(action is None or action["/S"] == "/URI" for action in actions)


@pytest.mark.parametrize("engine", [EngineName.PURE, EngineName.PYGRAPHVIZ])
def test_links_of_pictures(engine: EngineName) -> None:
    drawn = draw(hostile.graph_of(hostile.cited(hostile.ADDRESSES)), ("svg", "dot"), DrawingOptions(engine=engine))
    root = looked_at(drawn.files["svg"])
    links = [target for each in root.iter() if (target := each.get(HREF)) is not None]
    assert len(links) > 6
    assert set(re.findall(r'HREF="([^"]*)"', drawn.files["dot"].decode())) == {
        link.replace("&", "&amp;") for link in links
    }
    for link in links:
        decoded = link
        for _ in range(5):
            decoded = unescape(decoded)
            assert ALLOWED.fullmatch(decoded.replace(" ", ""))


def test_links_of_pdf() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("pygraphviz", reason="pygraphviz is not installed")
    addresses = [each for each in hostile.ADDRESSES if each.isascii()]
    data = draw(hostile.graph_of(hostile.cited(addresses)), ("pdf",), DrawingOptions()).files["pdf"]
    notes = [note.get_object() for page in pypdf.PdfReader(io.BytesIO(data)).pages for note in page.get("/Annots", [])]
    links = [note["/A"]["/URI"] for note in notes if "/A" in note]
    assert len(links) > 12
    assert all(ALLOWED.fullmatch(link) for link in links)


# -- pages -------------------------------------------------------------------------------------------------------------


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
        if tag not in {"meta", "img"}:
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
def test_the_page_of_changes(names: bool) -> None:
    svg = drawing(names).files["svg"]
    told = comparison(names)
    page = page_of(comparison_page(told, "<b>&lang;", "\x1b\ud800\"'", svg, lambda statement: f"s-{statement.id}"))
    assert misses(page.text) == []


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


# -- Markdown ----------------------------------------------------------------------------------------------------------


def shown(markdown: str) -> str:
    """The texts and code of Markdown in which nothing else is."""
    found = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        for part in (block, *(block.children or ())):
            assert not part.type.startswith(
                ("html", "link", "image", "fence", "code_block", "s_", "softbreak", "hardbreak")
            )
            found.append(part.content if part.type in {"text", "code_inline"} else "")
    return "".join(found)


@BOTH
def test_markdown(names: bool) -> None:
    assert misses(shown(outline(graph(names), "markdown"))) == []
    told = shown(written(review(graph(names), comparison=comparison(names)), "markdown"))
    assert misses(told, [text for text in TEXTS if len(text) < 40]) == []


def test_schemes_of_a_map() -> None:
    own = list(own_schemes(graph(False), graph(False).root).values())
    assert len(own) == len(TEXTS)
    assert misses(shown(schemes.as_markdown(own))) == []
    assert misses(hostile.values(json.loads(schemes.as_json(own)))) == []


@BOTH
def test_hovers_and_completions(names: bool) -> None:
    from argmap.assisting import completion, hover
    from argmap.assisting.view import View

    texts = [text for text in TEXTS if text.isascii() and text.isprintable() and set(text) & set("[<`*{&")][::3]
    text = Source("hostile.yaml", hostile.as_written(texts, names=names))
    found = check(text)
    view = View(text, found, found)
    told = set()
    seen: Counter[str] = Counter()
    for match in re.finditer(r'"([a-z-]+)": "?', text.text):
        seen[match[1]] += 1
        for place in (match.start() + 1, match.end() + 1) if seen[match[1]] < 6 else ():
            hovered = hover.hover(view, place)
            told |= {hovered.markdown} if hovered is not None else set()
    assert len(told) > 25
    for match in list(re.finditer(r'"(?:ref|cite|group|scheme|role|source|likelihood)": "', text.text))[:: len(texts)]:
        told |= {each.documentation for each in completion.completions(view, match.end())}
    for markdown in told:
        looked_at_hover(markdown)


def looked_at_hover(markdown: str) -> None:
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        assert not block.type.startswith(("html", "fence", "code_block", "heading", "table"))
        for part in block.children or ():
            assert not part.type.startswith(("html", "image"))
            if part.type == "link_open":
                assert ALLOWED.fullmatch(str(part.attrGet("href")))


# -- data --------------------------------------------------------------------------------------------------------------


def _json_of(names: bool) -> Mapping[str, str]:
    found = inventory.rows(graph(names))
    return {
        "list": inventory.as_json(found),
        "review": written(review(graph(names)), "json"),
        "diff": comparison_json(comparison(names), "a\ud800", "b"),
        "stats": statistics.as_json([statistics.statistics(graph(names))]),
        "check": machine.as_json(analysis(names).diagnostics, 1),
    }


@BOTH
def test_json(names: bool) -> None:
    for what, data in _json_of(names).items():
        assert data.encode(), what
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2066-\u2069\ufeff]", data), what
        found = json.loads(data)
        if what in {"list", "review"}:
            assert misses(hostile.values(found)) == []


@BOTH
def test_csv(names: bool) -> None:
    head, *rows = csv.reader(io.StringIO(inventory.as_csv(inventory.rows(graph(names))), newline=""))
    assert {len(row) for row in rows} == {len(head)}
    texts = [row[head.index("text")] for row in rows]
    assert misses(texts) == []
    for cell in (cell for row in rows for cell in row):
        assert cell.isdigit() or not re.match(r"[\s\"“]*[=+\-@|\t\r]", cell)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", cell)


@BOTH
def test_sarif(names: bool) -> None:
    log = json.loads(machine.as_sarif(analysis(names).diagnostics))
    (run,) = log["runs"]
    assert len(run["results"]) == len(analysis(names).diagnostics) > 20
    for text in hostile.values([[result["message"], result["locations"]] for result in run["results"]]):
        assert not re.search(r"(?<!\\)\[[^\]\\]*\]\(", text)
        assert not re.search(r"(?<!\{)\{\d+\}(?!\})", text)


@BOTH
def test_annotations(names: bool) -> None:
    told = machine.as_github(analysis(names).diagnostics)
    assert len(told.splitlines()) == told.count("\n") == len(analysis(names).diagnostics)
    place = "file=hostile\\.yaml,line=\\d+,col=\\d+,endLine=\\d+,endColumn=\\d+"
    for line in told.split("\n")[:-1]:
        assert re.match(rf"::(?:error|warning|notice) {place},title=AM\d+ [\w-]+::", line)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)


def _texts_of(names: bool) -> Iterator[tuple[str, str]]:
    found = analysis(names)
    yield "check", diagnostics_text(found.diagnostics, files=1)
    yield "check in colour", re.sub(r"\x1b\[[\d;]*m", "", diagnostics_text(found.diagnostics, files=1, color=True))
    yield "review", written(review(graph(names)), "text")
    yield "diff", comparison_text(comparison(names), "a\x1b\ud800\u202e", "b")
    yield "list", inventory.as_table(inventory.rows(graph(names)), 100, True, True)
    yield "stats", statistics.as_text([statistics.statistics(graph(names))])
    own = list(own_schemes(graph(names), graph(names).root).values())
    yield "schemes", schemes.listing(own) + "".join(map(schemes.page, own))
    yield "semantics", positions.as_text(graph(names), extensions(framework(graph(names))), 100)
    if found.grounding is not None:
        yield "sources", works.as_table(works.work_rows(found.grounding), 100)


@BOTH
def test_what_terminals_are_told(names: bool) -> None:
    told = dict(_texts_of(names))
    assert len(told) >= 8
    for what, text in told.items():
        wrong = re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0041]", text)
        assert wrong is None, (what, text[max(0, wrong.start() - 80) : wrong.end() + 20])
        assert text.encode(), what
