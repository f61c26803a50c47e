"""The scene to draw: boxes, joints and tags in a forest, and the links across it. Nothing here has a place yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from argmap.graph import Target
from argmap.model import Bearing, Reason, Statement
from argmap.rendering.content.boxes import BODY, Body, line_height
from argmap.rendering.content.directions import unmarked


class Form(Enum):
    BOX = "box"  # a statement
    JOINT = "joint"  # where premises meet, or where a step is spoken about
    FRAMED = "framed"  # the same as a frame around the premises
    TAG = "tag"  # stands for a statement drawn elsewhere, or for what a view leaves out


class Bond(Enum):
    """How something bears on what it hangs under."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    CONCESSION = "concession"
    EXPLANATION = "explanation"
    LINK = "link"


class Side(Enum):
    """Whether a statement is, in the end, for or against the conclusion that it belongs to.

    Each attack on the way up turns it round; a concession grants what speaks against.
    """

    FOR = "for"
    AGAINST = "against"
    GRANTED = "granted"

    def below(self, bearing: Bearing) -> Side:
        """The side of what bears in this way on something of this side."""
        if bearing is Bearing.SUPPORT:
            return self
        if self is not Side.FOR:
            return Side.FOR
        return Side.AGAINST if bearing is Bearing.ATTACK else Side.GRANTED


# How each bond bears on what it leads to.
_BEARINGS = {Bond.ATTACK: Bearing.ATTACK, Bond.UNDERCUT: Bearing.ATTACK, Bond.CONCESSION: Bearing.CONCESSION}


def line_tone(bond: Bond, side: Side) -> str:
    """The name of the colour of a line: the side of what it comes from, unless it lends no support to any."""
    return bond.value if bond in {Bond.EXPLANATION, Bond.LINK} else side.value


JOINT_SIZE = 16.0
DOT_SIZE = 10.0  # of a joint where nothing is said
JOINT_TEXT_WIDTH = 150.0
JOINT_PAD = 7.0  # at both ends of what is said at a joint
JOINT_GAP = 5.0  # between its mark and what is said
MARK_FONT = 9.0
TOGETHER = 3.2  # the width of the lines of premises that belong together
CHIP_HEIGHT = 13.0
CHIP_PAD = 5.0  # at both sides of a mark
TAG_TEXT_WIDTH = 128.0
TAG_FONT = 9.0
TAG_PAD = 8.0  # at both sides of its words
FRAMED_PAD = 7.0
FRAMED_STRIP = 13.0  # for a line that says something about a framed reason


@dataclass(slots=True, eq=False)
class Trunk:
    """The line into an item that all share which bear on it in one way, with the mark on it.

    Premises share one without an arrow head into their joint. `mark` is empty where the line has none; else `width` and
    `height` are the size of the chip that bears it, in points.
    """

    name: str  # in DOT
    bond: Bond
    side: Side = Side.FOR  # of what hangs on it
    members: list[Item] = field(default_factory=list)
    premises: bool = False
    mark: str = ""
    width: float = 0.0
    height: float = 0.0

    @property
    def tone(self) -> str:
        """The name of its colour."""
        return line_tone(self.bond, self.side)

    @property
    def has_head(self) -> bool:
        """Whether an arrow head ends it."""
        return not self.premises and self.bond is not Bond.LINK


@dataclass(slots=True, eq=False)
class Group:
    """A group of statements: one frame around what is in `starts` and below, or a tab on each of its boxes.

    `number` tells the groups of a drawing apart by colour.
    """

    title: str
    number: int
    starts: list[Item] = field(default_factory=list)
    boxes: list[Item] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Item:
    """One thing drawn, with what hangs below it.

    `bond` tells how it bears on what is above; `premise` that it is one of the premises that meet in the joint there.
    `trunks` are the lines into it, in the order in which what hangs on them is drawn: what is for it, what is granted,
    what is against it. `frame` is the group whose frame begins here; None where none does. Sizes are in points.
    """

    form: Form
    name: str  # in DOT
    anchor: str  # id in the SVG
    width: float
    height: float
    bond: Bond | None = None
    premise: bool = False
    side: Side = Side.FOR
    tone: str = "for"
    statement: Statement | None = None
    reason: Reason | None = None
    body: Body | None = None
    mark: str = ""  # of a joint that tells how it bears on what is above
    lines: tuple[str, ...] = ()  # of joints and tags; of a common frame all that is said about it
    tooltip: str = ""
    href: str | None = None
    frame: Group | None = None
    below: list[Item] = field(default_factory=list)
    trunks: list[Trunk] = field(default_factory=list)
    strip: tuple[str, ...] = ()  # of a common frame: the lines of what is said about it, once its width is known
    held_at: tuple[float, float] = (0.0, 0.0)  # in a common frame: its middle across and along, from the frame's corner
    natural: tuple[float, float] = (0.0, 0.0)  # the size that its words need

    def __post_init__(self) -> None:
        self.natural = (self.width, self.height)

    @property
    def scale(self) -> float:
        """How much larger its type is than that of most boxes."""
        return self.body.scale if self.body is not None else 1.0

    def side_of(self, bond: Bond) -> Side:
        """The side of what bears on it in this way."""
        return self.side.below(_BEARINGS.get(bond, Bearing.SUPPORT))

    @property
    def line_tone(self) -> str:
        """The name of the colour of its line, and of a joint itself."""
        assert self.bond is not None  # noqa: S101 - only roots have none
        return line_tone(self.bond, self.side)

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

    One with `both` says something of two statements alike: its sign tells what. `mark` is what stands beside the head
    of any other, unless it leads a premise to a joint.
    """

    tail: Item
    head: Item
    bond: Bond
    sign: str
    mark: str = ""
    both: bool = False

    @property
    def tone(self) -> str:
        """The name of its colour."""
        return line_tone(self.bond, self.head.side if not self.sign else self.head.side_of(self.bond))

    @property
    def trunk(self) -> Trunk | None:
        """The trunk that it joins: that of what bears in the same way on what it leads to."""
        if self.both or not self.sign:
            return None
        return next((trunk for trunk in self.head.trunks if trunk.bond is self.bond and trunk.mark), None)


@dataclass(slots=True)
class Scene:
    """A forest of items in reading order, and the links across it.

    `main` are the roots that stand side by side: that of the main conclusion, and those of its rivals. `unframed`
    counts the reasons of several premises that could not be given the common frame that was asked for.
    """

    roots: list[Item] = field(default_factory=list)
    main: list[Item] = field(default_factory=list)
    links: list[CrossLink] = field(default_factory=list)
    boxes: dict[Statement, Item] = field(default_factory=dict)
    groups: list[Group] = field(default_factory=list)
    right_to_left: bool = False  # whether it is laid out from the right
    unframed: int = 0

    @property
    def shared(self) -> set[Trunk]:
        """The trunks in whose chips the lines of several meet."""
        joined = {link.trunk for link in self.links}
        trunks = (trunk for item in self.walk() for trunk in item.trunks if trunk.mark)
        return {trunk for trunk in trunks if len(trunk.members) > 1 or trunk in joined}

    def walk(self) -> Iterator[Item]:
        """Every item, each before what hangs below it, in reading order."""
        waiting = self.roots[::-1]
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(item.below[::-1])


def premises_in(scene: Scene) -> dict[Trunk, int]:
    """How many premises meet in a joint, by their trunk: those drawn there, and those that an arrow leads from."""
    across = Counter(link.head for link in scene.links if not link.sign)
    return {
        trunk: len(trunk.members) + across[item] for item in scene.walk() for trunk in item.trunks if trunk.premises
    }


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

    def count(self) -> int:
        """How many statements have their boxes in this drawing."""

    def shows(self, statement: Statement) -> bool:
        """Whether a statement has its box in this drawing."""

    def link(self, statement: Statement, anchor: str) -> str | None:
        """Where a tag that stands for a statement leads to."""

    def more(self, statement: Statement) -> str | None:
        """Where what is left out below a statement is shown."""

    def sheet_of(self, statement: Statement) -> int | None:
        """The number of another sheet on which a statement is shown; None where it is on this one, or on none."""

    def goes_on(self, node: Target) -> int | None:
        """The number of the sheet on which what is left out below a node is shown; None where no sheet shows it."""

    def continues(self, node: Target) -> bool:
        """Whether a later sheet has more of what bears on a node, of which some is here."""

    @property
    def widest_sheet(self) -> int:
        """A number that is at least as wide as that of any sheet: tags have room for it."""
