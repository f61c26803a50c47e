"""Texts of a map as they are quoted in another one: in a text, or in a comment."""

from __future__ import annotations

import unicodedata

from argmap.analysis.phrasing import quoted
from argmap.model import Statement
from argmap.source import Text

_SHORT = 60
# Signs that join letters, without which words of some scripts fall apart.
_JOINERS = "\u200c\u200d"
# Signs that no map can hold, and the one that stands for a letter that was lost.
_LOST = "\ufffd"


def plain(text: str | Text) -> str:
    """A text on one line without signs that cannot be seen."""
    kept = (sign if sign in _JOINERS or _is_seen(sign) else " " for sign in str(text))
    return " ".join("".join(kept).split())


def in_full(statement: Statement) -> str:
    """The whole text of a statement in quotation marks."""
    return f"“{plain(statement.text.words)}”"


def called(statement: Statement) -> str:
    """The beginning of the text of a statement in quotation marks."""
    return quoted(plain(statement.text.words).rstrip("."), _SHORT)


def _is_seen(sign: str) -> bool:
    return sign != _LOST and unicodedata.category(sign)[0] != "C" and unicodedata.category(sign) not in ("Zl", "Zp")
