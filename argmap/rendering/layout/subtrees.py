"""Subtrees: the shapes that they can take, and where everything in them stands."""

from __future__ import annotations

from typing import TypeAlias

from argmap.records import field, record
from argmap.rendering.content.scene import Trunk
from argmap.rendering.layout.contours import Outline

Point: TypeAlias = tuple[float, float]


@record(frozen=False)
class Block:
    """A subtree with places relative to its own corner.

    `head` is the corner of the head's box, `breadth` its width, `middle` half way along it. `children` gives the
    corner of each block below, `ways` the line from each of them to the head, starting at the child; `chips` are the
    middles of the chips on these lines. Between the places in `shut`, the line from the head may not leave the block:
    the title of its frame would have no room beside it. `level` is how far down its first statement begins.
    """

    width: float
    height: float
    head: Point
    breadth: float
    middle: float
    outline: Outline
    children: list[Point] = field(default_factory=list)
    ways: list[list[Point]] = field(default_factory=list)
    chips: list[tuple[Trunk, Point]] = field(default_factory=list)
    shut: Point | None = None
    level: float = 0.0

    def inside(self, before: float, top: float, width: float, height: float) -> Block:
        """The same block in a larger one of this size, moved by so much; its outline is that of the larger one."""
        return Block(
            width,
            height,
            (self.head[0] + before, self.head[1] + top),
            self.breadth,
            self.middle + top,
            [(0.0, height, 0.0, width)],
            [(x + before, y + top) for x, y in self.children],
            [[(x + before, y + top) for x, y in way] for way in self.ways],
            [(trunk, (x + before, y + top)) for trunk, (x, y) in self.chips],
            level=self.level + top,
        )


class SubtreeShape:
    """One shape of a subtree: how large it is, what stands in each column below its head, and its places once known.

    The size is an estimate until `block` is there.
    """

    __slots__ = ("block", "columns", "height", "width")

    def __init__(self, width: float, height: float, columns: tuple[tuple[SubtreeShape, ...], ...] = ()) -> None:
        self.width = width
        self.height = height
        self.columns = columns
        self.block: Block | None = None

    def reach(self, aspect: float) -> float:
        """How wide a page must be to hold it whose width is `aspect` times its height."""
        return max(self.width, self.height * aspect)

    @property
    def below(self) -> list[SubtreeShape]:
        """The shapes of what stands below the head, in order."""
        return [shape for column in self.columns for shape in column]


class FoldedChain(SubtreeShape):
    """A chain of boxes, each with one below it, broken into columns like a text.

    `breaks` are the places in the chain at which columns begin, the first and the end included; `last` is the shape of
    what the chain ends in; `inner` are the places of what comes between.
    """

    __slots__ = ("breaks", "inner", "last")

    def __init__(self, width: float, height: float, breaks: tuple[int, ...], last: SubtreeShape) -> None:
        super().__init__(width, height)
        self.breaks = breaks
        self.last = last
        self.inner: list[Block] = []
