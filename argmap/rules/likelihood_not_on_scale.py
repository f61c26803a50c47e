"""A word for a likelihood that is none of the map's scale."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.nearest import Guesses, suggestion
from argmap.analysis.phrasing import code, listing
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.likelihood import Terms
from argmap.likelihood.unread import Trouble, unread
from argmap.reading.documents import SCALARS

RULE = Rule(
    code="AM702",
    name="likelihood-not-on-scale",
    severity=Severity.ERROR,
    about="""The terms of a scale are all that `likelihood` and `strength` may say in words: what “highly likely” is
in percent, no scale tells. Take the nearest term, or a number. The author's own wording belongs under `hedge`, and may
stand beside it.""",
    bad="""\
scale: icd203

argument:
- conclusion: The river will flood the town.
  likelihood: highly likely
  because:
  - evidence: The river has flooded the town in nine of ten years.
    cite: https://example.org/floods
""",
    good="""\
scale: icd203

argument:
- conclusion: The river will flood the town.
  likelihood: very likely
  hedge: highly likely
  because:
  - evidence: The river has flooded the town in nine of ten years.
    cite: https://example.org/floods
""",
)

_MOST_TERMS = 24


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    guesses = Guesses()
    for _, written, scale in unread(graph, Trouble.NO_TERM):
        if scale is None:
            continue
        near = guesses.nearest(written.value, scale.terms, scale.name)
        fix = None
        if not near:
            near = _alike(written.value, scale)
        else:
            edit = Edit(written.span, SCALARS.line(near[0], brackets=True))
            fix = Fix(f"write {code(near[0])}", (edit,), Safety.UNSAFE)
        name = f"the scale {code(scale.name)}" if scale.name is not None else "the map's scale"
        yield Finding(
            f"{code(written)} is no term of {name}{suggestion(near)}",
            (Label(written.span),),
            help=f"{_terms(scale)}; the author's own wording stands under `hedge`",
            fix=fix,
        )


def _alike(written: str, scale: Terms) -> list[str]:
    """The terms that end with the same word, those with as many words first: “very likely” for “highly likely”."""
    words = written.casefold().split()
    found = [term for term in scale.terms if term.casefold().split()[-1:] == words[-1:]]
    return sorted(found, key=lambda term: abs(len(term.split()) - len(words)))[:3]


def _terms(scale: Terms) -> str:
    shown = list(scale.terms)[:_MOST_TERMS]
    if not shown:
        return "the scale has no terms"
    more = ", …" if len(scale.terms) > _MOST_TERMS else ""
    return f"its terms are {listing([code(term) for term in shown], 'and')}{more}"
