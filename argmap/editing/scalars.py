"""A text of a statement as it is written in a map: plain where it is read as the same text, else in quotes or lines."""

from __future__ import annotations

import re

from argmap.writing.texts import escaped, folded, has_unseen, is_free

_WIDTH = 100
_SINGLE_BLANK = re.compile(r"(?<! ) (?! )")
_BLOCK = re.compile(r"(?P<style>[|>])\d?(?P<end>[-+]?)\d?(?P<remark>[ \t]+#[^\r\n]*)?")
_BLANK_AT_EDGE = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)


def written_text(
    text: str, key: str = "claim", column: int = 0, *, brackets: bool = False, instead_of: str = ""
) -> str:
    """What to write after ``key: `` for a text; `column` is that of the key, `brackets` around it or not.

    A plain text is folded at about a hundred columns, with its further lines indented below the key. A text of several
    lines becomes a block, and so does one that is written `instead_of` a block.
    """
    before = _BLOCK.match(instead_of)
    if not brackets and ("\n" in text or before is not None):
        return _block(text, column, before) if not has_unseen(text) else escaped(text) + _remark(before)
    if not is_free(text, brackets=brackets):
        return escaped(text)
    lines, line, width = [], "", _WIDTH - column - len(key) - 2
    for word in _SINGLE_BLANK.split(text):
        # A number sign at the beginning of a line would make a comment of it, and a dash looks like an item.
        if line and len(line) + 1 + len(word) > width and not word.startswith(("#", "-", "?", ":")):
            lines.append(line)
            line, width = word, _WIDTH - column - 2
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * (column + 2)).join([*lines, line])


def _block(text: str, column: int, before: re.Match[str] | None) -> str:
    """A text as a block: folded as the one before it where its lines can be, else as they are."""
    lines = text.split("\n")
    style = "|" if before is None or _BLANK_AT_EDGE.search(text) else before["style"]
    if style == ">":
        lines = folded(lines, _WIDTH - column - 2)
    end = "-" if before is not None and before["end"] == "-" else ""
    indent = " " * (column + 2)
    return "\n".join([f"{style}{end}{_remark(before)}", *(indent + line if line else "" for line in lines)])


def _remark(before: re.Match[str] | None) -> str:
    """The comment beside the sign of a block."""
    return before["remark"] or "" if before is not None else ""


def in_same_quotes(text: str, written: str) -> str | None:
    """A text in the quotes in which another one is written; None where it has none, or they would need escapes."""
    quote = written[:1]
    if quote not in ("'", '"') or quote in text or "\\" in text or "\n" in text or has_unseen(text):
        return None
    return f"{quote}{text}{quote}"
