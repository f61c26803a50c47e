"""Moving an objection from a statement to the only step that leads to it, in the text of a map."""

from __future__ import annotations

from argmap.edits import Edit, Fix, Safety
from argmap.model import Reason, Statement
from argmap.reading.blocks import CannotLayOut, written
from argmap.source import Span


def as_undercut(objection: Reason, target: Statement) -> Fix | None:
    """A fix that makes an objection to a statement an objection to its step.

    None where it is not clear which step is meant, or where the text is not laid out in lines of block style.
    """
    step = target.because[0] if len(target.because) == 1 else None
    if step is None or objection not in target.but or "but" in step.keys:
        return None
    source = objection.span.source
    text = written(source)
    try:
        lines = text.item(objection).lines
        edits = [*text.with_item_on(step, "but", lines), *text.without(objection)]
    except CannotLayOut:
        return None
    changes = tuple(Edit(Span(source, start, end), text) for start, end, text in edits)
    return Fix("attack the step instead of the statement", changes, Safety.UNSAFE)
