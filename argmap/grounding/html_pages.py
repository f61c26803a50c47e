"""HTML: the words that a reader of the page sees, headings and blocks as they are marked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from argmap.grounding import html_notes
from argmap.grounding.blocks import Block
from argmap.grounding.note_marks import CLOSE, LOWERED, OPEN, RAISED, marked, with_marks, without_inner
from argmap.lazy_pattern import lazy
from argmap.records import record

_LEFT_OUT = frozenset(
    "script style template noscript nav aside footer form button select textarea svg math iframe object head".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer
    header hgroup hr li main menu ol p pre section summary table tbody td tfoot th thead tr ul caption""".split()
)
_NEVER_CLOSED = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LEVEL = lazy(r"h([1-6])")
_MARKS_ONLY = lazy(rf"[\s,;\[\]()\u2013-]*(?:{OPEN}[^{CLOSE}]*{CLOSE}[\s,;\[\]()\u2013-]*)+")
_MARKS = lazy(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_BEFORE = 30  # characters before a link that tell whether a sentence speaks of it


def html_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a page; scripts, styles, navigation, footers and what is hidden are left out.

    Notes that stand within a sentence come last.
    """
    unclosed = text.find("<!--", text.rfind("-->") + 1)  # as browsers do, such a comment goes on to the end
    reader = _Reader()
    reader.feed(without_inner(text if unclosed < 0 else text[:unclosed]))
    reader.close()
    reader.end()
    has_main = any(inside for _, inside, _ in reader.found)
    return with_marks([block for block, inside, note in reader.found if inside or note or not has_main] + reader.notes)


@record(eq=False)
class _Open:
    """An element that is looked at again when it ends: what it says, and where its words begin among those read."""

    tag: str
    attributes: html_notes.Attributes
    start: int


@record(eq=False)
class _Note:
    """An element with notes, how many of its kind are open in it, and for a note in a sentence the words before it."""

    tag: str
    depth: list[int]
    before: list[str] | None = None


class _Reader(HTMLParser):
    """Collects blocks, with whether they lie in the main part of the page and among notes; and notes in sentences."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Block, bool, bool]] = []
        self.notes: list[Block] = []
        self._words: list[str] = []
        self._level = 0
        self._skipping: list[str] = []  # open elements below one that is left out, that one first
        self._main = 0
        self._open: list[_Open] = []
        self._holding: list[_Note] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            if tag not in _NEVER_CLOSED:
                self._skipping.append(tag)
            return
        attributes = {name: value or "" for name, value in attrs}
        notes = html_notes.is_notes(tag, attributes)
        left_out = (tag in _LEFT_OUT and not notes) or html_notes.is_hidden(attributes)
        if (left_out or html_notes.is_way_back(attributes)) and tag not in _NEVER_CLOSED:
            # Without its end a head would swallow the page; body ends it.
            self._skipping.append(tag)
            return
        heading = _LEVEL.fullmatch(tag)
        if tag == "br":
            self._words.append("\n")
        elif heading:
            self._end_block()
            self._level = int(heading[1])
        elif tag in _BLOCKS:
            self._end_block()
        if tag in ("main", "article"):
            self._main += 1
        self._begin_note(tag, attributes, notes=notes)
        if tag in ("a", "sup") or html_notes.is_mark(tag, attributes) or any(each.tag == tag for each in self._open):
            self._open.append(_Open(tag, attributes, len(self._words)))

    def _begin_note(self, tag: str, attributes: html_notes.Attributes, *, notes: bool) -> None:
        for note in self._holding:
            note.depth[0] += note.tag == tag
        if notes:
            self._holding.append(_Note(tag, [1]))
        elif tag not in _BLOCKS and html_notes.is_inline_note(attributes) and not self._in_sentence:
            self._holding.append(_Note(tag, [1], self._words))
            self._words, self._open = [], []

    @property
    def _in_sentence(self) -> bool:
        """Whether a note in a sentence is being read."""
        return any(note.before is not None for note in self._holding)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NEVER_CLOSED or tag not in ("svg", "iframe", "object", "template"):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag in self._skipping:
                del self._skipping[len(self._skipping) - 1 - self._skipping[::-1].index(tag) :]
            return
        self._close(tag)
        if tag in _BLOCKS or _LEVEL.fullmatch(tag):
            self._end_block()
            self._level = 0
        if tag in ("main", "article"):
            self._main = max(0, self._main - 1)
        for note in self._holding:
            note.depth[0] -= note.tag == tag
        while self._holding and self._holding[-1].depth[0] <= 0:
            self._end_note(self._holding.pop())

    def _end_note(self, note: _Note) -> None:
        if note.before is not None:
            self._end_block(note=True)
            self._words = note.before

    def _close(self, tag: str) -> None:
        """Replace the words of a mark that ends by what tells that it is one."""
        index = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].tag == tag), None)
        if index is None:
            return
        element = self._open[index]
        del self._open[index:]
        words = "".join(self._words[element.start :])
        if not words.strip():
            return
        instead = self._instead(element, words)
        if instead is not None:
            self._words[element.start :] = [instead]

    def _instead(self, element: _Open, words: str) -> str | None:
        if html_notes.is_mark(element.tag, element.attributes):
            return _joined(words) or marked(words)
        if element.tag == "sup":
            if _MARKS_ONLY.fullmatch(words):
                return _joined(words)
            return None if OPEN in words else f"{RAISED}{words}{LOWERED}"
        if element.tag != "a":
            return None
        raised = any(other.tag == "sup" for other in self._open)
        before = without_inner("".join(self._words[max(0, element.start - 8) : element.start]))[-_BEFORE:]
        if html_notes.link_is_mark(element.attributes, words, before, raised=raised):
            return _joined(words) or marked(words)
        return "" if html_notes.link_points_only(element.attributes, words) else None

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            # A line end in the file is a space on the page.
            self._words.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def end(self) -> None:
        """End the page: make a block of what was read last, and close what was not closed."""
        while self._holding:
            self._end_note(self._holding.pop())
        self._end_block()

    def _end_block(self, *, note: bool = False) -> None:
        """End a block: make one of what was read since the last."""
        words = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", "".join(self._words))).strip()
        self._words.clear()
        self._open.clear()
        if words and (note or self._in_sentence):
            self.notes.append(Block(words))
        elif words:
            self.found.append((Block(words, self._level), self._main > 0, bool(self._holding)))


def _joined(words: str) -> str:
    """One mark for several that are raised together; empty when there is none among words."""
    forms = _MARKS.findall(words)
    return marked(",".join(forms)) if forms else ""
