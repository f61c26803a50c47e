"""The structure of a text line by line, for texts that no YAML parser takes: half a key, a quote that is never closed.

Only indentation, dashes, keys and brackets are looked at. A value ends, whatever is open in it, where a line is not
indented deeper than its key; so one fault spoils no more than the value in which it stands.
"""

from __future__ import annotations

from argmap.lazy_pattern import lazy
from argmap.reading.grammar import State, is_text, of_item, of_key
from argmap.reading.language import MAP
from argmap.reading.shapes import Key
from argmap.records import field, record
from argmap.source import Source

# Nothing here goes back over what it has matched: a line may be as long as it likes.
# No possessive groups here: up to Python 3.11.4 they match wrongly. None of these needs to try twice what it has taken.
_PLAIN_KEY = r"[^#:]*+(?::(?![ \t]|$)[^#:]*+)*"
_IN_DOUBLE, _IN_SINGLE = r'[^"\\]*+(?:\\.[^"\\]*+)*"', r"[^']*+(?:''[^']*+)*'(?!')"
_QUOTED = rf""""{_IN_DOUBLE}|'{_IN_SINGLE}"""
_KEY = lazy(rf"""((?:{_QUOTED})[ \t]*+|[^\s"'\[\]{{}}#,&*!|>%@`-]{_PLAIN_KEY}|-[^\s#]{_PLAIN_KEY}):(?=[ \t]|$)""")
_DASH = lazy(r"-(?:[ \t]+|$)")
_BLANKS = lazy(r"[ \t]*")
_TAB = "  "  # what a tab is taken for at the beginning of a line, where YAML forbids it
_COMMENT = lazy(r"(?:^|(?<=[ \t]))#")
_BLOCK = lazy(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_FLOW = lazy(
    r"""(?P<blank>[ \t]+)|(?P<sign>[\[\]{},])|(?P<colon>:(?=[ \t,\[\]{}]|$))|(?P<comment>(?:^|(?<=[ \t]))\#.*)"""
    rf"""|(?P<quoted>{_QUOTED})|(?P<open>["'].*)|(?P<plain>(?:[^:,\[\]{{}}\s]|:(?![ \t,\[\]{{}}]|$)"""
    r"""|[ \t]++(?![\s,\[\]{}:\#]|$))+)"""
)
_CLOSING = {"'": lazy(_IN_SINGLE), '"': lazy(_IN_DOUBLE)}


def indentation(text: str, start: int) -> tuple[int, int]:
    """Where the content of a line begins, and in which column, counted from 0."""
    found = _BLANKS.match(text, start)
    at = start if found is None else found.end()
    written = text[start:at]
    return at, len(written.replace("\t", _TAB) if "\t" in written else written)


class Frame:
    """An open mapping or list.

    `state` is what it is, `column` where it stands, -1 within brackets, `first` the line on which it begins. `keys`
    are its keys with their values, in a list the items that are mere texts or names; `where` is the line of each key.
    `key` is the last key; `pending` whether that, or the last item, has no value yet. `of` is the key whose value it
    is, for an item that of its list, and `parent` the frame around it.
    """

    __slots__ = (
        "column", "first", "flow", "is_list", "key", "keys", "of", "parent", "pending", "start",
        "state", "where",
    )  # fmt: skip

    def __init__(
        self,
        is_list: bool,
        column: int,
        state: State,
        start: int,
        first: int,
        *,
        of: Key | None = None,
        parent: Frame | None = None,
        flow: bool = False,
    ) -> None:
        self.is_list = is_list
        self.column = column
        self.state = state
        self.start = start
        self.first = first
        self.of = of
        self.parent = parent
        self.flow = flow
        self.key: str | None = None
        self.keys: dict[str, str] = {}
        self.where: dict[str, int] = {}  # the line of each key
        self.pending = False

    @property
    def below(self) -> tuple[State, Key | None]:
        """The state of what stands behind the key at hand, or as an item, and the key that it belongs to."""
        if self.is_list:
            return of_item(self.state), self.of
        return (None, None) if self.key is None else of_key(self.state, self.key)


@record(eq=False)
class Piece:
    """A stretch of one line.

    `sort`: "dash", "key", "value" (of a key, or an item of a list), "more" (of a value that began on a line above),
    "word" (what may become a key), "sign" (a bracket, comma or colon), "comment". `frame` is the innermost one around
    it, `key` the key that it is or whose value it is, `state` what that value is.
    """

    sort: str
    start: int
    end: int
    frame: Frame | None
    key: Key | None = None
    state: State = None


@record(frozen=False)
class _Open:
    """A value that goes on as long as lines are indented deeper than `column`; `quote` is open in it."""

    sort: str  # "plain", "block", "quoted", "flow"
    column: int
    key: Key | None
    state: State
    quote: str = ""
    frame: Frame | None = None


@record(frozen=False)
class Scan:
    """Reads lines one after the other; `frames` are open after the last one, `pieces` what stands in it.

    `folds` are the first and last lines of mappings, and of keys with their values, that have ended.
    """

    source: Source
    frames: list[Frame] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    folds: list[tuple[int, int]] = field(default_factory=list)
    open: _Open | None = None
    number: int = 0
    last_filled: int = 0

    def run(self, last: int) -> None:
        """Read on to a line, that one included."""
        starts, text = self.source.line_starts, self.source.text
        for number in range(self.number + 1, min(last, len(starts)) + 1):
            start = starts[number - 1]
            end = starts[number] if number < len(starts) else len(text)
            while end > start and text[end - 1] in "\r\n":
                end -= 1
            self.line(number, start, end)

    def line(self, number: int, start: int, end: int) -> None:
        """Read one line, or the part of it before `end`."""
        self.number = number
        self.pieces.clear()
        text = self.source.text
        at, column = indentation(text, start)
        if at >= end:
            return
        if self.open is not None:
            if column > self.open.column:
                self.last_filled = number
                self._more(at, end)
                return
            self.close()
        if text[at] == "#":
            self._piece("comment", at, end)
            return
        self._block(at, end, column)
        self.last_filled = number

    def close(self) -> None:
        """End a value that is open."""
        self.open = None
        while self.frames and self.frames[-1].flow:
            self.frames.pop()

    def leave(self, column: int, *, dash: bool = False) -> None:
        """End what does not reach to a line at a column; a list ends beside its own key unless a dash follows."""
        while self.frames:
            top = self.frames[-1]
            if top.column < column or (top.column == column and (dash or not top.is_list)):
                break
            self._ended(self.frames.pop())

    def end(self) -> None:
        """End everything: the text is at its end."""
        self.close()
        while self.frames:
            self._ended(self.frames.pop())

    def _ended(self, frame: Frame) -> None:
        if not frame.is_list:
            if self.frames:  # to fold the whole file would be of no use
                self._fold(frame.first)
            self._fold(frame.where.get(frame.key or "", frame.first))

    def _fold(self, first: int) -> None:
        if self.last_filled > first:
            self.folds.append((first, self.last_filled))

    def _piece(self, sort: str, start: int, end: int, key: Key | None = None, state: State = None) -> None:
        self.pieces.append(Piece(sort, start, end, self.frames[-1] if self.frames else None, key, state))

    # -- a line of its own -----------------------------------------------------------------------------------------

    def _block(self, at: int, end: int, column: int) -> None:
        text = self.source.text
        self.leave(column, dash=_DASH.match(text, at, end) is not None)
        while (dash := _DASH.match(text, at, end)) is not None:
            top = self.frames[-1] if self.frames else None
            if top is None or not top.is_list or top.column != column:
                self._push(True, column, at)
            self.frames[-1].pending = True
            self._piece("dash", at, at + 1)
            column += dash.end() - at
            at = dash.end()
        if at >= end:
            return
        if text[at] == "#":
            self._piece("comment", at, end)
            return
        key = _KEY.match(text, at, end)
        if key is None:
            self._word(at, end, column)
            return
        top = self.frames[-1] if self.frames else None
        if top is None or top.is_list or top.column != column:
            self._push(False, column, at)
        below = self._key(key.start(1), key.end(1))
        self._value(key.end(), end, column, below)

    def _push(self, is_list: bool, column: int, at: int, flow: bool = False) -> None:
        state: State = MAP
        of: Key | None = None
        if self.frames:
            state, of = self.frames[-1].below
            self.frames[-1].pending = False
        parent = self.frames[-1] if self.frames else None
        self.frames.append(Frame(is_list, column, state, at, self.number, of=of, parent=parent, flow=flow))

    def _key(self, start: int, end: int) -> tuple[State, Key | None]:
        """A key; gives what stands behind it."""
        frame = self.frames[-1]
        if frame.key is not None and not frame.flow:
            self._fold(frame.where[frame.key])
        written = self.source.text[start:end].rstrip()
        end = start + len(written)
        frame.key = written.strip("'\"")
        frame.pending = True
        frame.keys[frame.key] = ""
        frame.where[frame.key] = self.number
        state, key = frame.below
        self._piece("key", start, end, key, state)
        return state, key

    def _word(self, at: int, end: int, column: int) -> None:
        """Take up what is no key: an item or a value that is a mere text or name, or the beginning of a key."""
        top = self.frames[-1] if self.frames else None
        if top is not None and top.pending and column > top.column and (top.is_list or is_text(top.below[0])):
            self._value(at, end, top.column, top.below)
        else:
            self._piece("word", at, self._content(at, end))

    def _content(self, at: int, end: int) -> int:
        comment = _COMMENT.search(self.source.text, at, end)
        stop = end if comment is None else comment.start()
        return at + len(self.source.text[at:stop].rstrip())

    def _value(self, at: int, end: int, column: int, below: tuple[State, Key | None]) -> None:
        text = self.source.text
        while at < end and text[at] in " \t":
            at += 1
        if at >= end:
            return
        if text[at] == "#":
            self._piece("comment", at, end)
            return
        frame = self.frames[-1]
        state, key = below
        frame.pending = False
        if text[at] in "[{":
            self.open = _Open("flow", column, key, state)
            self._flow(at, end)
        elif text[at] in "'\"":
            self._quoted(at, end, _Open("quoted", column, key, state, text[at], frame))
        elif _BLOCK.match(text, at, end):
            self._piece("sign", at, end)
            self.open = _Open("block", column, key, state, frame=frame)
        else:
            stop = self._content(at, end)
            self._named(frame, text[at:stop])
            self._piece("value", at, stop, key, state)
            self._comment(stop, end)
            self.open = _Open("plain", column, key, state, frame=frame)

    def _named(self, frame: Frame, value: str) -> None:
        if frame.is_list:
            frame.keys[value] = ""
        elif frame.key is not None:
            frame.keys[frame.key] = value

    def _comment(self, at: int, end: int) -> None:
        found = _COMMENT.search(self.source.text, at, end)
        if found is not None:
            self._piece("comment", found.start(), end)

    def _quoted(self, at: int, end: int, opened: _Open) -> None:
        text = self.source.text
        closing = _CLOSING[text[at]].match(text, at + 1, end)
        stop = end if closing is None else closing.end()
        if opened.frame is not None:
            self._named(opened.frame, text[at + 1 : stop if closing is None else stop - 1])
        self._piece("value", at, stop, opened.key, opened.state)
        if closing is None:
            self.open = opened
        else:
            self._comment(stop, end)

    # -- values over several lines ---------------------------------------------------------------------------------

    def _more(self, at: int, end: int) -> None:
        opened, text = self.open, self.source.text
        if opened is None:
            return
        if opened.sort == "flow":
            self._flow(at, end)
        elif opened.sort == "block":
            self._piece("more", at, end, opened.key, opened.state)
        elif opened.sort == "plain":
            stop = self._content(at, end)
            if stop > at:
                self._piece("more", at, stop, opened.key, opened.state)
            self._comment(stop, end)
        else:
            closing = _CLOSING[opened.quote].match(text, at, end)
            stop = end if closing is None else closing.end()
            self._piece("more", at, stop, opened.key, opened.state)
            if closing is not None:
                self.open = None
                self._comment(stop, end)

    # -- brackets --------------------------------------------------------------------------------------------------

    def _flow(self, at: int, end: int) -> None:
        text = self.source.text
        while at < end and self.open is not None:
            found = _FLOW.match(text, at, end)
            if found is None:  # nothing that could be told apart: leave the rest of the line
                break
            at = found.end()
            self._token(str(found.lastgroup), found.start(), at)
        if self.open is None and at < end:
            self._comment(at, end)

    def _token(self, sort: str, start: int, end: int) -> None:
        if sort == "sign":
            self._sign(self.source.text[start], start)
        elif sort == "colon":
            self._colon(start)
        elif sort == "comment":
            self._piece("comment", start, end)
        elif sort != "blank":
            frame = self.frames[-1]
            state, key = frame.below
            if frame.is_list or frame.pending:
                frame.pending = False
                self._named(frame, self.source.text[start:end].strip("'\""))
                self._piece("value", start, end, key, state)
            else:
                self._piece("word", start, end)

    def _sign(self, sign: str, at: int) -> None:
        if sign in "[{":
            self._push(sign == "[", -1, at, flow=True)
        elif sign in "]}":
            if self.frames[-1].flow:
                self.frames.pop()
            if not self.frames or not self.frames[-1].flow:
                self.open = None
        else:
            self.frames[-1].key = None
            self.frames[-1].pending = False
        self._piece("sign", at, at + 1)

    def _colon(self, at: int) -> None:
        """A colon in brackets makes a key of the word before it."""
        last = self.pieces[-1] if self.pieces else None
        frame = self.frames[-1]
        if last is not None and last.sort == "word" and last.frame is frame and not frame.is_list:
            self.pieces.pop()
            self._key(last.start, last.end)
        self._piece("sign", at, at + 1)
