"""Likelihood vocabularies: which range of probability a term stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Scale


class Terms:
    """The terms of a scale with their bounds, both from 0 to 1.

    `name` is that of a built-in scale, None for one of the map's own. `terms` keeps the order and the spelling in
    which the terms are published or written.
    """

    def __init__(self, name: str | None, terms: Mapping[str, tuple[float, float]]) -> None:
        self.name = name
        self.terms = dict(terms)

    @cached_property
    def _plain(self) -> dict[str, str]:
        return {plain(term): term for term in self.terms}

    def find(self, text: str) -> str | None:
        """The term that a text is, whatever its capitals and blanks; None for any other text."""
        return self._plain.get(plain(text))

    def at_least(self, value: float) -> str | None:
        """The strongest term that fits “at least this”; None where none does.

        A term that reaches down to 0 says “at most”, so it never fits.
        """
        fitting = [(-low, high, term) for term, (low, high) in self.terms.items() if 0 < low <= value <= high]
        return min(fitting, key=lambda found: found[:2])[2] if fitting else None

    def at_most(self, value: float) -> str | None:
        """The strongest term that fits “at most this”; None where none does, as with a term that reaches up to 1."""
        fitting = [(high, -low, term) for term, (low, high) in self.terms.items() if low <= value <= high < 1]
        return min(fitting, key=lambda found: found[:2])[2] if fitting else None


def plain(text: str) -> str:
    """A text in small letters with single blanks: what makes two spellings the same term."""
    return " ".join(text.casefold().split())


def _each(ranges: Iterable[tuple[float, float, str]]) -> dict[str, tuple[float, float]]:
    return {term.strip(): (low, high) for low, high, terms in ranges for term in terms.split(",")}


# Office of the Director of National Intelligence, Intelligence Community Directive 203: Analytic Standards (2015),
# section D.6.e: both rows of its table, with the adverbs that it gives in brackets.
_ICD203 = _each(
    [
        (0.01, 0.05, "almost no chance, remote"),
        (0.05, 0.20, "very unlikely, highly improbable"),
        (0.20, 0.45, "unlikely, improbable, improbably"),
        (0.45, 0.55, "roughly even chance, roughly even odds"),
        (0.55, 0.80, "likely, probable, probably"),
        (0.80, 0.95, "very likely, highly probable"),
        (0.95, 0.99, "almost certain, almost certainly, nearly certain"),
    ]
)

# M. D. Mastrandrea and others, Guidance Note for Lead Authors of the IPCC Fifth Assessment Report on Consistent
# Treatment of Uncertainties (Intergovernmental Panel on Climate Change, 2010): table 1, and the additional terms that
# its footnote names. "More likely than not" is more than one half; one half itself is let through.
_IPCC = _each(
    [
        (0.99, 1.00, "virtually certain"),
        (0.95, 1.00, "extremely likely"),
        (0.90, 1.00, "very likely"),
        (0.66, 1.00, "likely"),
        (0.50, 1.00, "more likely than not"),
        (0.33, 0.66, "about as likely as not"),
        (0.00, 0.33, "unlikely"),
        (0.00, 0.10, "very unlikely"),
        (0.00, 0.05, "extremely unlikely"),
        (0.00, 0.01, "exceptionally unlikely"),
    ]
)

BUILT_IN: Mapping[str, Terms] = {"icd203": Terms("icd203", _ICD203), "ipcc": Terms("ipcc", _IPCC)}


def terms_of(scale: Scale) -> Terms:
    """The terms of a scale as it is written at the top of a map."""
    return Terms(None, scale.terms) if scale.name is None else BUILT_IN[scale.name.value]


def terms_known_to(graph: ArgumentGraph) -> Mapping[ArgumentMap, Terms | None]:
    """For each map its scale, or else that of the nearest map that it includes; None where no scale is known."""
    return {each: _nearest(graph, each) for each in graph.maps}


def _nearest(graph: ArgumentGraph, start: ArgumentMap) -> Terms | None:
    waiting, seen = [start], {start}
    for current in waiting:
        if current.scale is not None:
            return terms_of(current.scale)
        new = [other for other in graph.included.get(current, {}).values() if other not in seen]
        seen.update(new)
        waiting.extend(new)
    return None
