"""How a text is written: plain where that is read as the same text, in quotes, or as a block of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from argmap.edits import TextEdit
from argmap.lazy_pattern import lazy
from argmap.yamltext.events import Scalar
from argmap.yamltext.lines import LINE_BREAK, content_end, line_start, short

_SIGNS = "-?:,[]{}#&*!|>'\"%@`="
_BREAKS = lazy(r": |:$|[ \t]#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_IN_BRACKETS = lazy(r"[,\[\]{}:?]")
_UNSEEN = lazy(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_LINE = lazy(r"[\r\n]")

# What other programs that read YAML take for a number, a date or a truth value; whoever put it in quotes meant that.
_OTHER = lazy(
    r"(?:[-+]?\.?\d[\d_.,:+-]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\d{4}-\d\d?-\d\d?.*|[-+]?\.(?:inf|nan)"
    r"|~|null|true|false|yes|no|on|off|y|n)\Z",
    re.IGNORECASE,
)
# Numbers and dates, which mean the same to people with quotes and without them.
_FIGURE = lazy(r"\d[\d.-]*")
_CHOMPING = lazy(r"[|>]\d?(?P<sign>[-+]?)")
_QUOTED = lazy(r"""\"[^"\\]*\"|'[^']*'""")
_WIDTH = 100
# Of a whole file that is laid out anew: no longer line where there is a choice, and no narrower text however deep.
_WIDEST = 110
_NARROWEST = 60
_SINGLE_BLANK = lazy(r"(?<! ) (?! )")
_BLOCK = lazy(r"(?P<style>[|>])\d?(?P<end>[-+]?)\d?(?P<remark>[ \t]+#[^\r\n]*)?")
_BREAK = lazy(r"\r\n?")
_BLANK_AT_EDGE = lazy(r"^[ \t]|[ \t]$", re.MULTILINE)


class Scalars:
    """How texts of one language are written; `words`: a text that begins with one looks like a key without colon."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._like_a_key = lazy(rf"(?:{'|'.join(words)})\b" if words else r"(?!)")

    def is_free(self, text: str, *, brackets: bool = False) -> bool:
        """Whether quotes around a text are not needed, by people and other programs either."""
        return is_plain(text, brackets=brackets) and not looks_otherwise(text) and not self.lacks_colon(text)

    def lacks_colon(self, text: str) -> bool:
        """Whether a text looks like a key whose colon is missing."""
        return self._like_a_key.match(text) is not None

    def line(self, text: str, *, brackets: bool = False) -> str:
        """A text on one line, plain or in quotes; `brackets`: as it can stand in brackets, too."""
        return text if self.is_free(text, brackets=brackets) else escaped(text)

    def on_one_line(self, node: Scalar, written: str, *, brackets: bool = False, tight: bool = False) -> str | None:
        """A text as it stands on one line; None where it needs lines of its own.

        `written` is what stands in the file. `brackets`: among others in brackets. `tight`: a number sign without a
        blank after it follows, which only quotes keep apart from a text.
        """
        whole = not _LINE.search(written)
        if whole and (not node.style or (not self.is_free(node.value, brackets=brackets) or tight)):
            return written if node.style not in ("|", ">") else None
        text = node.value.strip()
        if is_plain(text, brackets=brackets) and not tight and (node.style not in ("'", '"') or self.is_free(text)):
            return text
        if "\n" in text or (node.style in ("|", ">") and not brackets):
            return None
        return escaped(text)

    def value(
        self, text: str, key: str, column: int, *, brackets: bool = False, instead_of: str = "", newline: str = "\n"
    ) -> str:
        """The YAML to write after ``key: `` for a text; `column` is that of the key, `brackets` around it or not.

        It stands in the quotes of what is written there (`instead_of`), where these need no escapes. A plain text is
        folded at about a hundred columns, with its further lines indented below the key. A text of several lines
        becomes a block, and so does one that is written in the place of a block.
        """
        quote = instead_of[:1]
        if quote in ("'", '"') and quote not in text and "\\" not in text and "\n" not in text and not has_unseen(text):
            return f"{quote}{text}{quote}"
        before = _BLOCK.match(instead_of)
        if not brackets and ("\n" in text or before is not None):
            written = _block(text, column, before) if not has_unseen(text) else escaped(text) + _remark(before)
        elif not self.is_free(text, brackets=brackets):
            written = escaped(text)
        else:
            written = _folded(text, column + 2, _WIDTH - len(key))
        return written.replace("\n", newline)


def _folded(text: str, column: int, width: int) -> str:
    """A plain text, whose first line may be so wide and whose further ones begin in a column."""
    lines, line, width = [], "", width - column
    for word in _SINGLE_BLANK.split(text):
        # A number sign at the beginning of a line would make a comment of it, and a dash looks like an item.
        if line and len(line) + 1 + len(word) > width and not word.startswith(("#", "-", "?", ":")):
            lines.append(line)
            line, width = word, _WIDTH - column
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * column).join([*lines, line])


def _block(text: str, column: int, before: re.Match[str] | None) -> str:
    """A text as a block: folded as the one before it where its lines can be, else as they are."""
    lines = text.split("\n")
    style = "|" if before is None or _BLANK_AT_EDGE.search(text) else before["style"]
    if style == ">":
        lines = _filled(lines, _WIDTH - column - 2)
    end = "-" if before is not None and before["end"] == "-" else ""
    indent = " " * (column + 2)
    return "\n".join([f"{style}{end}{_remark(before)}", *(indent + line if line else "" for line in lines)])


def _remark(before: re.Match[str] | None) -> str:
    """The comment beside the sign of a block."""
    return before["remark"] or "" if before is not None else ""


def given_text(text: str) -> str:
    """A text that somebody gave, as a file holds it: its lines end alike, and there is nothing around it."""
    return _BREAK.sub("\n", text).strip()


def quoted(text: str) -> str:
    """A text as YAML in quotes: double ones, or single ones where double ones would need escapes."""
    text = LINE_BREAK.sub(" ", text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_quotes_already(text: str) -> bool:
    """Whether a text on one line is written in quotes, from its first sign to its last."""
    return _QUOTED.fullmatch(text) is not None


def in_quotes(text: str, start: int, end: int) -> tuple[TextEdit, str]:
    """The edit that puts a stretch in quotes, and the line as it then reads."""
    written = quoted(text[start:end])
    line = text[line_start(text, start) : start].lstrip() + written + text[end : content_end(text, end)]
    return (start, end, written), short(line, 100)


def is_plain(text: str, *, brackets: bool = False) -> bool:
    """Whether a text can stand without quotes, in a list or mapping in brackets if need be."""
    if not text or text != text.strip() or text[0] in _SIGNS or text.startswith("..."):
        return False
    return _BREAKS.search(text) is None and not (brackets and _IN_BRACKETS.search(text))


def looks_otherwise(text: str) -> bool:
    """Whether other programs would take a text without quotes for a number, a date or a truth value."""
    return _OTHER.match(text) is not None


def plain_or_quoted(text: str, *, brackets: bool = False) -> str:
    """A text on one line where nothing but a text can stand; figures need no quotes there."""
    plain = is_plain(text, brackets=brackets) and (not looks_otherwise(text) or _FIGURE.fullmatch(text))
    return text if plain else escaped(text)


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
    return ">-", _filled(lines, width)


def as_block(text: str, width: int) -> tuple[str, list[str]] | None:
    """A text that stands nowhere yet as a block: its lines as they are where they fit; None if it cannot be one."""
    if has_unseen(text):
        return None
    lines = text.split("\n")
    if len(lines) > 1 and (all(len(line) <= width for line in lines) or any(line[:1] in (" ", "\t") for line in lines)):
        return "|-", lines
    return ">-", _filled(lines, width)


def limit(line: str) -> int:
    """Where a line has to end that is indented like another one, in a file that is laid out anew."""
    return max(_WIDEST, len(line) - len(line.lstrip(" ")) + _NARROWEST)


def _literal(lines: list[str], sign: str) -> tuple[str, list[str]] | None:
    while lines and not lines[0].strip():
        lines = lines[1:]
    indicator = "2" if lines[0].startswith(" ") else ""
    return f"|{indicator}{sign}", lines


def _filled(lines: list[str], width: int) -> list[str]:
    """Lines as they stand in a folded block, where a line break takes a blank line."""
    return [part for line in lines for part in ("", *fill(line, width))][1:]


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
