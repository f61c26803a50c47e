"""A text while it is being written, and the map that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from argmap.checking import Analysis
from argmap.evaluation import Evaluation, evaluate
from argmap.graph import ArgumentGraph
from argmap.source import Source, Span


@dataclass(frozen=True, eq=False)
class View:
    """A text as it is now, and what is known of it.

    `analysis` is of that text, mended where it is broken; its graph may be None. `good` is the last analysis whose
    text had no syntax error: `analysis` itself when it has none, None when there never was one.
    """

    source: Source
    analysis: Analysis
    good: Analysis | None

    @property
    def graph(self) -> ArgumentGraph | None:
        """The graph whose places are those of the text as it is now."""
        return self.analysis.graph

    @property
    def graphs(self) -> list[ArgumentGraph]:
        """The graphs in which names can be looked up: of the text as it is, then of the last good one."""
        analyses = [self.analysis] if self.good is None or self.good is self.analysis else [self.analysis, self.good]
        return [analysis.graph for analysis in analyses if analysis.graph is not None]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text."""
        return Span(self.source, start, end)

    def holds(self, span: Span) -> bool:
        """Whether a stretch lies in this text, not in an included map or an earlier text."""
        return span.source is self.source or span.source is self.analysis.source

    @cached_property
    def evaluation(self) -> Evaluation | None:
        """How the statements of the text as it is now fare, as stated."""
        return None if self.graph is None else evaluate(self.graph)
