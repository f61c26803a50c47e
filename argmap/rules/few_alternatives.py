"""A list of alternatives with nothing to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.rules.phrasing import code

RULE = Rule(
    code="AM112",
    name="few-alternatives",
    severity=Severity.WARNING,
    about="""Each item of `alternatives` is a list of two or more options of which at most one can stand. A list of
one excludes nothing. Often the brackets are misplaced: `[[a], [b]]` are two lists, `[[a, b]]` is one.""",
    bad="""\
alternatives:
- [car]

argument:
- conclusion: The nurse should come by car.
  id: car
  because:
  - evidence: The nurse can come to all patients by car.
    cite: https://example.org/round
""",
    good="""\
alternatives:
- [car, bicycle]

argument:
- conclusion: The nurse should come by car.
  id: car
  because:
  - evidence: The nurse can come to all patients by car.
    cite: https://example.org/round

- conclusion: The nurse should come by bicycle.
  id: bicycle
  because:
  - evidence: The nurse can come to most patients by bicycle.
    cite: https://example.org/round
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    for each in graph.maps:
        for names in each.alternatives:
            different = dict.fromkeys(name.value for name in names)
            if names and len(different) < 2:
                only = f"{code(names[0])} twice" if len(names) > 1 else f"only {code(names[0])}"
                yield Finding(
                    f"these alternatives hold {only}; at least two options are wanted",
                    (Label(names[-1].span),),
                    help="put all options of one choice into one list: `[[one, other]]`",
                )
