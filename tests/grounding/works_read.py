"""Texts of works in several formats as they are read, and where quotations stand in them."""

from __future__ import annotations

from argmap.grounding import WorkText
from argmap.grounding.html_pages import html_blocks
from argmap.grounding.marked import markdown_blocks
from argmap.grounding.matching import TextIndex
from argmap.grounding.plain import plain_blocks

READERS = {"html": html_blocks, "md": markdown_blocks, "txt": plain_blocks}


def work(form: str, text: str) -> WorkText:
    return WorkText(READERS[form](text))


def places(form: str, text: str, quotation: str) -> list[str]:
    return [str(p.place) for p in TextIndex(work(form, text)).find(quotation).passages]


def lines(form: str, text: str) -> list[str]:
    return [sentence.text for sentence in work(form, text).sentences]
