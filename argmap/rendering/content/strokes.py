"""How lines are drawn: style, width, head and sign differ, so that none is told by its colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from argmap.records import record
from argmap.rendering.content.scene import MARK_FONT, Bond

HEAD_SIZE = 0.75  # of Graphviz's own
SIGN_FONT = 10.5


@record()
class Stroke:
    """One way to draw a line.

    `length` is that of the head at Graphviz's own size, in points. `half` and `reach` tell how far a head of our size
    goes to each side and back from the end of the line, the gap included that engines leave before its tip; `gap` is
    kept besides between the head and what it ends at. `word` is the key of the word of the language for it, `meaning`
    that of what it means; a mere link has neither.
    """

    style: str
    width: float
    head: str
    length: float
    half: float
    reach: float
    sign: str
    word: str
    meaning: str
    gap: float = 0.0


STROKES: Mapping[Bond, Stroke] = MappingProxyType(
    {
        Bond.SUPPORT: Stroke("solid", 1.6, "normal", 10, 2.7, 10.0, "+", "because", "supports"),
        Bond.ATTACK: Stroke("dashed", 1.8, "tee", 2.5, 3.8, 2.3, "–", "but", "speaks_against", 3.5),
        Bond.UNDERCUT: Stroke("dashed", 1.8, "diamond", 12, 3.0, 10.8, "×", "but", "undercuts_the_step"),
        Bond.CONCESSION: Stroke("dotted", 2.2, "vee", 10, 3.4, 8.8, "~", "although", "granted_held_to_be_outweighed"),
        Bond.EXPLANATION: Stroke("solid", 1.0, "empty", 10, 2.7, 9.1, "i", "explained_by", "explains_lends_no_support"),
        Bond.LINK: Stroke("dotted", 1.2, "none", 0, 0, 0, "", "", ""),
    }
)


# How far the ink of a sign reaches over and under the middle of its line of text, in font sizes; and that of words.
INK: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "+": (0.40, 0.10),
        "–": (0.13, 0.00),
        "×": (0.38, 0.08),
        "~": (0.24, -0.05),
        "i": (0.57, 0.21),
        "≠": (0.57, 0.27),
        "≈": (0.33, 0.11),
        "=": (0.33, 0.00),
    }
)
INK_OF_WORDS = (0.57, 0.42)


def size_of(mark: str) -> float:
    """The size of the type of a mark beside a line: a sign is larger than words."""
    return SIGN_FONT if mark in INK else MARK_FONT


@record()
class MutualStroke:
    """How a line between two statements is drawn that says the same of both; `meaning` is the key of its words."""

    style: str
    width: float
    head_size: float
    mermaid: str
    meaning: str


# By the sign in the middle of the line.
MUTUAL: Mapping[str, MutualStroke] = MappingProxyType(
    {
        "≠": MutualStroke("dashed", 1.3, HEAD_SIZE, "<-.->", "cannot_both_stand"),
        "≈": MutualStroke("dotted", 1.1, 0.5, "-.-", "hard_to_hold_together"),
        "=": MutualStroke("dashed", 1.3, HEAD_SIZE, "<-.->", "says_the_same"),
    }
)
