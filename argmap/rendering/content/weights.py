"""How large the type of a statement is: the nearer to the main conclusion, the larger, and more so in larger maps."""

from __future__ import annotations

from math import sqrt

from argmap.rendering.content.boxes import BODY

# Points, and how they grow with the square root of the number of statements: so that the conclusion of a whole map is
# still read when that is shrunk to a screen.
_LEAST, _MOST, _BY_NUMBER = 14, 72, 1.46
_RANKS = 3  # below which all type is the same


def weight(statements: int, rank: int, *, main: bool = True) -> float:
    """How much larger the type of a statement is than that of most, which is of a whole number of points.

    `statements` counts what is drawn, `rank` how many of these stand above it; `main` tells that the tree is that of
    the main conclusion.
    """
    if rank >= _RANKS:
        return 1.0
    top = min(_MOST, _BY_NUMBER * sqrt(statements))
    if rank == 0 and main:
        return max(_LEAST, round(top)) / BODY
    share = 0.5**rank if rank else 0.6  # of another tree
    return max(BODY, round(BODY * float((top / _LEAST) ** share))) / BODY
