"""A premise that has nothing to do with the rest of its reason."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.rules.missing_link import step_words
from argmap.rules.phrasing import premise_label, quoted
from argmap.rules.wording import wording

RULE = Rule(
    code="AM207",
    name="orphan-premise",
    severity=Severity.WARNING,
    about="""The premises of one reason work together: each shares a term with another, or with the statement that
they support. One that shares none is a reason of its own, belongs elsewhere, or uses another word for the same
thing. Reasons with a `scheme` are left alone.""",
    bad="""\
argument:
- conclusion: The orchestra should play in the park.
  because:
  - premises:
    - claim: More people can hear an orchestra that plays in the park.
    - claim: Violins need dry air.
    - assumption: An orchestra should play where more people hear it.
""",
    good="""\
argument:
- conclusion: The orchestra should play in the park.
  because:
  - premises:
    - claim: More people can hear an orchestra that plays in the park.
    - assumption: An orchestra should play where more people hear it.
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    words = wording(graph)
    for reason in graph.reasons:
        if len(reason.premises) < 2 or reason.scheme is not None:
            continue
        found = step_words(graph, words, reason)
        if found is None:
            continue
        premises = graph.premises(reason)
        for index, premise in enumerate(premises):
            others = (found.target, *premises[:index], *premises[index + 1 :])
            if not any(words.content[premise].keys() & words.content[other].keys() for other in others):
                yield Finding(
                    f"{quoted(premise.text)} shares no word with the other premises or with what they support",
                    (
                        premise_label(graph, reason.premises[index]),
                        Label(found.target.text.span, "what the premises support"),
                    ),
                    help="make it a reason of its own, move it, or use the same word for the same thing",
                )
