"""Quotations taken apart: words, what `…` leaves out between them, and the quoter's own `[words]`."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from argmap.grounding.blocks import NoteMark
from argmap.grounding.copied_marks import bracketed_marks, is_copied_mark, marks_for_certain, possible_marks
from argmap.grounding.normalising import Normal
from argmap.lazy_pattern import lazy
from argmap.records import record

_ELISION = r"\[\s*(?:\u2026|\.{3,}|\.\s\.\s\.)\s*\]|\(\s*(?:\u2026|\.{3,})\s*\)|\u2026|\.{3,}|\.\s\.\s\."
_JOINT = lazy(rf"(?P<elision>{_ELISION})|(?P<own>\[[^\[\]]*\])")
_ENCLOSED = lazy(r"\s*(?:\u201c(?P<a>[^\u201c\u201d]*)\u201d|\"(?P<b>[^\"]*)\"|\u00ab(?P<c>[^\u00ab\u00bb]*)\u00bb)\s*")
_LEAST_OWN = 40


@record(eq=False)
class Fragment:
    """Words that stand together in a quotation: as they are written, and their form for comparison.

    `gap` is how many characters may stand before them after the fragment before: None for any number (`…`). At an
    `open` end a word may go on, because the quoter's own letters stand there: ``[T]he``. `marks` are those of notes
    that the text has to have there, with their places in the form for comparison.
    """

    written: str
    key: str
    hyphens: tuple[int, ...]
    all_hyphens: frozenset[int]
    gap: int | None
    open_start: bool
    open_end: bool
    marks: tuple[tuple[int, str], ...] = ()

    def readings(self, forms: Container[str]) -> Iterator[Fragment]:
        """The fragment, then what it is when numbers in it are marks of notes that were copied, then when none is.

        `forms` are those of all marks of the text.
        """
        yield self
        for marks in possible_marks(self.written, forms):
            other = _fragment(self.written, self.gap, self.open_start, self.open_end, marks)
            if other is not None:
                yield other
        literal = _fragment(self.written, self.gap, self.open_start, self.open_end, literal=True)
        if literal is not None:
            yield literal


def fragments(quotation: str) -> list[Fragment]:
    """The fragments of a quotation in their order; empty when it has no words of the source."""
    found: list[Fragment] = []
    at, gap, open_start = 0, None, False
    joints = [
        *(j for j in _JOINT.finditer(quotation) if j["own"] is None or not is_copied_mark(quotation, *j.span())),
        None,
    ]
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


def _fragment(
    written: str,
    gap: int | None,
    open_start: bool,
    open_end: bool,
    possible: Sequence[NoteMark] = (),
    *,
    literal: bool = False,
) -> Fragment | None:
    if not any(c.isalnum() for c in written):
        return None
    certain = bracketed_marks(written) if literal else marks_for_certain(written)
    taken = {place for mark in certain for place in range(mark.start, mark.end)}
    possible = [mark for mark in possible if taken.isdisjoint(range(mark.start, mark.end))]
    normal = Normal(written, sorted([*certain, *possible], key=lambda mark: mark.start))
    lead = len(normal.key) - len(normal.key.lstrip())
    key = normal.key.strip()
    hyphens = tuple(h - lead for h in normal.hyphens if 0 < h - lead < len(key))
    everywhere = frozenset(h - lead for h in normal.all_hyphens if 0 < h - lead < len(key))
    if not any(c.isalnum() for c in key):
        return None
    marks = tuple((place - lead, form) for place, form in normal.marks if form)
    return Fragment(written, key, hyphens, everywhere, gap, open_start, open_end, marks)


def without_marks(quotation: str) -> str | None:
    """The words of a quotation that stands in quotation marks as a whole; None for any other."""
    found = _ENCLOSED.fullmatch(quotation)
    return None if found is None else found["a"] or found["b"] or found["c"]
