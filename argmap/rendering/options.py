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

FORMATS = ("svg", "png", "pdf", "dot", "mermaid", "outline")
# Endings of files whose format has another name.
ENDINGS = {"mermaid": "mmd", "outline": "txt"}

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


class Links(Enum):
    """How what is stated in one place and used in another is drawn; `AUTO` takes arrows while they stay readable."""

    AUTO = "auto"
    ARROWS = "arrows"
    STUBS = "stubs"


class Paper(Enum):
    A4 = "a4"
    A3 = "a3"
    LETTER = "letter"


class Only(Enum):
    """Statements that a drawing can be narrowed down to, with the way from each to the conclusion."""

    UNSUPPORTED = "unsupported"
    ASSUMPTIONS = "assumptions"
    LINCHPINS = "linchpins"
    CHANGED = "changed"


class Split(Enum):
    """By what a map is cut into several linked drawings."""

    GROUPS = "groups"
    DEPTH = "depth"


class EngineName(Enum):
    PURE = "graphviz-pure"
    PYGRAPHVIZ = "pygraphviz"
    DOT = "dot"


# A function of DOT that gives SVG. All places stand in the DOT: Graphviz's own engine for that is called `nop2`.
Engine: TypeAlias = Callable[[str], str]


@record(kw_only=True)
class DrawingOptions(Brief):
    """Everything about a drawing that is a matter of choice.

    `statuses` is drawn as badges, `statuses_note` says under which reading they hold; in the same way `changes`, and
    `changes_note` says since when (removed statements are drawn when the graph is an `Overlay`). `aspect` is the
    wanted width divided by height. `name` is the stem of the file names that the parts of a split drawing link to.
    `engine` may be a function of DOT that gives SVG. `time_limit` is in seconds and holds for one run of the layout
    engine, `memory_limit` in bytes; both are for engines that are programs.
    """

    direction: Direction = Direction.UP
    theme: str = "light"
    premises: Premises = Premises.JOINT
    links: Links = Links.AUTO
    numbers: bool = True
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
    dpi: float = 144
    paper: Paper | None = None
    tiles: bool = False
    aspect: float = 1.4
    engine: EngineName | Engine = EngineName.PURE
    time_limit: float = 20
    memory_limit: int = 3 << 30

    def as_text(self) -> str:
        """All options with what was chosen."""
        return f"DrawingOptions({', '.join(f'{each.name}={getattr(self, each.name)!r}' for each in fields(self))})"
