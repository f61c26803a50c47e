"""Slides and sheets: what stands on which page, how large it is, and where links lead."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from argmap.evaluation import Status
from argmap.graph import ArgumentGraph
from argmap.map_words.tables import LANGUAGES
from argmap.model import Statement
from argmap.rendering import DrawingOptions, Links, Pages, Paper, Premises, Split, draw
from argmap.rendering.content.boxes import BODY
from argmap.rendering.content.views import choose_view
from argmap.rendering.content.wrapping import one_line
from argmap.rendering.layout import paging
from argmap.rendering.layout.paging import Page
from argmap.rendering.layout.papers import SIZES, SMALLEST_ON_PAPER, SMALLEST_ON_SLIDES
from argmap.rendering.layout.sheet import Titles

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps
from drawn_pages import MAPS, WIDE, drawn, needs_pdf, targets, text_of

sys.path.pop(0)


def pages(graph: ArgumentGraph, paper: Paper, **options: Any) -> list[Page]:
    chosen = DrawingOptions(**options)
    return paging.pages(choose_view(graph, chosen), chosen, SIZES[paper], Titles("A map"))


def shown(found: list[Page]) -> Counter[Statement]:
    return Counter(statement for page in found for statement in page.scene.boxes)


def rectangles(page: Page) -> Iterator[tuple[float, float, float, float]]:
    for item, (x, y) in page.sheet.arrangement.places.items():
        yield x - item.width / 2, y - item.height / 2, x + item.width / 2, y + item.height / 2
    for line in page.sheet.title:
        yield line.left, line.y - line.size / 2, line.left + line.width, line.y + line.size / 2
    for entry, x, y in page.sheet.legend:
        yield x, y - 8, x + entry.width, y + 8


# -- what stands where -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", [Paper.SLIDE, Paper.SLIDE_4_3, Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("name", MAPS)
def test_each_statement_is_shown_and_can_be_read(name: str, paper: Paper) -> None:
    graph = maps.graph_of(MAPS[name])
    found = pages(graph, paper)
    size = SIZES[paper]
    assert set(shown(found)) == set(graph.numbers)
    for page in found:
        assert page.scale * BODY >= size.smallest * 0.999
        assert page.scale * BODY <= size.largest * 1.001


@pytest.mark.parametrize("paper", [Paper.SLIDE, Paper.A4])
@pytest.mark.parametrize("name", MAPS)
def test_nothing_is_cut(name: str, paper: Paper) -> None:
    for page in pages(maps.graph_of(MAPS[name]), paper):
        for left, top, right, bottom in rectangles(page):
            assert left >= 0
            assert top >= 0
            assert right <= page.sheet.width
            assert bottom <= page.sheet.height
        width, height = (side - 2 * SIZES[paper].margin for side in SIZES[paper].turned(sideways=True))
        assert page.sheet.width * page.scale <= width + 0.01
        assert page.sheet.height * page.scale <= height + 0.01


@pytest.mark.parametrize("name", MAPS)
def test_each_reason_is_shown_or_all_that_stands_in_it(name: str) -> None:
    graph = maps.graph_of(MAPS[name])
    found = pages(graph, Paper.SLIDE)
    for reason in graph.reasons:
        steps = any(item.reason is reason for page in found for item in page.scene.walk())
        hung = any(p in page.scene.boxes for page in found for p in graph.premises(reason))
        assert steps or hung


def test_the_overview_comes_first_and_branches_in_reading_order() -> None:
    graph = maps.graph_of(maps.synthetic(100))
    found = pages(graph, Paper.SLIDE)
    assert found[0].scene.roots[0].statement is graph.trees[0]
    begun = [graph.numbers[page.scene.roots[0].statement] for page in found if page.scene.roots]  # type: ignore[index]
    order = [[int(part) for part in number.split(".")] for number in begun]
    assert order == sorted(order)


def test_a_small_map_is_on_one_page() -> None:
    (page,) = pages(maps.graph_of(maps.synthetic(4)), Paper.SLIDE)
    assert page.scale * BODY > SMALLEST_ON_SLIDES
    assert page.sheet.legend


def test_a_box_larger_than_a_page_is_made_smaller() -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "The bridge is old and worn. " * 200, "because": ["A reason."]}]))
    found = pages(graph, Paper.SLIDE)
    assert found[0].scale * BODY < SMALLEST_ON_SLIDES
    assert set(shown(found)) == set(graph.numbers)
    assert max(right for _, _, right, _ in rectangles(found[0])) <= found[0].sheet.width


def test_premises_of_one_reason_know_of_each_other_on_every_page() -> None:
    said = "Premise {} says at great length what else has to hold for the bridge in this town to be a good thing." * 2
    reason = {"premises": [{"claim": said.format(n, n)} for n in range(8)]}
    found = pages(maps.graph_of(maps.as_map([{"conclusion": "It stands.", "because": [reason]}])), Paper.SLIDE)
    steps = [item for page in found for item in page.scene.walk() if item.is_step]
    assert len(steps) > 1
    for step in steps:
        assert sum(below.premise for below in step.below) == 8


def test_a_long_statement_names_what_has_no_room_below_it() -> None:
    long = "The bridge is old and worn. " * 25
    graph = maps.graph_of(maps.as_map([{"conclusion": long, "because": [long, long], "but": [long]}]))
    first, *_ = pages(graph, Paper.SLIDE)
    assert list(first.scene.boxes) == graph.trees
    tags = {item.statement for item in first.scene.walk() if item.points_across}
    assert tags == set(graph.placed_below(graph.trees[0]))


# -- tags and the way --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MAPS)
def test_tags_name_the_page_that_goes_on(name: str) -> None:
    graph = maps.graph_of(MAPS[name])
    found = pages(graph, Paper.SLIDE)
    places = {s: {n for n, page in enumerate(found, 1) if s in page.scene.boxes} for s in graph.numbers}
    seen = 0
    for number, page in enumerate(found, 1):
        for item in page.scene.walk():
            if item.href is None or not item.href.startswith("sheet:"):
                continue
            seen += 1
            target = int(item.href.removeprefix("sheet:").partition("#")[0])
            assert target != number
            words = "".join(item.lines)
            assert words.endswith(f"sheet {target}")
            if item.statement is not None:
                assert target in places[item.statement]
            else:
                above = next(other for other in page.scene.walk() if item in other.below)
                inner = above.statement or graph.statement_above(above.reason)  # type: ignore[arg-type]
                assert inner is not None
                below = set(graph.placed_below(inner)) - set(page.scene.boxes)
                assert any(target in places[s] for s in below)
    assert seen or len(found) == 1 or name == "trees"


def test_a_page_tells_the_way_to_it() -> None:
    graph = maps.graph_of(maps.synthetic(100))
    first, *others = pages(graph, Paper.SLIDE)
    assert [line.text for line in first.sheet.title] == ["A map"]
    for page in others:
        words = [line.text for line in page.sheet.title]
        if not page.scene.roots:  # the legend
            continue
        statement = page.scene.roots[0].statement
        assert statement is not None
        assert words[0] == "you are here"
        assert words[1].startswith("1 ")
        assert graph.numbers[statement] in " ".join(words)
        links = [line.href for line in page.sheet.title if line.href]
        assert links[0] == "sheet:1"


def test_a_long_way_leaves_its_middle_out() -> None:
    statement: dict[str, Any] = {"claim": "The last link of a long chain holds."}
    for n in range(40):
        statement = {"claim": f"Link {n} of the chain holds as long as the next one does.", "because": [statement]}
    graph = maps.graph_of(maps.as_map([{"conclusion": statement.pop("claim"), **statement}]))
    last = pages(graph, Paper.SLIDE)[-1]
    assert any(line.text.endswith("more between") for line in last.sheet.title)
    assert len({line.y for line in last.sheet.title}) <= 3


def test_the_size_of_a_page_does_not_depend_on_numbers() -> None:
    graph = maps.graph_of(maps.synthetic(60))
    options = DrawingOptions()
    view = choose_view(graph, options)
    early = paging.pages(view, options, SIZES[Paper.SLIDE], Titles("A map"), first=1)
    late = paging.pages(view, options, SIZES[Paper.SLIDE], Titles("A map"), first=70)
    assert [page.scale for page in early] == [page.scale for page in late]


# -- in the PDF --------------------------------------------------------------------------------------------------------


class TestPdf:
    pytestmark = needs_pdf

    @pytest.mark.parametrize(
        ("paper", "size"), [(Paper.SLIDE, (960, 540)), (Paper.SLIDE_4_3, (720, 540)), (Paper.A4, (842, 595))]
    )
    def test_all_pages_have_the_size_of_the_paper(self, paper: Paper, size: tuple[int, int]) -> None:
        found = drawn(maps.graph_of(maps.synthetic(80)), paper=paper)
        assert len(found) > 1
        assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in found} == {size}

    @pytest.mark.parametrize(("paper", "least"), [(Paper.SLIDE, SMALLEST_ON_SLIDES), (Paper.A4, SMALLEST_ON_PAPER)])
    def test_no_text_of_a_box_is_smaller_than_it_may_be(self, paper: Paper, least: float) -> None:
        graph = maps.graph_of(maps.synthetic(80))
        plans = pages(graph, paper)
        for page, plan in zip(drawn(graph, paper=paper), plans, strict=True):
            lines = {line for item in plan.scene.boxes.values() if item.body for line in item.body.lines}
            assert min(_sizes(page, lines), default=least) >= least * 0.99

    def test_each_statement_stands_in_full_on_a_page(self) -> None:
        graph = maps.graph_of(maps.synthetic(60))
        texts = [text_of(page) for page in drawn(graph, paper=Paper.SLIDE)]
        for statement in graph.numbers:
            said = "".join(one_line(statement.text.value).split())
            assert any(said in text for text in texts)

    def test_links_lead_to_the_pages_that_tags_name(self) -> None:
        graph = maps.graph_of(maps.synthetic(60))
        found = drawn(graph, paper=Paper.SLIDE)
        expected = pages(graph, Paper.SLIDE)
        assert len(found) == len(expected)
        for page, plan in zip(found, expected, strict=True):
            addresses = [item.href for item in plan.scene.walk()] + [line.href for line in plan.sheet.title]
            wanted = Counter(int(each.removeprefix("sheet:").partition("#")[0]) - 1 for each in addresses if each)
            assert Counter(targets(page, found)) == wanted

    def test_each_page_says_which_it_is(self) -> None:
        found = drawn(maps.graph_of(maps.synthetic(60)), paper=Paper.SLIDE)
        for number, page in enumerate(found, 1):
            assert f"sheet{number}of{len(found)}" in text_of(page)

    def test_one_page_is_always_one(self) -> None:
        (page,) = drawn(maps.graph_of(maps.synthetic(80)), paper=Paper.SLIDE, pages=Pages.ONE)
        assert "sheet" not in text_of(page)

    def test_a_split_map_is_one_file(self) -> None:
        graph = maps.graph_of(maps.synthetic(60))
        drawing = draw(graph, ("svg", "pdf"), DrawingOptions(split=Split.DEPTH, depth=2, name="map"))
        assert drawing.parts
        assert {name for part in drawing.parts for name in part.files} == {"svg"}
        from pypdf import PdfReader

        found = list(PdfReader(io.BytesIO(drawing.files["pdf"])).pages)
        assert len(found) == 1 + len(drawing.parts)
        linked = [link.get_object() for page in found for link in page.get("/Annots", [])]
        assert not [link for link in linked if "/A" in link]
        first = set(targets(found[0], found))
        svg = drawing.files["svg"].decode()
        assert first - {0} == {n for n, part in enumerate(drawing.parts, 1) if f"{part.name}.svg" in svg}

    def test_parts_of_a_split_map_are_cut_where_they_are_too_large(self) -> None:
        graph = maps.graph_of(maps.synthetic(60))
        parts = len(draw(graph, ("svg",), DrawingOptions(split=Split.DEPTH, depth=2)).parts) + 1
        found = drawn(graph, paper=Paper.SLIDE, split=Split.DEPTH, depth=2)
        assert len(found) > parts
        for page in found:
            assert _scale(page) * BODY >= SMALLEST_ON_SLIDES * 0.99

    @pytest.mark.parametrize(
        "options",
        [
            {"paper": Paper.SLIDE},
            {"paper": Paper.A4, "pages": Pages.TILES},
            {"handout": True},
            {"split": Split.DEPTH},
            {"paper": Paper.SLIDE, "theme": "dark", "premises": Premises.FRAMED, "links": Links.ARROWS},
        ],
        ids=str,
    )
    def test_the_bytes_are_always_the_same(self, options: dict[str, Any]) -> None:
        text = maps.synthetic(30, 3, cross=0.1)
        first, second = (draw(maps.graph_of(text), ("pdf",), DrawingOptions(**options)).files["pdf"] for _ in range(2))
        assert first == second
        assert b"CreationDate" not in first

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_all_languages_have_their_words(self, language: str) -> None:
        from argmap.map_words.tables import table

        graph = maps.graph_of(WIDE.replace("{", f'{{"language": "{language}", ', 1))
        found = drawn(graph, paper=Paper.SLIDE, handout=True)
        words = table(language)
        assert "".join(words["sheet_of"].format(number=1, count=len(found)).split()) in text_of(found[0])
        assert "".join(words["you_are_here"].split()) in text_of(found[1])
        assert any("".join(words["in_words"].split()) in text_of(page) for page in found)

    def test_right_to_left_begins_at_the_right(self) -> None:
        text = "ينبغي أن تغلق المدينة الجسر القديم أمام الشاحنات الثقيلة لأن كل عبور يترك شقوقا."
        reasons = [{"claim": text, "because": [{"claim": text, "because": [text, text]}]} for _ in range(6)]
        graph = maps.graph_of(maps.as_map([{"conclusion": text, "because": reasons}], language="ar"))
        page = next(p for p in pages(graph, Paper.SLIDE) if len(p.sheet.title) > 3)
        here = page.sheet.title[0]
        assert here.left + here.width > 0.9 * page.sheet.width
        assert all(line.left + line.width <= here.left for line in page.sheet.title[1:] if line.y == here.y)
        assert len(drawn(graph, paper=Paper.SLIDE, handout=True)) > 2

    def test_statuses_are_on_every_page(self) -> None:
        graph = maps.graph_of(maps.synthetic(60))
        statuses = dict.fromkeys(graph.statements, Status.CONTESTED)
        options = {"statuses": statuses, "statuses_note": "as stated"}
        for page in pages(graph, Paper.SLIDE, **options):
            for item in page.scene.boxes.values():
                assert item.body is not None
                assert item.body.content.status == "contested"


def _scale(page: Any) -> float:
    """How many times as large a drawing is on its page."""
    placed = page.get_contents().get_data().split(b" q ")[1]
    return float(placed.split()[0])


def _sizes(page: Any, lines: set[str]) -> Iterator[float]:
    """The sizes of the type in which some lines stand on a page."""
    found: list[float] = []

    def visit(text: str, _: Any, matrix: list[float], *__: Any) -> None:
        if text.strip() in lines:
            found.append(matrix[0] * _scale(page))

    page.extract_text(visitor_text=visit)
    assert len(found) >= len(lines) / 2
    yield from found
