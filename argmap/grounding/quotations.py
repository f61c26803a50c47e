"""Quotations taken apart: words, what `…` leaves out between them, and the quoter's own `[words]`."""

from __future__ import annotations

import re

from argmap.grounding.normalising import Normal
from argmap.records import record

_ELISION = r"\[\s*(?:\u2026|\.{3,}|\.\s\.\s\.)\s*\]|\(\s*(?:\u2026|\.{3,})\s*\)|\u2026|\.{3,}|\.\s\.\s\."
_JOINT = re.compile(rf"(?P<elision>{_ELISION})|(?P<own>\[[^\[\]]*\])")
_ENCLOSED = re.compile(
    r"\s*(?:\u201c(?P<a>[^\u201c\u201d]*)\u201d|\"(?P<b>[^\"]*)\"|\u00ab(?P<c>[^\u00ab\u00bb]*)\u00bb)\s*"
)
_LEAST_OWN = 40


@record(eq=False)
class Fragment:
    """Words that stand together in a quotation: as they are written, and their form for comparison.

    `gap` is how many characters may stand before them after the fragment before: None for any number (`…`). At an
    `open` end a word may go on, because the quoter's own letters stand there: ``[T]he``.
    """

    written: str
    key: str
    hyphens: tuple[int, ...]
    all_hyphens: frozenset[int]
    gap: int | None
    open_start: bool
    open_end: bool


def fragments(quotation: str) -> list[Fragment]:
    """The fragments of a quotation in their order; empty when it has no words of the source."""
    found: list[Fragment] = []
    at, gap, open_start = 0, None, False
    joints = [*_JOINT.finditer(quotation), None]
    own_room = 0
    for joint in joints:
        end = len(quotation) if joint is None else joint.start()
        written = quotation[at:end]
        is_own = joint is not None and joint["own"] is not None
        open_end = is_own and not written[-1:].isspace()
        fragment = _fragment(written.strip(), gap, open_start, open_end)
        if fragment is not None:
            found.append(fragment)
            gap, own_room = 0, 0
        if joint is None:
            break
        if joint["elision"] is not None:
            gap = None
        else:
            own_room += max(_LEAST_OWN, 2 * len(joint[0]))
            gap = None if gap is None or not found else own_room
        at = joint.end()
        open_start = is_own and not quotation[at : at + 1].isspace()
    return found


def _fragment(written: str, gap: int | None, open_start: bool, open_end: bool) -> Fragment | None:
    if not any(c.isalnum() for c in written):
        return None
    normal = Normal(written)
    lead = len(normal.key) - len(normal.key.lstrip())
    key = normal.key.strip()
    hyphens = tuple(h - lead for h in normal.hyphens if 0 < h - lead < len(key))
    everywhere = frozenset(h - lead for h in normal.all_hyphens if 0 < h - lead < len(key))
    return Fragment(written, key, hyphens, everywhere, gap, open_start, open_end)


def without_marks(quotation: str) -> str | None:
    """What a quotation says that stands in quotation marks as a whole; None for any other."""
    found = _ENCLOSED.fullmatch(quotation)
    return None if found is None else found["a"] or found["b"] or found["c"]
