"""The scene to draw: boxes, joints and tags in a forest, and the links across it. Nothing here has a place yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from argmap.graph import Target
from argmap.model import Reason, Statement
from argmap.rendering.content.boxes import BODY, Body, line_height
from argmap.rendering.content.directions import unmarked


class Form(Enum):
    BOX = "box"  # a statement
    JOINT = "joint"  # where premises meet, or where a step is spoken about
    FRAMED = "framed"  # the same as a frame around the premises
    TAG = "tag"  # stands for a statement drawn elsewhere, or for what a view leaves out


class Bond(Enum):
    """How something bears on what it hangs under. The value names its colour in a theme."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONCESSION = "concession"
    EXPLANATION = "explanation"
    LINK = "link"


JOINT_SIZE = 16.0
JOINT_TEXT_WIDTH = 150.0
TAG_TEXT_WIDTH = 128.0
TAG_FONT = 9.0
TAG_PAD = 8.0  # at both sides of its words
FRAMED_PAD = 7.0
FRAMED_STRIP = 13.0  # for a line that says something about a framed reason


@dataclass(slots=True, eq=False)
class Item:
    """One thing drawn, with what hangs below it.

    `bond` tells how it bears on what is above; `trunk` that it shares its line with its fellows, as premises of one
    joint do. `frame` is the title of a group that begins here; None where none does. Sizes are in points.
    """

    form: Form
    name: str  # in DOT
    anchor: str  # id in the SVG
    width: float
    height: float
    bond: Bond | None = None
    trunk: bool = False
    tone: str = "claim"
    statement: Statement | None = None
    reason: Reason | None = None
    body: Body | None = None
    lines: tuple[str, ...] = ()  # of joints and tags; of a common frame all that is said about it
    tooltip: str = ""
    href: str | None = None
    frame: str | None = None
    below: list[Item] = field(default_factory=list)
    strip: tuple[str, ...] = ()  # of a common frame: the lines of what is said about it, once its width is known
    held_at: float = 0.0  # in a common frame: its middle, from where the frame begins
    natural: tuple[float, float] = (0.0, 0.0)  # the size that its words need

    def __post_init__(self) -> None:
        self.natural = (self.width, self.height)

    @property
    def sign(self) -> str:
        """The sign with which a tag begins."""
        return unmarked(self.lines[0])[:1]

    @property
    def points_across(self) -> bool:
        """Whether it is a tag for a statement that has its box elsewhere."""
        return self.form is Form.TAG and self.sign in set("→≠≈=")

    @property
    def strip_row(self) -> float:
        """From one line of the strip to the next."""
        return line_height(self.strip) * TAG_FONT / BODY

    @property
    def strip_height(self) -> float:
        return FRAMED_STRIP + (len(self.strip) - 1) * self.strip_row if self.strip else 0.0

    @property
    def is_step(self) -> bool:
        """Whether it stands for a reason and not for a statement."""
        return self.form is Form.JOINT or self.form is Form.FRAMED


@dataclass(frozen=True, slots=True)
class CrossLink:
    """A line across the forest: from a statement to the reason or statement where it is used or denied.

    One with `both` says something of two statements alike: its sign tells what.
    """

    tail: Item
    head: Item
    bond: Bond
    sign: str
    both: bool = False


@dataclass(slots=True)
class Scene:
    """A forest of items in reading order, and the links across it.

    `unframed` counts the reasons of several premises that could not be given the common frame that was asked for.
    """

    roots: list[Item] = field(default_factory=list)
    links: list[CrossLink] = field(default_factory=list)
    boxes: dict[Statement, Item] = field(default_factory=dict)
    unframed: int = 0

    def walk(self) -> Iterator[Item]:
        """Every item, each before what hangs below it, in reading order."""
        waiting = self.roots[::-1]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(item.below[::-1])


class View(Protocol):
    """The part of a graph that is shown."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""

    def roots(self) -> list[Statement]:
        """The statements that begin a tree, in order."""

    def above(self, root: Statement) -> tuple[Statement, Reason] | None:
        """The nearest statement above the root of a tree, and the reason between; None where nothing is above it."""

    def reasons(self, node: Target) -> list[Reason]:
        """The reasons on a node that are shown."""

    def hidden(self, node: Target) -> int:
        """How many statements below a node are left out."""

    def shows(self, statement: Statement) -> bool:
        """Whether a statement has its box in this drawing."""

    def link(self, statement: Statement, anchor: str) -> str | None:
        """Where a tag that stands for a statement leads to."""

    def more(self, statement: Statement) -> str | None:
        """Where what is left out below a statement is shown."""
