"""Where things stand: nothing overlaps, no line runs through a box or across another, the page is filled in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.boxes import BODY
from argmap.rendering.content.scene import Bond, Form, Item, Scene, Trunk
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

sys.path.pop(0)

Rectangle: TypeAlias = tuple[float, float, float, float]
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


# -- geometry --------------------------------------------------------------------------------------------------------


def rectangle(arrangement: Arrangement, item: Item) -> Rectangle:
    x, y = arrangement.places[item]
    return (x - item.width / 2, y - item.height / 2, x + item.width / 2, y + item.height / 2)


def solid(arrangement: Arrangement) -> list[tuple[Item, Rectangle]]:
    """Everything with an inside of its own; a common frame only holds others."""
    return [(item, rectangle(arrangement, item)) for item in arrangement.places if item.form is not Form.FRAMED]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def contains(outer: Rectangle, inner: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def on_rim(point: tuple[float, float], box: Rectangle) -> bool:
    x, y = point
    inside = box[0] - 0.01 <= x <= box[2] + 0.01 and box[1] - 0.01 <= y <= box[3] + 0.01
    return inside and min(abs(x - box[0]), abs(x - box[2]), abs(y - box[1]), abs(y - box[3])) < 0.01


def overlaps(arrangement: Arrangement) -> list[tuple[str, str]]:
    boxes = sorted(solid(arrangement), key=lambda each: each[1][0])
    found = []
    for index, (item, box) in enumerate(boxes):
        for other, another in boxes[index + 1 :]:
            if another[0] >= box[2]:
                break
            if overlap(box, another):
                found.append((item.name, other.name))
    return found


def outside(arrangement: Arrangement) -> list[str]:
    page = (-0.01, -0.01, arrangement.width + 0.01, arrangement.height + 0.01)
    points = [point for way in arrangement.ways.values() for point in way]
    assert all(page[0] <= x <= page[2] and page[1] <= y <= page[3] for x, y in points)
    return [item.name for item in arrangement.places if not contains(page, rectangle(arrangement, item))]


def hits(way: Sequence[tuple[float, float]], boxes: Sequence[Rectangle]) -> list[Rectangle]:
    """The boxes whose inside a way runs through."""
    found = []
    for (x, y), (end_x, end_y) in pairwise(way):
        assert x == pytest.approx(end_x) or y == pytest.approx(end_y)
        stretch = (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y))
        found += [b for b in boxes if overlap(stretch, (b[0] + 0.5, b[1] + 0.5, b[2] - 0.5, b[3] - 0.5))]
    return found


def lines_through_boxes(arrangement: Arrangement) -> list[Rectangle]:
    boxes = [box for _, box in solid(arrangement)]
    return [box for way in arrangement.ways.values() for box in hits(way, boxes)]


def trunks(scene: Scene) -> list[Trunk]:
    """All trunks whose members are not held by a frame."""
    return [t for item in scene.walk() for t in item.trunks if not (t.premises and item.form is Form.FRAMED)]


def chip_box(arrangement: Arrangement, trunk: Trunk) -> Rectangle:
    x, y = arrangement.chips[trunk]
    return (x - trunk.width / 2, y - trunk.height / 2, x + trunk.width / 2, y + trunk.height / 2)


def lines_through_chips(arrangement: Arrangement) -> list[str]:
    """Chips that a line of another trunk runs through, or that do not lie on their own."""
    found = []
    boxes = {trunk: chip_box(arrangement, trunk) for trunk in arrangement.chips}
    for trunk, box in boxes.items():
        own = [arrangement.ways[member] for member in trunk.members]
        others = [way for item, way in arrangement.ways.items() if item not in trunk.members]
        if not any(hits(way, [box]) for way in own) or any(hits(way, [box]) for way in others):
            found.append(trunk.name)
        if any(overlap(box, other) for fellow, other in boxes.items() if fellow is not trunk):
            found.append(trunk.name)
        if any(overlap(box, other) for _, other in solid(arrangement)):
            found.append(trunk.name)
        if any(overlap(box, frame.title_box) for frame in arrangement.frames):
            found.append(trunk.name)
    return found


def together(one: Sequence[tuple[float, float]], other: Sequence[tuple[float, float]]) -> bool:
    """Whether two ways share a stretch."""
    for axis in (0, 1):
        for a, b in pairwise(one):
            for c, d in pairwise(other):
                if a[axis] == b[axis] == c[axis] == d[axis]:
                    low = max(min(a[1 - axis], b[1 - axis]), min(c[1 - axis], d[1 - axis]))
                    high = min(max(a[1 - axis], b[1 - axis]), max(c[1 - axis], d[1 - axis]))
                    if high - low > 0.01:
                        return True
    return False


def on_way(point: tuple[float, float], way: Sequence[tuple[float, float]]) -> bool:
    return any(
        min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
        for a, b in pairwise(way)
    )


def shared_stretches(scene: Scene, arrangement: Arrangement) -> list[tuple[str, str]]:
    """Pairs of lines of different trunks that run along the same stretch."""
    trunk_of = {member: trunk for trunk in trunks(scene) for member in trunk.members}
    return [
        (one.name, other.name)
        for (one, way), (other, another) in combinations(arrangement.ways.items(), 2)
        if trunk_of[one] is not trunk_of[other] and together(way, another)
    ]


def crossings(scene: Scene, arrangement: Arrangement) -> list[tuple[str, str]]:
    """Pairs of lines that cross; those of one trunk share a line and so may meet."""
    trunk_of = {member: trunk for trunk in trunks(scene) for member in trunk.members}
    upright, level = list(stretches(arrangement, 0)), list(stretches(arrangement, 1))
    return [
        (one.name, other.name)
        for one, x, low, high in upright
        for other, y, left, right in level
        if trunk_of[one] is not trunk_of[other] and left + 0.01 < x < right - 0.01 and low + 0.01 < y < high - 0.01
    ]


def loose_ends(scene: Scene, arrangement: Arrangement) -> list[str]:
    """Lines that do not begin at the rim of their box, or do not end at that of what it hangs under."""
    found = []
    for item in scene.walk():
        for below in item.below:
            if item.form is Form.FRAMED and below.premise:
                continue
            way = arrangement.ways[below]
            held = [item, *(part for part in item.below if part.premise and item.form is Form.FRAMED)]
            if not on_rim(way[0], rectangle(arrangement, below)) or not any(
                on_rim(way[-1], rectangle(arrangement, part)) for part in held
            ):
                found.append(below.name)
    return found


def stretches(arrangement: Arrangement, axis: int) -> Iterator[tuple[Item, float, float, float]]:
    """The parts of lines that keep to one place on an axis: that place, and from where to where on the other."""
    for item, way in arrangement.ways.items():
        for one, other in pairwise(way):
            if one[axis] == pytest.approx(other[axis], abs=1e-6):
                low, high = sorted((one[1 - axis], other[1 - axis]))
                yield item, one[axis], low, high
