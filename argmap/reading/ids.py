"""Ids: whether a word can be one, and the id nearest to a text."""

from __future__ import annotations

import re
import unicodedata


def is_id(word: str) -> bool:
    """Whether a word can be an id: letters of any script with their marks, digits, hyphens and underscores."""
    if not word or not word[0].isalnum():
        return False
    return all(c.isalnum() or c in "-_" or unicodedata.category(c)[0] == "M" for c in word)


def as_id(text: str) -> str:
    """The id nearest to a text; may be empty."""
    kept = (c if c.isalnum() or c in "-_" or unicodedata.category(c)[0] == "M" else "-" for c in text.strip())
    return re.sub(r"-{2,}", "-", "".join(kept)).strip("-_")
