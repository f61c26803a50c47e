"""PDF: the lines of each page, and which of them make a paragraph. Needs pypdf, the extra `sources`."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

from argmap.grounding.blocks import Block, UnreadableText
from argmap.grounding.note_marks import superscript, without_inner
from argmap.grounding.plain import ENDS, blocks_of_pages, is_title
from argmap.lazy_pattern import lazy
from argmap.yamltext.lines import short

if TYPE_CHECKING:
    from pypdf import PageObject

_RAISED = lazy(r"\d{1,3}(?:[,\u2013-]\d{1,3})*")
_SMALLER = 0.9  # of the size of the words before
_FULL = 0.85  # a line this much shorter than usual, with an end, is the last one of its paragraph
_TITLE = 0.7  # a title is this much shorter at least


def pdf_blocks(data: bytes) -> tuple[list[Block], list[str]]:
    """The headings and paragraphs of a PDF, and the names of its pages. Raises UnreadableText."""
    try:
        from pypdf import PdfReader, apply_configuration
    except ImportError:
        raise UnreadableText('reading a PDF needs pypdf: pip install "argmap[sources]"') from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity that it puts up with
    try:
        with apply_configuration(jbig2dec_binary=None):  # else a file could have a program run
            reader = PdfReader(io.BytesIO(data))
            locked = reader.is_encrypted and not reader.decrypt("")
            pages = [] if locked else [_words(page) for page in reader.pages]
            names = [] if locked else [str(name) for name in reader.page_labels]
    except Exception as error:
        said = str(error)
        reason = said if said.isascii() and said.isprintable() and said else type(error).__name__
        raise UnreadableText(f"this PDF cannot be read: {short(reason)}") from None
    if locked:
        raise UnreadableText("this PDF is locked with a password")
    if not any(page.strip() for page in pages):
        raise UnreadableText("this PDF holds pictures of pages and no text; run it through text recognition first")
    return blocks_of_pages([_with_gaps(page.split("\n")) for page in pages], paged=True), names


def _words(page: PageObject) -> str:
    """The text of a page; numbers that are smaller than the words before them and stand higher are superscripts."""
    parts: list[str] = []
    last: tuple[float, float] | None = None  # size and height of the words before

    def take(text: str, outer: Sequence[float], inner: Sequence[float], _font: Any, size: float) -> None:
        nonlocal last
        height = inner[5] * outer[3] + outer[5]
        size *= abs(inner[3] * outer[3])
        if last is not None and size < _SMALLER * last[0] and height > last[1] and _RAISED.fullmatch(text):
            parts.append(superscript(text))
        else:
            parts.append(text)
            if text.strip():
                last = (size, height) if not text[-1].isspace() else None

    page.extract_text(visitor_text=take)
    return without_inner("".join(parts))


def _with_gaps(lines: Sequence[str]) -> list[str]:
    """The lines of a page with empty ones put in between paragraphs."""
    lines = [line.rstrip() for line in lines]
    written = [len(line) for line in lines if line]
    if not written or sum(not line.strip() for line in lines) > len(lines) // 4:
        return list(lines)  # the gaps are there already
    usual = median(length for length in written if length >= max(written) // 2)
    spaced: list[str] = []
    for index, line in enumerate(lines):
        spaced.append(line)
        following = lines[index + 1] if index + 1 < len(lines) else ""
        short = len(line) < _FULL * usual
        ends = ENDS.search(line) is not None
        starts = following[:1].isupper() or following[:1].isdigit() or following[:1] in "\"'\u201c\u2018*\u2022"
        titles = (short and is_title(line) and following[:1].isupper()) or (
            ends and len(following) < _TITLE * usual and is_title(following)
        )
        if (short and ends and starts) or titles:
            spaced.append("")
    return spaced
