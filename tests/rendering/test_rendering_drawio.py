"""Files for diagrams.net: cells that are joined, placed where they were laid out, in the frames of their groups."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, DrawingOptions, Links, Premises, draw
from argmap.rendering.themes import BY_NAME

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)


def cells(data: bytes) -> tuple[ET.Element, dict[str, ET.Element], dict[str, ET.Element]]:
    """The model, its cells by their ids, and the objects around some of them."""
    (model,) = ET.fromstring(data).iter("mxGraphModel")  # noqa: S314 - of our own making
    objects = {each.get("id", ""): each for each in model.iter("object")}
    found = {}
    for each in model[0]:
        found[each.get("id", "")] = each[0] if each.tag == "object" else each
    return model, found, objects


def style(cell: ET.Element) -> dict[str, str]:
    pairs = (part.partition("=") for part in cell.get("style", "").split(";") if part)
    return {name: value for name, _, value in pairs}


def place(found: dict[str, ET.Element], name: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a cell on the page."""
    cell = found[name]
    geometry = cell.find("mxGeometry")
    assert geometry is not None
    x, y, width, height = (float(geometry.get(key, "nan")) for key in ("x", "y", "width", "height"))
    parent = cell.get("parent", "")
    left, top = place(found, parent)[:2] if parent != "1" else (0.0, 0.0)
    return (left + x, top + y, left + x + width, top + y + height)


def runs(label: ET.Element) -> list[str]:
    """The words in the label of an object, as they are set apart by their looks."""
    return re.findall(r"<span[^>]*>([^<]*)</span>", label.get("label", ""))


def grouped(count: int, seed: int) -> ArgumentGraph:
    """A synthetic map in which what speaks for the conclusion is a group, with another one in it."""
    written = json.loads(maps.synthetic(count, seed, cross=0.1))
    (conclusion,) = written["argument"]
    below = [each for reason in conclusion["because"] for each in reason.get("premises", [reason]) if "ref" not in each]
    for statement in below:
        statement["group"] = "east"
    reason = next(statement["because"][0] for statement in below if "because" in statement)
    for statement in reason.get("premises", [reason]):
        statement["group"] = "west"
    return maps.graph_of(json.dumps(written))


@pytest.mark.parametrize("premises", list(Premises))
@pytest.mark.parametrize("direction", list(Direction))
def test_lines_join_cells_and_boxes_lie_in_their_frames(direction: Direction, premises: Premises) -> None:
    graph = grouped(60, 2)
    options = DrawingOptions(direction=direction, premises=premises, links=Links.ARROWS)
    model, found, objects = cells(draw(graph, ("drawio",), options).files["drawio"])
    width, height = float(model.get("pageWidth", "0")), float(model.get("pageHeight", "0"))
    frames = [name for name, cell in found.items() if style(cell).get("container") == "1"]
    assert len(frames) == 2
    for name in objects:
        left, top, right, bottom = place(found, name)
        assert left >= 0 <= top
        assert right <= width + 10  # words of the legend may be given more room than they need
        assert bottom <= height + 1
        parent = found[name].get("parent", "")
        if parent != "1":
            assert parent in frames
            outer = place(found, parent)
            assert outer[0] <= left
            assert outer[1] <= top <= bottom <= outer[3]
    edges = [cell for name, cell in found.items() if cell.get("edge") and not name.startswith("k")]
    assert len(edges) > 40
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= objects.keys()
        looks = style(edge)
        for end in ("exit", "entry"):
            x, y = (float(looks[f"{end}{axis}"]) for axis in "XY")
            assert x in {0, 1} or y in {0, 1}
            assert 0 <= min(x, y) <= max(x, y) <= 1


def test_lines_lead_to_the_chip_of_their_trunk_and_one_with_the_head_from_there_on() -> None:
    reasons = {"because": ["A", "B"], "but": ["D"], "although": [{"premises": ["E", "F"]}]}
    graph = maps.graph_of(maps.as_map([{"conclusion": "C", **reasons}]))
    _, found, objects = cells(draw(graph, ("drawio",)).files["drawio"])
    words = {name: runs(each) for name, each in objects.items()}
    lines = []
    for name, cell in found.items():
        if cell.get("edge") and not name.startswith("k"):
            ends = (words[cell.get(end, "")][-1:] for end in ("source", "target"))
            lines.append(("".join(next(ends)), "".join(next(ends)), style(cell)["endArrow"], cell.get("value")))
    assert sorted(lines) == [
        ("A", "because", "none", ""),
        ("B", "because", "none", ""),
        ("D", "but", "none", ""),
        ("E", "although", "none", ""),
        ("F", "although", "none", ""),
        ("although", "C", "open", ""),  # the joint, which bears the word itself
        ("because", "C", "block", ""),
        ("but", "C", "ERone", ""),
    ]


def test_chips_lie_in_the_frame_in_which_is_what_their_line_leads_to() -> None:
    cost = {"group": "cost"}
    reasons = [
        {"claim": "A", **cost, "because": ["E", "F"]},
        {"claim": "B", **cost, "but": [{"claim": "G", "group": "g"}]},
    ]
    groups = {"cost": {"title": "What it costs"}, "g": {"title": "Inner"}}
    text = maps.as_map([{"conclusion": "C", "because": [*reasons, "D"]}], groups=groups)
    _, found, objects = cells(draw(maps.graph_of(text), ("drawio",)).files["drawio"])
    heads = {cell.get("source", ""): cell.get("target", "") for cell in found.values() if cell.get("edge")}
    chips = [name for name in objects if "t" in name and name in heads]
    assert [found[name].get("parent") for name in chips] == ["1", "g0", "g0"]
    assert [found[name].get("parent") for name in chips] == [found[heads[name]].get("parent") for name in chips]
    assert [found[name].get("parent") for name in ("g0", "g1")] == ["1", "g0"]
    inside = [each for name, each in objects.items() if found[name].get("parent") == "g0"]
    texts = {word for each in inside for word in runs(each)}
    assert {"A", "B", "E", "F"} <= texts
    assert not {"C", "D", "G"} & texts


def test_frames_of_groups_lie_before_all_else() -> None:
    _, found, _ = cells(draw(grouped(60, 2), ("drawio",)).files["drawio"])
    order = list(found)
    frames = [name for name, cell in found.items() if style(cell).get("container") == "1"]
    assert len(frames) == 2
    assert max(map(order.index, frames)) < min(order.index(name) for name in order if name.startswith("n"))


def test_a_group_in_several_places_is_a_tab_on_its_boxes() -> None:
    _, found, objects = cells(draw(maps.written("bridge"), ("drawio",)).files["drawio"])
    assert not [name for name, cell in found.items() if style(cell).get("container") == "1"]
    tabbed = {
        each.get("tooltip", "").partition(" ")[0]
        for each in objects.values()
        if f'background-color:{BY_NAME["light"].groups[0]};">What it costs<' in each.get("label", "")
    }
    assert tabbed == {"1.6", "1.6.1", "1.9", "1.9.1"}


@pytest.mark.parametrize("theme", BY_NAME)
def test_headers_stand_on_a_band_that_tells_the_side(theme: str) -> None:
    graph = maps.graph_of(
        maps.as_map([{"conclusion": "C", "because": ["A"], "but": [{"claim": "B", "because": ["D"]}]}])
    )
    _, _, objects = cells(draw(graph, ("drawio",), DrawingOptions(theme=theme)).files["drawio"])
    tones = BY_NAME[theme].tones
    found = {}
    for each in objects.values():
        label = re.match(
            r'<div dir="ltr" style="[^"]*background-color:(#\w+);[^"]*"><span style="[^"]*color:(#\w+);',
            each.get("label", ""),
        )
        if label is not None:
            found[each.get("tooltip", "").partition(" ")[0]] = label.groups()
    sides = {"1": "conclusion", "1.1": "for", "1.2": "against", "1.2.1": "against"}
    assert found == {number: (tones[side].band, tones[side].ink) for number, side in sides.items()}


def test_looks_tell_what_is_what() -> None:
    _, found, objects = cells(draw(maps.written("bridge"), ("drawio",)).files["drawio"])
    looks = {each.get("tooltip", "").partition(" ")[0]: style(found[name]) for name, each in objects.items()}
    assert float(looks["1"]["strokeWidth"]) > 3
    assert looks["1.1.1"]["shape"] == "note"
    assert looks["1.2"]["dashed"] == "1"
    edges = {edge.get("value"): style(edge) for edge in found.values() if edge.get("edge")}
    tips = {name: each.get("tooltip", "") for name, each in objects.items()}
    heads = {tips[edge.get("source", "")]: style(edge) for edge in found.values() if edge.get("source", "") in tips}
    assert heads["supports"]["endArrow"] == "block"
    assert heads["speaks against"]["endArrow"] == "ERone"
    assert heads["undercuts the step"]["endArrow"] == "diamond"
    explains = heads["explains, lends no support"]
    assert (explains["endArrow"], explains["endFill"]) == ("block", "0")
    assert heads["granted, held to be outweighed"]["endArrow"] == "open"
    assert (edges["≠"]["startArrow"], edges["≠"]["endArrow"]) == ("open", "open")


def test_texts_from_right_to_left() -> None:
    _, _, objects = cells(draw(maps.written("scripts"), ("drawio",)).files["drawio"])
    turned = [each.get("label", "") for each in objects.values() if 'dir="rtl"' in each.get("label", "")]
    assert len(turned) == 2
    assert all("text-align:right" in label for label in turned)


def test_lines_of_a_tooltip_stay_lines() -> None:
    graph = maps.graph_of(maps.as_map([{"conclusion": "C", "note": "Two\n\nlines"}]))
    _, _, objects = cells(draw(graph, ("drawio",)).files["drawio"])
    assert any("1 C\nTwo" in each.get("tooltip", "") for each in objects.values())
