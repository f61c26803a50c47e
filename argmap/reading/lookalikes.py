"""Signs that look like those of YAML and are none: dashes, bullets, colons and blanks as word processors put them.

Only where a sign was clearly meant to be one of YAML: before a key of the language, or where an item of a list has to
begin. In a text they are signs like any other.
"""

from __future__ import annotations

import re
import unicodedata

from argmap.edits import Safety, TextEdit
from argmap.lazy_pattern import lazy
from argmap.reading import faults
from argmap.reading.findings import Findings
from argmap.reading.language import KNOWN_KEYS, PLACES
from argmap.reading.mended_text import MendedText
from argmap.reading.shapes import ListOf, MappingOf, Shape
from argmap.records import field, record
from argmap.yamltext.lines import line_end, lines_from, next_line

_COLONS = "\uff1a\ufe55\u2236\ufe30\ufe13\u02d0\ua789\u05c3\u0589"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\u30fc\u00ad"
_ROUND = "\uff0a\u2022\u00b7\u2219\u25cf\u25cb\u25e6\u2023\u25aa\u25ab\u25a0\u25a1\u25b8\u25ba\u25b6\u2756\u27a2\u2713"
_BULLETS = f"*+{_ROUND}"
_BLANKS = "\u00a0\u3000\u2000-\u200a\u202f\u205f\u2060\ufeff\u200b"
_WIDE = "\u3000\u2003"  # as wide as two letters, most often
_NOTHING = "\u200b\u2060\ufeff"  # they have no width


def _may_hold_lists(shape: Shape) -> bool:
    if isinstance(shape, MappingOf):
        return shape.or_list or isinstance(shape.value, ListOf)
    return isinstance(shape, ListOf)


_LISTS = frozenset(key.name for place in PLACES for key in place.keys if _may_hold_lists(key.shape))
_KEYS = "|".join(sorted(KNOWN_KEYS, key=len, reverse=True))
_ANY_BLANK = rf"[ \t{_BLANKS}]"
_ITEM = rf"(?:-|--|[{_DASHES}{_BULLETS}]|\(?(?:\d{{1,2}}|[a-z])[.)])"
_LINE = lazy(
    rf"(?P<indent>{_ANY_BLANK}*)(?P<items>(?:{_ITEM}{_ANY_BLANK}+)*(?:(?:--|[{_DASHES}{_BULLETS}])(?=(?:{_KEYS})[:{_COLONS}]))?)"
    rf"(?:(?P<key>{_KEYS}|[\w-]+(?=[{_COLONS}]{_ANY_BLANK}*(?:[\[{{]|$))|[\w-]+(?=:[{_BLANKS}]+[\[{{]))(?P<gap>{_ANY_BLANK}*)(?P<colon>[:{_COLONS}])"
    rf"(?P<after>{_ANY_BLANK}*)(?P<value>[^\r\n]*))?"
)
_ONE_ITEM = lazy(rf"(?P<sign>{_ITEM})(?P<gap>{_ANY_BLANK}*)")
_IN_BRACES = lazy(rf"(?<=[{{,]){_ANY_BLANK}*(?:{_KEYS})(?P<colon>[:{_COLONS}])(?P<after>{_ANY_BLANK}*)")
# Where any of these is found, each line is looked at. In a text the signs are common, so only their places count. The
# first stand at the beginning of a line, and are sought by the line break before it, which is many times faster.
_PLAIN_AT_LINE = r"[ \t]*+(?:- ++)*(?:[*+]|\(?(?:\d{1,2}|[a-z])[.)][ \t]|--[ \t\w])"
_ANY_PLAIN_SIGN = lazy(_PLAIN_AT_LINE), lazy(rf"\n{_PLAIN_AT_LINE}")
_AT_LINE = rf"[ \t]*+(?:(?:- ++)*[{_DASHES}{_ROUND}{_BLANKS}]|(?:- +)*[\w-]+[ \t]*+[{_COLONS}])"
_ANY_OTHER_SIGN = (
    lazy(_AT_LINE),
    lazy(rf"\n{_AT_LINE}"),
    lazy(rf"[-:][ \t]*+[{_BLANKS}]|[{{,][ \t]*+[\w-]+[ \t]*+[{_COLONS}]"),
)
_BLOCK = lazy(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
# A block of lines behind a dash, or behind a key that is no word of the language.
_OTHER_BLOCK = lazy(r" *(?P<items>(?:- +)*)(?P<key>[^\r\n]*:[ \t]+)?(?P<value>[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?)")
_NAMES = {
    "-": "a hyphen",
    "--": "two hyphens",
    "*": "an asterisk",
    "+": "a plus sign",
    "\u00a0": "a no-break space",
    "\u3000": "an ideographic space",
}


@record(frozen=False)
class _Signs:
    """All places of one sign in one use: what it should be, and the edits that write that."""

    wanted: str
    safety: Safety = Safety.SAFE
    places: list[tuple[int, int]] = field(default_factory=list)
    edits: list[TextEdit] = field(default_factory=list)


def with_plain_signs(findings: Findings, mended: MendedText) -> MendedText:
    """The text with YAML's signs in the place of those that only look like them, and a finding for each such sign."""
    if not _has_any_sign(mended.text):
        return mended
    scan = _Scan(mended.text)
    scan.run()
    for (sign, use), found in scan.found.items():
        _tell(findings, mended, sign, use, found)
    return mended.with_edits([edit for found in scan.found.values() for edit in found.edits]) or mended


def _has_any_sign(text: str) -> bool:
    """Whether there may be one that only looks like a sign of YAML; most of these are not in ASCII."""
    first, further = _ANY_PLAIN_SIGN
    if first.match(text) or further.search(text):
        return True
    if text.isascii():
        return False
    first, further, within = _ANY_OTHER_SIGN
    return bool(first.match(text) or further.search(text) or within.search(text))


def _tell(findings: Findings, mended: MendedText, sign: str, use: str, found: _Signs) -> None:
    name = _NAMES.get(sign) or (unicodedata.name(sign, "").lower() if len(sign) == 1 else "")
    codes = " ".join(f"U+{ord(each):04X}" for each in sign)
    shown = f"`{sign}`" if sign.strip(f"{_NOTHING} \t\u00a0") and sign not in _WIDE else codes
    what = f"{shown} ({name}{'' if sign.isascii() or shown == codes else ', ' + codes})" if name else shown
    more = f", here and in {len(found.places) - 1} more" if len(found.places) > 1 else ""
    if len(found.places) > 1:
        more += " places" if len(found.places) > 2 else " place"
    message = {
        "item": f"{what} stands where a hyphen begins a list item{more}",
        "colon": f"{what} stands where a colon ends a key{more}",
        "blank": f"{what} stands where YAML needs a blank{more}",
    }[use]
    back = mended.back
    start, end = found.places[0]
    edits = [(back(first), back(last), put) for first, last, put in found.edits]
    findings.add(
        faults.LOOKALIKE,
        message,
        findings.span(back(start), back(end)),
        help="word processors, phones and web pages put such signs; only the plain one means something in YAML",
        fix=findings.fix(f"write {found.wanted}", *edits, safety=found.safety),
    )


class _Scan:
    """Goes through the lines of a text, and knows where items and keys may begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[tuple[str, str], _Signs] = {}
        self.columns: list[tuple[int, bool]] = []  # of the dashes (True) and keys that are open, from the left
        self.opened = False  # the line above ends with the key of a list

    def run(self) -> None:
        text, last = self.text, -1  # the last line that was looked at, or passed over
        for at, stop in lines_from(text, 0):
            if at > last and text[at:stop].strip() and not text[at:stop].lstrip().startswith("#"):
                last = self.line(at, stop)

    def line(self, begin: int, stop: int) -> int:
        """Look at one line; gives the beginning of the last line that belongs to it."""
        line = _LINE.match(self.text, begin, stop)
        if line is None:
            return begin
        column = self.column(line["indent"], line["items"] or line["key"])
        items = list(_ONE_ITEM.finditer(self.text, line.start("items"), line.end("items")))
        taken = self.items(items, column, known=line["key"] in KNOWN_KEYS)
        key = line["key"]
        self.indent(line, column)
        other = None if key is not None else _OTHER_BLOCK.fullmatch(self.text, begin, stop)
        if other is not None and (other["items"] or other["key"]):
            self.open(column, taken, other, other["key"])
            return self.after(other, begin, column, taken)
        if not taken and (items or key is None):
            self.opened = False
            return begin  # a text, which may happen to begin with such a sign
        if key is not None:
            self.colon(line)
        self.open(column, taken, line, key)
        for each in _IN_BRACES.finditer(self.text, begin, stop) if "{" in self.text[begin:stop] else ():
            self.colon(each)
        return self.after(line, begin, column, taken) if key is not None else begin

    def column(self, indent: str, begins: str | None) -> int:
        """The column in which a line begins, where wide blanks are as wide as an open column needs."""
        width = len(indent) - sum(indent.count(each) for each in _NOTHING)
        wide = sum(indent.count(each) for each in _WIDE)
        if not wide or begins is None:
            return width
        open_columns = {column for column, _ in self.columns}
        return next((each for each in (width + wide, width) if each in open_columns), width + wide)

    def items(self, items: list[re.Match[str]], column: int, *, known: bool) -> list[int]:
        """The columns of the dashes with which a line begins, where these are dashes."""
        if not items:
            return []
        columns: list[int] = []
        at = column
        certain = known or self.opened or (column, True) in self.columns
        for item in items:
            sign, gap = item["sign"], item["gap"]
            if sign != "-" and not certain:
                return []
            if sign != "-" and columns and not known:
                break  # a text behind a dash, which may begin with such a sign: `- (a) the first`
            columns.append(at)
            width = 1 + max(1, len(gap)) if sign == "-" else len(item[0])
            if sign != "-":
                width = self._width(item, at)
                self.note(sign, "item", "`-`", item.span("sign"), (*item.span(), "-" + " " * (width - 1)))
            elif gap.strip(" \t") or "\t" in gap:
                self.blanks(item.start("gap"), gap)
            at += width
        return columns

    def _width(self, item: re.Match[str], at: int) -> int:
        """How many columns a dash with its blanks takes: the lines below may hang on the text behind a longer sign."""
        below = next_line(self.text, item.end())
        stop = line_end(self.text, below)
        content = self.text[below:stop].lstrip(" ")
        indent = stop - below - len(content)
        return len(item[0]) if indent == at + len(item[0]) and content and not content.startswith("-") else 2

    def indent(self, line: re.Match[str], column: int) -> None:
        """Plain blanks for others at the beginning of a line."""
        written = line["indent"]
        odd = next((each for each in written if each not in " \t"), None)
        if odd is None:
            return
        safety = Safety.UNSAFE if set(written) & set(_WIDE) else Safety.SAFE
        edit = (*line.span("indent"), " " * column)
        self.note(odd, "blank", "plain blanks", line.span("indent"), edit, safety)

    def colon(self, found: re.Match[str]) -> None:
        """A colon with a plain blank behind it."""
        sign, after = found["colon"], found["after"]
        if sign != ":":
            value = found.groupdict().get("value", "x")
            put = ": " if value and not after.strip(_NOTHING) else ":"
            self.note(sign, "colon", "`:`", found.span("colon"), (*found.span("colon"), put))
        if after.strip(" \t"):
            self.blanks(found.start("after"), after)

    def blanks(self, start: int, written: str) -> None:
        odd = next((each for each in written if each != " "), " ")
        if odd != "\t":
            end = start + len(written)
            self.note(odd, "blank", "a plain blank", (start, end), (start, end, " "))

    def open(self, column: int, dashes: list[int], line: re.Match[str], key: str | None) -> None:
        """Take note of what is open below a line."""
        beyond = (each for each in self.columns if each[0] < column or (dashes and each == (column, False)))
        self.columns = list(dict.fromkeys((*beyond, *((each, True) for each in dashes))))
        if key is not None:
            last = dashes[-1] + 2 if dashes else column
            self.columns.append((last, False))
        value = (line["value"] or "").strip() if key is not None else "x"
        self.opened = key in _LISTS and (not value or value.startswith("#"))

    def after(self, line: re.Match[str], begin: int, column: int, dashes: list[int]) -> int:
        """Where a value ends that goes on over several lines and is no place for signs: a block, or a quoted text."""
        value = line["value"]
        if _BLOCK.match(value):
            key_column = dashes[-1] + 1 if dashes else column
            return _end_of_block(self.text, begin, key_column)
        if value[:1] in ('"', "'"):
            return _end_of_quoted(self.text, begin, line.start("value"))
        return begin

    def note(
        self,
        sign: str,
        use: str,
        wanted: str,
        place: tuple[int, int],
        edit: TextEdit,
        safety: Safety = Safety.SAFE,
    ) -> None:
        found = self.found.setdefault((sign, use), _Signs(wanted))
        found.places.append(place)
        found.edits.append(edit)
        found.safety = max(found.safety, safety)


def _end_of_block(text: str, begin: int, column: int) -> int:
    """The beginning of the last line of a block of lines below a key."""
    last = begin
    for at, stop in lines_from(text, next_line(text, begin)):
        line = text[at:stop]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        last = at
    return last


def _end_of_quoted(text: str, begin: int, start: int) -> int:
    """The beginning of the line in which a quoted text ends; of its first line where it is not closed."""
    closing = re.compile(r'(?:[^"\\]|\\.)*"' if text[start] == '"' else r"(?:[^']|'')*'", re.DOTALL)
    found = closing.match(text, start + 1)
    if found is None:
        return begin
    last = begin
    for at, _ in lines_from(text, next_line(text, begin)):
        if at >= found.end():
            break
        last = at
    return last
