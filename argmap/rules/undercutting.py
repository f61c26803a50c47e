"""Moving an objection from a statement to the only step that leads to it, in the text of a map."""

from __future__ import annotations

from argmap.edits import Edit, Fix, Safety
from argmap.model import Reason, Statement
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
    column = step.span.first.column - 1
    moved = _indented(lines, column - _indent(lines[0]))
    body = region.written.removesuffix("\n").split("\n")
    if not step.explicit:
        nested = _indented([" " * column + "- " + body[0][column:], *body[1:]], 2, first=False)
        if nested is None:
            return None
        body = [body[0][:column] + "premises:", *nested]
    if moved is None:
        return None
    text = "\n".join([*body, f"{' ' * column}but:", *moved]) + "\n"
    return Fix("attack the step instead of the statement", (Edit(region, text), Edit(removed, "")), Safety.UNSAFE)


def _taken_out(objection: Reason, target: Statement) -> tuple[Span, list[str]] | None:
    """What to remove, and the lines of the item."""
    key = target.keys.get("but")
    if key is None or not _is_block(objection):
        return None
    item = _whole_lines(objection.span)
    lines = item.written.removesuffix("\n").split("\n")
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
    return line.strip() == "-" and line.endswith("- ") and "\r" not in source.text and source.text.endswith("\n")


def _whole_lines(span: Span) -> Span:
    source: Source = span.source
    last = span.last.line
    end = source.line_starts[last] if last < len(source.line_starts) else len(source.text)
    return Span(source, source.line_starts[span.first.line - 1], end)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(lines: list[str], by: int, *, first: bool = True) -> list[str] | None:
    """Lines moved to the right, or to the left where `by` is negative; None when a line has too little space."""
    if by < 0 and any(line.strip() and _indent(line) < -by for line in lines):
        return None
    moved = [(" " * by + line if by > 0 else line[-by:]) if line.strip() else line for line in lines]
    return moved if first else [lines[0], *moved[1:]]
