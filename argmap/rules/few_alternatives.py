"""A list of alternatives with nothing to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.lazy_pattern import lazy
from argmap.model import ArgumentMap
from argmap.source import Span

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


# From the only item of a list in brackets to that of the next list.
_BETWEEN = lazy(r"[ \t]*\][ \t]*(?:,|(?:\r\n|\n|\r) *-)[ \t]*\[[ \t]*")


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
                    fix=partial(_joined, each) if each is graph.root else None,
                )


def _joined(each: ArgumentMap) -> Fix | None:
    """All lists made one, where each of them holds one option."""
    names = [name for alternatives in each.alternatives for name in alternatives]
    if len(names) < 2 or len({name.value for name in names}) < len(names) or len(names) > len(each.alternatives):
        return None
    between = [Span(one.span.source, one.span.end, other.span.start) for one, other in pairwise(names)]
    if not all(_BETWEEN.fullmatch(span.written) for span in between):
        return None
    return Fix("make one list of them", tuple(Edit(span, ", ") for span in between), Safety.UNSAFE)
