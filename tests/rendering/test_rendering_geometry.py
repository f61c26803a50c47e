"""Where things stand: nothing overlaps, no line runs through a box or across another, the page is filled in order."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.boxes import BODY
from argmap.rendering.content.scene import Bond, Form, Scene
from argmap.rendering.content.views import GraphView
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.layout.arrangement import Arrangement, arrange
from argmap.rendering.layout.headings import FRAME_TITLE
from argmap.rendering.layout.joining import joined
from argmap.rendering.layout.routing import TooIntricate, route
from argmap.rendering.layout.sheet import Titles, compose
from argmap.rendering.options import Direction, DrawingOptions, Layout, Premises

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps
from measuring import (
    contains,
    crossings,
    heads,
    hits,
    lines_through_boxes,
    lines_through_chips,
    loose_ends,
    on_rim,
    on_way,
    outside,
    overlap,
    overlaps,
    rectangle,
    shared_stretches,
    solid,
    together,
    trunks,
)

sys.path.pop(0)

DIRECTIONS = [Direction.UP, Direction.DOWN, Direction.LEFT, Direction.RIGHT]
A3 = (1190.55, 841.89)


def placed(
    text: str,
    direction: Direction = Direction.UP,
    premises: Premises = Premises.JOINT,
    layout: Layout = Layout.AUTO,
    *,
    stubs: bool = True,
) -> tuple[Scene, Arrangement]:
    graph = maps.graph_of(text)
    scene = assemble(graph, DrawingOptions(premises=premises), GraphView(graph), stubs=stubs)
    return scene, arrange(scene, direction, 1.4, layout)


@st.composite
def small_maps(draw: st.DrawFn) -> str:
    """Maps in which each statement hangs anywhere below those before it, in any way there is."""
    statements: list[dict[str, Any]] = [{"conclusion": "It stands.", "id": "s0"}]
    for index in range(1, draw(st.integers(1, 24))):
        target = statements[draw(st.integers(0, index - 1))]
        made: dict[str, Any] = {draw(st.sampled_from(("claim", "evidence", "assumption"))): "word " * draw(_lengths)}
        made["id"] = f"s{index}"
        if draw(st.booleans()):
            made["group"] = draw(st.sampled_from(("east", "west")))
        reasons = target.setdefault(draw(st.sampled_from(("because", "but", "although"))), [])
        way = draw(st.sampled_from(("alone", "together", "step")))
        if way == "alone" or not reasons:
            reasons.append({"premises": [made]} if draw(st.booleans()) else made)
        elif "premises" in reasons[-1] and way == "step":
            reasons[-1].setdefault(draw(st.sampled_from(("because", "but", "although"))), []).append(made)
        elif "premises" in reasons[-1]:
            reasons[-1]["premises"].append(made)
        else:
            reasons[-1] = {"premises": [reasons[-1], made]}
        statements.append(made)
    return maps.as_map(statements[:1], groups={"east": {"title": "The eastern span"}, "west": {}})


_lengths = st.sampled_from((1, 4, 12, 40))


@settings(max_examples=200, deadline=None)
@given(small_maps(), st.sampled_from(DIRECTIONS), st.sampled_from(list(Premises)), st.sampled_from(list(Layout)))
def test_nothing_overlaps_and_nothing_crosses(
    text: str, direction: Direction, premises: Premises, layout: Layout
) -> None:
    scene, arrangement = placed(text, direction, premises, layout)
    assert set(scene.walk()) == set(arrangement.places)
    assert {trunk for trunk in trunks(scene) if trunk.mark} == set(arrangement.chips)
    assert overlaps(arrangement) == []
    assert lines_through_boxes(arrangement) == []
    assert lines_through_chips(arrangement) == []
    assert crossings(scene, arrangement) == []
    assert shared_stretches(scene, arrangement) == []
    assert loose_ends(scene, arrangement) == []
    assert outside(arrangement) == []


@settings(max_examples=80, deadline=None)
@given(small_maps(), st.sampled_from(DIRECTIONS), st.sampled_from(list(Layout)))
def test_what_is_drawn_of_a_trunk_is_all_of_it_and_nothing_twice(
    text: str, direction: Direction, layout: Layout
) -> None:
    scene, arrangement = placed(text, direction, layout=layout)
    for trunk in trunks(scene):
        ways = [(member, arrangement.ways[member]) for member in trunk.members]
        drawn = list(joined(ways))
        assert sum(whole for _, _, whole in drawn) == 1
        assert {member for member, _, _ in drawn} == set(trunk.members)
        for member, own, whole in drawn:
            way = arrangement.ways[member]
            assert own == (way if whole else way[: len(own)])
            others = [other for fellow, other, _ in drawn if fellow is not member]
            assert whole or any(on_way(own[-1], other) for other in others)
            assert not any(together(own, other) for other in others)


@settings(max_examples=60, deadline=None)
@given(small_maps())
def test_with_levels_what_bears_on_a_statement_stands_in_one_row(text: str) -> None:
    scene, arrangement = placed(text.replace('"group"', '"note"'), layout=Layout.LEVELS)
    for item in scene.walk():
        tops: set[float] = set()
        for trunk in item.trunks:
            for member in trunk.members:
                held = [part for part in member.below if part.premise] if member.form is Form.JOINT else []
                tops.update(rectangle(arrangement, part)[1] for part in held or [member])
        assert len(tops) <= 1 or item.form is Form.JOINT


@settings(max_examples=60, deadline=None)
@given(small_maps())
def test_what_is_for_stands_before_what_is_granted_and_that_before_what_is_against(text: str) -> None:
    scene, arrangement = placed(text, layout=Layout.LEVELS)
    order = [Bond.SUPPORT, Bond.CONCESSION, Bond.ATTACK, Bond.UNDERCUT]
    for item in scene.walk():
        hung = sorted((m for m in item.below if not m.premise), key=lambda member: arrangement.places[member][0])
        ranks = [order.index(member.bond) for member in hung if member.bond]
        assert ranks == sorted(ranks)


@settings(max_examples=60, deadline=None)
@given(small_maps(), st.sampled_from(DIRECTIONS))
def test_frames_of_groups_hold_exactly_what_hangs_there(text: str, direction: Direction) -> None:
    _, arrangement = placed(text, direction)
    for frame in arrangement.frames:
        inside = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
        below = set(Scene(roots=frame.items).walk())
        for item in arrangement.places:
            box = rectangle(arrangement, item)
            assert contains(inside, box) if item in below else not overlap(inside, box)


TITLES = {
    "short": "What it costs",
    "long": "What it costs (budgets of the years 2025 and 2026 with reserves and loans)",
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
    "Chinese": "桥面的磨损主要由重型卡车造成因此应当禁止其通行直到新的桥面完工为止",
    "Arabic": "من يدفع ثمن الجسر الجديد ومن يدفع ثمن صيانته في السنوات 2025 و2026 (وما بعدها)؟",
}


@settings(max_examples=100, deadline=None)
@given(small_maps(), st.sampled_from(DIRECTIONS), st.sampled_from(sorted(TITLES)), st.sampled_from(list(Premises)))
def test_titles_of_groups_stand_in_their_frames_clear_of_boxes_and_lines(
    text: str, direction: Direction, title: str, premises: Premises
) -> None:
    _, arrangement = placed(text.replace("The eastern span", TITLES[title]), direction, premises)
    for frame in arrangement.frames:
        box = frame.title_box
        assert contains((frame.x, frame.y, frame.x + frame.width, frame.y + frame.height), box)
        assert not [item.name for item, other in solid(arrangement) if overlap(box, other)]
        assert not [way for way in arrangement.ways.values() if hits(way, [box])]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("title", ["long", "one word", "Chinese", "Arabic"])
def test_a_long_title_does_not_widen_its_frame_much(title: str, direction: Direction) -> None:
    text = maps.as_map(
        [{"conclusion": "It stands.", "but": [{"claim": "A bridge to the island costs ten million.", "group": "g"}]}],
        groups={"g": {"title": TITLES[title]}},
    )
    _, arrangement = placed(text, direction)
    (frame,) = arrangement.frames
    assert len(frame.title.lines) > 1
    assert frame.width < frame.items[0].width + 80
    assert text_width(TITLES[title], FRAME_TITLE, bold=True) > frame.width


def test_a_title_has_one_line_where_there_is_room() -> None:
    said = "Premise {} of the reason that holds this together."
    premises = [{"claim": said.format(n), "group": "g", "because": ["It is so."]} for n in range(3)]
    text = maps.as_map(
        [{"conclusion": "It stands.", "because": [{"premises": premises}]}], groups={"g": {"title": TITLES["long"]}}
    )
    _, arrangement = placed(text, Direction.UP, Premises.FRAMED)
    (frame,) = arrangement.frames
    assert frame.width > 450
    assert len(frame.title.lines) <= 2


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_said_about_framed_premises_does_not_widen_their_frame_much(direction: Direction) -> None:
    label = "A very long label of a reason that says in many words what it is about and why it matters so much"
    text = maps.as_map([{"conclusion": "It stands.", "because": [{"premises": ["One.", "Two."], "label": label}]}])
    scene, arrangement = placed(text, direction, Premises.FRAMED)
    frame = scene.roots[0].below[0]
    assert frame.form is Form.FRAMED
    assert len(frame.strip) > 1
    assert frame.width < 250
    outer = rectangle(arrangement, frame)
    inner = [rectangle(arrangement, part) for part in frame.below]
    assert all(contains(outer, box) for box in inner)
    below = min(box[1] for box in inner) - outer[1]
    above = outer[3] - max(box[3] for box in inner)
    assert max(below, above) >= frame.strip_height


@settings(max_examples=60, deadline=None)
@given(small_maps())
def test_order_in_the_map_is_order_in_the_picture(text: str) -> None:
    """Of two neighbours on one line the later one stands to the right of the earlier one, or below it."""
    scene, arrangement = placed(text)
    for trunk in trunks(scene):
        for one, other in pairwise(trunk.members):
            (x, y), (next_x, next_y) = arrangement.places[one], arrangement.places[other]
            assert next_x > x or next_y > y


@settings(max_examples=40, deadline=None)
@given(small_maps(), st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23)), min_size=1, max_size=5), st.booleans())
def test_lines_across_the_forest_keep_off_the_boxes(text: str, ends: list[tuple[int, int]], pointed: bool) -> None:
    scene, arrangement = placed(text)
    boxes = [item for item in scene.walk() if item.form is Form.BOX]
    chosen = [(boxes[a % len(boxes)], boxes[b % len(boxes)]) for a, b in ends]
    pairs = [(a, b, pointed) for a, b in chosen if a is not b]
    try:
        ways = route(arrangement, pairs)
    except TooIntricate:
        return
    for (tail, head, _), way in zip(pairs, ways, strict=True):
        assert on_rim(way[0], rectangle(arrangement, tail))
        assert on_rim(way[-1], rectangle(arrangement, head))
        assert hits(way, [rectangle(arrangement, item) for item in arrangement.places]) == []
        assert hits(way, heads(scene, arrangement)) == []


@pytest.mark.parametrize("count", [30, 100, 300])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("direction", [Direction.UP, Direction.LEFT])
def test_trees_keep_the_proportions_of_a_page(count: int, seed: int, direction: Direction) -> None:
    _, arrangement = placed(maps.synthetic(count, seed, groups=seed % 2 == 1), direction)
    assert 1 / 3 <= arrangement.width / arrangement.height <= 3
    assert overlaps(arrangement) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_hundred_statements_fit_an_a3_sheet_in_readable_type(seed: int) -> None:
    _, arrangement = placed(maps.synthetic(100, seed))
    sheet = compose(arrangement, Titles("A synthetic map"), (), 1.4)
    scale = min(A3[0] / sheet.width, A3[1] / sheet.height)
    assert scale * BODY >= 5


@pytest.mark.parametrize(
    "text",
    [
        maps.chain(30),
        maps.as_map([{"conclusion": "It stands.", "because": [f"Reason {n}." for n in range(100)]}]),
        maps.as_map([{"conclusion": "It stands.", "because": [{"premises": [f"Premise {n}." for n in range(60)]}]}]),
        maps.as_map([{"conclusion": f"Tree {n}."} for n in range(40)]),
    ],
    ids=["chain", "reasons", "premises", "trees"],
)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_uneven_maps_fit_a_page_too(text: str, direction: Direction) -> None:
    scene, arrangement = placed(text, direction)
    assert 1 / 3 <= arrangement.width / arrangement.height <= 3
    assert overlaps(arrangement) == []
    assert loose_ends(scene, arrangement) == []
    assert lines_through_boxes(arrangement) == []
    assert crossings(scene, arrangement) == []


def test_a_chain_of_thousands_is_laid_out() -> None:
    _, arrangement = placed(maps.chain(3000))
    assert len(arrangement.places) == 3000
    assert 1 / 3 <= arrangement.width / arrangement.height <= 3
    assert overlaps(arrangement) == []


def test_a_small_map_keeps_all_its_levels_however_deep_it_is() -> None:
    deepest: dict[str, Any] = {"claim": "So it is.", "because": ["One thing.", "Another."]}
    for number in range(6):
        deepest = {"claim": f"Claim number {number}.", "because": [deepest, "It is so."]}
    scene, arrangement = placed(maps.as_map([{"conclusion": "It stands.", "because": [deepest]}]))
    for item in scene.walk():
        assert len({rectangle(arrangement, below)[1] for below in item.below}) <= 1


def test_rivals_stand_side_by_side_in_the_same_type() -> None:
    trees: list[dict[str, Any]] = [
        {"conclusion": "The town should build a bridge.", "id": "bridge", "because": ["It is short.", "It lasts."]},
        {"conclusion": "The town has a river.", "id": "river"},
        {"conclusion": "The town should buy a ferry.", "id": "ferry", "because": ["It is cheap."]},
    ]
    scene, arrangement = placed(maps.as_map(trees, alternatives=[["bridge", "ferry"]]))
    bridge, river, ferry = scene.roots
    assert scene.main == [bridge, ferry]
    assert rectangle(arrangement, bridge)[1] == rectangle(arrangement, ferry)[1]
    assert rectangle(arrangement, bridge)[2] < rectangle(arrangement, ferry)[0]
    assert bridge.scale == ferry.scale > river.scale
    between = (rectangle(arrangement, bridge)[2], rectangle(arrangement, ferry)[0])
    assert not between[0] < arrangement.places[river][0] < between[1]


def test_the_direction_turns_the_picture() -> None:
    text = maps.as_map([{"conclusion": "It stands.", "because": ["A reason.", "Another."]}])
    for direction, axis, sign in ((Direction.UP, 1, 1), (Direction.DOWN, 1, -1), (Direction.LEFT, 0, 1)):
        scene, arrangement = placed(text, direction)
        top = scene.roots[0]
        for item in top.below:
            assert (arrangement.places[item][axis] - arrangement.places[top][axis]) * sign > 0


def test_auto_takes_the_direction_that_suits_the_page() -> None:
    text = maps.synthetic(40, 3)
    found = {d: placed(text, d)[1] for d in (Direction.UP, Direction.LEFT, Direction.AUTO)}
    reach = {d: max(a.width, a.height * 1.4) for d, a in found.items()}
    assert reach[Direction.AUTO] == min(reach[Direction.UP], reach[Direction.LEFT])
