"""Two critical questions of a scheme with the same slug."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import SchemeDefinition
from argmap.source import Span, Text

RULE = Rule(
    code="AM307",
    name="repeated-question",
    severity=Severity.ERROR,
    about="""`answers` refers to the critical questions of a scheme by their slugs, so each question of a scheme
needs one of its own. A question without a slug goes by its number in the list.""",
    bad="""\
schemes:
  road-sign:
    premises:
    - posted: A road sign says so.
    conclusion: It is so.
    critical_questions:
    - {slug: real, q: Is the sign a real one?}
    - {slug: real, q: Is the sign meant for this road?}

argument:
- conclusion: Lorries are not allowed on the bridge.
  because:
  - scheme: road-sign
    premises:
    - evidence: A road sign at the bridge says that lorries are not allowed.
      cite: https://example.org/photograph
      role: posted
""",
    good="""\
schemes:
  road-sign:
    premises:
    - posted: A road sign says so.
    conclusion: It is so.
    critical_questions:
    - {slug: real, q: Is the sign a real one?}
    - {slug: this-road, q: Is the sign meant for this road?}

argument:
- conclusion: Lorries are not allowed on the bridge.
  because:
  - scheme: road-sign
    premises:
    - evidence: A road sign at the bridge says that lorries are not allowed.
      cite: https://example.org/photograph
      role: posted
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for each in graph.maps:
        for definition in each.schemes.values():
            yield from _repeated(definition, each is graph.root)


def _repeated(definition: SchemeDefinition, here: bool) -> Iterator[Finding]:
    from argmap.schemes import as_scheme

    first: dict[str, Span] = {}
    for question, written in zip(as_scheme(definition).questions, definition.questions, strict=True):
        span = written.slug.span if written.slug is not None else written.text.span
        known = first.setdefault(question.slug, span)
        if known is not span:
            yield Finding(
                f"two questions of the scheme {code(definition.slug)} have the slug {code(question.slug)}",
                (Label(span), Label(known, "the first one")),
                help="give each a slug of its own",
                fix=_fix(definition, written.slug) if here and written.slug is not None else None,
            )


def _fix(definition: SchemeDefinition, slug: Text) -> Fix:
    """A number after the later slug; answers go to the first, and may have been meant for it."""
    taken = {question.slug.value for question in definition.questions if question.slug is not None}
    number = next(n for n in count(2) if f"{slug}-{n}" not in taken)
    return Fix(f"write {code(f'{slug}-{number}')}", (Edit(slug.span, f"{slug}-{number}"),), Safety.UNSAFE)
