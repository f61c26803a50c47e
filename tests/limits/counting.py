"""Work counted, not timed: how many functions of argmap are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

_TWICE_AND_A_BIT = 2.6  # n log n of twice the size, and what a start takes


def calls(act: Callable[[], object], *packages: str) -> int:
    """How many calls of functions of argmap and of other packages, generators included, something takes."""
    count = 0
    names = ("argmap", *packages)

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        if event == "call" and any(name in frame.f_code.co_filename for name in names):
            count += 1

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def assert_proportionate(act: Callable[[str], object], text: Callable[[int], str], size: int) -> None:
    """Twice the size may take twice the calls, and no more than that."""
    small, large, largest = text(size // 2), text(size), text(2 * size)
    act(small)  # what is kept for later is made here
    first, second = calls(lambda: act(large)), calls(lambda: act(largest))
    assert second <= _TWICE_AND_A_BIT * first, f"{first} calls for {size}, {second} for {2 * size}"
