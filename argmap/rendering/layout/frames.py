"""The frames of groups: neighbours of one group share one where nothing else stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.records import record
from argmap.rendering.content.boxes import LINE
from argmap.rendering.content.scene import Group, Item, Scene, Trunk
from argmap.rendering.layout.headings import FRAME_TITLE, TITLE_TOP, Heading
from argmap.rendering.layout.subtrees import Point

Rectangle = tuple[float, float, float, float]


@record()
class Frame:
    """The rectangle of a group: corner nearest to the origin, size, and the left edge of its title.

    `items` are those with which the group begins; all below them stands in it.
    """

    title: Heading
    items: list[Item]
    x: float
    y: float
    width: float
    height: float
    title_x: float

    @property
    def box(self) -> Rectangle:
        """Left, top, right and bottom."""
        return (self.x, self.y, self.x + self.width, self.y + self.height)

    @property
    def title_box(self) -> Rectangle:
        """Left, top, right and bottom of the title."""
        top = self.y + TITLE_TOP
        return (self.title_x, top, self.title_x + self.title.width, top + FRAME_TITLE * LINE + self.title.more)


@record()
class Surroundings:
    """What else is drawn: the middles of items, the way of the line from each, and the middles of chips."""

    places: Mapping[Item, Point]
    ways: Mapping[Item, Sequence[Point]]
    chips: Mapping[Trunk, Point]


def joined_frames(single: Sequence[Frame], around: Surroundings) -> tuple[list[Frame], list[Group]]:
    """The frames, one for each group, outermost first; and the groups for which one frame will not do."""
    members: dict[Group, list[Frame]] = {}
    for frame in single:
        group = frame.items[0].frame
        assert group is not None  # noqa: S101 - its frame begins there
        members.setdefault(group, []).append(frame)
    found, apart = [], []
    for group, frames in members.items():
        if len(frames) == 1:
            found.append(frames[0])
            continue
        joined = _joined(frames)
        if _is_clear(joined, around, {other: each for other, each in members.items() if other is not group}):
            found.append(joined)
        else:
            apart.append(group)
    return sorted(found, key=lambda frame: -frame.width * frame.height), apart


def _joined(frames: list[Frame]) -> Frame:
    """One frame around several, with the title of that which begins at its upper left."""
    first = min(frames, key=lambda frame: (frame.y, frame.x))
    boxes = [frame.box for frame in frames]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    items = [item for frame in frames for item in frame.items]
    return Frame(first.title, items, left, top, right - left, bottom - top, first.title_x)


def _is_clear(frame: Frame, around: Surroundings, others: Mapping[Group, list[Frame]]) -> bool:
    """Whether nothing stands in a frame that does not belong there, and no line from elsewhere runs through it."""
    inside = set(Scene(roots=frame.items).walk())
    for item, (x, y) in around.places.items():
        half_x, half_y = item.width / 2, item.height / 2
        if item not in inside and _meet(frame.box, (x - half_x, y - half_y, x + half_x, y + half_y)):
            return False
    if any(_meet(frame.box, box) for box in _stretches(around, inside)):
        return False
    beside = (other for frames in others.values() for other in frames if other.items[0] not in inside)
    return not any(_meet(frame.box, other.box) and not _holds(other.box, frame.box) for other in beside)


def _stretches(around: Surroundings, inside: set[Item]) -> Iterator[Rectangle]:
    for item, way in around.ways.items():
        if item not in inside:
            for (x, y), (end_x, end_y) in pairwise(way):
                yield (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y))
    for trunk, (x, y) in around.chips.items():
        if trunk.members[0] not in inside:
            yield (x - trunk.width / 2, y - trunk.height / 2, x + trunk.width / 2, y + trunk.height / 2)


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(outer: Rectangle, inner: Rectangle) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
