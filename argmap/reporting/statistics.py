"""Counts of a map: what `argmap stats` shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from argmap.analysis.objections import objections, open_objections
from argmap.graph import ArgumentGraph
from argmap.model import Bearing, Kind, Reason, Statement
from argmap.records import record
from argmap.reporting.columns import cells, padded
from argmap.reporting.json_text import json_text
from argmap.showing import counted


@record()
class Statistics:
    """Counts of one map with all that it includes; shares are from 0 to 1, None where there is nothing to share."""

    path: str
    maps: int
    statements: int
    conclusions: int
    claims: int
    evidence: int
    assumptions: int
    reasons: int
    supporting: int
    objections: int
    undercuts: int
    answers: int  # to objections and undercuts
    concessions: int
    linked_reasons: int  # with more than one premise
    objections_answered: int
    trees: int
    depth: int  # statements on the longest branch
    leaves: int  # statements without a reason for them
    cited_leaves: int
    share_of_leaves_cited: float | None
    schemes: int  # reasons that name one
    likelihoods: int  # statements for which one is stated
    strengths: int  # reasons for which one is stated
    works_cited: int
    words_per_statement: float | None


def statistics(graph: ArgumentGraph) -> Statistics:
    """Count a graph."""
    kinds = Counter(s.kind for s in graph.statements)
    leaves = [s for s in graph.statements if not graph.support(s)]
    cited = [s for s in leaves if s.citations]
    against = objections(graph)
    on_statements = [r for r in against if isinstance(graph.target(r), Statement)]
    words = sum(len(s.text.words.split()) for s in graph.statements)
    nodes: list[Statement | Reason] = [*graph.statements, *graph.reasons]
    cited_works = (c.source or graph.map_of(node).work for node in nodes for c in node.citations)
    works = {work.value for work in cited_works if work is not None}
    return Statistics(
        path=graph.root.source.path,
        maps=len(graph.maps),
        statements=len(graph.statements),
        conclusions=kinds[Kind.CONCLUSION],
        claims=kinds[Kind.CLAIM],
        evidence=kinds[Kind.EVIDENCE],
        assumptions=kinds[Kind.ASSUMPTION],
        reasons=len(graph.reasons),
        supporting=sum(r.bearing is Bearing.SUPPORT for r in graph.reasons),
        objections=len(on_statements),
        undercuts=len(against) - len(on_statements),
        answers=sum(r.bearing is Bearing.ATTACK for r in graph.reasons) - len(against),
        concessions=sum(r.bearing is Bearing.CONCESSION for r in graph.reasons),
        linked_reasons=sum(len(r.premises) > 1 for r in graph.reasons),
        objections_answered=len(against) - len(open_objections(graph)),
        trees=len(graph.trees),
        depth=max((number.count(".") + 1 for number in graph.numbers.values()), default=0),
        leaves=len(leaves),
        cited_leaves=len(cited),
        share_of_leaves_cited=round(len(cited) / len(leaves), 3) if leaves else None,
        schemes=sum(r.scheme is not None for r in graph.reasons),
        likelihoods=sum(s.likelihood is not None for s in graph.statements),
        strengths=sum(r.strength is not None for r in graph.reasons),
        works_cited=len(works),
        words_per_statement=round(words / len(graph.statements), 1) if graph.statements else None,
    )


def as_json(counted: Sequence[Statistics]) -> str:
    """The counts as a JSON list of objects, one for each map."""
    return json_text([asdict(each) for each in counted])


def as_text(counted: Sequence[Statistics]) -> str:
    """The counts in words, one block for each map."""
    return "\n\n".join(_block(each) for each in counted)


def _block(each: Statistics) -> str:
    share = each.share_of_leaves_cited
    against = each.objections + each.undercuts
    lines = [
        ("maps", str(each.maps) if each.maps > 1 else ""),
        (
            "statements",
            f"{each.statements} ({counted(each.conclusions, 'conclusion')}, {counted(each.claims, 'claim')}, "
            f"{each.evidence} evidence, {counted(each.assumptions, 'assumption')})",
        ),
        (
            "reasons",
            f"{each.reasons} ({each.supporting} for, {counted(each.objections, 'objection')}, "
            f"{counted(each.undercuts, 'undercut')}, {counted(each.answers, 'answer')}, "
            f"{counted(each.concessions, 'concession')}); "
            f"{each.linked_reasons} with more than one premise",
        ),
        (
            "answered",
            f"{each.objections_answered} of {counted(against, 'objection or undercut', 'objections and undercuts')}",
        ),
        ("trees", f"{each.trees}, at most {counted(each.depth, 'statement')} deep"),
        (
            "leaves",
            f"{each.leaves}, {each.cited_leaves} of them cited" + ("" if share is None else f" ({share:.0%})"),
        ),
        ("schemes", f"named on {counted(each.schemes, 'reason')}"),
        (
            "likelihoods",
            f"stated for {counted(each.likelihoods, 'statement')}; strengths for {counted(each.strengths, 'reason')}"
            if each.likelihoods or each.strengths
            else "",
        ),
        ("works cited", str(each.works_cited)),
        ("words", "" if each.words_per_statement is None else f"{each.words_per_statement} a statement"),
    ]
    width = max(cells(name) for name, _ in lines)
    return "\n".join([each.path, *(f"  {padded(name, width)}  {value}" for name, value in lines if value)])
