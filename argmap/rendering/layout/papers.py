"""The sizes of paper and of slides, how small the text on them may be, and how much smaller a drawing is made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.records import record
from argmap.rendering.content.boxes import BODY
from argmap.rendering.options import Paper

# Points: the smallest type for the text of boxes, on paper that is held in hands, and on slides of 7.5 inches.
SMALLEST_ON_PAPER, SMALLEST_ON_SLIDES = 7.0, 14.0
_LARGEST_ON_SLIDES = 26.0


@record()
class Size:
    """A sheet with its name, in points; paper stands upright. `margin` is kept free, for what is said of the sheet.

    The text of boxes is at least as large as `smallest` where that can be, and never larger than `largest`. `can_turn`
    tells whether the sheet is turned for what is wide. `text` is the size of running text on it, `trail` that of the
    line that tells where in the map it is, `label` that of what stands in its margin.
    """

    name: str
    width: float
    height: float
    smallest: float = SMALLEST_ON_PAPER
    largest: float = BODY
    margin: float = 24.0
    can_turn: bool = True
    text: float = 10.0
    trail: float = 8.0
    label: float = 8.0

    def turned(self, *, sideways: bool) -> tuple[float, float]:
        """Width and height as it lies."""
        return (self.height, self.width) if sideways and self.can_turn else (self.width, self.height)

    def scale(self, width: float, height: float) -> float:
        """How many times as large a drawing is on the sheet, turned as suits it."""
        return self.scale_within(self.turned(sideways=width > height), width, height)

    def scale_within(self, size: tuple[float, float], width: float, height: float) -> float:
        """The same for the sheet as it lies."""
        room = min((size[0] - 2 * self.margin) / width, (size[1] - 2 * self.margin) / height)
        return min(self.largest / BODY, room)

    def is_readable(self, scale: float) -> bool:
        """Whether the text of boxes is large enough."""
        return scale * BODY >= self.smallest * 0.9999


def _slide(paper: Paper, width: float) -> Size:
    return Size(
        paper.value,
        width,
        540.0,
        SMALLEST_ON_SLIDES,
        _LARGEST_ON_SLIDES,
        margin=16.0,
        can_turn=False,
        text=14.0,
        trail=12.0,
        label=10.0,
    )


SIZES: Mapping[Paper, Size] = MappingProxyType(
    {
        Paper.A4: Size(Paper.A4.value, 595.28, 841.89),
        Paper.A3: Size(Paper.A3.value, 841.89, 1190.55),
        Paper.LETTER: Size(Paper.LETTER.value, 612.0, 792.0),
        Paper.SLIDE: _slide(Paper.SLIDE, 960.0),
        Paper.SLIDE_4_3: _slide(Paper.SLIDE_4_3, 720.0),
    }
)
