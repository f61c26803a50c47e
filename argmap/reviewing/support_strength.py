"""How firm the ground of a statement is, in words: what a review ranks by when the structure does not decide."""

from __future__ import annotations

from enum import IntEnum

from argmap.analysis.grounds import citations
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Statement, Work
from argmap.reading.shapes import Term
from argmap.reading.terms import CREDIBILITIES, RELIABILITIES
from argmap.reviewing.questionable import OneOf
from argmap.reviewing.review_context import ReviewContext
from argmap.source import Text

# From these grades on, a source or an item says little by itself.
_POOR_RELIABILITY = frozenset("DEF")
_POOR_CREDIBILITY = frozenset("456")


class SupportStrength(IntEnum):
    """The strengths of what a statement can rest on, weakest first."""

    FALLEN = 0
    UNSETTLED = 1
    UNWRITTEN = 2
    UNSTATED = 3
    ASSERTED = 4
    THIN = 5
    ARGUED = 6
    REPORTED = 7
    GROUNDED = 8


_WORDS = {
    SupportStrength.FALLEN: "does not stand in this map",
    SupportStrength.UNSETTLED: "not settled in this map",
    SupportStrength.UNWRITTEN: "a warrant that is not written",
    SupportStrength.UNSTATED: "an unstated assumption",
    SupportStrength.ASSERTED: "asserted without a reason",
    SupportStrength.THIN: "thin evidence",
    SupportStrength.ARGUED: "argued for, but not from evidence alone",
    SupportStrength.REPORTED: "cited evidence",
    SupportStrength.GROUNDED: "argued for from cited evidence",
}


def words(footing: SupportStrength) -> str:
    """A footing as it is told."""
    return _WORDS[footing]


def weakest_of(context: ReviewContext, one_of: OneOf) -> SupportStrength:
    """The strength of the weakest of some leaves and warrants."""
    return min(
        support_strength(context, node) if isinstance(node, Statement) else SupportStrength.UNWRITTEN for node in one_of
    )


def support_strength(context: ReviewContext, statement: Statement) -> SupportStrength:
    """The strength of what a statement rests on."""
    value = context.stated.value(statement)
    if value < 1:
        return SupportStrength.UNSETTLED if value else SupportStrength.FALLEN
    if not context.is_leaf(statement):
        firm = context.evidence_only.value(statement) == 1
        return SupportStrength.GROUNDED if firm else SupportStrength.ARGUED
    if statement.kind is Kind.ASSUMPTION:
        return SupportStrength.UNSTATED
    if statement.kind is Kind.EVIDENCE:
        return SupportStrength.THIN if thinness(context.graph, statement) else SupportStrength.REPORTED
    return SupportStrength.ASSERTED


def thinness(graph: ArgumentGraph, evidence: Statement) -> str:
    """Why a piece of evidence carries little by itself, as a part of a sentence; empty when the map does not say so."""
    if evidence.basis is not None and evidence.basis.value == "assertion":
        return "it is only said, with nothing behind it"
    if evidence.credibility is not None and evidence.credibility.value in _POOR_CREDIBILITY:
        return f"the map grades it {evidence.credibility.value}: {_graded(CREDIBILITIES, evidence.credibility)}"
    cited = list(citations(graph, evidence))
    if not cited:
        return "no source is named"
    works = graph.works(graph.map_of(evidence))
    own = graph.map_of(evidence).work
    others = (c.source.value for c in cited if c.source is not None)
    named = [works.get(name) for name in others if own is None or name != own.value]
    if named and all(work is not None and _is_poor(work) for work in named):
        work = named[0]
        assert work is not None and work.reliability is not None  # noqa: S101, PT018 - as the line above says
        grade = _graded(RELIABILITIES, work.reliability)
        return f"its source, “{work.title or work.id}”, is graded {work.reliability}: {grade}"
    return ""


def _graded(grades: tuple[Term, ...], grade: Text) -> str:
    """The words for a grade, empty for an unknown one."""
    return next((term.doc for term in grades if term.word == grade.value), "")


def _is_poor(work: Work) -> bool:
    return work.reliability is not None and work.reliability.value in _POOR_RELIABILITY
