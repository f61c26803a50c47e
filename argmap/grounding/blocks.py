"""The common form of texts of all formats once they are read: headings and paragraphs in their order."""

from __future__ import annotations

from argmap.errors import ArgmapError
from argmap.records import record


@record()
class NoteMark:
    """The mark of a footnote or of a reference.

    It stands from `start` to `end` in its text; both are one where it was left out of the text. `form` is the number
    or the name that it shows, without brackets.
    """

    start: int
    end: int
    form: str


@record(eq=False)
class Block:
    """A heading (`level` from 1) or a paragraph (`level` 0), with the page it begins on where there are pages.

    `text` may hold line breaks. `breaks` gives the offsets in `text` at which a later page begins, each with its page.
    `marks` are the marks of notes in their order; they are no words of the text.
    """

    text: str
    level: int = 0
    page: int | None = None
    breaks: tuple[tuple[int, int], ...] = ()
    marks: tuple[NoteMark, ...] = ()


class UnreadableText(ArgmapError):
    """A file holds no text that can be used; the message says why, without its name."""
