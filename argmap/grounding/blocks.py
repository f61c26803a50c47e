"""What the formats of texts have in common once they are read: headings and paragraphs in their order."""

from __future__ import annotations

from argmap.errors import ArgmapError
from argmap.records import record


@record(eq=False)
class Block:
    """A heading (`level` from 1) or a paragraph (`level` 0), with the page it begins on where there are pages.

    `text` may hold line breaks. `breaks` gives the offsets in `text` at which a later page begins, each with its page.
    """

    text: str
    level: int = 0
    page: int | None = None
    breaks: tuple[tuple[int, int], ...] = ()


class UnreadableText(ArgmapError):
    """A file holds no text that can be used; the message says why, without its name."""
