"""The signs of lines across the forest, measured in drawings: clear of boxes, heads, titles, lines and each other."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, DrawingOptions, Links, Marks, Premises, draw
from argmap.rendering.content.wrapping import text_width

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

Rectangle: TypeAlias = tuple[float, float, float, float]
Point: TypeAlias = tuple[float, float]

DIRECTIONS = [Direction.UP, Direction.DOWN, Direction.LEFT, Direction.RIGHT]
# Where the ink of each sign lies over its base line, in font sizes, as a browser measures it in Arial bold.
INK = {
    "+": (0.11, 0.60),
    "–": (0.21, 0.33),
    "×": (0.13, 0.58),
    "~": (0.26, 0.44),
    "i": (0.0, 0.77),
    "≠": (-0.06, 0.77),
    "≈": (0.10, 0.53),
    "=": (0.21, 0.51),
}
INK_OF_WORDS = (-0.21, 0.73)
_NUMBER = r"-?[\d.]+"
_TEXT = re.compile(rf'<text[^>]*? x="({_NUMBER})" y="({_NUMBER})"[^>]*font-size="({_NUMBER})"[^>]*>([^<]*)</text>')


class Found:
    """What there is in a drawing: rectangles of boxes, heads and titles; lines in short pieces; signs."""

    def __init__(self, svg: str) -> None:
        self.boxes = list(_boxes(svg))
        self.titles = [_words(each) for each in _TEXT.finditer("".join(_groups(svg, r"(?:group|reason)")))]
        self.heads: list[tuple[int, Rectangle]] = []
        self.lines: list[tuple[int, Point, Point]] = []
        self.signs: list[tuple[int, str, Rectangle]] = []
        edges = re.finditer(r'<g class="edge ([^"]*)"[^>]*>(.*?)</g>\n', svg, re.DOTALL)
        for number, edge in enumerate(edges):
            if "legend" not in edge[1]:
                self._edge(number, edge[2])

    def _edge(self, number: int, body: str) -> None:
        for path in re.finditer(r'<path fill="none"[^>]* d="([^"]*)"', body):
            self.lines.extend((number, one, other) for one, other in _pieces(_points(path[1])))
        for shape in re.finditer(r'<(?:polygon|polyline)([^>]*?)points="([^"]*)"', body):
            if 'stroke="none"' not in shape[1]:  # the ground of a sign
                self.heads.append((number, _around(_points(shape[2]))))
        for text in _TEXT.finditer(body):
            x, y, size, sign = float(text[1]), float(text[2]), float(text[3]), unescape(text[4])
            low, high = INK.get(sign, INK_OF_WORDS)
            width = text_width(sign, size, bold=True)
            self.signs.append(
                (number, sign, (x + 0.04 * size, y - high * size, x + width - 0.04 * size, y - low * size))
            )


def _groups(svg: str, name: str) -> Iterator[str]:
    for match in re.finditer(rf'<g class="{name}" aria-hidden="true">\n(<text.*?)</g>', svg, re.DOTALL):
        yield match[1]


def _boxes(svg: str) -> Iterator[Rectangle]:
    for node in re.finditer(
        r'<g (?:id="[^"]*" class="node[^"]*"|class="mark")[^>]*>(.*?)</g>\n(?=<g|</g|</svg)', svg, re.DOTALL
    ):
        body = re.sub(r"<defs>.*?</defs>", "", node[1], flags=re.DOTALL)
        shape = re.search(r"<(?:path|polygon|ellipse)[^>]*>", body)
        if shape is None or 'fill="none"' in shape[0]:  # a common frame
            continue
        circle = re.search(rf'cx="({_NUMBER})" cy="({_NUMBER})" rx="({_NUMBER})" ry="({_NUMBER})"', shape[0])
        if circle is not None:
            x, y, rx, ry = map(float, circle.groups())
            yield (x - rx, y - ry, x + rx, y + ry)
        else:
            points = re.search(r' (?:d|points)="([^"]*)"', shape[0])
            assert points is not None
            yield _around(_points(points[1]))


def _points(written: str) -> list[Point]:
    values = [float(value) for value in re.findall(_NUMBER, written)]
    return list(zip(values[::2], values[1::2], strict=True))


def _around(points: Sequence[Point]) -> Rectangle:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _words(text: re.Match[str]) -> Rectangle:
    x, y, size = (float(text[index]) for index in (1, 2, 3))
    return (x, y - 0.72 * size, x + text_width(unescape(text[4]), size, bold=True), y)


def _pieces(curve: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    start = curve[0]
    for index in range(1, len(curve), 3):
        one, other, end = curve[index : index + 3]
        before = start
        for part in (step / 8 for step in range(1, 9)):
            weights = ((1 - part) ** 3, 3 * (1 - part) ** 2 * part, 3 * (1 - part) * part**2, part**3)
            x, y = (sum(w * p[axis] for w, p in zip(weights, (start, one, other, end), strict=True)) for axis in (0, 1))
            yield before, (x, y)
            before = (x, y)
        start = end


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def passes(start: Point, end: Point, box: Rectangle) -> bool:
    """Whether a straight line has a part inside a rectangle."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        for room, way in ((start[axis] - box[axis], -step), (box[axis + 2] - start[axis], step)):
            if way == 0 and room <= 0:
                return False
            if way < 0:
                first = max(first, room / way)
            elif way > 0:
                last = min(last, room / way)
    return first < last


def badly_placed(svg: str) -> list[tuple[str, str]]:
    """Signs with what they lie on. One in the middle of a line for two statements alike may lie on its own line."""
    found = Found(svg)
    bad = []
    for number, sign, ink in found.signs:
        bad += [(sign, "box") for box in found.boxes if overlap(ink, box)]
        bad += [(sign, "title") for box in found.titles if overlap(ink, box)]
        bad += [(sign, "head") for _, box in found.heads if overlap(ink, box)]
        bad += [
            (sign, "line")
            for owner, start, end in found.lines
            if passes(start, end, ink) and (owner != number or sign not in "≠≈=")
        ]
    bad += [(one[1], other[1]) for one, other in combinations(found.signs, 2) if overlap(one[2], other[2])]
    return bad


def unclear(svg: str) -> list[tuple[str, float, float]]:
    """Signs that are not nearer to their own line than to any other, with how far they are from both."""
    found = Found(svg)
    bad = []
    for number, sign, ink in found.signs:
        if sign in "≠≈=":  # which stand on their line
            continue
        parts = [*found.lines, *((owner, box[:2], box[2:]) for owner, box in found.heads)]
        own = min(away(start, end, ink) for owner, start, end in parts if owner == number)
        other = min((away(start, end, ink) for owner, start, end in parts if owner != number), default=100.0)
        if other <= own:
            bad.append((sign, round(own, 1), round(other, 1)))
    return bad


def away(start: Point, end: Point, box: Rectangle) -> float:
    """How far a short piece of a line is from a rectangle."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return hypot(max(left - box[2], box[0] - right, 0.0), max(top - box[3], box[1] - bottom, 0.0))


def drawn(graph: ArgumentGraph, direction: Direction, premises: Premises, marks: Marks = Marks.WORDS) -> str:
    options = DrawingOptions(direction=direction, premises=premises, links=Links.ARROWS, marks=marks)
    return draw(graph, ("svg",), options).files["svg"].decode()


def _opposed(count: int, seed: int) -> str:
    """A map in which many statements contradict one another, or are in tension."""
    chance = random.Random(seed)  # noqa: S311 - the same maps every time
    statements: list[dict[str, Any]] = [{"conclusion": "It stands, whatever comes.", "id": "s0"}]
    for index in range(1, count):
        made: dict[str, Any] = {"claim": f"The claim with the number {index} is made here.", "id": f"s{index}"}
        if chance.random() < 0.4:
            made[chance.choice(("contradicts", "tension-with"))] = [f"s{chance.randrange(index)}"]
        chance.choice(statements).setdefault(chance.choice(("because", "but")), []).append(made)
        statements.append(made)
    return maps.as_map(statements[:1])


GENERATED = [
    *(_opposed(14, seed) for seed in range(6)),
    maps.synthetic(6, 1, cross=0.2),
    maps.synthetic(12, 0),
    maps.synthetic(12, 2, groups=True),
    maps.synthetic(25, 0),
    maps.synthetic(25, 3, cross=0.15, groups=True),
    maps.synthetic(40, 2, cross=0.1),
    maps.synthetic(25, 5, cross=0.2),
]


@pytest.mark.parametrize("marks", list(Marks))
@pytest.mark.parametrize("premises", list(Premises))
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_signs_and_words_lie_on_nothing(direction: Direction, premises: Premises, marks: Marks) -> None:
    graphs = [maps.written("bridge"), maps.written("scripts"), *map(maps.graph_of, GENERATED)]
    count = 0
    for graph in graphs:
        svg = drawn(graph, direction, premises, marks)
        assert badly_placed(svg) == []
        assert unclear(svg) == []
        count += len(Found(svg).signs)
    assert count > 30


def close_pair(key: str) -> str:
    """Two statements side by side that cannot both stand, with little between them."""
    below: list[dict[str, Any]] = [{"claim": "One.", "id": "one", key: ["two"]}, {"claim": "Two.", "id": "two"}]
    return maps.as_map([{"conclusion": "It stands.", "because": below}])


@pytest.mark.parametrize("key", ["contradicts", "tension-with"])
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_line_is_seen_on_both_sides_of_a_sign_in_its_middle(key: str, direction: Direction) -> None:
    svg = drawn(maps.graph_of(close_pair(key)), direction, Premises.JOINT)
    found = Found(svg)
    ((number, sign, ink),) = [each for each in found.signs if each[1] in "≠≈"]
    heads = [head for owner, head in found.heads if owner == number]
    assert len(heads) == 2
    assert badly_placed(svg) == []
    own = [(start, end) for owner, start, end in found.lines if owner == number]
    bare = [abs(x - a) + abs(y - b) for (x, y), (a, b) in own if not passes((x, y), (a, b), ink)]
    assert sum(bare) > 5, f"{sign} hides its line"
