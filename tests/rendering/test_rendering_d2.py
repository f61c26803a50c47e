"""D2: directions, frames, heads and signs; and texts in quotation marks."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.rendering import Direction, DrawingOptions, Links, Premises, draw
from argmap.rendering.themes import BY_NAME

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)


def text_of(written: str, **options: Any) -> str:
    return draw(maps.graph_of(written), ("d2",), DrawingOptions(**options)).files["d2"].decode()


@pytest.mark.parametrize(
    ("direction", "said"),
    [
        (Direction.UP, "up"),
        (Direction.DOWN, "down"),
        (Direction.LEFT, "left"),
        (Direction.RIGHT, "right"),
        (Direction.AUTO, "up"),
    ],
)
def test_directions(direction: Direction, said: str) -> None:
    assert f"\ndirection: {said}\n" in text_of(maps.as_map([{"conclusion": "C"}]), direction=direction)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('He said "no".', r"He said \"no\"."),
        (r"C:\new", r"C:\\new"),
        ("It costs ${price} or $5.", r"It costs \${price} or \$5."),
        ("a -> b; c: {d} |md x| # y & *", "a -> b; c: {d} |md x| # y & *"),
        ("style shape classes near", "style shape classes near"),
        ("It's 5 %.", "It's 5 %."),
    ],
)
def test_texts_are_quoted(text: str, written: str) -> None:
    found = text_of(maps.as_map([{"conclusion": text}]))
    assert f'n1: "1  CONCLUSION\\n{written}" {{' in found


def test_lines_have_words_and_heads() -> None:
    reasons = {"because": ["A"], "but": ["B"], "although": ["D"]}
    found = text_of(maps.as_map([{"conclusion": "C", **reasons}]))
    lines = re.findall(r'^(n\d) -> n1: "(\w+)" \{target-arrowhead: \{shape: ([\w-]+);', found, re.MULTILINE)
    assert lines == [("n2", "because", "triangle"), ("n4", "although", "arrow"), ("n3", "but", "cf-one-required")]
    assert (found.count("stroke-dash: 4"), found.count("stroke-dash: 2")) == (1, 1)


def test_lines_of_several_meet_in_one_chip_from_which_the_head_leads_on() -> None:
    reasons = {"because": ["A", "B"], "but": ["D"]}
    found = text_of(maps.as_map([{"conclusion": "C", **reasons}]))
    ((chip, fill),) = re.findall(r'^(\w+): "because" \{shape: oval; style: \{fill: "([^"]+)";', found, re.MULTILINE)
    assert fill == BY_NAME["light"].lines["for"]
    lines = re.findall(
        r'^(\w+) (->|--) (\w+): ("but")?(?: ?\{target-arrowhead: \{shape: ([\w-]+))?', found, re.MULTILINE
    )
    assert lines == [
        ("n2", "--", chip, "", ""),
        ("n3", "--", chip, "", ""),
        (chip, "->", "n1", "", "triangle"),
        ("n4", "->", "n1", '"but"', "cf-one-required"),
    ]


def test_an_arrow_across_the_map_joins_others_of_its_kind() -> None:
    reasons = [{"claim": "A", "but": [{"claim": "D", "id": "d"}]}, {"claim": "B", "but": ["E", {"ref": "d"}]}]
    found = text_of(maps.as_map([{"conclusion": "C", "because": reasons}]), links=Links.ARROWS)
    boxes = {text: name for name, text in re.findall(r'^(n\d): "[\d.]+  \w+\\n(\w)"', found, re.MULTILINE)}
    chip = f"{boxes['B']}t0"
    assert f'{chip}: "but" {{shape: oval' in found
    lines = re.findall(r"^(\S+) (->|--) (\S+): ", found, re.MULTILINE)
    assert [line for line in lines if boxes["B"] in line[2]] == [
        (boxes["E"], "--", chip),
        (chip, "->", boxes["B"]),
        (boxes["D"], "--", chip),
    ]


def test_what_is_against_and_what_is_large_is_told() -> None:
    found = text_of(maps.as_map([{"conclusion": "C", "because": ["A"], "but": ["B"]}]))
    looks = dict(re.findall(r'^n\d: "[\d.]+  \w+\\n(\w)" (\{.*\})$', found, re.MULTILINE))
    assert "font-size: 20" in looks["C"]  # 14 points, where most type is of 11
    assert "font-size" not in looks["A"]
    widths = {name: re.findall(r"stroke-width: (\d)", look) for name, look in looks.items()}
    assert widths == {"C": ["3"], "A": ["1"], "B": ["4"]}


def test_premises_in_a_common_frame_stand_in_it_and_what_is_below_them_beside() -> None:
    premises = [{"claim": "A", "because": ["E"]}, {"claim": "B"}]
    written = maps.as_map([{"conclusion": "C", "because": [{"premises": premises, "but": ["U"]}]}])
    found = text_of(written, premises=Premises.FRAMED)
    frame = re.search(r'^(n\d): "" \{\n(.*?)^\}', found, re.MULTILINE | re.DOTALL)
    assert frame is not None
    assert re.findall(r'^  n\d: "[^\\]*\\n(\w)"', frame[2], re.MULTILINE) == ["A", "B"]
    (held,) = re.findall(r'^  (n\d): "1.1  CLAIM', frame[2], re.MULTILINE)
    assert f'-> {frame[1]}.{held}: "because"' in found
    assert f'{frame[1]} -> n1: "because"' in found
    assert " -- " not in found
    assert text_of(written).count(" -- ") == 2


def test_a_chip_of_lines_into_a_premise_in_a_common_frame_stands_beside_that() -> None:
    premises = [{"claim": "A", "because": ["E", "F"]}, {"claim": "B"}]
    found = text_of(maps.as_map([{"conclusion": "C", "because": [{"premises": premises}]}]), premises=Premises.FRAMED)
    assert re.search(r'^n3t0: "because"', found, re.MULTILINE)
    assert re.findall(r"^(\S+) (?:->|--) (\S+): ", found, re.MULTILINE) == [
        ("n2", "n1"),
        ("n5", "n3t0"),
        ("n6", "n3t0"),
        ("n3t0", "n2.n3"),
    ]


def test_groups_are_containers() -> None:
    cost = {"group": "cost"}
    reasons = [
        {"claim": "A", **cost, "because": ["E", "F"]},
        {"claim": "B", **cost},
        {"claim": "D", "because": ["G", "H"]},
    ]
    groups = {"cost": {"title": "What it costs"}}
    found = text_of(maps.as_map([{"conclusion": "C", "because": reasons}], groups=groups))
    assert found.count('"What it costs" {') == 1
    (inside,) = re.findall(r"^g0: .*?^\}", found, re.MULTILINE | re.DOTALL)
    assert re.findall(r'^  n\d+(?:t\d)?: "(?:[^\\"]*\\n)?(\w+)"', inside, re.MULTILINE) == [
        "A",
        "because",
        "E",
        "F",
        "B",
    ]
    assert re.search(r"^g0\.n2t0 -> g0\.n2: ", found, re.MULTILINE)
    assert len(re.findall(r"^g0\.n\d -- n1t0: ", found, re.MULTILINE)) == 2
    assert len(re.findall(r"^n\d -- n4t0: ", found, re.MULTILINE)) == 2


def test_a_group_in_several_places_is_told_in_its_boxes() -> None:
    found = draw(maps.written("bridge"), ("d2",)).files["d2"].decode()
    assert '"What it costs" {' not in found
    told = re.findall(r'^n\d+: "([\d.]+)  [^"]*\\nWhat it costs"', found, re.MULTILINE)
    assert sorted(told) == ["1.6", "1.6.1", "1.9", "1.9.1"]


@pytest.mark.parametrize("premises", list(Premises))
def test_every_line_joins_what_is_there(premises: Premises) -> None:
    graph = maps.graph_of(maps.synthetic(60, 2, cross=0.1, groups=True))
    found = draw(graph, ("d2",), DrawingOptions(premises=premises, links=Links.ARROWS)).files["d2"].decode()
    # Every name in a line is that of a box where it stands.
    opened: list[str] = []
    boxes = set()
    for line in found.splitlines():
        if match := re.match(r" *(g\d+|n\d+(?:t\d)?): \".*\" \{(.*)$", line):
            boxes.add(".".join([*opened, match[1]]))
            if not match[2]:
                opened.append(match[1])
        elif line.strip() == "}":
            opened.pop()
    lines = re.findall(r"^(\S+) (?:->|--|<->) (\S+):", found, re.MULTILINE)
    assert len(lines) > 50
    assert {end for line in lines for end in line} <= boxes


def test_arrows_across_are_lines() -> None:
    found = draw(maps.written("bridge"), ("d2",), DrawingOptions(links=Links.ARROWS)).files["d2"].decode()
    assert '"≠" {target-arrowhead' in found
    assert "source-arrowhead" in found


def test_the_title_can_be_left_out() -> None:
    written = maps.as_map([{"conclusion": "C"}], question="Is it so?")
    assert 'heading: "A synthetic map\\nIs it so?"' in text_of(written)
    assert "heading" not in text_of(written, title=False)
