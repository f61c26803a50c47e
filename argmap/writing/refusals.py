"""Why data cannot be written as a map, and where in it that is."""

from __future__ import annotations

from typing import NoReturn

from argmap.errors import ArgmapError
from argmap.lazy_pattern import lazy

_LONGEST = 60
_WORD = lazy(r"[\w-]{1,60}")


class CannotWrite(ArgmapError, ValueError):
    """The language cannot hold some data; the message names the place in it: ``argument[0].because[1].claim``."""


class Where:
    """A place in data: a key or number below another place; the data itself has none above it."""

    __slots__ = ("above", "step")

    def __init__(self, above: Where | None = None, step: str | int = "") -> None:
        self.above = above
        self.step = step

    def __truediv__(self, step: str | int) -> Where:
        return Where(self, step)

    def __str__(self) -> str:
        steps: list[str] = []
        at = self
        while at.above is not None:
            is_word = isinstance(at.step, str) and _WORD.fullmatch(at.step)
            steps.append(f".{at.step}" if is_word else f"[{shown(at.step)}]")
            at = at.above
        return "".join(reversed(steps)).removeprefix(".") or "the map"

    def refuse(self, why: str) -> NoReturn:
        """Raises CannotWrite for this place."""
        raise CannotWrite(f"{self}: {why}")


def shown(given: object) -> str:
    """A given value as a program would write it, on one line and not too long."""
    text = " ".join(repr(given).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
