"""Whose words a quotation reports."""

from __future__ import annotations

from argmap.edits import Fix, Safety
from argmap.reading.documents import document
from argmap.source import Text


def in_voice(quote: Text, voice: str) -> Fix:
    """A fix that says whose words a quotation reports. Raises CannotLayOut where there is no place for it."""
    text = document(quote.span.source)
    citation, _ = text.owner_of(quote.span.start)
    return Fix(f"add `voice: {voice}`", tuple(text.insert_key(citation, "voice", voice)), Safety.UNSAFE)
