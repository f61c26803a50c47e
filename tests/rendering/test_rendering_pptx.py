"""Slides: every statement a shape, every line a connector glued to two of them, the same bytes every time."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from math import cos, radians, sin
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation

from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, DrawingOptions, Layout, Links, Premises, draw
from argmap.rendering.formats.pptx import NeedsSlides
from argmap.rendering.themes import BY_NAME

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SITES = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))  # of every shape that the program knows by name
POINT = 12_700


def drawn(graph: ArgumentGraph, **options: Any) -> Any:
    """The presentation of a graph, as python-pptx reads it."""
    return Presentation(io.BytesIO(draw(graph, ("pptx",), DrawingOptions(**options)).files["pptx"]))


def shapes_of(deck: Any) -> dict[int, Any]:
    """The shapes of the one slide by their numbers, from back to front."""
    (slide,) = deck.slides
    found = {shape.shape_id: shape for shape in slide.shapes}
    assert len(found) == len(slide.shapes)
    return found


def box(shapes: dict[int, Any], number: str) -> Any:
    """The shape of the statement with a number."""
    worded = (shape for shape in shapes.values() if shape.has_text_frame)
    (found,) = [shape for shape in worded if shape.text_frame.text.startswith(f"{number}  ")]
    return found


def connectors(shapes: dict[int, Any]) -> Iterator[tuple[Any, Any, Any]]:
    """The connectors that are glued, each with the elements that name its two ends."""
    for shape in shapes.values():
        ends = [each for each in shape._element.iter() if each.tag in {f"{A}stCxn", f"{A}endCxn"}]
        if ends:
            assert [each.tag for each in ends] == [f"{A}stCxn", f"{A}endCxn"]
            yield shape, *ends


def sites_of(shape: Any) -> Sequence[tuple[float, float]]:
    """The places at a shape to which lines can be glued, in shares of its width and height."""
    guides = {each.get("name"): each.get("fmla").split() for each in shape._element.iter(f"{A}gd")}
    places = [each.find(f"{A}pos") for each in shape._element.iter(f"{A}cxn")]
    if not places:
        assert shape._element.find(f".//{A}custGeom") is None
        return SITES
    found = []
    for place in places:
        (times, x, wide, by), (_, y, high, _) = guides[place.get("x")], guides[place.get("y")]
        assert (times, wide, high, by) == ("*/", "w", "h", "100000")
        found.append((int(x) / 100_000, int(y) / 100_000))
    return found


def lines_of(shapes: dict[int, Any]) -> list[tuple[str, str, str | None, str | None]]:
    """The first words of what each line joins, the last paragraph of a box; its head, and how it is dashed."""
    found = []
    for connector, start, end in connectors(shapes):
        head, dash = connector._element.find(f".//{A}tailEnd"), connector._element.find(f".//{A}prstDash")
        one, other = (shapes[int(each.get("id"))].text_frame.paragraphs[-1].text for each in (start, end))
        found.append(
            (one, other, None if head is None else head.get("type"), None if dash is None else dash.get("val"))
        )
    return sorted(found, key=str)


def ends_of(connector: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a connector begins and ends, by the rules for turned and mirrored shapes."""
    frame = connector._element.find(f".//{A}xfrm")
    off, ext = frame.find(f"{A}off"), frame.find(f"{A}ext")
    half = (int(ext.get("cx")) / 2, int(ext.get("cy")) / 2)
    middle = (int(off.get("x")) + half[0], int(off.get("y")) + half[1])
    turn = radians(int(frame.get("rot", "0")) / 60_000)
    found = []
    for side in (-1, 1):
        x = side * half[0] * (-1 if frame.get("flipH") else 1)
        y = side * half[1] * (-1 if frame.get("flipV") else 1)
        found.append((middle[0] + x * cos(turn) - y * sin(turn), middle[1] + x * sin(turn) + y * cos(turn)))
    return found[0], found[1]


def test_every_statement_is_a_shape_with_its_words() -> None:
    graph = maps.written("bridge")
    shapes = shapes_of(drawn(graph))
    for statement, number in graph.numbers.items():
        found = box(shapes, number)
        header, *texts = [paragraph.text for paragraph in found.text_frame.paragraphs]
        assert statement.text.value in texts
        assert header.isupper() or header.strip() == number
        about = found._element.find(".//*[@descr]").get("descr")
        assert about.startswith(f"{number} {statement.text.value}")
    wear = box(shapes, "1.1").text_frame.paragraphs
    assert [run.font.bold for run in wear[1].runs] == [True]  # the label
    assert [run.font.size.pt for run in wear[0].runs] == [8.5, 8.5, 8.5]
    assert "The river bridge" in {each.text_frame.text for each in shapes.values() if each.has_text_frame}


def test_kinds_are_told_by_shape_and_frame() -> None:
    shapes = shapes_of(drawn(maps.written("bridge")))
    looks = []
    for number in ("1", "1.1", "1.2", "1.1.1"):
        shape = box(shapes, number)
        dash, form = shape._element.find(f".//{A}prstDash"), shape._element.find(f".//{A}prstGeom")
        turns = len(list(shape._element.iter(f"{A}arcTo")))
        folded = len(list(shape._element.iter(f"{A}path"))) == 2
        outline = form.get("prst") if form is not None else "foldedCorner" if folded else "roundRect"
        assert form is not None or turns == (0 if folded else 4)
        looks.append((outline, shape.line.width.pt, None if dash is None else dash.get("val")))
    scale = box(shapes, "1").text_frame.paragraphs[1].runs[0].font.size.pt / 11
    assert scale > 1
    assert looks == [
        ("roundRect", pytest.approx(3 * scale**0.5, abs=0.01), None),
        ("roundRect", 1.3, None),
        ("roundRect", 1.3, "dash"),
        ("foldedCorner", 1.3, None),
    ]


def test_a_shape_with_places_of_its_own_for_lines_looks_like_the_others() -> None:
    """What the program writes for its own shapes, and the same for those that have more places at their edge."""
    shapes = shapes_of(drawn(maps.written("bridge")))
    own = [shape for shape in shapes.values() if shape._element.find(f".//{A}custGeom") is not None]
    assert len(own) > 2
    for shape in own:
        for path in shape._element.iter(f"{A}path"):
            width, height = int(path.get("w")), int(path.get("h"))
            assert abs(width - shape.width) <= 1 >= abs(height - shape.height)
            points = [(int(point.get("x")), int(point.get("y"))) for point in path.iter(f"{A}pt")]
            assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
        assert sites_of(shape)[:4] == list(SITES)
        assert all(x in {0, 1} or y in {0, 1} for x, y in sites_of(shape))


@pytest.mark.parametrize("theme", BY_NAME)
def test_headers_tell_the_side(theme: str) -> None:
    answered = {"claim": "B", "because": ["D"], "but": ["E"]}
    graph = maps.graph_of(maps.as_map([{"conclusion": "C", "because": ["A"], "but": [answered], "although": ["F"]}]))
    shapes = shapes_of(drawn(graph, theme=theme))
    sides = {"1": "conclusion", "1.1": "for", "1.2": "against", "1.2.1": "against", "1.2.2": "for", "1.3": "granted"}
    for number, side in sides.items():
        tone = BY_NAME[theme].tones[side]
        header = box(shapes, number).text_frame.paragraphs[0]
        grounds = {each.find(f"{A}srgbClr").get("val") for each in header._p.iter(f"{A}highlight")}
        assert grounds == {tone.band[1:]}
        assert {str(run.font.color.rgb).lower() for run in header.runs} == {tone.ink[1:]}


def test_type_and_frames_grow_with_the_weight_of_a_statement() -> None:
    graph = maps.graph_of(maps.synthetic(120, 3))
    shapes = shapes_of(drawn(graph))
    for number, least in (("1", 14), ("1.1", 11)):
        header, text = box(shapes, number).text_frame.paragraphs[:2]
        body = text.runs[0].font.size.pt
        assert body > least
        assert header.runs[0].font.size.pt == pytest.approx(body * 8.5 / 11, abs=0.01)
        assert header._p.pPr.find(f"{A}lnSpc/{A}spcPts").get("val") == str(round(body * 14 / 11 * 100))


@pytest.mark.parametrize("premises", list(Premises))
@pytest.mark.parametrize("direction", list(Direction))
def test_connectors_begin_and_end_at_the_shapes_to_which_they_are_glued(
    direction: Direction, premises: Premises
) -> None:
    graph = maps.graph_of(maps.synthetic(50, 3, cross=0.1, groups=True))
    shapes = shapes_of(drawn(graph, direction=direction, premises=premises, links=Links.ARROWS))
    glued = list(connectors(shapes))
    assert len(glued) > 25
    for connector, *ends in glued:
        for end, (x, y) in zip(ends, ends_of(connector), strict=True):
            shape = shapes[int(end.get("id"))]
            across, down = sites_of(shape)[int(end.get("idx"))]
            # The smallest stretch in which a bend can be told is a point.
            assert x == pytest.approx(shape.left + across * shape.width, abs=POINT)
            assert y == pytest.approx(shape.top + down * shape.height, abs=POINT)


def test_lines_meet_in_the_chip_of_their_trunk_from_which_the_head_leads_on() -> None:
    reasons = {"because": ["A", "B"], "but": ["D"], "although": ["E"]}
    shapes = shapes_of(drawn(maps.graph_of(maps.as_map([{"conclusion": "C", **reasons}])), legend=False))
    assert lines_of(shapes) == [
        ("A", "because", None, None),
        ("B", "because", None, None),
        ("D", "but", None, "dash"),
        ("E", "although", None, "sysDot"),
        ("although", "C", "arrow", "sysDot"),
        ("because", "C", "triangle", None),
        ("but", "C", "oval", "dash"),
    ]
    ends = [ends_of(line)[1] for line, *_ in connectors(shapes) if line._element.find(f".//{A}tailEnd") is not None]
    assert len({round(x) for x, _ in ends}) == 3  # each head in a place of its own


def test_a_line_across_the_map_leads_to_the_chip_of_its_kind_and_is_told_in_words() -> None:
    reasons = [{"claim": "A", "but": [{"claim": "D", "id": "d"}]}, {"claim": "B", "but": ["E", {"ref": "d"}]}]
    text = maps.as_map([{"conclusion": "C", "because": reasons}])
    shapes = shapes_of(drawn(maps.graph_of(text), links=Links.ARROWS, legend=False))
    assert lines_of(shapes) == [
        ("A", "because", None, None),
        ("B", "because", None, None),
        ("D", "but", None, "dash"),
        ("D", "but", None, "dash"),
        ("E", "but", None, "dash"),
        ("because", "C", "triangle", None),
        ("but", "A", "oval", "dash"),
        ("but", "B", "oval", "dash"),
    ]
    about = [line._element.find(".//*[@descr]").get("descr") for line, *_ in connectors(shapes)]
    assert sorted(about) == ["speaks against"] * 5 + ["supports"] * 3


def test_a_joint_that_bears_the_word_has_the_head_and_premises_have_none() -> None:
    argument = [{"conclusion": "C", "because": [{"premises": ["A", "B"], "but": ["U"]}]}]
    shapes = shapes_of(drawn(maps.graph_of(maps.as_map(argument)), legend=False))
    assert lines_of(shapes) == [
        ("A", "because", None, None),
        ("B", "because", None, None),
        ("U", "but", None, "dash"),
        ("because", "C", "triangle", None),
        ("but", "because", "diamond", "dash"),
    ]


def test_premises_in_a_common_frame_need_no_line() -> None:
    premises = [{"claim": "A"}, {"claim": "B"}]
    graph = maps.graph_of(maps.as_map([{"conclusion": "C", "because": [{"premises": premises}]}]))
    shapes = shapes_of(drawn(graph, premises=Premises.FRAMED))
    assert lines_of(shapes) == [("", "because", None, None), ("because", "C", "triangle", None)]
    (_, start, _), _ = connectors(shapes)
    frame = shapes[int(start.get("id"))]
    order = list(shapes)
    for number in ("1.1", "1.2"):
        held = box(shapes, number)
        assert frame.left < held.left < held.left + held.width < frame.left + frame.width
        assert frame.top < held.top < held.top + held.height < frame.top + frame.height
        assert order.index(frame.shape_id) < order.index(held.shape_id)


def test_a_group_of_neighbours_is_one_frame_behind_all_else() -> None:
    reasons = [{"claim": "A", "group": "g"}, {"claim": "B", "group": "g", "because": ["E"]}, {"claim": "D"}]
    text = maps.as_map([{"conclusion": "C", "because": reasons}], groups={"g": {"title": "What it costs"}})
    shapes = shapes_of(drawn(maps.graph_of(text)))
    order = list(shapes)
    (frame,) = [each for each in shapes.values() if each._element.find(".//*[@descr='What it costs']") is not None]
    (titled,) = [each for each in shapes.values() if each.has_text_frame and each.text_frame.text == "What it costs"]
    statements = {number: box(shapes, number) for number in ("1", "1.1", "1.2", "1.2.1", "1.3")}
    assert order.index(frame.shape_id) < order.index(titled.shape_id)
    assert order.index(titled.shape_id) < min(order.index(each.shape_id) for each in statements.values())
    inside = {
        number
        for number, each in statements.items()
        if frame.left < each.left < each.left + each.width < frame.left + frame.width
        and frame.top < each.top < each.top + each.height < frame.top + frame.height
    }
    assert inside == {"1.1", "1.2", "1.2.1"}


def test_a_group_in_several_places_is_a_tab_on_its_boxes() -> None:
    shapes = shapes_of(drawn(maps.written("bridge")))
    assert not [each for each in shapes.values() if each._element.find(".//*[@descr='What it costs']") is not None]
    for number, tabbed in (("1.6", True), ("1.6.1", True), ("1.9", True), ("1.9.1", True), ("1.7", False)):
        last = box(shapes, number).text_frame.paragraphs[-1]
        assert (last.text == "What it costs") is tabbed
        if tabbed:
            (ground,) = last._p.iter(f"{A}highlight")
            assert ground.find(f"{A}srgbClr").get("val") == BY_NAME["light"].groups[0][1:]


def test_texts_from_right_to_left_begin_at_the_right() -> None:
    shapes = shapes_of(drawn(maps.written("scripts")))
    turned = []
    for shape in shapes.values():
        for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
            given = paragraph._p.pPr
            if given is not None and given.get("rtl") == "1":
                assert given.get("algn") == "r"
                turned.append(paragraph.text)
    assert len(turned) == 2
    assert all("\u0590" < text[0] < "\u06ff" for text in turned)
    assert "桥面的磨损主要由重型卡车造成" in box(shapes, "1.1").text_frame.text


def test_a_large_map_is_made_to_fit_and_that_is_told() -> None:
    graph = maps.graph_of(maps.synthetic(900))
    drawing = draw(graph, ("pptx",), DrawingOptions(links=Links.STUBS))
    deck = Presentation(io.BytesIO(drawing.files["pptx"]))
    assert max(deck.slide_width or 0, deck.slide_height or 0) == 56 * 72 * POINT
    (told,) = [notice for notice in drawing.notices if notice.startswith("the slide")]
    assert "PowerPoint has at most 56; --split draws the map in parts" in told
    shapes = shapes_of(deck)
    assert all(shape.left >= 0 and shape.left + shape.width <= deck.slide_width for shape in shapes.values())
    scale = int(told.split("at ")[1].split("%")[0]) / 100
    assert scale < 0.9
    deepest = max(graph.numbers.values(), key=lambda number: number.count("."))
    (size,) = {run.font.size.pt for run in box(shapes, deepest).text_frame.paragraphs[1].runs}
    assert size == pytest.approx(11 * scale, abs=0.06)


def test_a_slide_is_no_narrower_than_one_may_be() -> None:
    options = {"direction": Direction.UP, "layout": Layout.LEVELS, "title": False, "legend": False}
    deck = drawn(maps.graph_of(maps.chain(500)), **options)
    assert (deck.slide_width, deck.slide_height) == (72 * POINT, 56 * 72 * POINT)


@pytest.mark.parametrize("theme", BY_NAME)
def test_the_colours_are_those_of_the_theme(theme: str) -> None:
    data = draw(maps.written("bridge"), ("pptx",), DrawingOptions(theme=theme)).files["pptx"]
    with ZipFile(io.BytesIO(data)) as parts:
        offered = parts.read("ppt/theme/theme1.xml").decode()
        slide = parts.read("ppt/slides/slide1.xml").decode()
    colours = BY_NAME[theme]
    for colour in (colours.page, colours.text, colours.lines["against"]):
        assert f'<a:srgbClr val="{colour[1:]}"/>' in offered
    assert f'<p:bgPr><a:solidFill><a:srgbClr val="{colours.page[1:]}"/></a:solidFill>' in slide


def test_nothing_in_a_file_tells_the_time() -> None:
    data = draw(maps.written("bridge"), ("pptx",)).files["pptx"]
    with ZipFile(io.BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    about = Presentation(io.BytesIO(data)).core_properties
    assert about.created is not None is not about.modified
    assert (about.created.year, about.modified.year, about.author) == (2000, 2000, "argmap")
    assert about.title == "The river bridge"


def test_a_long_title_is_cut_where_no_property_is_as_long() -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "C"}], title="x" * 400))
    assert drawn(graph).core_properties.title == "x" * 255


def test_what_is_not_installed_is_said_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.rendering.formats.pptx.find_spec", lambda _: None)
    with pytest.raises(NeedsSlides, match=r'needs python-pptx; install it with: pip install "argmap\[slides\]"'):
        draw(maps.written("bridge"), ("pptx",))
