"""The legend of a drawing: one entry for each thing that occurs in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum

from argmap.records import record
from argmap.rendering.content.boxes import badge_width
from argmap.rendering.content.scene import Bond, Form, Item, Scene
from argmap.rendering.content.strokes import MUTUAL, STROKES
from argmap.rendering.content.wrapping import text_width

FONT = 9.0
ROW = 16.0
SAMPLE = 34.0  # width of a sample with the gap after it
_GAP = 18.0  # between entries in a row


class Sample(Enum):
    BOX = "box"  # of the kind in `key`
    LINE = "line"  # of the bond in `key`
    JOINT = "joint"
    FRAMED = "framed"
    TAG = "tag"  # with the sign in `key`
    STATUS = "status"  # a badge with the word in `key`
    CHANGE = "change"  # a badge with the word in `key`
    NOTE = "note"  # words alone
    MUTUAL = "mutual"  # the line with the sign in `key`


@record()
class Entry:
    sample: Sample
    key: str
    words: str

    @property
    def sample_width(self) -> float:
        if self.sample is Sample.NOTE:
            return 0.0
        return badge_width(self.key) + 6 if self.sample in {Sample.STATUS, Sample.CHANGE} else SAMPLE

    @property
    def width(self) -> float:
        return self.sample_width + text_width(self.words, FONT)


_STATUS_WORDS = {
    "supported": "stands",
    "defeated": "falls to an objection",
    "contested": "reasons and objections both stand",
    "unsupported": "nothing stands for it",
    "open": "hangs on something not settled",
}
_KINDS = ("conclusion", "claim", "evidence", "assumption")
# Of the signs that a tag may begin with; others (`+`, `?`) are followed by words that say it all.
_TAG_WORDS = {
    "↑": "stands above this part",
    "→": "stated elsewhere",
    **{sign: f"{stroke.meaning}: stated elsewhere" for sign, stroke in MUTUAL.items()},
}
_TOGETHER = "together: one reason"


def entries(scene: Scene, statuses_note: str = "", changes_note: str = "") -> list[Entry]:
    """The entries of the legend of a scene, in a fixed order."""
    kinds, statuses = set(), set()
    changes: set[str] = set()
    bonds: set[Bond] = set()
    tags: set[str] = set()
    steps: list[Item] = []
    for item in scene.walk():
        if item.form is Form.BOX and item.statement is not None:
            kinds.add(item.statement.kind.value)
            if item.body is not None:
                statuses.add(item.body.content.status)
                changes.update(item.body.content.changes)
        if item.is_step:
            steps.append(item)
        if item.form is Form.TAG:
            tags.add(item.sign)
        if item.bond is not None and not item.trunk:
            bonds.add(item.bond)
    bonds.update(link.bond for link in scene.links if link.sign)
    found = [Entry(Sample.BOX, kind, kind) for kind in _KINDS if kind in kinds]
    found.extend(Entry(Sample.LINE, b.value, STROKES[b].meaning) for b in Bond if b in bonds and b is not Bond.LINK)
    found.extend(_of_steps(scene, steps))
    found.extend(Entry(Sample.TAG, sign, words) for sign, words in _TAG_WORDS.items() if sign in tags)
    signs = {link.sign for link in scene.links if link.both}
    found.extend(Entry(Sample.MUTUAL, sign, stroke.meaning) for sign, stroke in MUTUAL.items() if sign in signs)
    found.extend(Entry(Sample.STATUS, name, words) for name, words in _STATUS_WORDS.items() if name in statuses)
    if changes:
        from argmap.comparing.marks import MEANINGS  # much is imported that only a comparison needs

        found.extend(Entry(Sample.CHANGE, name, words) for name, words in MEANINGS.items() if name in changes)
        if changes_note:
            found.append(Entry(Sample.NOTE, "", changes_note))
    if statuses_note and statuses - {""}:
        found.append(Entry(Sample.NOTE, "", f"status {statuses_note}: what follows from the map, not a truth value"))
    return found


def _of_steps(scene: Scene, steps: Sequence[Item]) -> list[Entry]:
    """The entries for frames and joints; where there are both, the joint is what stands in for a frame."""
    framed = any(step.form is Form.FRAMED for step in steps)
    found = [Entry(Sample.FRAMED, "", _TOGETHER)] if framed else []
    joints = [step for step in steps if step.form is Form.JOINT]
    if joints:
        held = Counter(link.head for link in scene.links if not link.sign)  # premises that are drawn elsewhere
        several = any(held[joint] + sum(below.trunk for below in joint.below) > 1 for joint in joints)
        together = "the same, without a frame" if framed else _TOGETHER
        found.append(Entry(Sample.JOINT, "", together if several else "one reason"))
    return found


@record()
class Table:
    """The entries in columns of equal height, filled one after the other."""

    columns: tuple[tuple[Entry, ...], ...]

    @property
    def widths(self) -> list[float]:
        return [max(entry.width for entry in column) for column in self.columns]

    @property
    def width(self) -> float:
        return sum(self.widths) + _GAP * (len(self.columns) - 1)

    @property
    def height(self) -> float:
        return ROW * max(len(column) for column in self.columns)

    def places(self, x: float, y: float) -> list[tuple[Entry, float, float]]:
        """Each entry with its left end and its middle, for a table whose corner is at ``(x, y)``."""
        found: list[tuple[Entry, float, float]] = []
        for column, width in zip(self.columns, self.widths, strict=True):
            found.extend((entry, x, y + (number + 0.5) * ROW) for number, entry in enumerate(column))
            x += width + _GAP
        return found


def table(found: Sequence[Entry], columns: int) -> Table:
    """The entries in as many columns, or fewer where that leaves none empty."""
    rows = -(-len(found) // columns)
    return Table(tuple(tuple(found[start : start + rows]) for start in range(0, len(found), rows)))


def fitting(found: Sequence[Entry], width: float) -> Table:
    """The lowest table that is not wider than `width`; one column where none is."""
    tables = [table(found, columns) for columns in range(len(found), 0, -1)]
    return next((each for each in tables if each.width <= width), tables[-1])
