"""Lines that other programs draw: they join sides of shapes that face each other, and bend where they were laid out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.rendering import Direction, DrawingOptions, Links, Premises
from argmap.rendering.content.assembly import assemble
from argmap.rendering.content.scene import Form
from argmap.rendering.content.views import GraphView
from argmap.rendering.formats.courses import Course, Rect, ShapeSide, course_of, facing, parted, rect_of
from argmap.rendering.layout.arrangement import arrange

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

BOX = Rect(0, 100, 60, 40)
UP, DOWN, LEFT, RIGHT = ShapeSide.TOP, ShapeSide.BOTTOM, ShapeSide.LEFT, ShapeSide.RIGHT


@pytest.mark.parametrize(
    ("way", "begin", "end", "bends"),
    [
        ([(30.0, 100.0), (30.0, 40.0)], UP, DOWN, ()),
        ([(30.0, 100.0), (30.0, 70.0), (120.0, 70.0), (120.0, 40.0)], UP, DOWN, (70.0,)),
        ([(60.0, 120.0), (150.0, 120.0), (150.0, 40.0)], RIGHT, DOWN, ()),
        ([(0.0, 120.0), (-20.0, 120.0), (-20.0, 60.0), (110.0, 60.0), (110.0, 40.0)], LEFT, DOWN, (-20.0, 60.0)),
        ([(0.0, 120.0), (-30.0, 120.0), (-30.0, 20.0), (100.0, 20.0)], LEFT, LEFT, (-30.0,)),
        # a point on the way at which it does not turn
        ([(30.0, 100.0), (30.0, 80.0), (30.0, 70.0), (120.0, 70.0), (120.0, 40.0)], UP, DOWN, (70.0,)),
    ],
)
def test_a_course_is_the_way(
    way: list[tuple[float, float]], begin: ShapeSide, end: ShapeSide, bends: tuple[float, ...]
) -> None:
    assert course_of(way) == Course(way[0], begin, way[-1], end, bends)


def test_a_line_with_too_many_bends_gets_fewer() -> None:
    way = [(30.0, 100.0), (30.0, 90.0), (40.0, 90.0), (40.0, 80.0), (50.0, 80.0), (50.0, 70.0), (60.0, 70.0)]
    way += [(60.0, 60.0), (120.0, 60.0), (120.0, 40.0)]
    assert course_of(way) == Course((30.0, 100.0), UP, (120.0, 40.0), DOWN, (90.0,))
    sideways = [*way[:-1], (120.0, 50.0), (200.0, 50.0)]
    assert course_of(sideways) == Course((30.0, 100.0), UP, (200.0, 50.0), LEFT, (90.0, 190.0))
    around = [(0.0, 120.0), (-30.0, 120.0), (-30.0, 110.0), (-40.0, 110.0), (-40.0, 90.0), (-50.0, 90.0)]
    around += [(-50.0, 20.0), (100.0, 20.0)]
    assert course_of(around) == Course((0.0, 120.0), LEFT, (100.0, 20.0), LEFT, (-10.0,))


@pytest.mark.parametrize(
    ("way", "to", "on"),
    [
        # straight through
        ([(30.0, 200.0), (30.0, 20.0)], [(30.0, 200.0), (30.0, 140.0)], [(30.0, 100.0), (30.0, 20.0)]),
        # beside its middle, after a corner
        (
            [(200.0, 160.0), (10.0, 160.0), (10.0, 20.0)],
            [(200.0, 160.0), (10.0, 160.0), (10.0, 140.0)],
            [(10.0, 100.0), (10.0, 20.0)],
        ),
        # in from the side, out at the top: the corner is under it
        ([(200.0, 120.0), (30.0, 120.0), (30.0, 20.0)], [(200.0, 120.0), (60.0, 120.0)], [(30.0, 100.0), (30.0, 20.0)]),
        # past its edge, and then into it
        (
            [(80.0, 200.0), (80.0, 120.0), (-50.0, 120.0)],
            [(80.0, 200.0), (80.0, 120.0), (60.0, 120.0)],
            [(0.0, 120.0), (-50.0, 120.0)],
        ),
    ],
)
def test_a_way_is_parted_at_its_chip(
    way: list[tuple[float, float]], to: list[tuple[float, float]], on: list[tuple[float, float]]
) -> None:
    assert parted(way, BOX) == (to, on)


@pytest.mark.parametrize(
    ("point", "side", "share"),
    [((15.0, 100.0), UP, 0.25), ((60.0, 140.0), DOWN, 1.0), ((0.0, 120.0), LEFT, 0.5), ((60.0, 110.0), RIGHT, 0.25)],
)
def test_how_far_along_a_side(point: tuple[float, float], side: ShapeSide, share: float) -> None:
    assert BOX.share(point, side) == share


@pytest.mark.parametrize(
    ("head", "sides"),
    [
        (Rect(0, 200, 60, 40), (ShapeSide.BOTTOM, ShapeSide.TOP)),
        (Rect(0, -200, 60, 40), (ShapeSide.TOP, ShapeSide.BOTTOM)),
        (Rect(300, 110, 60, 40), (ShapeSide.RIGHT, ShapeSide.LEFT)),
        (Rect(-300, 90, 60, 40), (ShapeSide.LEFT, ShapeSide.RIGHT)),
    ],
)
def test_sides_that_face_each_other(head: Rect, sides: tuple[ShapeSide, ShapeSide]) -> None:
    assert facing(BOX, head) == sides


@pytest.mark.parametrize("premises", list(Premises))
@pytest.mark.parametrize("direction", [each for each in Direction if each is not Direction.AUTO])
@pytest.mark.parametrize("seed", range(3))
def test_every_line_of_a_map_runs_from_edge_to_edge(direction: Direction, premises: Premises, seed: int) -> None:
    graph = maps.graph_of(maps.synthetic(70, seed, groups=True))
    options = DrawingOptions(direction=direction, premises=premises, links=Links.STUBS)
    scene = assemble(graph, options, GraphView(graph), stubs=True)
    arrangement = arrange(scene, direction, 1.4)
    looked_at = 0
    for item in scene.walk():
        for trunk in item.trunks:
            if item.form is Form.FRAMED and trunk.premises:
                continue
            head = rect_of(arrangement, item)
            for member in trunk.members:
                tail, way = rect_of(arrangement, member), arrangement.ways[member]
                if trunk in arrangement.chips:
                    x, y = arrangement.chips[trunk]
                    chip = Rect(x - trunk.width / 2, y - trunk.height / 2, trunk.width, trunk.height)
                    to, on = parted(way, chip)
                    runs_outside(course_of(to), tail, chip)
                    runs_outside(course_of(on), chip, head)
                else:
                    runs_outside(course_of(way), tail, head)
                looked_at += 1
    assert looked_at > 30


def runs_outside(course: Course, tail: Rect, head: Rect) -> None:
    """A course begins and ends at the sides that it says, and leaves both shapes there."""
    for point, side, rect, bend in (
        (course.start, course.begin, tail, course.bends[:1]),
        (course.stop, course.end, head, course.bends[-1:]),
    ):
        axis = 0 if side.level else 1
        assert point[axis] == pytest.approx(rect.at(side)[axis])
        assert 0 <= rect.share(point, side) <= 1
        for coordinate in bend:
            assert (coordinate - point[axis]) * side.value[axis] >= 0
    if not course.bends and course.begin.level is course.end.level:  # straight
        assert course.start[1 if course.begin.level else 0] == course.stop[1 if course.begin.level else 0]
