"""Quotations in the texts of the works that they are from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.editor_support.open_map import View
from argmap.markup import markdown

if TYPE_CHECKING:
    from argmap.grounding import Grounded, Passage

_AROUND = 240  # how much of the text before and after is shown
_GAP = 400  # how much of what the quotation leaves out
_MOST = 3


def of_quotation(view: View, offset: int) -> str | None:
    """Where the quotation at an offset stands: its words in bold within what is around them."""
    grounding = view.analysis.grounding
    if grounding is None:
        return None
    for grounded in grounding.quotations:
        quote = grounded.citation.quote
        if quote is not None and view.holds(quote.span) and quote.span.start <= offset <= quote.span.end:
            return "\n\n".join(_told(grounded)) or None
    return None


def _told(grounded: Grounded) -> Iterator[str]:
    where = markdown(grounded.found_in)
    if not grounded.passages:
        if grounded.match is not None:
            yield f"not found in the text of {where}"
        return
    count = len(grounded.passages)
    if count > 1:
        yield f"{count} places in {where} ({grounded.outcome.value})"
    for passage in grounded.passages[:_MOST]:
        place = passage.place
        page = "" if place.page is None else f", p. {place.page}"
        note = " (not where its locator says)" if grounded.outcome.value == "misplaced" else ""
        yield f"**{where}**, {place}{page}{note}"
        yield f"> {_in_context(passage)}"


def _in_context(passage: Passage) -> str:
    text = passage.text.text
    begin = text.rfind("\n\n", 0, passage.start)
    begin = 0 if begin < 0 else begin + 2
    stop = text.find("\n\n", passage.end)
    stop = len(text) if stop < 0 else stop
    before = text[begin : passage.start]
    after = text[passage.end : stop]
    parts = [_last(before)]
    at = passage.start
    for start, end in sorted(passage.gaps):
        parts += (_bold(text[at:start]), _middle(text[start:end]))
        at = end
    parts += (_bold(text[at : passage.end]), _first(after))
    return "".join(parts).strip()


def _spaced(text: str, words: str) -> str:
    """Words on one line with the blanks that the text has around them."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() else ""
    return f"{lead}{words}{tail}" if words else lead


def _bold(text: str) -> str:
    words = markdown(text)
    return _spaced(text, f"**{words}**" if words else "")


def _last(text: str) -> str:
    if len(text) > _AROUND:
        cut = text[-_AROUND:]
        text = "… " + cut[cut.find(" ") + 1 :]
    return _spaced(text, markdown(text))


def _first(text: str) -> str:
    if len(text) > _AROUND:
        text = text[: max(text.rfind(" ", 0, _AROUND), 1)] + " …"
    return _spaced(text, markdown(text))


def _middle(text: str) -> str:
    if len(text) > _GAP:
        half = _GAP // 2
        text = text[: text.rfind(" ", 0, half) + 1] + "[…]" + text[text.find(" ", len(text) - half) :]
    return _spaced(text, markdown(text))
