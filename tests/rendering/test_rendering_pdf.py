"""PDF: one page as large as the map, or paper; links that work; the same bytes every time."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from argmap.rendering import DrawingOptions, Links, Pages, Paper, Split, draw
from argmap.rendering.formats import fonts, pdf
from argmap.rendering.formats.fonts import NeedsFonts, NoFont

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("pygraphviz") is None, reason="pygraphviz is not installed"),
    pytest.mark.skipif(importlib.util.find_spec("pypdf") is None, reason="pypdf is not installed"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


def pages(data: bytes) -> list[Any]:
    from pypdf import PdfReader

    return list(PdfReader(io.BytesIO(data)).pages)


def links(page: Any) -> list[Any]:
    return [annotation.get_object() for annotation in page.get("/Annots", [])]


def test_the_page_is_as_large_as_the_map() -> None:
    drawing = draw(maps.written("bridge"), ("pdf", "svg"))
    (page,) = pages(drawing.files["pdf"])
    assert f'width="{page.mediabox.width:.0f}pt"' in drawing.files["svg"].decode()
    text = page.extract_text()
    assert "Lorries are what wears the deck out." in text
    assert "The river bridge" in text


def test_citations_and_tags_are_links() -> None:
    data = draw(maps.written("bridge"), ("pdf",), DrawingOptions(links=Links.STUBS)).files["pdf"]
    (page,) = pages(data)
    found = links(page)
    addresses = [link["/A"]["/URI"] for link in found if "/A" in link]
    inside = [link for link in found if "/Dest" in link]
    assert addresses == ["https://example.org/count?a=1&b=2"]
    assert len(inside) == 3
    for link in found:
        left, bottom, right, top = map(float, link["/Rect"])
        assert 0 <= left < right <= page.mediabox.width
        assert 0 <= bottom < top <= page.mediabox.height


def test_parts_of_a_split_map_link_to_each_other() -> None:
    first = draw(maps.written("bridge"), ("pdf",), DrawingOptions(split=Split.GROUPS, name="bridge"))
    assert not any("pdf" in part.files for part in first.parts)
    whole, *others = pages(first.files["pdf"])
    assert others
    assert not [link for link in links(whole) if "/A" in link and ".pdf" in link["/A"]["/URI"]]
    targets = {link["/Dest"][0].idnum for link in links(whole) if "/Dest" in link}
    assert targets & {page.indirect_reference.idnum for page in others}


def test_the_bytes_do_not_depend_on_the_time() -> None:
    first = draw(maps.written("bridge"), ("pdf",)).files["pdf"]
    time.sleep(1.1)
    assert draw(maps.written("bridge"), ("pdf",)).files["pdf"] == first
    assert b"CreationDate" not in first


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595, 842)), (Paper.A3, (842, 1191)), (Paper.LETTER, (612, 792))]
)
def test_a_map_is_made_to_fit_one_sheet(paper: Paper, size: tuple[int, int]) -> None:
    (page,) = pages(
        draw(maps.graph_of(maps.synthetic(60)), ("pdf",), DrawingOptions(paper=paper, pages=Pages.ONE)).files["pdf"]
    )
    found = (round(page.mediabox.width), round(page.mediabox.height))
    assert found in {size, size[::-1]}
    assert page.extract_text().count("Lorries") + page.extract_text().count("lorries") > 5


def test_a_map_is_spread_over_sheets_in_full_size() -> None:
    graph = maps.graph_of(maps.synthetic(60))
    whole = pages(draw(graph, ("pdf",)).files["pdf"])[0].mediabox
    sheets = pages(draw(graph, ("pdf",), DrawingOptions(paper=Paper.A4, pages=Pages.TILES)).files["pdf"])
    assert len(sheets) > 3
    left = min(sheet.mediabox.left for sheet in sheets)
    right = max(sheet.mediabox.right for sheet in sheets)
    top = max(sheet.mediabox.top for sheet in sheets)
    bottom = min(sheet.mediabox.bottom for sheet in sheets)
    assert left <= 0
    assert bottom <= 1
    assert right >= whole.width - 1
    assert top >= whole.height - 1
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} <= {(595, 842), (842, 595)}


def test_without_pypdf_the_time_is_taken_out_and_paper_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    data = draw(maps.written("bridge"), ("pdf",)).files["pdf"]
    assert b"/CreationDate (D:20000101000000Z)" in data
    with pytest.raises(pdf.PagesNeedPypdf, match=r'pip install "argmap\[pdf\]"'):
        draw(maps.written("bridge"), ("pdf",), DrawingOptions(paper=Paper.A4))


def test_scripts_beyond_the_built_in_font_are_drawn_with_system_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "다리의 상판은 닳는다"}]))
    asked: list[str] = []

    def all_covered(characters: Iterable[str]) -> list[str]:
        asked.extend(characters)
        return []

    monkeypatch.setattr(fonts, "uncovered_by_system", all_covered)
    assert draw(graph, ("png",)).files["png"].startswith(b"\x89PNG")
    assert "다" in asked


def test_characters_that_no_font_has_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "다리 and कख"}]))
    monkeypatch.setattr(fonts, "uncovered_by_system", lambda characters: [c for c in characters if c in "क다"])
    with pytest.raises(NoFont, match=r"no font here shows Devanagari \(क, U\+0915\), Hangul \(다, U\+B2E4\)") as error:
        draw(graph, ("png",))
    assert "apt install fonts-noto-core fonts-noto-cjk" in str(error.value)


def test_without_the_second_engine_such_a_png_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.rendering.formats.png.find_spec", lambda _: None)
    graph = maps.graph_of(maps.as_map([{"conclusion": "שלום"}]))
    with pytest.raises(NeedsFonts, match=r'Hebrew \(.*U\+05D5\) as png .* pip install "argmap\[pdf\]"'):
        draw(graph, ("png",))


def test_what_cannot_be_checked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "uncovered_by_system", lambda _: None)
    drawing = draw(maps.graph_of(maps.as_map([{"conclusion": "다리 कख"}])), ("png",))
    assert drawing.notices == (
        "whether the fonts here show Devanagari, Hangul could not be checked; look at the picture",
    )


@pytest.mark.parametrize("text", ["Lorries wear “the deck” – 1 × 2 → 3", "Ελληνικά", "Русский", "Tiếng Việt", "ẞœ"])
def test_what_the_built_in_font_shows_needs_no_other(text: str) -> None:
    assert fonts.beyond_built_in([text]) == []


def test_type_that_gets_too_small_on_paper_is_told() -> None:
    small = DrawingOptions(paper=Paper.A4, pages=Pages.ONE)
    drawing = draw(maps.graph_of(maps.synthetic(150)), ("pdf",), small)
    assert re.match(r"on one sheet of a4 the text is [1-4]\.\d points high; without --pages one", drawing.notices[0])
    assert draw(maps.written("bridge"), ("pdf",), DrawingOptions(paper=Paper.A4)).notices == ()
