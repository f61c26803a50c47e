"""How a text is written: plain where that is read as the same text, in quotes, or as a block of lines."""

from __future__ import annotations

import re

from argmap.lazy_pattern import lazy
from argmap.reading.events import Scalar
from argmap.reading.language import KIND_NAMES
from argmap.reading.text_edits import quoted

# No longer line is made where there is a choice.
WIDTH = 110
# Texts are not made narrower than this, however deep they stand.
NARROWEST = 60

_SIGNS = "-?:,[]{}#&*!|>'\"%@`="
_BREAKS = lazy(r": |:$|[ \t]#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_IN_BRACKETS = lazy(r"[,\[\]{}:?]")
_UNSEEN = lazy(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_LINE = lazy(r"[\r\n]")

# What other programs that read YAML take for a number, a date or a truth value; whoever put it in quotes meant that.
_OTHER = lazy(
    r"[-+]?\.?\d[\d_.,:+-]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?.*|[-+]?\.(?:inf|nan)"
    r"|~|null|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
# A bare text that begins so looks like a statement or reference that lacks its colon.
_LIKE_A_KEY = lazy(rf"(?:{'|'.join((*KIND_NAMES, 'ref'))})\b")
_CHOMPING = lazy(r"[|>]\d?(?P<sign>[-+]?)")


def is_plain(text: str, *, brackets: bool = False) -> bool:
    """Whether a text can stand without quotes, in a list or mapping in brackets if need be."""
    if not text or text != text.strip() or text[0] in _SIGNS or text.startswith("..."):
        return False
    return _BREAKS.search(text) is None and not (brackets and _IN_BRACKETS.search(text))


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


def is_free(text: str, *, brackets: bool = False) -> bool:
    """Whether quotes around a text are not needed, by people and other programs either."""
    return is_plain(text, brackets=brackets) and not _OTHER.fullmatch(text) and not _LIKE_A_KEY.match(text)


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


def key_on_one_line(key: Scalar, written: str) -> str:
    """A key as it is written, without quotes that it does not need."""
    if key.style and is_plain(key.value, brackets=True) and not _OTHER.fullmatch(key.value):
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
    filled = [each for line in lines for each in ("", *fill(line, width))][1:]
    return ">-", filled


def _literal(lines: list[str], sign: str) -> tuple[str, list[str]] | None:
    while lines and not lines[0].strip():
        lines = lines[1:]
    indicator = "2" if lines[0].startswith(" ") else ""
    return f"|{indicator}{sign}", lines


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
