"""The ways of lines across the forest: around boxes, with few bends, off the lines that are there already.

A cheapest path is looked for on the grid that the edges of the boxes span (A*: P. E. Hart, N. J. Nilsson and
B. Raphael, A Formal Basis for the Heuristic Determination of Minimum Cost Paths, 1968), with a price on bends, on
crossings and on running along other lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from math import hypot

from argmap.records import record
from argmap.rendering.content.scene import Form, Item, Scene, Trunk
from argmap.rendering.content.strokes import STROKES
from argmap.rendering.layout.arrangement import Arrangement
from argmap.rendering.layout.rectangles import around, head_at_end
from argmap.rendering.layout.subtrees import Point

CLEAR = 5.0  # between a line and the boxes it passes
HEAD = 13.0  # straight run before an arrow head
BEND, CROSSING, ALONG = 22.0, 16.0, 4.0
HASTE = 1.3  # more than 1: a little longer ways are found much sooner
APART = 8.0  # between the ends of lines on a rim
NEAR = 4.0  # lines closer than this look like one
STEPS = 500_000
_INFINITE = float("inf")
MOST_PAIRS = 150  # beyond which nobody could follow a line


class TooIntricate(Exception):  # not an error: the drawing is made in another way
    """The ways were not found within the steps allowed."""


@record()
class _Port:
    """A place on the rim of a box, and the grid point before it."""

    rim: Point
    outside: Point
    upright: bool  # whether the line between the two runs up and down


def route(
    arrangement: Arrangement, pairs: Sequence[tuple[Item, Item | Trunk, bool]], steps: int = STEPS
) -> list[list[Point]]:
    """A way for each pair, from the rim of the one to the rim of the other, within so many steps for all together.

    Raises `TooIntricate`. The third of each says whether there is an arrow head, which asks for a longer straight end.
    """
    if len(pairs) > MOST_PAIRS:
        raise TooIntricate
    return _Router(arrangement, steps).ways(pairs)


def ends(scene: Scene) -> list[tuple[Item, Item | Trunk, bool]]:
    """The pairs between which the lines across a forest run: to the chip of a trunk that others of their kind share."""
    return [(link.tail, link.trunk or link.head, bool(link.sign) and link.trunk is None) for link in scene.links]


class _Router:
    def __init__(self, arrangement: Arrangement, steps: int) -> None:
        self.arrangement = arrangement
        self.boxes = [
            around(place, item)
            for item, place in arrangement.places.items()
            if item.form is not Form.FRAMED  # what it holds stands in the way, the frame does not
        ]
        self.boxes += [frame.title_box for frame in arrangement.frames]
        self.boxes += [around(place, trunk) for trunk, place in arrangement.chips.items()]
        # No line runs through an arrow head: it would look as if it ended there.
        self.heads = [
            head_at_end(arrangement.ways[trunk.members[0]], STROKES[trunk.bond])
            for item in arrangement.places
            for trunk in item.trunks
            if trunk.has_head and trunk.members[0] in arrangement.ways
        ]
        self.taken: list[Point] = [end for way in arrangement.ways.values() for end in (way[0], way[-1])]
        self.steps = steps

    def ways(self, pairs: Sequence[tuple[Item, Item | Trunk, bool]]) -> list[list[Point]]:
        ports = [(self._ports(a, CLEAR), self._ports(b, HEAD if pointed else CLEAR)) for a, b, pointed in pairs]
        self._grid(port for both in ports for side in both for port in side)
        found = []
        for tails, heads in ports:
            way = self._way(tails, heads)
            self._mark([way])
            found.append(way)
        return found

    # -- places on the rims ----------------------------------------------------------------------------------------

    def _ports(self, item: Item | Trunk, run: float) -> list[_Port]:
        """Free places on the rim of an item or a chip from which a straight run gets into the open."""
        small = isinstance(item, Trunk) or item.form is Form.JOINT
        many = ((0.0, -0.6, 0.6),) if small else ((-0.5, 0.5), (-0.8, 0.0, 0.8))
        for length in (run, CLEAR):
            for shares in many:
                found = list(self._ports_at(item, length, shares))
                if found:
                    return found
        return []

    def _ports_at(self, item: Item | Trunk, run: float, shares: Iterable[float]) -> Iterator[_Port]:
        x, y = self.arrangement.chips[item] if isinstance(item, Trunk) else self.arrangement.places[item]
        half_x, half_y = item.width / 2, item.height / 2
        for share in shares:
            for rim, (dx, dy) in (
                ((x + half_x, y + share * half_y), (1, 0)),
                ((x - half_x, y + share * half_y), (-1, 0)),
                ((x + share * half_x, y + half_y), (0, 1)),
                ((x + share * half_x, y - half_y), (0, -1)),
            ):
                outside = (rim[0] + dx * run, rim[1] + dy * run)
                if self._is_open(rim, outside, (dx, dy)):
                    yield _Port(rim, outside, dx == 0)

    def _is_open(self, rim: Point, outside: Point, direction: tuple[int, int]) -> bool:
        if any(hypot(x - rim[0], y - rim[1]) < APART for x, y in self.taken):
            return False
        left, right = sorted((rim[0] + direction[0], outside[0]))
        top, bottom = sorted((rim[1] + direction[1], outside[1]))
        return not any(
            left < box[2] + 3 and box[0] - 3 < right + 0.1 and top < box[3] + 3 and box[1] - 3 < bottom + 0.1
            for box in self.boxes
            if not (box[0] - 0.1 <= rim[0] <= box[2] + 0.1 and box[1] - 0.1 <= rim[1] <= box[3] + 0.1)
        )

    # -- the grid --------------------------------------------------------------------------------------------------

    def _grid(self, ports: Iterable[_Port]) -> None:
        columns = {-9.0, self.arrangement.width + 9}
        rows = {-9.0, self.arrangement.height + 9}
        for left, top, right, bottom in self.boxes:
            columns.update((left - CLEAR, right + CLEAR))
            rows.update((top - CLEAR, bottom + CLEAR))
        for port in ports:
            columns.add(port.outside[0])
            rows.add(port.outside[1])
        self.xs, self.ys = sorted(columns), sorted(rows)
        self.width = len(self.xs)
        size = self.width * len(self.ys)
        self.across = [0.0] * size  # price of the edge to the next column; infinite through a box
        self.down = [0.0] * size
        for box in (*self.boxes, *self.heads):
            self._block(*box)
        self._mark(self.arrangement.ways.values())

    def _block(self, left: float, top: float, right: float, bottom: float) -> None:
        first, last = bisect_right(self.xs, left - CLEAR), bisect_left(self.xs, right + CLEAR)
        upper, lower = bisect_right(self.ys, top - CLEAR), bisect_left(self.ys, bottom + CLEAR)
        for row in range(upper, lower):
            for column in range(first - 1, last):
                self.across[row * self.width + column] = _INFINITE
        for row in range(upper - 1, lower):
            for column in range(first, last):
                self.down[row * self.width + column] = _INFINITE

    def _mark(self, ways: Iterable[Sequence[Point]]) -> None:
        """Put a price on crossing lines and on running along them."""
        for way in ways:
            for (x, y), (end_x, end_y) in pairwise(way):
                if x == end_x:
                    self._mark_line(x, min(y, end_y), max(y, end_y), upright=True)
                elif y == end_y:
                    self._mark_line(y, min(x, end_x), max(x, end_x), upright=False)

    def _mark_line(self, place: float, low: float, high: float, *, upright: bool) -> None:
        """Price of a line at `place` on its axis from `low` to `high` on the other."""
        same, other = (self.xs, self.ys) if upright else (self.ys, self.xs)
        along, crossing = (self.down, self.across) if upright else (self.across, self.down)
        step, stride = (1, self.width) if upright else (self.width, 1)
        first, last = bisect_left(other, low), bisect_right(other, high)
        for index in range(bisect_left(same, place - NEAR), bisect_right(same, place + NEAR)):
            for between in range(max(first - 1, 0), min(last, len(other) - 1)):
                overlap = min(high, other[between + 1]) - max(low, other[between])
                if overlap > 0:
                    along[index * step + between * stride] += overlap * ALONG
        before = bisect_left(same, place) - 1
        if 0 <= before < len(same) - 1:
            for between in range(first, last):
                crossing[before * step + between * stride] += CROSSING

    # -- ways ------------------------------------------------------------------------------------------------------

    def _way(self, tails: Sequence[_Port], heads: Sequence[_Port]) -> list[Point]:
        """The cheapest way from one of some places to one of others. A state is a grid point and a direction."""
        goals = {self._state(port): port for port in heads}
        starts = {self._state(port): port for port in tails}
        near = [port.outside for port in heads]
        if not goals or not starts:
            raise TooIntricate
        rest = self._estimate(near)
        best: dict[int, float] = dict.fromkeys(starts, 0.0)
        came: dict[int, int] = {}
        queue = sorted((rest(state >> 1), 0.0, state) for state in starts)
        while queue:
            _, cost, state = heappop(queue)
            if cost > best[state]:
                continue
            if state in goals:
                return self._path(state, came, starts, goals)
            self.steps -= 1
            if self.steps < 0:
                raise TooIntricate
            turned = cost + BEND
            for vertex, price in self._level(state >> 1):
                self._reach(2 * vertex, state, (turned if state & 1 else cost) + price, best, came, queue, rest)
            for vertex, price in self._upright(state >> 1):
                self._reach(2 * vertex + 1, state, (cost if state & 1 else turned) + price, best, came, queue, rest)
        raise TooIntricate

    @staticmethod
    def _reach(
        new: int,
        old: int,
        cost: float,
        best: dict[int, float],
        came: dict[int, int],
        queue: list[tuple[float, float, int]],
        rest: Callable[[int], float],
    ) -> None:
        if cost < best.get(new, _INFINITE):
            best[new] = cost
            came[new] = old
            heappush(queue, (cost + rest(new >> 1), cost, new))

    def _estimate(self, goals: Sequence[Point]) -> Callable[[int], float]:
        """About how far it is from a grid point to the nearest goal."""
        xs, ys, width = self.xs, self.ys, self.width
        low_x, high_x = min(p[0] for p in goals), max(p[0] for p in goals)
        low_y, high_y = min(p[1] for p in goals), max(p[1] for p in goals)
        across = [HASTE * max(low_x - x, 0.0, x - high_x) for x in xs]
        down = [HASTE * max(low_y - y, 0.0, y - high_y) for y in ys]
        return lambda vertex: across[vertex % width] + down[vertex // width]

    def _level(self, vertex: int) -> Iterator[tuple[int, float]]:
        """The neighbours of a grid point in its row that can be reached, with the price."""
        column, across = vertex % self.width, self.across
        if column + 1 < self.width and across[vertex] < _INFINITE:
            yield vertex + 1, self.xs[column + 1] - self.xs[column] + across[vertex]
        if column and across[vertex - 1] < _INFINITE:
            yield vertex - 1, self.xs[column] - self.xs[column - 1] + across[vertex - 1]

    def _upright(self, vertex: int) -> Iterator[tuple[int, float]]:
        """The same in its column."""
        row, down = vertex // self.width, self.down
        if row + 1 < len(self.ys) and down[vertex] < _INFINITE:
            yield vertex + self.width, self.ys[row + 1] - self.ys[row] + down[vertex]
        if row and down[vertex - self.width] < _INFINITE:
            yield vertex - self.width, self.ys[row] - self.ys[row - 1] + down[vertex - self.width]

    def _path(self, state: int, came: dict[int, int], starts: dict[int, _Port], goals: dict[int, _Port]) -> list[Point]:
        way = [goals[state].rim]
        while True:
            row, column = divmod(state >> 1, self.width)
            way.append((self.xs[column], self.ys[row]))
            if state not in came:
                break
            state = came[state]
        way.append(starts[state].rim)
        self.taken += [way[0], way[-1]]
        return _straightened(way[::-1])

    def _state(self, port: _Port) -> int:
        x, y = port.outside
        return 2 * (bisect_left(self.ys, y) * self.width + bisect_left(self.xs, x)) + port.upright


def _straightened(way: Sequence[Point]) -> list[Point]:
    """Without the points on straight stretches."""
    found = [way[0]]
    for point in way[1:]:
        if point == found[-1]:
            continue
        if len(found) > 1 and (found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]):
            found[-1] = point
        else:
            found.append(point)
    return found
