"""Markdown: headings as they are marked, a paragraph for each block and each item of a list."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from argmap.grounding.blocks import Block

_ATX = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_SETEXT = re.compile(r" {0,3}(=+|-+)\s*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\A\s*(?:[-*+]|\d{1,9}[.)])\s+")
_QUOTED = re.compile(r"\A {0,3}(?:> ?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s+\S+")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")

_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\]]+)\](?:\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])")
_NOTE = re.compile(r"\[\^[^\]]+\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_STRONG = re.compile(r"(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_UNDERLINED = re.compile(r"(?<!\w)(___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HELD = "\ue000"  # of the private use area: stands for what was escaped or is code


def markdown_blocks(text: str) -> list[Block]:
    """The headings and paragraphs of a Markdown text; front matter, comments and link definitions are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"\A---\n.*?\n(?:---|\.\.\.)\n", "", text, count=1, flags=re.DOTALL)
    found = []
    for raw, level in _raw_blocks(_COMMENT.sub("", text).split("\n")):
        words = plain_words(raw)
        if words.strip():
            found.append(Block(words.strip(), level))
    return found


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
        return _HELD

    text = re.sub(
        f"{_CODE.pattern}|{_ESCAPE.pattern}",
        lambda m: hold(m[3] if m[2] is None else m[2].strip()),
        text,
        flags=re.DOTALL,
    )
    text = _NOTE.sub("", _AUTOLINK.sub(r"\1", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = html.unescape(_TAG.sub("", text))
    for _ in range(3):  # bold within italic within struck out
        text = _UNDERLINED.sub(r"\2", _STRONG.sub(r"\2", text))
    waiting = iter(held)
    return re.sub(_HELD, lambda _: next(waiting), text)
