"""Links of citations and of parts: the same in SVG and PDF, and none that leads where it should not."""

from __future__ import annotations

import importlib.util
import io
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from argmap.graph import ArgumentGraph
from argmap.reading import load_project
from argmap.rendering import Drawing, DrawingOptions, EngineName, Split, draw
from argmap.source import Source

NEEDS_PDF = pytest.mark.skipif(
    importlib.util.find_spec("pygraphviz") is None or importlib.util.find_spec("pypdf") is None,
    reason="pygraphviz or pypdf is not installed",
)
HREF = "{http://www.w3.org/1999/xlink}href"

ADDRESSES = {
    "https://ko.wikipedia.org/wiki/한강": "https://ko.wikipedia.org/wiki/%ED%95%9C%EA%B0%95",
    "https://bücher.example/a%20b c?x=1&y=<2>": "https://xn--bcher-kva.example/a%20b%20c?x=1&y=%3C2%3E",
    'https://x.example/?q="two"&amp;r=\\N&nosuch;': "https://x.example/?q=%22two%22&r=%5CN&nosuch%3B",
    "www.x.example/(a)": "https://www.x.example/(a)",
    "10.1234/5(6)<7>": "https://doi.org/10.1234/5(6)%3C7%3E",
    "javascript&colon;alert(1)": None,
    "javascript:alert(2)": None,
    "harbour.example/plan": None,
}

NEEDS_DOT = pytest.mark.skipif(shutil.which("dot") is None, reason="dot, of Graphviz, is not installed")


def graph_of(text: str) -> ArgumentGraph:
    project = load_project(Source("map.yaml", text))
    assert project.root is not None
    return ArgumentGraph(project.root)


def cited(address: str, how: str) -> ArgumentGraph:
    """A map with an address where one may stand."""
    written = "'" + address.replace("'", "''") + "'"
    source = f"sources: {{s: {{title: Report, {how}: {written}}}}}\n" if how != "cite" else ""
    name = written if how == "cite" else "s"
    return graph_of(
        f"{source}argument:\n- conclusion: The crane is too old.\n  because:\n"
        f"  - evidence: It rusts.\n    cite: {name}\n"
    )


def svg_links(drawing: Drawing) -> list[str]:
    root = ET.fromstring(drawing.files["svg"])  # noqa: S314 - of our own making
    return [found for each in root.iter() if (found := each.get(HREF)) is not None]


def pdf_links(data: bytes) -> list[str]:
    from pypdf import PdfReader

    found: list[Any] = [
        each.get_object() for page in PdfReader(io.BytesIO(data)).pages for each in page.get("/Annots", [])
    ]
    return [each["/A"]["/URI"] for each in found if "/A" in each]


@pytest.mark.parametrize(
    "engine", [EngineName.PURE, EngineName.PYGRAPHVIZ, pytest.param(EngineName.DOT, marks=NEEDS_DOT)]
)
@pytest.mark.parametrize("how", ["cite", "url"])
@pytest.mark.parametrize(("address", "found"), ADDRESSES.items())
def test_svg(address: str, found: str | None, how: str, engine: EngineName) -> None:
    drawing = draw(cited(address, how), ("svg",), DrawingOptions(engine=engine))
    assert svg_links(drawing) == ([found] if found else [])


@NEEDS_PDF
@pytest.mark.parametrize(("address", "found"), ADDRESSES.items())
def test_pdf(address: str, found: str | None) -> None:
    assert pdf_links(draw(cited(address, "cite"), ("pdf",)).files["pdf"]) == ([found] if found else [])


def test_a_doi_is_followed_where_the_url_is_none() -> None:
    graph = graph_of(
        "sources: {s: {title: Report, url: 'see the web', doi: 10.1000/182}}\nargument:\n"
        "- conclusion: The crane is too old.\n  because:\n  - evidence: It rusts.\n    cite: s\n"
    )
    assert svg_links(draw(graph, ("svg",))) == ["https://doi.org/10.1000/182"]


SPLIT = """
groups: {rust: {title: Rust}}
argument:
- conclusion: The crane is too old.
  id: größe
  because:
  - claim: It rusts.
    group: rust
    because: [{evidence: The paint came off., cite: 'isbn:1'}]
  - claim: It is weak.
    because: [{ref: größe}]
"""


@pytest.mark.parametrize("name", ["two words", "a:b", "50%", "größe", "a#b?c", "x.svg.y"])
def test_parts_are_found_whatever_they_are_called(name: str, tmp_path: Path) -> None:
    from urllib.parse import unquote, urlsplit

    drawing = draw(graph_of(SPLIT), ("svg",), DrawingOptions(split=Split.GROUPS, name=name))
    for part in (drawing, *drawing.parts):
        (tmp_path / f"{part.name}.svg").write_bytes(part.files["svg"])
    across = [found for found in svg_links(drawing) if not found.startswith("#")]
    assert across
    for each in across:
        parts = urlsplit(each)
        assert each.isascii()
        assert not parts.scheme
        assert (tmp_path / unquote(parts.path)).is_file()


@NEEDS_PDF
def test_parts_in_a_pdf_lead_to_its_pages() -> None:
    from pypdf import PdfReader

    data = draw(graph_of(SPLIT), ("pdf",), DrawingOptions(split=Split.GROUPS, name="x.svg é")).files["pdf"]
    assert not [each for each in pdf_links(data) if "rust" in each]
    whole, rust = PdfReader(io.BytesIO(data)).pages
    for page, other in ((whole, rust), (rust, whole)):
        links: list[Any] = [each.get_object() for each in page["/Annots"]]  # type: ignore[attr-defined]
        assert other.indirect_reference in {link["/Dest"][0] for link in links if "/Dest" in link}
