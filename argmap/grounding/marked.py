"""Markdown: headings as they are marked, a paragraph for each block and each item of a list."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import partial

from argmap.grounding.blocks import Block
from argmap.grounding.note_marks import HELD, LOWERED, OPEN, RAISED, is_numbering, marked, with_marks, without_inner
from argmap.lazy_pattern import lazy

_ATX = lazy(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_SETEXT = lazy(r" {0,3}(=+|-+)\s*$")
_FENCE = lazy(r" {0,3}(`{3,}|~{3,})")
_RULE = lazy(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = lazy(r"\A\s*(?:[-*+]|\d{1,9}[.)])\s+")
_QUOTED = lazy(r"\A {0,3}(?:> ?)+")
_DEFINITION = lazy(r" {0,3}\[[^\]]+\]:\s+\S+")
_FOOTNOTE = lazy(r" {0,3}\[\^[^\]\s]+\]:[ \t]*")
_INDENTED = lazy(r" {4}|\t| {2,3}(?=\S)")
_TABLE_RULE = lazy(r"\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$")

_CODE = lazy(r"(?<!`)(`++)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)
_IMAGE = lazy(r"!\[([^\[\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = lazy(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\](?:\(((?:[^()\s]|\([^()]*\))*)(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_NOTE = lazy(r"\[\^([^\[\]\s]+)\]")
_ARROWS = ("\u21a9", "\u21a9\ufe0e", "\u21a9\ufe0f", "\u2191", "^")
_INLINE_NOTE = lazy(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\](?!\()")
_CITATION = lazy(r"\[((?:[^\[\]]*[\s;(-])?@[\w:.#$%&+?<>~/-]+[^\[\]]*)\](?!\()")
_RAISED = lazy(r"(?<=\S)\^([^\s^\[\]]{1,12})\^|<sup\b[^<>]*>(.{0,200}?)</sup>", re.IGNORECASE | re.DOTALL)
_HTML_LINK = lazy(r"<a\b[^<>]*\bhref=[\"']?#[^<>]*>([^<>]*)</a>", re.IGNORECASE)
_AUTOLINK = lazy(r"<((?:https?|mailto):[^>\s]+)>")
_TAG = lazy(r"</?[a-zA-Z][^<>]*>")
_STRONG = lazy(r"(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_UNDERLINED = lazy(r"(?<!\w)(___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_ESCAPE = lazy(r"\\([!-/:-@\[-`{-~])")


def markdown_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a Markdown text; front matter, comments and link definitions are left out.

    Footnotes come last, in their order, as they do when the text is set.
    """
    text = without_inner(text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"\A---\n.*?\n(?:---|\.\.\.)\n", "", text, count=1, flags=re.DOTALL)
    last = text.rfind("-->") + 3  # what begins after it ends nowhere
    body, notes = _without_footnotes((_COMMENT.sub("", text[:last]) + text[last:]).split("\n"))
    found = []
    inline: list[str] = []
    for raw, level in _raw_blocks(body):
        words = plain_words(_INLINE_NOTE.sub(partial(_set_aside, inline), raw))
        if words.strip():
            found.append(Block(words.strip(), level))
    for lines in (*notes, *([note] for note in inline)):
        # What is a heading elsewhere is a paragraph of a note.
        found += [Block(plain_words(raw).strip()) for raw, _ in _raw_blocks(lines)]
    return with_marks(found)


def _set_aside(notes: list[str], note: re.Match[str]) -> str:
    """The mark of a note that stands in the sentence, which goes to the others."""
    notes.append(note[1])
    return marked("note")


def _without_footnotes(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The lines without the footnotes, and the lines of each footnote."""
    body: list[str] = []
    notes: list[list[str]] = []
    fence, in_note, after_blank = "", False, False
    for line in lines:
        opening = _FENCE.match(line)
        begins = None if fence else _FOOTNOTE.match(line)
        if begins:
            notes.append([line[begins.end() :]])
            in_note = True
        elif in_note and _goes_on(line, after_blank=after_blank):
            notes[-1].append(_INDENTED.sub("", line, count=1))
        else:
            in_note = False
            if opening and (not fence or opening[1].startswith(fence)):
                fence = "" if fence else opening[1]
            body.append(line)
        if begins and not (body and not body[-1].strip()):
            body.append("")  # a footnote ends a paragraph
        after_blank = not line.strip()
    return body, notes


def _goes_on(line: str, *, after_blank: bool) -> bool:
    """Whether a footnote goes on in a line: in each that is indented, and in those up to the next empty one."""
    if not line.strip():
        return True
    if after_blank:
        return line.startswith(("    ", "\t"))
    return not (_ATX.match(line) or _FENCE.match(line) or _RULE.match(line))


def _raw_blocks(lines: list[str]) -> Iterator[tuple[str, int]]:
    block: list[str] = []
    fence = ""

    def ended() -> Iterator[tuple[str, int]]:
        if block:
            yield "\n".join(block), 0
            block.clear()

    for line in lines:
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence):
                fence = ""
                yield from ended()
            else:
                block.append(line)
            continue
        bare = _QUOTED.sub("", line, count=1)
        heading = _ATX.match(bare)
        underline = _SETEXT.match(bare)
        if opening:
            yield from ended()
            fence = opening[1]
        elif heading:
            yield from ended()
            yield heading[2] or "", len(heading[1])
        elif underline and block and not _ITEM.match(block[0]):
            title = "\n".join(block)
            block.clear()
            yield title, 1 if underline[1][0] == "=" else 2
        elif not bare.strip() or _RULE.match(bare) or _DEFINITION.match(bare) or _TABLE_RULE.match(bare):
            yield from ended()
        elif _ITEM.match(bare):
            yield from ended()
            block.append(_ITEM.sub("", bare, count=1))
        elif bare.lstrip().startswith("|"):
            yield from ended()
            yield " ".join(cell.strip() for cell in bare.strip().strip("|").split("|")), 0
        else:
            block.append(bare.strip())
    yield from ended()


def plain_words(text: str) -> str:
    """The words of Markdown without its marks."""
    held: list[str] = []

    def hold(words: str) -> str:
        held.append(words)
        return HELD

    text = re.sub(
        f"{_CODE.pattern}|{_ESCAPE.pattern}",
        lambda m: hold(m[3] if m[2] is None else m[2].strip()),
        text,
        flags=re.DOTALL,
    )
    text = _NOTE.sub(lambda m: marked(m[1]), _AUTOLINK.sub(r"\1", text))
    text = _CITATION.sub(lambda m: marked(m[1]), _IMAGE.sub(r"\1", text))
    text = _HTML_LINK.sub(lambda m: marked(m[1]) if is_numbering(m[1]) else m[1], _LINK.sub(_link_words, text))
    text = _RAISED.sub(_raised_words, text)
    text = html.unescape(_TAG.sub("", text))
    for _ in range(3):  # bold within italic within struck out
        text = _UNDERLINED.sub(r"\2", _STRONG.sub(r"\2", text))
    waiting = iter(held)
    return re.sub(HELD, lambda _: next(waiting), text)


def _link_words(link: re.Match[str]) -> str:
    """The words of a link; a number that leads to a note is its mark."""
    target = link[2] or ""
    bare = link[1].replace(HELD, "")  # brackets are escaped in it
    to_note = "#" in target and (target.startswith("#") or "#cite_" in target or "#fn" in target)
    if (
        to_note
        and is_numbering(bare)
        and (bare != link[1] or link[1].startswith("[") or "note" in target or "fn" in target)
    ):
        return marked(bare)
    return "" if target.startswith("#") and bare.strip() in _ARROWS else link[1]


def _raised_words(raised: re.Match[str]) -> str:
    words = raised[1] or raised[2] or ""
    return words if OPEN in words else f"{RAISED}{words}{LOWERED}"
