"""One drawing on sheets to be put together: where it is cut, what sheets are called, and where links lead."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from argmap.graph import ArgumentGraph
from argmap.rendering import DrawingOptions, Links, Pages, Paper
from argmap.rendering.content.views import GraphView
from argmap.rendering.layout.papers import SIZES
from argmap.rendering.layout.sheet import Titles
from argmap.rendering.layout.tiles import tiling

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps
from drawn_pages import MAPS, drawn, needs_pdf, targets, text_of

sys.path.pop(0)


def _drawn_sheet(graph: ArgumentGraph) -> Any:
    from argmap.rendering.content.assembly import assemble
    from argmap.rendering.layout.arrangement import arrange
    from argmap.rendering.layout.sheet import compose

    options = DrawingOptions()
    scene = assemble(graph, options, GraphView(graph), stubs=True)
    return compose(arrange(scene, options.direction, options.aspect), Titles("A map"), (), options.aspect)


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER, Paper.A3])
@pytest.mark.parametrize("name", ["30", "100", "groups", "wide"])
def test_each_box_is_whole_on_a_sheet(name: str, paper: Paper) -> None:
    sheet = _drawn_sheet(maps.graph_of(MAPS[name]))
    found = tiling(sheet, SIZES[paper])
    assert found.broken == 0
    for item, (x, y) in sheet.arrangement.places.items():
        assert any(
            tile.left <= x - item.width / 2
            and x + item.width / 2 <= tile.left + found.width
            and tile.top <= y - item.height / 2
            and y + item.height / 2 <= tile.top + found.height
            for tile in found.tiles
        )


def test_sheets_cover_the_drawing_and_have_names() -> None:
    sheet = _drawn_sheet(maps.graph_of(maps.synthetic(100)))
    found = tiling(sheet, SIZES[Paper.A4])
    columns = 1 + max(tile.column for tile in found.tiles)
    rows = 1 + max(tile.row for tile in found.tiles)
    assert len(found.tiles) == columns * rows
    assert [tile.name for tile in found.tiles[:2]] == ["A1", "B1"]
    assert found.tiles[-1].name == f"{chr(64 + columns)}{rows}"
    for row in range(rows):
        spans = [tile.across for tile in found.tiles if tile.row == row]
        assert spans[0][0] == 0
        assert spans[-1][1] == sheet.width
        assert all(left[1] == right[0] for left, right in pairwise(spans))
    for tile in found.tiles:
        assert tile.left <= tile.across[0]
        assert tile.across[1] <= tile.left + found.width
        assert tile.top <= tile.along[0]
        assert tile.along[1] <= tile.top + found.height


def test_cuts_run_between_boxes_where_they_can() -> None:
    reasons = [{"claim": f"Reason number {n} says what it is good for."} for n in range(8)]
    graph = maps.graph_of(maps.as_map([{"conclusion": "It stands.", "because": reasons}]))
    sheet = _drawn_sheet(graph)
    small = replace(SIZES[Paper.A4], width=300.0, height=400.0)
    for tile in tiling(sheet, small).tiles:
        for cut in tile.across[1:]:
            if cut < sheet.width:
                crossed = [
                    item
                    for item, (x, _) in sheet.arrangement.places.items()
                    if x - item.width / 2 < cut < x + item.width / 2
                ]
                assert len(crossed) <= 1  # the conclusion stands above all


class TestTiles:
    pytestmark = needs_pdf

    def test_each_sheet_says_where_it_belongs(self) -> None:
        found = drawn(maps.graph_of(maps.synthetic(60)), paper=Paper.A4, pages=Pages.TILES)
        said = [text_of(page) for page in found]
        assert f"A1·sheet1of{len(found)}" in said[0]
        assert f"B1·sheet2of{len(found)}" in said[1]
        assert all(b" l S" in page.get_contents().get_data() for page in found)

    def test_links_lead_to_the_sheet_with_the_box(self) -> None:
        graph = maps.graph_of(maps.synthetic(60, 3, cross=0.3))
        found = drawn(graph, paper=Paper.A4, pages=Pages.TILES, links=Links.STUBS)
        assert len({target for page in found for target in targets(page, found)}) > 1
        for page in found:
            inside = [link.get_object()["/Dest"] for link in page.get("/Annots", []) if "/Dest" in link.get_object()]
            for dest, target in zip(inside, targets(page, found), strict=True):
                box = found[target].mediabox
                assert box.left <= float(dest[2]) <= box.right
                assert box.bottom <= float(dest[3]) <= box.top
