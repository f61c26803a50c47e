"""Whole drawings: files as they were when last looked at, the same bytes every time, sound and safe SVG."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, DrawingOptions, Links, Premises, draw
from argmap.rendering.drawing import UnknownFormat, UnknownTheme
from argmap.rendering.registry import ALL, FORMATS

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"

# Each format is in the first case, so none is without a file to compare with.
CASES = {
    "bridge": ("bridge", DrawingOptions(), FORMATS),
    "bridge-framed": (
        "bridge",
        DrawingOptions(premises=Premises.FRAMED, theme="dark"),
        ("svg", "drawio", "d2"),
    ),
    "bridge-left": ("bridge", DrawingOptions(direction=Direction.LEFT, theme="print", links=Links.STUBS), ("svg",)),
    "scripts": ("scripts", DrawingOptions(), ("svg", "dot")),
    "hostile": ("hostile", DrawingOptions(), ("svg", "dot", "mermaid", "outline")),
}
QUICK = tuple(each.name for each in ALL if not each.program)
FILES = [(case, form) for case, (_, _, formats) in CASES.items() for form in formats]


def comparable(data: bytes) -> object:
    """What of a file is the same on every machine: its lines, the texts of its parts, its size, or its letters."""
    if data.startswith(b"\x89PNG"):
        return data[16:24]  # width and height
    if data.startswith(b"%PDF"):
        (page,) = PdfReader(io.BytesIO(data)).pages
        return round(page.mediabox.width), round(page.mediabox.height), sorted("".join(page.extract_text().split()))
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as parts:
            return {name: parts.read(name).decode("utf-8", "replace").splitlines() for name in parts.namelist()}
    return data.decode().splitlines()


@pytest.mark.parametrize(("case", "form"), FILES)
def test_drawings_are_as_they_were(case: str, form: str, update: bool) -> None:
    name, options, _ = CASES[case]
    if form == "pdf":
        pytest.importorskip("pygraphviz", reason="pygraphviz is not installed")
    data = draw(maps.written(name), (form,), options).files[form]
    golden = GOLDEN / f"{case}.{form}"
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(data)
    assert comparable(data) == comparable(golden.read_bytes())


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{case}.{form}" for case, form in FILES}


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import rendering_maps as maps\n"
        "from argmap.rendering import draw\n"
        f"files = draw(maps.graph_of(maps.synthetic(60, 5, cross=0.2, groups=True)), {QUICK}).files\n"
        "sys.stdout.buffer.write(b''.join(files.values()))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", program, str(Path(__file__).parent)]
    written = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    files = draw(maps.graph_of(maps.synthetic(60, 5, cross=0.2, groups=True)), QUICK).files
    assert written == b"".join(files.values())


@pytest.fixture(scope="module", params=["bridge", "scripts", "hostile"])
def svg(request: pytest.FixtureRequest) -> tuple[ArgumentGraph, ET.Element]:
    graph = maps.written(request.param)
    return graph, ET.fromstring(draw(graph).files["svg"])  # noqa: S314 - our own file


def test_svg_has_a_title_and_an_outline(svg: tuple[ArgumentGraph, ET.Element]) -> None:
    graph, root = svg
    assert graph.root.title is not None
    assert root.findtext(f"{SVG}title") == graph.root.title.value
    outline = root.findtext(f"{SVG}desc") or ""
    for statement, number in graph.numbers.items():
        assert f"{number} " in outline
        assert " ".join(statement.text.value.split()) in outline
    assert root.get("aria-describedby") == root.find(f"{SVG}desc").get("id")  # type: ignore[union-attr]
    assert root.get("role") == "graphics-document document"


def test_every_statement_is_a_link_target_with_its_text_as_tooltip(svg: tuple[ArgumentGraph, ET.Element]) -> None:
    graph, root = svg
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g") if "statement" in group.get("class", "").split()}
    for statement, number in graph.numbers.items():
        group = groups.pop(f"s-{graph.name(statement)}" if statement.id else f"n-{number}")
        assert group.get("role") == "group"
        assert (group.findtext(f"{SVG}title") or "").split("\n")[0].startswith(number)
        assert statement.kind.value in group.get("class", "").split()
    assert groups == {}


def test_lines_name_their_ends(svg: tuple[ArgumentGraph, ET.Element]) -> None:
    _, root = svg
    ids = {group.get("id") for group in root.iter(f"{SVG}g")}
    lines = [group for group in root.iter(f"{SVG}g") if "data-from" in group.attrib]
    assert lines
    assert all(line.get("data-from") in ids and line.get("data-to") in ids for line in lines)


def test_ids_are_unique(svg: tuple[ArgumentGraph, ET.Element]) -> None:
    ids = [element.get("id") for element in svg[1].iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_text_keeps_its_measured_length_in_any_font(svg: tuple[ArgumentGraph, ET.Element]) -> None:
    for text in svg[1].iter(f"{SVG}text"):
        said = text.text or ""
        if len(said) > 1 and said.isascii():
            assert text.get("lengthAdjust") == "spacingAndGlyphs"
            assert float(text.get("textLength", "0")) > 0


def test_right_to_left_text_begins_at_the_right() -> None:
    root = ET.fromstring(draw(maps.written("scripts")).files["svg"])  # noqa: S314
    lines = [t for t in root.iter(f"{SVG}text") if t.get("direction") == "rtl" and t.get("font-size") == "11.00"]
    assert len(lines) > 2
    by_box: dict[str, list[str]] = {}
    for line in lines:
        by_box.setdefault(line.get("x", ""), []).append(line.text or "")
        assert line.get("text-anchor") is None  # start, which is the right edge
    assert max(map(len, by_box.values())) > 1


def test_hostile_text_stays_text() -> None:
    files = draw(maps.written("hostile"), ("svg", "dot", "mermaid")).files
    root = ET.fromstring(files["svg"])  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "g", "path", "polygon", "polyline", "ellipse", "text", "a", "defs", "linearGradient",
        "stop",
    }  # fmt: skip
    assert not any(name.lower().startswith("on") for element in root.iter() for name in element.attrib)
    links = [element.get(LINK) for element in root.iter() if element.get(LINK)]
    assert not any(link and "javascript" in link for link in links)
    said = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    for text in ("<x>", "<<I>italic</I>>", "ends with a backslash \\", "&amp; &#60; %3C"):
        assert text in said
    assert b"<script" not in files["svg"]
    assert b"</script" not in files["mermaid"]


@pytest.mark.parametrize("character", ["\x1f", "\x85", "\ufffe"])
def test_characters_that_xml_cannot_carry_are_replaced(character: str) -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "before after"}]).replace("before after", "before\\u0009after"))
    statement = graph.statements[0]
    object.__setattr__(statement.text, "value", f"before{character}after")
    root = ET.fromstring(draw(graph).files["svg"])  # noqa: S314
    assert "before\ufffdafter" in {text.text for text in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("text", ["word " * 4000, "x" * 20_000, "漢" * 7000, "שלום " * 3000])
def test_very_long_text_is_drawn_whole(text: str) -> None:
    files = draw(maps.graph_of(maps.as_map([{"conclusion": text.strip()}])), ("svg",)).files
    root = ET.fromstring(files["svg"])  # noqa: S314
    said = "".join((element.text or "") for element in root.iter(f"{SVG}text"))
    assert text.replace(" ", "") in said.replace(" ", "").replace("\xa0", "")
    width, height = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)pt"', files["svg"].decode())[:2])
    assert 1 / 3 < width / height < 3


def test_a_map_with_nothing_wrong_but_missing_references_is_drawn() -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "It stands.", "because": [{"ref": "nowhere"}]}]))
    root = ET.fromstring(draw(graph).files["svg"])  # noqa: S314
    assert any("nowhere (not found)" in (text.text or "") for text in root.iter(f"{SVG}text"))


def test_what_does_not_exist_is_refused_by_name() -> None:
    graph = maps.written("bridge")
    with pytest.raises(UnknownFormat, match="there is no format 'gif'; there are svg, png"):
        draw(graph, ("gif",))
    with pytest.raises(UnknownTheme, match="there is no theme 'neon'; there are light, dark"):
        draw(graph, ("svg",), DrawingOptions(theme="neon"))


def test_reasons_on_a_reference_that_names_nothing_are_drawn() -> None:
    text = maps.as_map([{"conclusion": "It stands."}, {"ref": "nowhere", "because": ["Stray reason."]}])
    texts = {t.text for t in ET.fromstring(draw(maps.graph_of(text)).files["svg"]).iter(f"{SVG}text")}  # noqa: S314
    assert {"Stray reason.", "? nowhere (not found)"} <= texts
