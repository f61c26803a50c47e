"""An id of a reason where a statement is wanted, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import code, place
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Reason

RULE = Rule(
    code="AM109",
    name="wrong-reference",
    severity=Severity.ERROR,
    about="""Premises, `restates`, `contradicts`, `tension-with`, `alternatives`, `fits` and `expect` name statements;
`outweighs` names reasons. A `ref` at the root of a tree may name either: so reasons that bear on a step can be added
from another place. But a step neither contradicts anything, nor is in tension with it, nor fits it.""",
    bad="""\
argument:
- conclusion: The club should buy a new boat.
  because:
  - id: old-boat
    premises:
    - claim: The boat of the club is too old to be repaired.
    - assumption: A club whose boat is too old to be repaired should buy a new boat.
  contradicts: old-boat
""",
    good="""\
argument:
- conclusion: The club should buy a new boat.
  because:
  - premises:
    - claim: The boat of the club is too old to be repaired.
    - assumption: A club whose boat is too old to be repaired should buy a new boat.
  contradicts: waiting

- claim: The club should wait for a year.
  id: waiting
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for each in graph.unresolved:
        found = each.found
        if found is None:
            continue
        sort = "reason" if isinstance(found, Reason) else "statement"
        label = Label(place(found), f"this {sort}")
        if sort in each.wanted:
            yield Finding(f"the reason {code(each.name)} would bear on itself", (Label(each.name.span), label))
            continue
        help_ = None
        if isinstance(found, Reason):
            help_ = "give the statement that is meant an `id` of its own, beside its text, and name that"
        elif each.wanted == "reason":
            help_ = "write the reason with `premises:`, give it an `id` there, and name that"
        message = f"{code(each.name)} is a {sort}; a {each.wanted} is wanted"
        yield Finding(message, (Label(each.name.span), label), help_)
