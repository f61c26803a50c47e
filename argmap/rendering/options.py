"""The options of a drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from argmap.evaluation import Status
from argmap.model import Statement
from argmap.records import record
from argmap.showing import Brief

if TYPE_CHECKING:
    from argmap.comparing import Mark

# What brings pygraphviz and pypdf; the second form is for those who have the source.
INSTALL_PDF = 'pip install "argmap[pdf]" (in a checkout: pip install ".[pdf]")'


class Direction(Enum):
    """Where the arrows point to, so where the conclusion stands; `AUTO` takes what suits the page."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    AUTO = "auto"


class Premises(Enum):
    """How it is shown that premises belong together: by a joint from which one arrow leaves, or by a common frame."""

    JOINT = "joint"
    FRAMED = "framed"


class Layout(Enum):
    """How the reasons on a statement stand: in one row (`LEVELS`), or one below the other where that fits the page.

    `AUTO` keeps rows near the conclusions, as far down as the page allows, and folds what is below.
    """

    AUTO = "auto"
    LEVELS = "levels"
    FOLDED = "folded"


class Marks(Enum):
    """What tells on a line how it bears on what it ends at: the words of the language, signs, or both."""

    WORDS = "words"
    SIGNS = "signs"
    BOTH = "both"


class Names(Enum):
    """What stands in the header of a box: its number in reading order, its id, which lasts while a map grows, both."""

    NUMBERS = "numbers"
    IDS = "ids"
    BOTH = "both"
    NONE = "none"


class Text(Enum):
    """What stands in a box: all of its text, or the label alone where it has one."""

    FULL = "full"
    LABELS = "labels"


class Links(Enum):
    """How what is stated in one place and used in another is drawn; `AUTO` takes arrows while they stay readable."""

    AUTO = "auto"
    ARROWS = "arrows"
    STUBS = "stubs"


class Paper(Enum):
    """The paper or the slides that a drawing is made to fit."""

    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"
    SLIDE = "16:9"
    SLIDE_4_3 = "4:3"


class Pages(Enum):
    """How a drawing is put on paper.

    `AUTO` takes several sheets where the text would be too small on one: an overview, then what is cut off there. `ONE`
    makes all of it fit one sheet; `TILES` spreads it over sheets in full size, to be put together.
    """

    AUTO = "auto"
    ONE = "one"
    TILES = "tiles"


class Only(Enum):
    """Statements that a drawing can be narrowed down to, with the way from each to the conclusion."""

    UNSUPPORTED = "unsupported"
    ASSUMPTIONS = "assumptions"
    LINCHPINS = "linchpins"
    CHANGED = "changed"


class Split(Enum):
    """By what a map is cut into several linked drawings, which are the pages of one PDF."""

    GROUPS = "groups"
    DEPTH = "depth"


class EngineName(Enum):
    PURE = "graphviz-pure"
    PYGRAPHVIZ = "pygraphviz"
    DOT = "dot"


# A function of DOT that gives SVG. All places stand in the DOT: Graphviz's own engine for that is called `nop2`.
Engine: TypeAlias = Callable[[str], str]


@record()
class Limits:
    """The limits of one run of an engine: seconds, and bytes of memory."""

    time: float
    memory: int


@record(kw_only=True)
class DrawingOptions(Brief):
    """Everything about a drawing that is a matter of choice.

    `statuses` is drawn as badges, `statuses_note` says under which reading they hold; in the same way `changes`, and
    `changes_note` says since when (removed statements are drawn when the graph is an `Overlay`). `aspect` is the
    wanted width divided by height. `name` is the stem of the file names that the parts of a split drawing link to.
    Every id in an SVG begins with `id_prefix`, so that several can stand in one page.
    `pages` tells how a PDF is put on `paper`; a `handout` has the text of the map after the picture.
    `engine` may be a function of DOT that gives SVG. `time_limit` is in seconds and holds for one run of the layout
    engine, `memory_limit` in bytes; both are for engines that are programs.
    """

    direction: Direction = Direction.UP
    theme: str = "light"
    premises: Premises = Premises.JOINT
    layout: Layout = Layout.AUTO
    marks: Marks = Marks.WORDS
    links: Links = Links.AUTO
    names: Names = Names.NUMBERS
    text: Text = Text.FULL
    sources: bool = True
    legend: bool = True
    title: bool = True
    statuses: Mapping[Statement, Status] | None = None
    statuses_note: str = ""
    changes: Mapping[Statement, Mark] | None = None
    changes_note: str = ""
    focus: str | None = None
    depth: int | None = None
    collapse: tuple[str, ...] = ()
    group: str | None = None
    only: Only | None = None
    split: Split | None = None
    name: str = "map"
    id_prefix: str = ""
    dpi: float = 144
    paper: Paper | None = None
    pages: Pages = Pages.AUTO
    handout: bool = False
    aspect: float = 1.4
    engine: EngineName | Engine = EngineName.PURE
    time_limit: float = 20
    memory_limit: int = 3 << 30

    @property
    def limits(self) -> Limits:
        """The limits of one run of the layout engine."""
        return Limits(self.time_limit, self.memory_limit)

    def as_text(self) -> str:
        """All options with what was chosen."""
        return f"DrawingOptions({', '.join(f'{each.name}={getattr(self, each.name)!r}' for each in fields(self))})"
