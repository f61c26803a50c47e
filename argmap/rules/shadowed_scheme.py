"""An own scheme with the slug of a built-in one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import SchemeDefinition
from argmap.reading.documents import document

RULE = Rule(
    code="AM306",
    name="shadowed-scheme",
    severity=Severity.WARNING,
    about="""A scheme that a map declares under a slug of a built-in one takes its place, in this map and in those
that include it. Readers who know the built-in scheme will take it for that. Give it a slug of its own, or waive this
if it is meant to replace the built-in one.""",
    bad="""\
schemes:
  sign:
    name: Argument from a road sign
    premises:
    - posted: A road sign says so.
    conclusion: It is so.

argument:
- conclusion: Lorries are not allowed on the bridge.
  because:
  - scheme: sign
    premises:
    - evidence: A road sign at the bridge says that lorries are not allowed.
      cite: https://example.org/photograph
      role: posted
""",
    good="""\
schemes:
  road-sign:
    name: Argument from a road sign
    premises:
    - posted: A road sign says so.
    conclusion: It is so.

argument:
- conclusion: Lorries are not allowed on the bridge.
  because:
  - scheme: road-sign
    premises:
    - evidence: A road sign at the bridge says that lorries are not allowed.
      cite: https://example.org/photograph
      role: posted
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for each in graph.maps:
        for slug, definition in each.schemes.items():
            from argmap.schemes import built_in_names

            name = built_in_names().get(slug)
            if name is not None:
                message = f"{code(slug)} takes the place of the built-in scheme of this slug, {name}"
                yield Finding(
                    message,
                    (Label(definition.slug.span),),
                    help="give it another slug",
                    fix=partial(_renamed, graph, definition) if each is graph.root else None,
                )


def _renamed(graph: ArgumentGraph, definition: SchemeDefinition) -> Fix | None:
    """The scheme under a slug that is free, where it is declared and wherever the map names it."""
    from argmap.schemes import built_in_names

    old = definition.slug.value
    new = f"own-{old}"
    if new in graph.schemes(graph.root) or new in built_in_names():
        return None
    uses = [r.scheme for r in graph.reasons if r.scheme is not None and graph.map_of(r) is graph.root]
    text, edits = document(graph.root.source), [Edit(definition.slug.span, new)]
    edits += (edit for use in uses if use.value == old for edit in text.replace(use.span.start, new))
    return Fix(f"call it {code(new)}", tuple(edits), Safety.UNSAFE)
