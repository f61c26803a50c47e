"""The fixes offered for a text at a place."""

from __future__ import annotations

from argmap.diagnostics import Diagnostic
from argmap.editor_support.open_map import View
from argmap.edits import Edit, Safety
from argmap.records import record


@record(eq=False)
class Action:
    """A change that is offered; `preferred`: it leaves the meaning of the argument as it is.

    `sort`: "quickfix", "refactor.extract", "refactor.inline" or "refactor.rewrite". `diagnostic` is what it mends.
    """

    title: str
    sort: str
    edits: tuple[Edit, ...]
    diagnostic: Diagnostic
    preferred: bool


def actions(view: View, start: int, end: int) -> list[Action]:
    """The fixes of what is found wrong between two offsets, those that are safe first."""
    found = []
    for diagnostic in view.analysis.diagnostics:
        labels = [label.span for label in diagnostic.finding.labels if view.holds(label.span)]
        if not view.holds(diagnostic.span) or not any(span.start <= end and start <= span.end for span in labels):
            continue
        fix = diagnostic.finding.fix
        if fix is not None and fix.edits and all(view.holds(edit.span) for edit in fix.edits):
            found.append(Action(fix.title, "quickfix", fix.edits, diagnostic, fix.safety is Safety.SAFE))
    return sorted(found, key=lambda action: not action.preferred)
