"""A step from one claim to another that says something new."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import listing, premise_label, quoted
from argmap.analysis.step_words import is_missing, step_words
from argmap.analysis.warrants import unwritten_warrants
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.model import Kind, Reason

RULE = Rule(
    code="AM205",
    name="single-premise",
    severity=Severity.ADVICE,
    quiet=True,
    about="""A claim hardly ever leads to another one alone. What the supported statement speaks of and the premise
does not has to come from a second premise, usually one that goes without saying, and that is where weak arguments
hide. Written down, as a `claim` or an `assumption` beside the first under `premises:`, it can be seen, doubted and
defended.

Looked at are reasons of one claim without a `scheme` and without backing, where the supported statement brings in
two or more words of its own; evidence for a claim may stand alone. A larger gap is reported as `missing-link`.""",
    bad="""\
argument:
- conclusion: The port needs a second crane for big ships from Asia.
  because:
  - claim: Big ships wait for the crane of the port.
""",
    good="""\
argument:
- conclusion: The port needs a second crane for big ships from Asia.
  because:
  - premises:
    - claim: Big ships from Asia wait for the crane of the port.
    - assumption: A second crane would end the wait.
""",
)

_LEAST_NEW = 2


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    unwritten = unwritten_warrants(graph)
    for reason, found in step_words(graph).items():
        if reason not in unwritten:
            continue
        if len(found.missing) < _LEAST_NEW or is_missing(found) or not _is_of_one_claim(graph, reason):
            continue
        new = listing([quoted(word) for word in found.missing], "and")
        yield Finding(
            f"one premise alone does not bring in {new}",
            (premise_label(graph, reason.premises[0]), Label(found.target.text.span, "what it is a reason for")),
            help="write the premise that links the two beside it under `premises:`; an `assumption` if nobody says it",
        )


def _is_of_one_claim(graph: ArgumentGraph, reason: Reason) -> bool:
    premises = graph.premises(reason)
    if len(reason.premises) != 1 or len(premises) != 1 or reason.scheme or graph.reasons_on(reason):
        return False
    return premises[0].kind in (Kind.CLAIM, Kind.CONCLUSION)
