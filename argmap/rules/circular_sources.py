"""Works that are derived from one another."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.circles import circles
from argmap.analysis.phrasing import code
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM506",
    name="circular-sources",
    severity=Severity.ERROR,
    about="""`derived-from` says where a work has its information from, `cited-in` where a work was found cited.
Followed backwards, neither can lead to the work itself. Where two works really repeat each other, none of them is
the origin of what they say: name the origin.""",
    bad="""\
sources:
  agency: {title: Report of the agency, derived-from: paper}
  paper: {title: News of the day, derived-from: agency}

argument:
- conclusion: The mine should close.
  because:
  - evidence: Smoke came from the closed part of the mine.
    cite: agency
""",
    good="""\
sources:
  agency: {title: Report of the agency}
  paper: {title: News of the day, derived-from: agency}

argument:
- conclusion: The mine should close.
  because:
  - evidence: Smoke came from the closed part of the mine.
    cite: agency
""",
)

_MOST = 10


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    works = graph.works(graph.root)
    names = sorted(works, key=lambda name: works[name].id.span.start)
    number = {name: i for i, name in enumerate(names)}
    for key in ("derived_from", "cited_in"):
        links = {
            (number[name], number[other.value]): other
            for name in names
            for other in getattr(works[name], key)
            if other.value in number
        }
        successors: list[list[int]] = [[] for _ in names]
        for (one, other), text in links.items():
            successors[one].append(other)
            if one == other:
                yield Finding(f"the source {code(text)} names itself", (Label(text.span),))
        word = key.replace("_", " ")
        for circle in circles(successors, _MOST):
            following = [*circle[1:], circle[0]]
            labels = [Label(links[a, b].span) for a, b in zip(circle, following, strict=True)]
            chain = ", which is ".join(f"{word} {code(names[i])}" for i in following)
            yield Finding(f"the source {code(names[circle[0]])} is {chain}", tuple(labels))
