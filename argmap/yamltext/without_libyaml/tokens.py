"""The tokens of a YAML text as libyaml makes them: where they are, and texts.

PyYAML's scanner in Python tells tokens apart by the same rules; what it makes of blanks, tabs, comments, brackets and
the ends of a text differs, and so does what it says of an error. All that is libyaml's here. Texts have no line breaks
but LF, CR and CRLF, and no characters that YAML forbids.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from argmap.lazy_pattern import lazy

END = "\0"  # behind the last character of the text
_BOM = "\ufeff"
_BREAK = r"(?:\r\n|\r|\n)"
_COMMENT = r"(?:#[^\r\n\0]*)?"

# No possessive groups here: up to Python 3.11.4 they match wrongly. None of these needs to try twice what it has taken.
_GAP = lazy(rf" *{_COMMENT}")
GAP_WITH_TABS = lazy(rf"[ \t]*{_COMMENT}")
_LINES = lazy(rf"(?:{_BREAK}{_BOM}? *{_COMMENT})*")
_LINES_WITH_TABS = lazy(rf"(?:{_BREAK}{_BOM}?[ \t]*{_COMMENT})*")
BLANKS = lazy(r"[ \t]*")
_BREAKS = lazy(rf"(?:[ \t]*+{_BREAK})+[ \t]*")
_ANY_BLANKS = lazy(r"[ \t\r\n]*")
_ONE_BREAK = lazy(_BREAK)
_MARKER = lazy(r"(?:---|\.\.\.)(?=[ \t\r\n\0])")

_WORD = r"(?:[^ \t\r\n\0:]++|:(?![ \t\r\n\0]))+"
_FLOW_WORD = r"(?:[^ \t\r\n\0:,\[\]{}]++|:(?![ \t\r\n\0,?\[\]{}]))+"
_PLAIN = lazy(rf"{_WORD}(?:[ \t]++(?!#){_WORD})*")
_PLAIN_IN_FLOW = lazy(rf"{_FLOW_WORD}(?:[ \t]++(?!#){_FLOW_WORD})*")
_NO_VALUE = lazy(r":[,?\[\]{}]")

_SINGLE = lazy(r"(?:[^' \t\r\n\0]++|[ \t]++(?![ \t\r\n\0]))*")
_DOUBLE = lazy(r'(?:[^"\\ \t\r\n\0]++|[ \t]++(?![ \t\r\n\0]))*')
_HEX = lazy("[0-9A-Fa-f]+")

_BLOCK_SIGNS = lazy("(?:[+-][0-9]?|[0-9][+-]?)?")
_LINE = lazy(r"[^\r\n\0]*")
_SPACES = lazy(" *")

BREAK_OR_END = frozenset("\r\n\0")


class _Place:
    """A place in the text, in the form in which PyYAML hands it on."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


class Tokens(Scanner):
    """The tokens of a text, but for names, tags and directives.

    Where PyYAML counts lines, `line` is the offset at which the line begins, which tells lines apart as well.
    """

    def __init__(self, text: str) -> None:
        self.buffer = text + END
        self.index = self.line = self.column = 0
        self.encoding = None
        super().__init__()

    # -- where it is ---------------------------------------------------------------------------------------------

    def peek(self, index: int = 0) -> str:
        return self.buffer[self.index + index]

    def prefix(self, length: int = 1) -> str:
        return self.buffer[self.index : self.index + length]

    def forward(self, length: int = 1) -> None:
        """Go on by so many characters of the line."""
        self.index += length
        self.column += length

    def get_mark(self) -> Any:
        return _Place(self.index)

    def _go_to(self, index: int) -> None:
        """Go on to an offset, perhaps in another line."""
        begin = max(self.buffer.rfind("\n", self.index, index), self.buffer.rfind("\r", self.index, index)) + 1
        if begin:
            self.line = begin
        self.index = index
        self.column = index - self.line

    def skip(self, what: re.Pattern[str]) -> str:
        """Go on behind what matches, within the line; that."""
        found: Any = what.match(self.buffer, self.index)  # each of these matches nothing, too
        self.forward(found.end() - self.index)
        text: str = found[0]
        return text

    def fail(self, context: str, start: Any, problem: str) -> NoReturn:
        raise ScannerError(context, start, problem, self.get_mark())

    # -- tokens --------------------------------------------------------------------------------------------------

    def need_more_tokens(self) -> bool:
        """Whether the next token may still change; keys without a colon are found out behind the end as well."""
        if not self.tokens:
            return not self.done
        if not self.possible_simple_keys:
            return False
        self.stale_possible_simple_keys()
        return not self.done and self.next_possible_simple_key() == self.tokens_taken

    def fetch_stream_end(self) -> None:
        """The end is a line of its own, and keys without a colon before it are still to be found out."""
        if self.column:
            self.line, self.column = len(self.buffer), 0
        keys = self.possible_simple_keys
        super().fetch_stream_end()
        self.possible_simple_keys = keys

    def fetch_flow_collection_end(self, TokenClass: Callable[[Any, Any], Any]) -> None:  # noqa: N803 - as PyYAML has it
        """A bracket that closes nothing leaves the level as it is."""
        if not self.flow_level:
            self.remove_possible_simple_key()
            self.flow_level += 1
        super().fetch_flow_collection_end(TokenClass)

    def scan_to_next_token(self) -> None:
        buffer = self.buffer
        if not self.column and buffer[self.index] == _BOM:
            self.forward()
        tabs = self.flow_level or not self.allow_simple_key
        self.skip(GAP_WITH_TABS if tabs else _GAP)
        if buffer[self.index] in "\r\n":
            lines: Any = (_LINES_WITH_TABS if self.flow_level else _LINES).match(buffer, self.index)
            self._go_to(lines.end())
            if not self.flow_level:
                self.allow_simple_key = True

    # -- texts ---------------------------------------------------------------------------------------------------

    def scan_plain(self) -> Any:
        start = end = self.get_mark()
        buffer, chunks, gap, broken = self.buffer, [], "", False
        content = _PLAIN_IN_FLOW if self.flow_level else _PLAIN
        while not (self.column == 0 and _MARKER.match(buffer, self.index)) and buffer[self.index] != "#":
            found = content.match(buffer, self.index)
            if found is not None:
                chunks += [gap, found[0]]
                self.forward(found.end() - self.index)
                end, broken = self.get_mark(), False
            breaks = _BREAKS.match(buffer, self.index)
            if breaks is None:
                self.skip(BLANKS)
                if self.flow_level and _NO_VALUE.match(buffer, self.index):
                    self.fail("while scanning a plain scalar", start, "found unexpected ':'")
                break
            gap = self._folded(breaks[0])
            self._no_tabs_before(breaks, start)
            self._go_to(breaks.end())
            broken = True
            if not self.flow_level and self.column <= self.indent:
                break
        if broken:
            self.allow_simple_key = True
        return ScalarToken("".join(chunks), True, start, end)

    @staticmethod
    def _folded(gap: str) -> str:
        """The text for blanks and line breaks between two words."""
        breaks = len(_ONE_BREAK.findall(gap))
        return " " if breaks == 1 else "\n" * (breaks - 1)

    def _no_tabs_before(self, breaks: re.Match[str], start: Any) -> None:
        """Raise where a tab stands for the indentation of one of some lines."""
        if "\t" not in breaks[0]:
            return
        first: Any = _ONE_BREAK.search(breaks[0])
        for line in re.finditer(r"(?<=[\r\n])( *)\t", breaks[0]):
            if line.start() >= first.end() and len(line[1]) <= self.indent:
                self._go_to(breaks.start() + line.end() - 1)
                self.fail("while scanning a plain scalar", start, "found a tab character that violates indentation")

    def scan_flow_scalar(self, style: str) -> Any:
        start = self.get_mark()
        buffer, chunks = self.buffer, []
        content = _DOUBLE if style == '"' else _SINGLE
        self.forward()
        while True:
            chunks.append(self.skip(content))
            sign = buffer[self.index]
            if sign == style:
                self.forward()
                if style == '"' or buffer[self.index] != style:
                    break
                self.forward()
                chunks.append(style)
            elif sign == "\\" and buffer[self.index + 1] not in "\r\n":
                chunks.append(self._escaped(start))
            else:
                escaped = sign == "\\"
                gap: Any = _ANY_BLANKS.match(buffer, self.index + escaped)
                self._go_to(gap.end())
                chunks.append("\n" * (len(_ONE_BREAK.findall(gap[0])) - 1) if escaped else self._folded(gap[0]))
                if self.column == 0 and _MARKER.match(buffer, self.index):
                    self.fail("while scanning a quoted scalar", start, "found unexpected document indicator")
                if buffer[self.index] == END:
                    self.fail("while scanning a quoted scalar", start, "found unexpected end of stream")
        return ScalarToken("".join(chunks), False, start, self.get_mark(), style)

    def _escaped(self, start: Any) -> str:
        """The character that an escape stands for."""
        context, sign = "while parsing a quoted scalar", self.buffer[self.index + 1]
        if sign in self.ESCAPE_REPLACEMENTS:
            self.forward(2)
            return str(self.ESCAPE_REPLACEMENTS[sign])
        length = self.ESCAPE_CODES.get(sign)
        if length is None:
            self.fail(context, start, "found unknown escape character")
        self.forward(2)
        digits = self.prefix(length)
        if len(digits) < length or not _HEX.fullmatch(digits):
            self.fail(context, start, "did not find expected hexdecimal number")
        number = int(digits, 16)
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            self.fail(context, start, "found invalid Unicode character escape code")
        self.forward(length)
        return chr(number)

    # -- blocks of lines -----------------------------------------------------------------------------------------

    def scan_block_scalar(self, style: str) -> Any:
        start = self.get_mark()
        buffer, chunks = self.buffer, []
        keep, indent = self._block_head(start)
        breaks, indent, end = self._block_gap(start, indent)
        line_break, blank_before = "", False
        while self.column == indent and buffer[self.index] != END:
            blank = buffer[self.index] in " \t"
            fold = style == ">" and line_break and not blank_before and not blank
            chunks += [(" " if not breaks else "") if fold else line_break, "\n" * breaks]
            blank_before = blank
            chunks.append(self.skip(_LINE))
            line_break = "" if buffer[self.index] == END else "\n"
            self.over_break()
            breaks, indent, end = self._block_gap(start, indent)
        if keep >= 0:
            chunks.append(line_break)
        if keep > 0:
            chunks.append("\n" * breaks)
        return ScalarToken("".join(chunks), False, start, end, style)

    def _block_head(self, start: Any) -> tuple[int, int]:
        """Read the first line of a block.

        Whether line breaks at the end are kept (1: all, -1: none), and the column in which lines begin; 0 if it is
        theirs to show.
        """
        context = "while scanning a block scalar"
        self.forward()
        keep = increment = 0
        signs: Any = _BLOCK_SIGNS.match(self.buffer, self.index)
        for sign in signs[0]:
            if sign in "+-":
                keep = 1 if sign == "+" else -1
            elif sign == "0":
                self.fail(context, start, "found an indentation indicator equal to 0")
            else:
                increment = int(sign)
            self.forward()
        self.skip(GAP_WITH_TABS)
        if self.buffer[self.index] not in BREAK_OR_END:
            self.fail(context, start, "did not find expected comment or line break")
        self.over_break()
        return keep, increment and max(self.indent, 0) + increment

    def over_break(self) -> None:
        found = _ONE_BREAK.match(self.buffer, self.index)
        if found is not None:
            self._go_to(found.end())

    def _block_gap(self, start: Any, indent: int) -> tuple[int, int, Any]:
        """Go on behind empty lines: how many, the column of the lines below them, and the end of the last line."""
        buffer, breaks, widest, end = self.buffer, 0, 0, self.get_mark()
        while True:
            found: Any = _SPACES.match(buffer, self.index)
            spaces = found.end() - self.index
            self.forward(spaces if not indent else max(0, min(spaces, indent - self.column)))
            widest = max(widest, self.column)
            if (not indent or self.column < indent) and buffer[self.index] == "\t":
                problem = "found a tab character where an indentation space is expected"
                self.fail("while scanning a block scalar", start, problem)
            if buffer[self.index] not in "\r\n":
                break
            self.over_break()
            breaks += 1
            end = self.get_mark()
        return breaks, indent or max(widest, self.indent + 1, 1), end
