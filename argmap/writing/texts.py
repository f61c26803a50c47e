"""How a text is written in YAML: plain where that is read as the same text, in quotes, or as a block of lines."""

from __future__ import annotations

import re

from argmap.reading.language import KIND_NAMES
from argmap.reading.text_edits import quoted

# No longer line is made where there is a choice.
WIDTH = 110
# Texts are not made narrower than this, however deep they stand.
NARROWEST = 60

_SIGNS = "-?:,[]{}#&*!|>'\"%@`="
_BREAKS = re.compile(r": |:$|[ \t]#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_IN_BRACKETS = re.compile(r"[,\[\]{}:?]")
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

# What other programs that read YAML take for a number, a date or a truth value; whoever put it in quotes meant that.
_OTHER = re.compile(
    r"[-+]?\.?\d[\d_.,:+-]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?.*|[-+]?\.(?:inf|nan)"
    r"|~|null|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
# Numbers and dates, which mean the same to people with quotes and without them.
_FIGURE = re.compile(r"\d[\d.-]*")
# A bare text that begins so looks like a statement or reference that lacks its colon.
_LIKE_A_KEY = re.compile(rf"(?:{'|'.join((*KIND_NAMES, 'ref'))})\b")
_LINE_BREAK = re.compile(r"\r\n?")


def given_text(text: str) -> str:
    """A text that somebody gave, as a map holds it: its lines end alike, and there is nothing around it."""
    return _LINE_BREAK.sub("\n", text).strip()


def limit(line: str) -> int:
    """Where a line has to end that is indented like another one."""
    return max(WIDTH, len(line) - len(line.lstrip(" ")) + NARROWEST)


def is_plain(text: str, *, brackets: bool = False) -> bool:
    """Whether a text can stand without quotes, in a list or mapping in brackets if need be."""
    if not text or text != text.strip() or text[0] in _SIGNS or text.startswith("..."):
        return False
    return _BREAKS.search(text) is None and not (brackets and _IN_BRACKETS.search(text))


def is_free(text: str, *, brackets: bool = False) -> bool:
    """Whether quotes around a text are not needed, by people and other programs either."""
    return is_plain(text, brackets=brackets) and not looks_otherwise(text) and not _LIKE_A_KEY.match(text)


def looks_otherwise(text: str) -> bool:
    """Whether other programs would take a text without quotes for a number, a date or a truth value."""
    return _OTHER.fullmatch(text) is not None


def on_one_line(text: str, *, brackets: bool = False) -> str:
    """A text behind a key or among others in brackets, in quotes where it needs them; figures need none."""
    plain = is_plain(text, brackets=brackets) and (not looks_otherwise(text) or _FIGURE.fullmatch(text))
    return text if plain else escaped(text)


def key_on_one_line(name: str) -> str:
    """A key, in quotes where it needs them in brackets or without."""
    return on_one_line(name, brackets=True)


def in_lines(text: str, width: int) -> tuple[str, list[str]] | None:
    """A text as a block: its sign and its lines, folded where they would be too long; None if it cannot be one."""
    if has_unseen(text):
        return None
    lines = text.split("\n")
    if len(lines) > 1 and (all(len(line) <= width for line in lines) or any(line[:1] in (" ", "\t") for line in lines)):
        return "|-", lines
    return ">-", folded(lines, width)


def folded(lines: list[str], width: int) -> list[str]:
    """Lines as they stand in a folded block, where a line break takes a blank line."""
    return [part for line in lines for part in ("", *fill(line, width))][1:]


def escaped(text: str) -> str:
    """A text in quotes, with escapes for what cannot be seen."""
    if not _UNSEEN.search(text) and "\n" not in text:
        return quoted(text)
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNSEEN.sub(lambda found: _escape(found[0]), shown) + '"'


def has_unseen(text: str) -> bool:
    """Whether there is something in a text, tabs and line breaks apart, that only escapes can show."""
    return _UNSEEN.search(text.replace("\t", "")) is not None


def _escape(sign: str) -> str:
    if sign == "\t":
        return "\\t"
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def fill(text: str, width: int) -> list[str]:
    """Lines of a text that is broken at single blanks only, since others would be lost; nothing for no text."""
    if not text:
        return []
    lines: list[str] = []
    at = 0
    while len(text) - at > width:
        cut = _break_before(text, at, at + width)
        if cut is None:
            break
        lines.append(text[at:cut])
        at = cut + 1
    return [*lines, text[at:]]


def _break_before(text: str, start: int, limit: int) -> int | None:
    """The last single blank before a place, else the first one after it."""
    cut = text.rfind(" ", start + 1, limit + 1)
    while cut > 0 and not _is_single(text, cut):
        cut = text.rfind(" ", start + 1, cut)
    if cut > 0:
        return cut
    cut = text.find(" ", limit)
    while cut > 0 and not _is_single(text, cut):
        cut = text.find(" ", cut + 1)
    return cut if cut > 0 else None


def _is_single(text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and not any(sign in " \t" for sign in around)
