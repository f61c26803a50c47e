"""One SVG for light and dark screens, and several SVG in one page."""

from __future__ import annotations

import io
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from argmap.rendering import DrawingOptions, Links, Split, draw
from argmap.rendering.themes import AUTO, DARK, LIGHT, Theme

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

GROUPED = maps.synthetic(12, 2, groups=True)


def drawn(text: str, **options: Any) -> str:
    return draw(maps.graph_of(text), ("svg",), DrawingOptions(**options)).files["svg"].decode()


def colours(svg: str) -> set[str]:
    return set(re.findall(r"#[0-9a-f]{6}", svg))


def test_without_a_style_sheet_it_is_the_light_picture() -> None:
    both, light = drawn(GROUPED, theme="auto"), drawn(GROUPED, theme="light")
    plain = re.sub(r"<style>.*?</style>\n", "", both)
    plain = re.sub(r' class="[^"]*"(?=/?>)', "", plain.replace("stop-opacity", ""))
    kept = re.sub(r' class="[^"]*"(?=/?>)', "", light)
    kept = re.sub(r'style="stop-color:(#\w+);stop-opacity:1.;"', r'stop-color="\1"', kept)
    assert re.sub(r"\s+", " ", plain) == re.sub(r"\s+", " ", kept)


def test_every_colour_has_one_for_dark_screens() -> None:
    svg = drawn(GROUPED, theme="auto")
    style = re.search(r"<style>@media \(prefers-color-scheme:dark\)\{(.*)\}</style>", svg)
    assert style is not None
    assert colours(style[1]) <= colours(drawn(GROUPED, theme="dark"))
    rest = svg.replace(style[0], "")
    named = set(re.findall(r"\.(\w+)\{", style[1]))
    coloured = re.findall(r"<(?:path|polygon|polyline|ellipse|text|stop)\b[^>]*#[0-9a-f]{6}[^>]*>", rest)
    assert coloured
    for element in coloured:
        worn = re.search(r'class="([^"]*)"', element)
        assert worn is not None, element
        assert set(worn[1].split()) <= named
        assert len(worn[1].split()) == len(re.findall(r"#[0-9a-f]{6}", element)), element


def test_other_formats_are_light() -> None:
    graph = maps.graph_of(GROUPED)
    auto, light = (draw(graph, ("dot", "mermaid"), DrawingOptions(theme=name)).files for name in ("auto", "light"))
    assert auto == light
    assert AUTO.tones == LIGHT.tones


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "theme"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("embedded", [False, True])
def test_the_screen_decides(browser: Any, tmp_path: Path, scheme: str, theme: Theme, embedded: bool) -> None:
    from PIL import Image

    (tmp_path / "map.svg").write_text(drawn(GROUPED, theme="auto"), encoding="utf-8")
    (tmp_path / "page.html").write_text('<body style="margin:0"><img src="map.svg">', encoding="utf-8")
    page = browser.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto((tmp_path / ("page.html" if embedded else "map.svg")).as_uri())
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    data = picture.tobytes()
    seen = {f"#{data[place : place + 3].hex()}" for place in range(0, len(data), 3)}
    assert f"#{data[:3].hex()}" == theme.page
    assert {theme.tones["conclusion"].band, theme.tones["for"].band} <= seen


def ids(svg: str) -> list[str]:
    return [element.attrib["id"] for element in ET.fromstring(svg).iter() if "id" in element.attrib]  # noqa: S314 - our own


def test_ids_begin_with_a_prefix_and_all_that_refers_to_them_does() -> None:
    text = maps.synthetic(25, 3, cross=0.2, groups=True)
    plain, other = (drawn(text, links=Links.STUBS, id_prefix=prefix) for prefix in ("", "b-"))
    assert ids(other) == [f"b-{name}" for name in ids(plain)]
    assert not set(ids(plain)) & set(ids(other))
    referred = [
        *re.findall(r"url\(#([^)]*)\)", other),
        *re.findall(r'xlink:href="#([^"]*)"', other),
        *re.findall(r'(?:aria-labelledby|aria-describedby|data-from|data-to)="([^"]*)"', other),
    ]
    assert len(referred) > 20
    assert set(referred) <= set(ids(other))
    assert other.replace("b-", "") == plain.replace("b-", "")


def test_parts_of_a_map_lead_to_ids_with_the_prefix() -> None:
    drawing = draw(
        maps.graph_of(maps.synthetic(40, 4, cross=0.1)), ("svg",), DrawingOptions(split=Split.DEPTH, id_prefix="c-")
    )
    files = {f"{part.name}.svg": part.files["svg"].decode() for part in (drawing, *drawing.parts)}
    led = [
        (match[1], match[2])
        for svg in files.values()
        for match in re.finditer(r'xlink:href="([^"#]+)#([^"]*)"', svg)
        if match[1] in files
    ]
    assert led
    for file, place in led:
        assert place in ids(files[file])


def test_addresses_on_the_net_keep_their_places() -> None:
    evidence = {"evidence": "It was seen.", "cite": "work"}
    works = {"work": {"title": "A work", "url": "https://example.org/a#part"}}
    svg = drawn(maps.as_map([{"conclusion": "It stands.", "because": [evidence]}], sources=works), id_prefix="d-")
    assert 'xlink:href="https://example.org/a#part"' in svg
