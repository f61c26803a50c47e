"""The legend of a drawing: one entry for each thing that occurs in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from argmap.rendering.boxes import badge_width
from argmap.rendering.scene import Bond, Form, Scene
from argmap.rendering.strokes import STROKES
from argmap.rendering.wrapping import text_width

FONT = 8.5
ROW = 16.0
SAMPLE = 34.0  # width of a sample with the gap after it
_GAP = 18.0  # between entries in a row


class Sample(Enum):
    BOX = "box"  # of the kind in `key`
    LINE = "line"  # of the bond in `key`
    JOINT = "joint"
    TAG = "tag"
    STATUS = "status"  # a badge with the word in `key`
    NOTE = "note"  # words alone
    CONTRADICTION = "contradiction"


@dataclass(frozen=True, slots=True)
class Entry:
    sample: Sample
    key: str
    words: str

    @property
    def sample_width(self) -> float:
        if self.sample is Sample.NOTE:
            return 0.0
        return badge_width(self.key) + 6 if self.sample is Sample.STATUS else SAMPLE

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


def entries(scene: Scene, statuses_note: str = "") -> list[Entry]:
    """What the legend of a scene explains, in a fixed order."""
    kinds, statuses = set(), set()
    bonds: set[Bond] = set()
    joints = tags = False
    for item in scene.walk():
        if item.form is Form.BOX and item.statement is not None:
            kinds.add(item.statement.kind.value)
            if item.body is not None:
                statuses.add(item.body.content.status)
        joints |= item.form is Form.JOINT and sum(below.trunk for below in item.below) > 1
        tags |= item.form is Form.TAG and bool(item.lines) and item.lines[0].startswith("→")
        if item.bond is not None and not item.trunk:
            bonds.add(item.bond)
    bonds.update(link.bond for link in scene.links if link.sign)
    found = [Entry(Sample.BOX, kind, kind) for kind in _KINDS if kind in kinds]
    found.extend(Entry(Sample.LINE, b.value, STROKES[b].meaning) for b in Bond if b in bonds and b is not Bond.LINK)
    if joints:
        found.append(Entry(Sample.JOINT, "", "together: one reason"))
    if tags:
        found.append(Entry(Sample.TAG, "", "stated elsewhere"))
    if any(link.both for link in scene.links):
        found.append(Entry(Sample.CONTRADICTION, "", "cannot both stand"))
    found.extend(Entry(Sample.STATUS, name, words) for name, words in _STATUS_WORDS.items() if name in statuses)
    if statuses_note and statuses - {""}:
        found.append(Entry(Sample.NOTE, "", statuses_note))
    return found


def rows(found: Sequence[Entry], width: float) -> list[list[Entry]]:
    """The entries in rows that are not wider than `width`, one entry at least in each."""
    result: list[list[Entry]] = []
    used = width
    for entry in found:
        if result and used + _GAP + entry.width <= width:
            result[-1].append(entry)
            used += _GAP + entry.width
        else:
            result.append([entry])
            used = entry.width
    return result


def size(lines: Iterable[Sequence[Entry]]) -> tuple[float, float]:
    """Width and height of a legend in rows."""
    widths = [sum(entry.width for entry in line) + _GAP * (len(line) - 1) for line in lines]
    return max(widths, default=0.0), ROW * len(widths)


def places(lines: Iterable[Sequence[Entry]], x: float, y: float) -> list[tuple[Entry, float, float]]:
    """Each entry with its left end and its middle, for a legend whose corner is at ``(x, y)``."""
    found = []
    for number, line in enumerate(lines):
        left = x
        for entry in line:
            found.append((entry, left, y + (number + 0.5) * ROW))
            left += entry.width + _GAP
    return found
