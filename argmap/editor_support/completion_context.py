"""The spots for writing at a place, found from the lines and indentation around it, however broken the text is."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.editor_support.scanning import Frame, Piece, Scan, indentation
from argmap.lazy_pattern import lazy
from argmap.reading.grammar import State, is_list, keys_of, of_item, text_of
from argmap.reading.language import MAP
from argmap.reading.shapes import Form, Item, Key, MappingOf
from argmap.records import record
from argmap.source import Source

_WORD = lazy(r"[\w/.-]*")
_NOTHING = ("", "\n", "\r", "#")


@record(eq=False)
class Spot:
    """A place where something can be written.

    `wants`: a "key", a "value", or the "start" of a mapping or item. `state` is what the mapping or value is, `key`
    that whose value it is, `frames` are open around it, outermost first. `typed` stands already before the cursor;
    `start` to `end` is to be replaced, and `before` has to be written before what is chosen.
    """

    wants: str
    state: State
    key: Key | None
    frames: tuple[Frame, ...]
    typed: str
    start: int
    end: int
    before: str = ""

    @property
    def frame(self) -> Frame | None:
        """The mapping or list in which it stands."""
        return self.frames[-1] if self.frames else None


def spots(source: Source, offset: int) -> list[Spot]:
    """The spots for writing at an offset, the likeliest first; none within a text that goes on, or a comment."""
    offset = max(0, min(offset, len(source.text)))
    number, column = source.position(offset)
    start = source.line_starts[number - 1]
    content = indentation(source.text, start)[1]
    line = source.line(number)
    lines = _Lines(source)
    scan = lines.above(number, column - 1 if not line.strip() else content)
    if source.text[start:offset].strip():
        found = _within_line(scan, number, start, offset)
    else:
        found = _before_line(scan, lines, number, column - 1)
    if found:
        lines.below(scan, number, [spot.frames for spot in found])
    return found


class _Lines:
    """Which lines bear on a place: those around it, and their neighbours; not what hangs on other lines."""

    def __init__(self, source: Source) -> None:
        self.source = source
        text = source.text
        self.indents = [_indent(text, start) for start in source.line_starts]  # None for an empty line or a comment

    def above(self, number: int, column: int) -> Scan:
        """The lines above one, read as far as they are not indented deeper than a later one, or than `column`."""
        wanted = []
        limit = column
        for line in range(number - 1, 0, -1):
            indent = self.indents[line - 1]
            if indent is not None and indent <= limit:
                wanted.append(line)
                limit = indent
        scan = Scan(self.source)
        for line in reversed(wanted):
            self._skip(scan, line)
            scan.number = line - 1
            scan.run(line)
        self._skip(scan, number)
        scan.number = number - 1
        return scan

    def following(self, number: int) -> tuple[int, int] | None:
        """Where the content of the next line that is not empty begins, and in which column."""
        for line in range(number, len(self.indents)):
            if self.indents[line] is not None:
                return indentation(self.source.text, self.source.line_starts[line])
        return None

    def _skip(self, scan: Scan, line: int) -> None:
        """Take note that what is left out before a line is the value of what stands above it."""
        between = self.indents[scan.number : line - 1]
        if scan.frames and scan.open is None and any(indent is not None for indent in between):
            scan.frames[-1].pending = False

    def below(self, scan: Scan, number: int, around: Sequence[Sequence[Frame]]) -> None:
        """Read the lines below one as far as they belong to the frames at hand, or to the reason around them."""
        if scan.open is not None and scan.open.sort in ("flow", "quoted"):
            scan.close()
        frames = min(around, key=len)
        outer = frames[-4] if len(frames) > 3 else frames[0] if frames else None
        limit = max((frame.column for each in around for frame in each), default=0)
        for line in range(number + 1, len(self.indents) + 1):
            indent = self.indents[line - 1]
            if indent is not None and indent <= limit:
                limit = indent
                scan.number = line - 1
                scan.run(line)
                if outer is not None and outer not in scan.frames:
                    break


def _indent(text: str, start: int) -> int | None:
    at, column = indentation(text, start)
    return None if text[at : at + 1] in _NOTHING else column


# -- on a line where something stands already --------------------------------------------------------------------------


def _within_line(scan: Scan, number: int, start: int, offset: int) -> list[Spot]:
    scan.line(number, start, offset)
    last = scan.pieces[-1] if scan.pieces else None
    if last is None or last.sort in ("comment", "more"):
        return []
    text = scan.source.text
    if last.sort == "dash":
        gap = "" if text[offset - 1] in " \t" else " "
        return _of_item(scan, "", offset, gap)
    if last.sort == "word":
        return _of_word(scan, last, offset)
    if last.sort == "value":
        return _of_value(scan, last, offset)
    if last.sort == "key":
        gap = "" if text[offset - 1] in " \t" else " "
        return _value(scan, last.state, last.key, offset, gap)
    return _of_sign(scan, last, offset)


def _end(source: Source, offset: int) -> int:
    """Where the word that an offset touches ends."""
    found = _WORD.match(source.text, offset)
    return offset if found is None else found.end()


def _value(scan: Scan, state: State, key: Key | None, offset: int, gap: str = "") -> list[Spot]:
    end = _end(scan.source, offset)
    return [Spot("value", state, key, tuple(scan.frames), "", offset, end, gap)]


def _of_value(scan: Scan, piece: Piece, offset: int) -> list[Spot]:
    """Within a value, which for a list item may also become the first key of a mapping."""
    source = scan.source
    text = source.text
    start = piece.start
    if text[start] in "'\"":
        if piece.end > start + 1 and text[piece.end - 1] == text[start]:  # the cursor is behind the closing quote
            return []
        start += 1
    frames = tuple(scan.frames)
    typed = text[start:offset]
    end = _end(source, offset)
    found = [Spot("value", piece.state, piece.key, frames, typed, start, end)]
    frame = piece.frame
    number, column = source.position(start)
    if keys_of(piece.state) and frame is not None and not frame.is_list and not frame.flow:
        if not source.line(number)[: column - 1].strip():  # on a line of its own: it may become a mapping
            scan.close()
            inner = Frame(False, column - 1, piece.state, start, number, of=piece.key)
            scan.frames.append(inner)
            found.append(Spot("key", piece.state, None, (*frames, inner), typed, start, end))
    elif frame is not None and frame.is_list and not frame.flow:
        scan.close()
        if keys_of(piece.state):
            return _of_item(scan, typed, start)
    return found


def _of_word(scan: Scan, piece: Piece, offset: int) -> list[Spot]:
    """The beginning of a key, or of a list item without its dash."""
    source = scan.source
    typed = source.text[piece.start : offset]
    frame = scan.frames[-1] if scan.frames else None
    if frame is not None and frame.flow:
        return [Spot("key", frame.state, None, tuple(scan.frames), typed, piece.start, _end(source, offset))]
    number, column = source.position(piece.start)
    return _at_column(scan, number, column - 1, typed, piece.start, _end(source, offset))


def _of_sign(scan: Scan, piece: Piece, offset: int) -> list[Spot]:
    """After a bracket, comma or colon within brackets."""
    frame = scan.frames[-1] if scan.frames else None
    if frame is None or not frame.flow or scan.open is None or scan.open.sort != "flow":
        return []
    sign = scan.source.text[piece.start]
    if sign in "]}":
        return []
    state, key = frame.below
    end = _end(scan.source, offset)
    frames = tuple(scan.frames)
    if frame.is_list:
        return [Spot("value", state, key, frames, "", offset, end)]
    if sign == ":":
        gap = "" if scan.source.text[offset - 1] in " \t" else " "
        return [Spot("value", state, key, frames, "", offset, end, gap)]
    return [Spot("key", frame.state, None, frames, "", offset, end)]


def _of_item(scan: Scan, typed: str, start: int, gap: str = "") -> list[Spot]:
    """After a dash: the first key of an item, or its value."""
    source = scan.source
    lists = scan.frames[-1]
    state, key = lists.below
    end = _end(source, start + len(typed))
    frames = tuple(scan.frames)
    found = []
    if text_of(state) is not None:
        found.append(Spot("value", state, key, frames, typed, start, end, gap))
    if keys_of(state):
        column = source.position(start)[1] - 1 + len(gap)
        item = Frame(False, column, state, start, scan.number, of=key)
        scan.close()
        scan.frames.append(item)
        found.append(Spot("start", state, None, (*frames, item), typed, start, end, gap))
    return found


# -- on an empty line, or before what stands in it ---------------------------------------------------------------------


def _before_line(scan: Scan, lines: _Lines, number: int, column: int) -> list[Spot]:
    source = scan.source
    start = source.line_starts[number - 1]
    content = source.line(number).lstrip(" ")
    if content.strip() and len(source.line(number)) - len(content) != column:
        return []  # to the left of what stands there, where nothing belongs
    following = None if content.strip() else lines.following(number)
    at = start + column
    if scan.open is not None and max(column, -1 if following is None else following[1]) > scan.open.column:
        frame = scan.frames[-1] if scan.frames else None
        if scan.open.sort != "flow" or frame is None:
            return []
        state, key = frame.below
        wants = "value" if frame.is_list or frame.pending else "key"
        return [Spot(wants, state if wants == "value" else frame.state, key, tuple(scan.frames), "", at, at)]
    scan.close()
    found = _at_column(scan, number, column, "", at, _end(source, at))
    if following is not None and following[1] == column and source.text.startswith("-", following[0]):
        return [spot for spot in found if spot.before == "- "]  # between a key and its list, or two items
    return found


def _at_column(scan: Scan, number: int, column: int, typed: str, start: int, end: int) -> list[Spot]:
    """The spots at a column: for a key of the mapping there, an item of the list there, or what is wanted below."""
    scan.number = number
    scan.close()
    while scan.frames and (scan.frames[-1].column > column):
        scan.frames.pop()
    frames = scan.frames
    if not frames:
        frames.append(Frame(False, 0, MAP, start, number))
        return [Spot("key", MAP, None, tuple(frames), typed, start - (0 if typed else column), end)]
    found: list[Spot] = []
    top = frames[-1]
    if top.is_list and top.column == column:
        found += _another_item(scan, typed, start, end)
        if len(frames) < 2 or frames[-2].column != column:
            return found
        frames.pop()
        top = frames[-1]
    if top.column == column:
        key = Spot("key", top.state, None, tuple(frames), typed, start, end)
        below = _below(scan, typed, start, end) if top.pending else []
        return [*(spot for spot in below if spot.before), key, *found]
    if top.pending:
        return _below(scan, typed, start, end)
    if not typed:  # the line is not indented as anything is: what stands left of it goes on
        return _at_column(scan, number, top.column, "", start - column + top.column, end)
    return found


def _another_item(scan: Scan, typed: str, start: int, end: int) -> list[Spot]:
    """One more item of the innermost list, with its dash."""
    lists = scan.frames[-1]
    state, key = lists.below
    wants = _first(state)
    if state is None:
        return []
    item = Frame(False, lists.column + 2, state, start, scan.number, of=key)
    return [Spot(wants, state, key, (*scan.frames, item), typed, start, end, "- ")]


def _first(state: State) -> str:
    """The beginning of a list item, as a `Spot` wants it: a name for the whole, else the first key of a mapping."""
    text = text_of(state)
    return "start" if keys_of(state) and (text is None or text.form is not Form.NAME) else "value"


def _below(scan: Scan, typed: str, start: int, end: int) -> list[Spot]:
    """The spots on the lines below a key without a value, or below a lone dash."""
    top = scan.frames[-1]
    state, key = top.below
    column = scan.source.position(start)[1] - 1
    frames = tuple(scan.frames)
    found = []
    if is_list(state):
        lists = Frame(True, column, state, start, scan.number, of=key)
        item = Frame(False, column + 2, of_item(state), start, scan.number, of=key)
        wants = _first(item.state)
        found.append(Spot(wants, item.state, key, (*frames, lists, item), typed, start, end, "- "))
    if keys_of(state) or isinstance(state, MappingOf):
        inner = Frame(False, column, state, start, scan.number, of=key)
        if column > top.column:
            scan.frames.append(inner)
        wants = "start" if isinstance(state, Item) else "key"
        found.append(Spot(wants, state, None, (*frames, inner), typed, start, end))
    elif not is_list(state) and state is not None:
        found.append(Spot("value", state, key, frames, typed, start, end))
    return found


# -- what stands at a place --------------------------------------------------------------------------------------------


def pieces_at(source: Source, offset: int) -> list[Piece]:
    """The pieces of the line of an offset that touch it, the one that begins there first."""
    offset = max(0, min(offset, len(source.text)))
    number = source.position(offset).line
    scan = _Lines(source).above(number, indentation(source.text, source.line_starts[number - 1])[1])
    scan.run(number)
    found = [piece for piece in scan.pieces if piece.start <= offset <= piece.end]
    return sorted(found, key=lambda piece: (piece.sort in ("sign", "dash"), offset == piece.end))
