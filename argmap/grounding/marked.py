"""Markdown: headings as they are marked, a paragraph for each block and each item of a list.

markdown-it-py takes the text apart as CommonMark says, with tables and footnotes; what other dialects write, such as
`^[a note]`, `10^6^` and `[@smith2010]`, is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from argmap.grounding.blocks import Block
from argmap.grounding.note_marks import HIDDEN, LOWERED, OPEN, RAISED, is_numbering, marked, with_marks, without_inner
from argmap.lazy_pattern import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

_MOST_NESTED = 40  # a list in a list counts two; what lies deeper is left out
_MOST_RAISED = 200

_FRONT_MATTER = lazy(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)
_INLINE_NOTE = lazy(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\]")
_BRACKETS = lazy(r"\[([^\[\]]*)\]")
_MARK = lazy(r"\^\S+\Z|(?:\A|.*[\s;(-])@[\w:.#$%&+?<>~/-]", re.DOTALL)
_RAISED = lazy(r"(?<=\S)\^([^\s^\[\]]{1,12})\^")
_TAG_TO_NOTE = lazy(r"<a\b[^<>]*\bhref=[\"']?#", re.IGNORECASE)
_ARROWS = ("\u21a9", "\u21a9\ufe0e", "\u21a9\ufe0f", "\u2191", "^")

# These are no signs where they are escaped or in code.
_SIGNS = "^[]@"
_HIDING = str.maketrans(_SIGNS, HIDDEN)
_SHOWING = str.maketrans(HIDDEN, _SIGNS)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # Blocks of tags and what is indented are read as paragraphs, and the mark of a note without a note is one as well.
    return parser.disable(["html_block", "code", "footnote_ref", "text_join"])


def markdown_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a Markdown text; front matter, comments and link definitions are left out.

    Footnotes come last, in their order, as they do when the text is set.
    """
    text = _FRONT_MATTER.sub("", without_inner(text).replace("\r\n", "\n").replace("\r", "\n"), count=1)
    last = text.rfind("-->") + 3  # what begins after it ends nowhere
    body: list[Block] = []
    notes: list[Block] = []
    inline: list[str] = []
    for raw, level, in_note in _raw_blocks(_parser().parse(_COMMENT.sub("", text[:last]) + text[last:])):
        words = _plain(_INLINE_NOTE.sub(partial(_set_aside, inline), raw))
        # What is a heading elsewhere is a paragraph of a note.
        (notes if in_note else body).append(Block(words, 0 if in_note else level))
    return with_marks([*body, *notes, *(Block(_plain(note)) for note in inline)])


def _set_aside(notes: list[str], note: re.Match[str]) -> str:
    """The mark of a note that stands in the sentence, which goes to the others."""
    notes.append(note[1])
    return marked("note")


def _raw_blocks(tokens: Iterable[Token]) -> Iterator[tuple[str, int, bool]]:
    """The words of each block, its level, and whether it belongs to a footnote."""
    level, in_note = 0, False
    row: list[str] | None = None
    for token in tokens:
        words = _words(token.children or ()) if token.type == "inline" else ""
        if token.type in ("footnote_reference_open", "footnote_reference_close"):
            in_note = token.nesting > 0
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " ".join(row), 0, in_note
            row = None
        elif row is not None:
            row += [words] if words else []
        elif token.type in ("inline", "fence"):
            yield words or token.content.translate(_HIDING), level, in_note
            level = 0


def _words(tokens: Iterable[Token]) -> str:
    """The words of a line or a paragraph; marks that are known for such are told from them."""
    parts: list[str] = []
    link = raised = -1  # where the words of one begin
    target = ""
    for token in tokens:
        tag = token.content.lower() if token.type == "html_inline" else ""
        if token.type in ("softbreak", "hardbreak") or tag.startswith("<br"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(_words(token.children or ()))
        elif token.type == "link_open" or _TAG_TO_NOTE.match(tag):
            link, target = len(parts), "#fn" if tag else str(token.attrs["href"])
        elif token.type == "link_close" or (tag == "</a>" and link >= 0):
            parts[link:] = [_link_words("".join(parts[link:]), target)]
            link = -1
        elif tag.startswith("<sup"):
            raised = len(parts)
        elif tag == "</sup>" and raised >= 0:
            parts[raised:] = [_raised("".join(parts[raised:]))]
            raised = -1
        elif not tag:
            hidden = token.type in ("code_inline", "text_special")
            parts.append(token.content.translate(_HIDING) if hidden else token.content)
    return "".join(parts)


def _link_words(words: str, target: str) -> str:
    """The words of a link; a number that leads to a note is its mark."""
    shown = words.translate(_SHOWING).strip()
    to_note = target.startswith("#") or "#cite_" in target or "#fn" in target
    if to_note and is_numbering(shown) and (shown.startswith("[") or "note" in target or "fn" in target):
        return marked(shown)
    return "" if target.startswith("#") and shown in _ARROWS else words


def _raised(words: str) -> str:
    return words if OPEN in words or len(words) > _MOST_RAISED else f"{RAISED}{words}{LOWERED}"


def _plain(words: str) -> str:
    """Words without the signs of notes, citations and raised numbers, which are told from them."""
    words = _BRACKETS.sub(lambda m: marked(m[1].removeprefix("^")) if _MARK.match(m[1]) else m[0], words)
    return _RAISED.sub(lambda m: _raised(m[1]), words).translate(_SHOWING).strip()
