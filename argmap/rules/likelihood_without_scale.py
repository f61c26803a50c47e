"""A word for a likelihood where nothing says what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from argmap.analysis.phrasing import code, listing
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.likelihood import BUILT_IN
from argmap.likelihood.unread import Trouble, unread
from argmap.reading.documents import document

RULE = Rule(
    code="AM701",
    name="likelihood-without-scale",
    severity=Severity.WARNING,
    about="""People mean very different things by “likely”. A `scale` at the top of the map, or of a map that it
includes, says what its words mean. Numbers and percentages need no scale.

A word that is the author's own, and that nobody is to reckon with, is written under `hedge`.""",
    bad="""\
argument:
- conclusion: The river will flood the town.
  likelihood: almost certain
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
    good="""\
scale: icd203

argument:
- conclusion: The river will flood the town.
  likelihood: almost certain
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    fix = _fix(graph)
    for _, written, _ in unread(graph, Trouble.NO_SCALE):
        fitting = [name for name, terms in BUILT_IN.items() if terms.find(written.value) is not None]
        known = f"; it is a term of {listing([code(name) for name in fitting], 'and')}" if fitting else ""
        yield Finding(
            f"nothing says what {code(written)} means{known}",
            (Label(written.span),),
            help="name a `scale` at the top of the file, or write a number: `70 %`, `0.6-0.8`",
            fix=fix if written.span.source is graph.root.source else None,
        )


def _fix(graph: ArgumentGraph) -> Callable[[], Fix] | None:
    """A fix that names the only scale that has all the words."""
    words = [written.value for _, written, _ in unread(graph, Trouble.NO_SCALE)]
    fitting = [name for name, terms in BUILT_IN.items() if all(terms.find(word) is not None for word in words)]
    return partial(_with_scale, graph, fitting[0]) if words and len(fitting) == 1 else None


def _with_scale(graph: ArgumentGraph, scale: str) -> Fix:
    edits = document(graph.root.source).insert_key(graph.root.span.start, "scale", scale)
    return Fix(f"add `scale: {scale}`", tuple(edits), Safety.UNSAFE)
