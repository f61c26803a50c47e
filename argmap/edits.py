"""Changes to a text, and repairs made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from argmap.records import record
from argmap.source import Span


@record()
class Edit:
    """Put `text` where `span` is; an empty span inserts, an empty text deletes."""

    span: Span
    text: str


class Safety(IntEnum):
    """Whether the argument means the same after a fix."""

    SAFE = 0
    UNSAFE = 1


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding; `title` says in the imperative what it does."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SAFE


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; their spans must lie in one source and not overlap (ValueError)."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if edit.span.start < at:
            raise ValueError("edits overlap")
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))
