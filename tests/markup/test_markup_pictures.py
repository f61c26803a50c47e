"""Hostile texts in what is drawn: well-formed, there letter by letter, and only texts."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path
from unicodedata import normalize

import pytest

from argmap.api.notebook import with_own_ids
from argmap.rendering import DrawingOptions, EngineName, Split, draw
from argmap.rendering.formats.engines import draw as run_engine
from argmap.rendering.formats.outline import outline
from argmap.rendering.options import Limits

sys.path.insert(0, str(Path(__file__).parent))
import hostile
from hostile_map import ALLOWED, BOTH, HREF, TEXTS, drawing, graph, looked_at, misses

sys.path.pop(0)

LIMITS = Limits(time=60, memory=1 << 31)


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
        assert all(re.fullmatch(r"[a-z]+\d*(?:t\d+|[ab])?", name) for name in nodes.split())


@BOTH
def test_mermaid(names: bool) -> None:
    text = drawing(names).files["mermaid"].decode()
    written = r'"(?:[^"#&<>`\\|]|#\w+;|<br/>)*"'
    box = rf"(?:\[\[{written}\]\]|\[/{written}/\]|\(\[{written}\]\)|\(\({written}\)\)|\({written}\)|>{written}\])"
    name = r"n\d+(?:t\d)?"
    arrow = rf"{name} [-.ox<>=~]+(?:\|[^|]*\|)? {name}"
    line = rf"  (?:{name}{box}:::\w+|subgraph g\d+\[{written}\]|end|{arrow}|classDef \w+ \S+(?: 3)?)"
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
