"""Two statements that say the same made one."""

from __future__ import annotations

from argmap.canonical_form import Row, rows_of, said
from argmap.editing.changes import CannotChange, Changes, verified
from argmap.editing.refactoring.names import name_for
from argmap.editing.workspace import Workspace, real
from argmap.edits import Edit
from argmap.model import Reference, Statement
from argmap.reading.documents import as_reference, document
from argmap.reading.language import REFERENCE
from argmap.source import Text


def join(workspace: Workspace, kept: Statement, other: Statement) -> Changes:
    """Put a `ref` to one statement in place of another one, with whatever stood below that, and use its id instead.

    A reference cannot carry everything that a statement can: what would be lost is named in the refusal. Raises
    CannotChange.
    """
    graph = workspace.graph
    within = graph.map_of(kept)
    if kept is other:
        raise CannotChange("that is one statement already")
    if graph.map_of(other) is not within:
        raise CannotChange("the two stand in different files; write a `ref` with the prefix instead")
    lost = set() if other.bare else other.keys.keys() - set(REFERENCE.by_name) - {other.kind.value, "id"}
    if lost:
        keys = ", ".join(f"`{key}`" for key in sorted(lost))
        raise CannotChange(f"a `ref` cannot carry {keys} of the other statement ({other.span}); move it first")
    known = kept.id.value if kept.id is not None else other.id.value if other.id is not None else name_for(graph, kept)
    text, changes = document(within.source), Changes()
    if kept.id is None:
        changes.edit(*text.insert_key(kept.span.start, "id", known))
    changes.edit(as_reference(other, known))
    if other.id is not None:
        changes.edit(*text.remove_key(other.keys["id"].start))
        for use in workspace.uses(other):
            if not use.defines and known != other.id.value:
                changes.edit(Edit(use.span, known))

    expected = rows_of(within)
    index = expected.at(other).start
    depth, key = expected.rows[index][:2]
    stand_in = Reference(
        span=other.span,
        target=Text(known, other.span),
        role=other.role,
        citations=other.citations,
        note=other.note,
        contradicts=other.contradicts,
        tension_with=other.tension_with,
        fits=other.fits,
    )
    expected.rows[index] = Row(depth, key, "Reference", said(stand_in))
    first = expected.at(kept).start
    expected.rows[first] = expected.rows[first].saying(id=known)
    names = {} if other.id is None else {other.id.value: known}
    return verified(workspace, changes, {real(within): expected.renamed(names)})
