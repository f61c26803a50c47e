"""How a text that stands in a map already is written in the one layout; its own quotes and block signs count."""

from __future__ import annotations

import re

from argmap.reading.events import Scalar
from argmap.writing.texts import escaped, fill, folded, has_unseen, is_free, is_plain, looks_otherwise

_LINE = re.compile(r"[\r\n]")
_CHOMPING = re.compile(r"[|>]\d?(?P<sign>[-+]?)")


def on_one_line(node: Scalar, written: str, *, brackets: bool = False, tight: bool = False) -> str | None:
    """A text as it stands on one line; None where it needs lines of its own.

    `written` is what stands in the file. `brackets`: among others in brackets. `tight`: a number sign without a blank
    after it follows, which only quotes keep apart from a text.
    """
    whole = not _LINE.search(written)
    if whole and (not node.style or (not is_free(node.value, brackets=brackets) or tight)):
        return written if node.style not in ("|", ">") else None
    text = node.value.strip()
    if is_plain(text, brackets=brackets) and not tight and (node.style not in ("'", '"') or is_free(text)):
        return text
    if "\n" in text or (node.style in ("|", ">") and not brackets):
        return None
    return escaped(text)


def key_on_one_line(key: Scalar, written: str) -> str:
    """A key as it is written, without quotes that it does not need."""
    if key.style and is_plain(key.value, brackets=True) and not looks_otherwise(key.value):
        return key.value
    return written if not _LINE.search(written) else escaped(key.value.strip())


def in_lines(node: Scalar, written: str, width: int) -> tuple[str, list[str]] | None:
    """A text as a block: its sign and its lines, of no more than a width where that can be; None if it cannot be one.

    Lines that mean something, as in a poem or a table, stay as they are.
    """
    text = node.value.rstrip().lstrip("\r\n")
    if not text or has_unseen(text):
        return None
    lines = text.split("\n")
    if node.style == "|" and len(lines) > 1:
        sign = _CHOMPING.match(written)
        return _literal(lines, "" if sign is None or sign["sign"] != "-" else "-")
    if node.style == '"' and len(lines) > 1 and not _LINE.search(written):
        return None  # its line breaks are written as escapes
    if any(line[:1] in (" ", "\t") for line in lines):
        return _literal(lines, "-") if len(lines) > 1 else (">-", fill(text.strip(), width))
    return ">-", folded(lines, width)


def _literal(lines: list[str], sign: str) -> tuple[str, list[str]] | None:
    while lines and not lines[0].strip():
        lines = lines[1:]
    indicator = "2" if lines[0].startswith(" ") else ""
    return f"|{indicator}{sign}", lines
