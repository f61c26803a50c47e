"""A source that is not declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from argmap.addresses import is_address
from argmap.analysis.citing import all_citations
from argmap.analysis.nearest import Guesses, suggestion
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap
from argmap.reading.documents import SCALARS, document
from argmap.reading.ids import is_id
from argmap.source import Text

RULE = Rule(
    code="AM502",
    name="unknown-source",
    severity=Severity.ERROR,
    about="""What `cite`, the map's `source`, and `cited-in` and `derived-from` of a source name is declared under
`sources`, in this map or in an included one. A URL or a DOI may be cited without being declared.""",
    bad="""\
sources:
  survey-2024: {title: What visitors of the park want, date: 2024}

argument:
- conclusion: The park needs lamps.
  because:
  - evidence: Most visitors want lamps in the park.
    cite: survey-2042
""",
    good="""\
sources:
  survey-2024: {title: What visitors of the park want, date: 2024}

argument:
- conclusion: The park needs lamps.
  because:
  - evidence: Most visitors want lamps in the park.
    cite: survey-2024
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    guesses = Guesses()
    for name, each in _names(graph):
        known = graph.works(each)
        if name.value in known or is_address(name.value):
            continue
        near = guesses.nearest(name.value, known, each)
        fix: Fix | Callable[[], Fix | None] = partial(_declared, graph, name)
        if near:
            fix = Fix(f"name {code(near[0])}", (Edit(name.span, near[0]),), Safety.UNSAFE)
        yield Finding(
            f"no source is called {code(name)}{suggestion(near)}",
            (Label(name.span),),
            help=None if near else "declare it under `sources:` at the top of the file, with a title, or cite a URL",
            fix=fix,
        )


def _declared(graph: ArgumentGraph, name: Text) -> Fix | None:
    """An entry under `sources` to be filled in, whose title is the name for the time being."""
    root, said = graph.root, name.value
    if name.span.source is not root.source or not is_id(said):
        return None
    entry = f"{{title: {SCALARS.line(said, brackets=True)}}}"
    edits = document(root.source).insert_entry(root.span.start, "sources", said, entry)
    return Fix(f"declare the source {code(said)}", tuple(edits), Safety.UNSAFE)


def _names(graph: ArgumentGraph) -> Iterator[tuple[Text, ArgumentMap]]:
    for each in graph.maps:
        if each.work is not None:
            yield each.work, each
        for work in each.works.values():
            for name in (*work.cited_in, *work.derived_from):
                yield name, each
    for citation, each in all_citations(graph):
        if citation.source is not None:
            yield citation.source, each
