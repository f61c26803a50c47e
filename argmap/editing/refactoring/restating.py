"""Another text for a statement."""

from __future__ import annotations

from argmap.canonical_form import rows_of
from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.workspace import Workspace, real
from argmap.model import Statement
from argmap.reading.documents import document
from argmap.yamltext.scalars import given_text


def restate(workspace: Workspace, statement: Statement, text: str) -> Changes:
    """Give a statement another text; all that refers to it stays. Raises CannotChange."""
    text = given_text(text)
    if not text:
        raise CannotChange("the new text is empty")
    within = workspace.graph.map_of(statement)
    changes = Changes()
    changes.edit(*document(within.source).replace(statement.text.span.start, text))
    expected = rows_of(within)
    index = expected.at(statement).start
    expected.rows[index] = expected.rows[index].saying(text=text)
    return verified(workspace, changes, {real(within): expected})
