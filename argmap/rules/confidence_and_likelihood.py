"""How likely something is and how sure its author is of that, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import match_in, quoted
from argmap.analysis.wording import without_quotations, wording
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM705",
    name="confidence-and-likelihood",
    severity=Severity.WARNING,
    about="""A likelihood says how probable an event is; confidence says how good the grounds for a judgment are. In one
sentence (“we judge with high confidence that it is likely”) readers take the one for the other, or for twice the same.
Directive 203 of the United States intelligence community, *Analytic Standards* (2015), rules the combination out.
Write what will happen as the text, how likely it is under `likelihood`, and how sure the author is under `hedge` or
`note`; better still, give the grounds as reasons.

A map with `scale: ipcc` is left alone: the guidance of that panel has rules for both together.""",
    bad="""\
argument:
- conclusion: We judge with high confidence that the river is likely to flood the town.
  because:
  - evidence: We judge from eight floods in ten years that the river floods the town.
    cite: https://example.org/floods
""",
    good="""\
scale: icd203

argument:
- conclusion: The river will flood the town.
  likelihood: likely
  note: We have high confidence in this judgment.
  because:
  - evidence: The river has flooded the town in eight of ten years.
    cite: https://example.org/floods
""",
)

_BOTH_TOGETHER = "ipcc"


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    found = [(s, words.vocabulary(s)) for s in graph.statements]
    told = [(s, v) for s, v in found if v is not None and not v.confidence_words.isdisjoint(words.tokens[s])]
    if not told:
        return
    from argmap.likelihood import terms_known_to

    scales = terms_known_to(graph)
    for statement, vocabulary in told:
        scale = scales[graph.map_of(statement)]
        if scale is not None and scale.name == _BOTH_TOGETHER:
            continue
        text = without_quotations(statement.text.words)
        confidence = vocabulary.confidence.search(text)
        if confidence is None:
            continue
        likelihood = vocabulary.likelihood.search(text)
        if likelihood is not None:
            how, where = quoted(likelihood[0]), match_in(statement.text, likelihood)
        elif statement.likelihood is not None:
            how, where = f"the likelihood {quoted(statement.likelihood)}", statement.likelihood.span
        else:
            continue
        sure = " ".join(confidence[0].split()).strip(" ,")
        yield Finding(
            f"{quoted(sure)} tells how sure somebody is, and {how} how likely something is",
            (Label(match_in(statement.text, confidence)), Label(where, "how likely it is")),
            help="write what is to happen, how likely it is under `likelihood`, and how sure you are in a `note`",
        )
