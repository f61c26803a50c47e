"""A matrix of hypotheses as one HTML page that needs nothing else: no script, no network, fit for printing."""

from __future__ import annotations

from argmap.hypotheses.matrix import Matrix
from argmap.lazy_pattern import lazy
from argmap.reporting.ach.words import RULE, Words
from argmap.reporting.pages import page

_QUOTED = lazy("“([^”]*)”")


def as_html(matrix: Matrix) -> str:
    """The page."""
    root, words = matrix.graph.root, Words(matrix)
    return page(
        "ach",
        title=words.title,
        name=words.name,
        language=root.language.value if root.language is not None else "en",
        question=root.question,
        matrix=matrix,
        words=words,
        verdict=list(words.verdict()),
        rule=RULE,
        turns=list(words.turns()),
        quotations=_QUOTED.split,
    )
