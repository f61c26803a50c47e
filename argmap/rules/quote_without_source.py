"""Quotations of a work that the map does not name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from argmap.analysis.citing import all_citations
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Citation
from argmap.reading.documents import document
from argmap.showing import counted

RULE = Rule(
    code="AM503",
    name="quote-without-source",
    severity=Severity.ERROR,
    about="""`quote` beside a statement, and `cite` with a quotation and no `source`, give words of the work that
the map reconstructs. The map has to say which one that is: with `source:` at its top, and an entry under `sources`.
It is reported once for a file.""",
    bad="""\
sources:
  inspection: {title: Inspection of the bridge}

argument:
- conclusion: The bridge should be closed.
  because:
  - evidence: Cracks were found in the closed part of the bridge.
    quote: three cracks … the closed span
""",
    good="""\
source: inspection
sources:
  inspection: {title: Inspection of the bridge}

argument:
- conclusion: The bridge should be closed.
  because:
  - evidence: Cracks were found in the closed part of the bridge.
    quote: three cracks … the closed span
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    lost: dict[ArgumentMap, list[Citation]] = {}
    for citation, each in all_citations(graph):
        if citation.source is None and each.work is None and "source" not in each.keys:
            lost.setdefault(each, []).append(citation)
    for citations in lost.values():
        first = min(citations, key=lambda citation: citation.span.start)
        more = f", nor for {counted(len(citations) - 1, 'other quotation')}" if len(citations) > 1 else ""
        yield Finding(
            f"this map names no source for this quotation{more}",
            (Label(first.quote.span if first.quote else first.span),),
            help="write `source:` at the top of the file with the id of the work that is mapped, "
            "or `cite: {source: …, quote: …}` here",
            fix=partial(_fix, graph, first),
        )


def _fix(graph: ArgumentGraph, citation: Citation) -> Fix | None:
    """The only source of the map as the work that is mapped."""
    each = graph.root
    if len(each.works) != 1 or citation.span.source is not each.source:
        return None
    name = next(iter(each.works))
    edits = document(each.source).insert_key(each.span.start, "source", name)
    return Fix(f"name {code(name)} as the work that is mapped", tuple(edits), Safety.UNSAFE)
