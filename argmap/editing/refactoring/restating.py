"""Another text for a statement."""

from __future__ import annotations

from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.rows import rows_of
from argmap.editing.scalars import reads_back, written_text
from argmap.editing.workspace import Workspace, real
from argmap.model import Statement
from argmap.reading.quoting import newline_of


def restate(workspace: Workspace, statement: Statement, text: str) -> Changes:
    """Give a statement another text; all that refers to it stays. Raises CannotChange."""
    text = " ".join(text.split())
    if not text:
        raise CannotChange("the new text is empty")
    within, span = workspace.graph.map_of(statement), statement.text.span
    source, column = within.source, 0 if statement.bare else statement.keys[statement.kind.value].first.column - 1
    quote = span.written[:1]
    written = f"{quote}{text}{quote}"
    if quote not in ("'", '"') or not reads_back(written, text):
        written = written_text(text, statement.kind.value, max(column, statement.span.first.column - 1))
    changes = Changes()
    changes.edit(source, (span.start, span.end, written.replace("\n", newline_of(source.text))))
    expected = rows_of(within)
    index = expected.at(statement).start
    expected.rows[index] = expected.rows[index].saying(text=text)
    return verified(workspace, changes, {real(within): expected})
