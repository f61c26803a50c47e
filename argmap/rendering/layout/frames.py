"""The frames of groups: neighbours of one group share one where nothing else stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from argmap.records import record
from argmap.rendering.content.boxes import LINE
from argmap.rendering.content.scene import Group, Item, Scene, Trunk
from argmap.rendering.layout.headings import FRAME_TITLE, TITLE_TOP, Heading
from argmap.rendering.layout.rectangles import Rectangle, around, holds, meet
from argmap.rendering.layout.subtrees import Point


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


def joined_frames(single: Sequence[Frame], beside: Surroundings) -> tuple[list[Frame], list[Group]]:
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
        if _is_clear(joined, beside, {other: each for other, each in members.items() if other is not group}):
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


def _is_clear(frame: Frame, beside: Surroundings, others: Mapping[Group, list[Frame]]) -> bool:
    """Whether nothing stands in a frame that does not belong there, and no line from elsewhere runs through it."""
    inside = set(Scene(roots=frame.items).walk())
    if any(meet(frame.box, box) for box in _elsewhere(beside, inside)):
        return False
    foreign = (other for frames in others.values() for other in frames if other.items[0] not in inside)
    return not any(meet(frame.box, other.box) and not holds(other.box, frame.box) for other in foreign)


def _elsewhere(beside: Surroundings, inside: set[Item]) -> Iterator[Rectangle]:
    """What the boxes, lines and chips take up that are not inside a frame."""
    for item, place in beside.places.items():
        if item not in inside:
            yield around(place, item)
    for item, way in beside.ways.items():
        if item not in inside:
            for (x, y), (end_x, end_y) in pairwise(way):
                yield (min(x, end_x), min(y, end_y), max(x, end_x), max(y, end_y))
    for trunk, place in beside.chips.items():
        if trunk.members[0] not in inside:
            yield around(place, trunk)
