"""Moving an objection from a statement to the only step that leads to it, in the text of a map."""

from __future__ import annotations

from functools import partial

from argmap.edits import Fix, Safety
from argmap.model import Reason, Statement
from argmap.reading.documents import document, with_reason


def as_undercut(objection: Reason, target: Statement) -> Fix | None:
    """A fix that makes an objection to a statement an objection to its step.

    None where it is not clear which step is meant, or where the text is not laid out in lines of block style.
    """
    step = target.because[0] if len(target.because) == 1 else None
    if step is None or objection not in target.but or "but" in step.keys:
        return None
    source = objection.span.source
    edits = document(source).move_item(objection.span.start, partial(with_reason, step, "but"))
    return Fix("attack the step instead of the statement", tuple(edits), Safety.UNSAFE)
