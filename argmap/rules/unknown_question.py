"""An answer to a critical question that nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.nearest import suggestion
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import Reason
from argmap.reading.suggestions import nearest_names

RULE = Rule(
    code="AM305",
    name="unknown-question",
    severity=Severity.WARNING,
    about="""`answers` maps critical questions to answers, each question by its slug: one of the questions of the
reason's scheme, which `argmap schemes SLUG` shows, or one of those that can be asked of any reason. An answer to a
question that does not exist answers nothing, and the question that was meant stays open.

A question of the map's own scheme that has no slug goes by its number.""",
    bad="""\
argument:
- conclusion: The deck of the bridge is worn out.
  because:
  - scheme: expert-opinion
    answers:
      intrest: The city pays its engineer whatever the report says.
    premises:
    - evidence: The city engineer says that the deck is worn out.
      cite: https://example.org/inspection
    - assumption: Wear of a deck is what a city engineer can judge.
""",
    good="""\
argument:
- conclusion: The deck of the bridge is worn out.
  because:
  - scheme: expert-opinion
    answers:
      interest: The city pays its engineer whatever the report says.
    premises:
    - evidence: The city engineer says that the deck is worn out.
      cite: https://example.org/inspection
    - assumption: Wear of a deck is what a city engineer can judge.
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for reason in graph.reasons:
        if reason.answers:
            yield from _unknown(graph, reason)


def _unknown(graph: ArgumentGraph, reason: Reason) -> Iterator[Finding]:
    from argmap.schemes import generic, scheme_of

    scheme = scheme_of(graph, reason)
    if scheme is None and reason.scheme is not None:
        return  # what its questions are is not known
    own = list(dict.fromkeys(question.slug for question in scheme.questions)) if scheme is not None else []
    always = [question.slug for question in generic().questions]
    of = f"of the scheme {code(scheme.slug)}" if scheme is not None else "of a reason without a scheme"

    def unanswered(slugs: list[str]) -> list[str]:
        return [slug for slug in slugs if slug not in reason.answers]

    for answer in reason.answers.values():
        name = answer.question
        if name.value in own or name.value in always:
            continue
        near = nearest_names(name.value, unanswered(own)) or nearest_names(name.value, unanswered(always))
        fix = Fix(f"write {code(near[0])}", (Edit(name.span, near[0]),), Safety.UNSAFE) if near else None
        advice = f"its questions: {', '.join(own)}" if own else f"asked of any reason: {', '.join(always)}"
        message = f"{code(name)} is no critical question {of}{suggestion(near)}"
        yield Finding(message, (Label(name.span),), help=advice, fix=fix)
