"""Another text for a statement."""

from __future__ import annotations

from argmap.canonical_form import rows_of
from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.scalars import in_same_quotes, written_text
from argmap.editing.workspace import Workspace, real
from argmap.model import Statement
from argmap.reading.text_edits import newline_of
from argmap.rules.rewriting import is_flow
from argmap.writing.texts import given_text


def restate(workspace: Workspace, statement: Statement, text: str) -> Changes:
    """Give a statement another text; all that refers to it stays. Raises CannotChange."""
    text = given_text(text)
    if not text:
        raise CannotChange("the new text is empty")
    within, span = workspace.graph.map_of(statement), statement.text.span
    source, column = within.source, statement.span.first.column - 1
    written = in_same_quotes(text, span.written)
    if written is None:
        brackets = is_flow(statement)
        written = written_text(text, statement.kind.value, column, brackets=brackets, instead_of=span.written)
    changes = Changes()
    changes.edit(source, (span.start, span.end, written.replace("\n", newline_of(source.text))))
    expected = rows_of(within)
    index = expected.at(statement).start
    expected.rows[index] = expected.rows[index].saying(text=text)
    return verified(workspace, changes, {real(within): expected})
