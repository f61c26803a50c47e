"""The legend of a drawing: one entry for each thing that occurs in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import Enum

from argmap.map_words.words import Words
from argmap.records import record
from argmap.rendering.content.boxes import badge_width
from argmap.rendering.content.directions import from_the_left
from argmap.rendering.content.scene import Bond, Form, Item, Scene
from argmap.rendering.content.strokes import MUTUAL, STROKES
from argmap.rendering.content.wrapping import text_width
from argmap.rendering.options import DrawingOptions, Marks

FONT = 9.0
ROW = 16.0
SAMPLE = 34.0  # width of a sample with the gap after it
_GAP = 18.0  # between entries in a row


class Sample(Enum):
    BOX = "box"  # of the kind in `key`
    SIDE = "side"  # a box of the side in `key`
    LINE = "line"  # of the bond in `key`
    JOINT = "joint"
    FRAMED = "framed"
    TAG = "tag"  # with the sign in `key`
    STATUS = "status"  # a badge for the status in `key`
    CHANGE = "change"  # a badge for the change in `key`
    NOTE = "note"  # words alone
    MUTUAL = "mutual"  # the line with the sign in `key`


@record()
class Entry:
    """A sample with what it means; `badge` is what stands on the sample of one."""

    sample: Sample
    key: str
    words: str
    badge: str = ""

    @property
    def sample_width(self) -> float:
        if self.sample is Sample.NOTE:
            return 0.0
        return badge_width(self.badge) + 6 if self.sample in {Sample.STATUS, Sample.CHANGE} else SAMPLE

    @property
    def width(self) -> float:
        return self.sample_width + text_width(self.words, FONT)


_SIDES = {"for": "for_the_conclusion", "against": "against_the_conclusion", "granted": "granted"}
_STATUSES = ("supported", "defeated", "contested", "unsupported", "open")
_KINDS = ("conclusion", "claim", "evidence", "assumption")
# Of the signs that a tag may begin with; others (`+`, `?`) are followed by words that say it all.
_TAG_WORDS = {"↑": "stands_above_this_part", "→": "stated_elsewhere"}


def entries(scene: Scene, words: Words, options: DrawingOptions) -> list[Entry]:
    """The entries of the legend of a scene, in a fixed order."""
    kinds, statuses, sides = set(), set(), set()
    changes: set[str] = set()
    bonds: set[Bond] = set()
    tags: set[str] = set()
    steps: list[Item] = []
    for item in scene.walk():
        if item.form is Form.BOX and item.statement is not None:
            kinds.add(item.statement.kind.value)
            sides.add(item.tone)
            if item.body is not None:
                statuses.add(item.body.content.status)
                changes.update(item.body.content.changes)
        if item.is_step:
            steps.append(item)
        if item.form is Form.TAG:
            tags.add(item.sign)
        if item.bond is not None and not item.premise:
            bonds.add(item.bond)
    bonds.update(link.bond for link in scene.links if link.sign)
    found = [Entry(Sample.BOX, kind, words[kind]) for kind in _KINDS if kind in kinds]
    if sides & {"against", "granted"}:
        found.extend(Entry(Sample.SIDE, side, words[key]) for side, key in _SIDES.items() if side in sides)
    found.extend(_of_lines(bonds, words, options.marks))
    found.extend(_of_steps(scene, steps, words))
    found.extend(Entry(Sample.TAG, sign, words[key]) for sign, key in _TAG_WORDS.items() if sign in tags)
    mutual = {sign: words[stroke.meaning] for sign, stroke in MUTUAL.items()}
    elsewhere = ((sign, words.said("of_what_is_elsewhere", meaning=mutual[sign])) for sign in MUTUAL if sign in tags)
    found.extend(Entry(Sample.TAG, sign, said) for sign, said in elsewhere)
    signs = {link.sign for link in scene.links if link.both}
    found.extend(Entry(Sample.MUTUAL, sign, said) for sign, said in mutual.items() if sign in signs)
    found.extend(_of_badges(statuses, changes, words, options))
    return found


def _of_lines(bonds: Collection[Bond], words: Words, marks: Marks) -> Iterator[Entry]:
    """The entries for lines; signs that these bear stand before what they mean."""
    for bond, stroke in STROKES.items():
        if bond in bonds and stroke.meaning:
            sign = "" if marks is Marks.WORDS else f"{stroke.sign} "
            yield Entry(Sample.LINE, bond.value, sign + words[stroke.meaning])


def _of_badges(
    statuses: Collection[str], changes: Collection[str], words: Words, options: DrawingOptions
) -> Iterator[Entry]:
    for name in _STATUSES:
        if name in statuses:
            yield _badge(Sample.STATUS, name, words)
    if changes:
        from argmap.comparing.marks import SORTS  # much is imported that only a comparison needs

        yield from (_badge(Sample.CHANGE, name, words) for name in SORTS if name in changes)
        if options.changes_note:
            yield Entry(Sample.NOTE, "", options.changes_note)
    if options.statuses_note and set(statuses) - {""}:
        yield Entry(Sample.NOTE, "", words.said("status_note", reading=options.statuses_note))


def _badge(sample: Sample, name: str, words: Words) -> Entry:
    key = f"{sample.value}_{name}"
    return Entry(sample, name, words[f"{key}_means"], from_the_left(words[key]))


def _of_steps(scene: Scene, steps: Sequence[Item], words: Words) -> list[Entry]:
    """The entries for frames and joints; where there are both, the joint is what stands in for a frame."""
    framed = any(step.form is Form.FRAMED for step in steps)
    found = [Entry(Sample.FRAMED, "", words["together_one_reason"])] if framed else []
    joints = [step for step in steps if step.form is Form.JOINT]
    if joints:
        held = Counter(link.head for link in scene.links if not link.sign)  # premises that are drawn elsewhere
        several = any(held[joint] + sum(below.premise for below in joint.below) > 1 for joint in joints)
        together = "same_without_a_frame" if framed else "together_one_reason"
        found.append(Entry(Sample.JOINT, "", words[together if several else "one_reason"]))
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
