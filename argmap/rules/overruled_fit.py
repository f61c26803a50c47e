"""A `fits` that says another thing than the map, or than another `fits`."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.fits import Entry, entries, rivals, said_by
from argmap.analysis.phrasing import called, place
from argmap.analysis.speaking import Manner, ways_to
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.evaluation import evaluate
from argmap.graph import ArgumentGraph
from argmap.model import Reason, Statement

RULE = Rule(
    code="AM405",
    name="overruled-fit",
    severity=Severity.WARNING,
    about="""`fits` says how a statement fits a competing hypothesis, for what the map leaves open. Where the statement
is a reason for the hypothesis, or for what supports it, the map says that it is consistent with it; where it is an
objection, that it is inconsistent. An entry that says another thing takes the place of that in the matrix of
`argmap ach`; one of the two is wrong. Two entries that differ leave the cell blank.""",
    bad="""\
alternatives: [[fuse, bulb]]
argument:
- conclusion: The fuse of the lamp is blown.
  id: fuse
  because:
  - evidence: The lamp in the next room, on the same fuse, is dark as well.
    cite: https://example.org/rooms
    fits: {fuse: inconsistent, bulb: inconsistent}
- claim: The bulb of the lamp is worn out.
  id: bulb
""",
    good="""\
alternatives: [[fuse, bulb]]
argument:
- conclusion: The fuse of the lamp is blown.
  id: fuse
  because:
  - evidence: The lamp in the next room, on the same fuse, is dark as well.
    cite: https://example.org/rooms
    fits: {bulb: inconsistent}
- claim: The bulb of the lamp is worn out.
  id: bulb
""",
)

_SAID = {"consistent": (Manner.FOR, "speaks for"), "inconsistent": (Manner.AGAINST, "speaks against")}


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    found = entries(graph)
    if not found:
        return
    evaluation = evaluate(graph)
    ways = {
        hypothesis: ways_to(
            graph,
            hypothesis,
            rivals(graph, hypothesis, found),
            lambda reason: evaluation.reason_value(reason) != evaluation.falls,
        )
        for hypothesis in dict.fromkeys(hypothesis for _, hypothesis in found)
    }
    for (evidence, hypothesis), entered in found.items():
        own = ways[hypothesis].get(evidence, {})
        said = said_by(own)
        for entry in entered:
            if said is not None and entry.fit.word.value != said:
                manner, speaks = _SAID[said]
                yield _overruled(graph, entry, hypothesis, speaks, own[manner])
        yield from _differing(entered, hypothesis)


def _overruled(
    graph: ArgumentGraph, entry: Entry, hypothesis: Statement, speaks: str, through: tuple[Statement | Reason, ...]
) -> Finding:
    labels = [Label(entry.fit.word.span), Label(place(through[0] if through else hypothesis), _where(through))]
    stated = graph.resolve(entry.at) if not isinstance(entry.at, Statement) else entry.at
    evidence = called(stated) if stated is not None else "this"
    return Finding(
        f"by the reasons of the map {evidence} {speaks} {called(hypothesis)}, and this says that it is "
        f"{entry.fit.word.value}",
        tuple(labels),
        help="correct the one that is wrong: this entry, or the list in which the reason stands",
    )


def _where(through: tuple[Statement | Reason, ...]) -> str:
    return "through this" if through else "this is what it bears on"


def _differing(entered: list[Entry], hypothesis: Statement) -> Iterator[Finding]:
    first = entered[0].fit.word
    for entry in entered[1:]:
        if entry.fit.word.value != first.value:
            yield Finding(
                f"how this fits {called(hypothesis)} is {entry.fit.word.value} here, and {first.value} elsewhere",
                (Label(entry.fit.word.span), Label(first.span, "the other entry")),
                help="keep one of them; while they differ, the cell stays blank",
            )
