"""A part of a map that reads by itself: the lines around a place, below the lines that they hang on."""

from __future__ import annotations

from itertools import islice

from argmap.reading.syntax_errors import line_of
from argmap.records import record
from argmap.yamltext.lines import indent_of, line_end, line_start, lines_above, lines_from, next_line

_ABOVE, _BELOW = 14, 24  # filled lines that are taken along, where there are so many
_BESIDE = 3  # filled lines around the place that are taken along whatever is said of them


@record()
class Excerpt:
    """Lines of a text from `start` on, below `head`: the lines above, if any, on which they hang.

    Lines further below that what they hang on goes on with are put behind them. `lines` are the beginnings, in the
    excerpt, of the filled lines around the place it was made for.
    """

    head: str
    start: int
    text: str
    lines: tuple[int, ...]

    def outer(self, offset: int) -> int:
        """The offset in the whole text of one in the excerpt."""
        return self.start + max(0, offset - len(self.head))


def excerpt(text: str, at: int, others: tuple[int, ...] = ()) -> Excerpt:
    """The excerpt around an offset; it ends before the nearest of `others`, places at which something else is wrong."""
    first = line_start(text, at)
    above = _filled_above(text, first, _ABOVE)
    below = _filled_below(text, first, _BELOW + 1)
    near = [*above[:2][::-1], *below[:_BESIDE]]
    bound = max((line_start(text, other) for other in others if other < near[0]), default=-1)
    start = next((line for line in reversed(above) if line > bound and _begins_something(text, line)), near[0])
    stop = min((line_start(text, other) for other in others if other > line_end(text, near[-1])), default=len(text))
    after = next((line for line in below[_BELOW:] if _begins_something(text, line)), len(text))
    end = min(stop, after)
    head = _head(text, start)
    lines = tuple(line - start + len(head) for line in near)
    return Excerpt(head, start, head + text[start:end] + _tail(text, start, end), lines)


def _begins_something(text: str, begin: int) -> bool:
    """Whether a line begins with a key or a dash, and is not the middle of a text."""
    line = line_of(text, begin)
    return line.dashes or line.key is not None


def _filled_above(text: str, begin: int, most: int) -> list[int]:
    """The beginnings of the filled lines above a line, the nearest first."""
    found: list[int] = []
    for at, _ in lines_above(text, begin):
        if len(found) == most:
            break
        if not line_of(text, at).is_blank:
            found.append(at)
    return found


def _filled_below(text: str, begin: int, most: int) -> list[int]:
    """The beginnings of a line and of the filled lines below it."""
    filled = (at for at, _ in lines_from(text, begin) if at == begin or not line_of(text, at).is_blank)
    return list(islice(filled, most)) or [begin]


def _head(text: str, start: int) -> str:
    """The lines above a line on which it hangs, from the top of the file downwards."""
    head: list[str] = []
    line = line_of(text, start)
    column, dashes = line.indent, line.dashes
    for begin, _ in lines_above(text, start):
        if column == 0 and not dashes:
            break
        indent = indent_of(text, begin)
        if indent > column or (indent == column and not dashes):
            continue
        stop = next_line(text, begin)
        above = line_of(text, begin)
        if above.is_blank or not (above.dashes or above.key):
            continue
        if above.indent < column or (dashes and not above.dashes and above.indent == column):
            head.append(text[begin:stop])
            column, dashes = indent_of(text, begin), above.dashes
    return "".join(reversed(head))


def _tail(text: str, start: int, end: int) -> str:
    """The first lines below that stand further and further to the left, as far as each says something by itself."""
    tail: list[str] = []
    limit = min(indent_of(text, start), indent_of(text, end)) + 1
    for at, stop in lines_from(text, end):
        line = line_of(text, at)
        if not line.is_blank and line.indent < limit and (line.dashes or line.key):
            limit = line.indent
            if text[line.value : line.end].strip():
                tail.append(text[at : next_line(text, stop)])
        if limit == 0:
            break
    return "".join(tail)
