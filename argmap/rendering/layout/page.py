"""How far down a drawing may keep its levels: what a page bears."""

from __future__ import annotations

from math import sqrt

from argmap.rendering.layout.subtrees import SubtreeShape

SCREEN = 850.0  # points: what is as large as this square at most is read at full size on a common screen
SMALL = 20  # statements, up to which all levels are kept where the picture does not become too wide
WIDEST = 1.65  # screens
# How much larger than the folded drawing one with rows may be: for that many statements, and the least for many more.
GROWTH, LEAST_GROWTH = 1.9, 1.1
STRETCH = 2.1  # how much wider than the page it may be
WIDER_ROOT = 1.35  # so much more of both is borne for the row below the conclusion alone


class Page:
    """The page for a drawing, known by its folded shape, the wanted width by height, and its number of statements."""

    def __init__(self, folded: SubtreeShape, aspect: float, statements: int) -> None:
        self.aspect = aspect
        self.reach = folded.reach(aspect)
        self.statements = statements

    def allows(self, shape: SubtreeShape, levels: float) -> bool:
        """Whether a drawing with so many levels in rows may take this shape."""
        width, height = SCREEN * sqrt(self.aspect), SCREEN / sqrt(self.aspect)
        if shape.height <= height and shape.width <= width * (WIDEST if self.statements <= SMALL else 1.0):
            return True
        growth = max(LEAST_GROWTH, GROWTH * min(1.0, SMALL / self.statements) ** 0.35)
        more = WIDER_ROOT if levels < 1 else 1.0
        stretch = shape.width / (shape.height * self.aspect)
        return shape.reach(self.aspect) <= growth * more * self.reach and stretch <= STRETCH * more
