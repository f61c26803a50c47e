"""HTML: the words that a reader of the page sees, headings and blocks as they are marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from argmap.grounding.blocks import Block

_LEFT_OUT = frozenset(
    "script style template noscript nav aside footer form button select textarea svg math iframe object head".split()
)
_BLOCKS = frozenset(
    """address article blockquote body center dd details dialog dir div dl dt fieldset figcaption figure header hgroup
    hr li main menu ol p pre section summary table tbody td tfoot th thead tr ul caption""".split()
)
_NEVER_CLOSED = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LEVEL = re.compile(r"h([1-6])")


def html_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a page; scripts, styles, navigation, footers and what is hidden are left out."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    main = [block for block, inside in reader.found if inside]
    return main or [block for block, _ in reader.found]


class _Reader(HTMLParser):
    """Collects blocks, each with whether it lies in the main part of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Block, bool]] = []
        self._words: list[str] = []
        self._level = 0
        self._skipping: list[str] = []  # open elements below one that is left out, that one first
        self._main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            if tag not in _NEVER_CLOSED:
                self._skipping.append(tag)
            return
        hidden = any(name == "hidden" or (name == "aria-hidden" and value == "true") for name, value in attrs)
        if (tag in _LEFT_OUT or hidden) and tag not in _NEVER_CLOSED:
            # Without its end a head would swallow the page; body ends it.
            self._skipping.append(tag)
            return
        heading = _LEVEL.fullmatch(tag)
        if tag == "br":
            self._words.append("\n")
        elif heading:
            self.end_block()
            self._level = int(heading[1])
        elif tag in _BLOCKS:
            self.end_block()
        if tag in ("main", "article"):
            self._main += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NEVER_CLOSED:
            self.handle_starttag(tag, attrs)
        elif tag in ("svg", "iframe", "object", "template"):
            return
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag in self._skipping:
                del self._skipping[len(self._skipping) - 1 - self._skipping[::-1].index(tag) :]
            return
        if tag in _BLOCKS or _LEVEL.fullmatch(tag):
            self.end_block()
            self._level = 0
        if tag in ("main", "article"):
            self._main = max(0, self._main - 1)

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            # A line end in the file is a space on the page.
            self._words.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def end_block(self) -> None:
        """What was read since the last block is one."""
        words = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", "".join(self._words))).strip()
        self._words.clear()
        if words:
            self.found.append((Block(words, self._level), self._main > 0))
