"""Whose words a quotation reports."""

from __future__ import annotations

from argmap.edits import Fix, Safety
from argmap.rules.rewriting import beside, key_of
from argmap.source import Text


def in_voice(quote: Text, voice: str) -> Fix | None:
    """A fix that says whose words a quotation reports."""
    key = key_of(quote, "quote")
    edit = None if key is None else beside(key, quote.span.end, ("voice", voice))
    return None if edit is None else Fix(f"add `voice: {voice}`", (edit,), Safety.UNSAFE)
