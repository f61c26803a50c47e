"""Regular expressions that are compiled when they are first used: most maps never need most of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern as `re.compile` gives it; compiling all that a map may need takes longer than to check a small one.

    Its methods are those of the pattern. The functions of `re` do not take it, and what a match has for `re` is not it.
    """
    return _Lazy(pattern, flags)  # type: ignore[return-value]  # it has all that a pattern has


class _Lazy:
    """A stand-in that looks its attributes up in the pattern and keeps them, so that later uses cost little more."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)  # `re` keeps what it has compiled
        setattr(self, name, found)
        return found
