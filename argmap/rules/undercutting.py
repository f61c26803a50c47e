"""Moving an objection from a statement to the only step that leads to it, in the text of a map."""

from __future__ import annotations

from argmap.edits import Edit, Fix, Safety
from argmap.model import Reason, Statement
from argmap.reading.quoting import newline_of
from argmap.source import Source, Span


def as_undercut(objection: Reason, target: Statement) -> Fix | None:
    """A fix that makes an objection to a statement an objection to its step.

    None where it is not clear which step is meant, or where the text is not laid out in lines of block style.
    """
    if len(target.because) != 1 or objection not in target.but:
        return None
    step = target.because[0]
    taken = _taken_out(objection, target)
    if taken is None or "but" in step.keys or not _is_block(step):
        return None
    removed, lines = taken
    region = _whole_lines(step.span)
    if region.start < removed.end and removed.start < region.end:
        return None
    newline = newline_of(region.source.text)
    column = step.span.first.column - 1
    moved = _indented(lines, column - _indent(lines[0]))
    body = region.written.removesuffix(newline).split(newline)
    if moved is None or any("\r" in line or "\n" in line for line in (*body, *moved)):
        return None
    if not step.explicit:
        body = [f"{body[0][:column]}premises:", *_nested(body, column)]
    text = newline.join([*body, f"{' ' * column}but:", *moved])
    # The last line of the file has a line end afterwards only if it has one now.
    ends = region.written.endswith(newline) and not (
        removed.start == region.end and not removed.written.endswith(newline)
    )
    edits = (Edit(region, text + newline * ends), Edit(removed, ""))
    return Fix("attack the step instead of the statement", edits, Safety.UNSAFE)


def _nested(body: list[str], column: int) -> list[str]:
    """The lines of the only premise as an item of a list in the same column."""
    first = f"{' ' * column}- {body[0][column:]}"
    return [first, *(f"  {line}" if line.strip() else line for line in body[1:])]


def _taken_out(objection: Reason, target: Statement) -> tuple[Span, list[str]] | None:
    """What to remove, and the lines of the item."""
    key = target.keys.get("but")
    if key is None or not _is_block(objection):
        return None
    item = _whole_lines(objection.span)
    newline = newline_of(item.source.text)
    lines = item.written.removesuffix(newline).split(newline)
    if len(target.but) > 1:
        return item, lines
    head = _whole_lines(key)
    between = key.source.text[head.end : item.start]
    if head.written.strip() != "but:" or between.strip():
        return None
    return Span(key.source, head.start, item.end), lines


def _is_block(reason: Reason) -> bool:
    """Whether a reason is an item of a list with a dash of its own line."""
    source, start = reason.span.source, reason.span.start
    line = source.text[source.line_starts[reason.span.first.line - 1] : start]
    return line.strip() == "-" and line.endswith("- ")


def _whole_lines(span: Span) -> Span:
    source: Source = span.source
    last = span.last.line
    end = source.line_starts[last] if last < len(source.line_starts) else len(source.text)
    return Span(source, source.line_starts[span.first.line - 1], end)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(lines: list[str], by: int) -> list[str] | None:
    """Lines moved to the right, or to the left where `by` is negative; None when a line has too little space."""
    if by < 0 and any(line.strip() and _indent(line) < -by for line in lines):
        return None
    return [(" " * by + line if by > 0 else line[-by:]) if line.strip() else line for line in lines]
