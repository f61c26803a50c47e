"""The statements of a map as rows: what `argmap list` shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict

from argmap.evaluation import Evaluation, Reading, Status, evaluate
from argmap.graph import ArgumentGraph
from argmap.likelihood import Bounds, bounds, percent
from argmap.model import Bearing, Kind, Statement
from argmap.records import record
from argmap.reporting.columns import wrap_columns
from argmap.reporting.json_text import json_text


@record()
class Row:
    """One statement: where it stands in the drawing, what it says, how it fares, where it is written."""

    number: str
    id: str | None
    kind: str
    part: str  # what it does where it stands: conclusion, support, objection, answer, concession, undercut …
    text: str
    status: str
    evidence_only: str
    likelihood: str | None  # as it is written
    at_least: float | None  # from 0 to 1: what whoever accepts the stated likelihoods is committed to
    at_most: float | None
    cites: tuple[str, ...]
    group: str | None
    path: str
    line: int
    column: int


def part(graph: ArgumentGraph, statement: Statement) -> str:
    """The part that a statement plays where it is drawn, in the field's words."""
    home = graph.homes.get(statement)
    if home is None:
        return "root"
    on = graph.target(home)
    on_step = not isinstance(on, Statement)
    if home.bearing is Bearing.SUPPORT:
        return "backing" if on_step else "premise"
    if home.bearing is Bearing.CONCESSION:
        return "doubt granted" if on_step else "concession"
    if on_step:
        return "undercut"
    above = graph.homes.get(on) if isinstance(on, Statement) else None
    return "answer" if above is not None and above.bearing is not Bearing.SUPPORT else "objection"


def rows(
    graph: ArgumentGraph,
    *,
    kinds: Collection[Kind] = (),
    statuses: Collection[Status] = (),
    reading: Reading = Reading.AS_STATED,
    unsupported: bool = False,
    leaves: bool = False,
    grant: Iterable[Statement] = (),
    reject: Iterable[Statement] = (),
) -> list[Row]:
    """The statements in reading order; each filter narrows the list.

    `statuses` are those of `reading`. `unsupported` keeps statements that nothing supports: no reason, and no
    citation of their own; `leaves` those without a reason for them.
    """
    grant, reject = tuple(grant), tuple(reject)
    stated = evaluate(graph, Reading.AS_STATED, grant=grant, reject=reject)
    evidence = evaluate(graph, Reading.EVIDENCE_ONLY, grant=grant, reject=reject)
    chosen = stated if reading is Reading.AS_STATED else evidence
    known = bounds(graph, stated)
    found = []
    for statement in graph.numbers:
        if kinds and statement.kind not in kinds:
            continue
        if statuses and chosen.status(statement) not in statuses:
            continue
        leaf = not graph.support(statement)
        if (leaves and not leaf) or (unsupported and (not leaf or statement.citations)):
            continue
        found.append(_row(graph, statement, stated, evidence, known))
    return found


def _row(graph: ArgumentGraph, statement: Statement, stated: Evaluation, evidence: Evaluation, known: Bounds) -> Row:
    line, column = statement.span.first
    group = graph.group(statement)
    own = graph.map_of(statement).work
    works = [c.source or own for c in statement.citations]
    least, most = known.lower(statement), known.upper(statement)
    return Row(
        number=graph.numbers[statement],
        id=graph.name(statement),
        kind=statement.kind.value,
        part=part(graph, statement),
        text=statement.text.words,
        status=stated.status(statement).value,
        evidence_only=evidence.status(statement).value,
        likelihood=None if statement.likelihood is None else statement.likelihood.value,
        at_least=None if least is None else least.value,
        at_most=None if most is None else most.value,
        cites=tuple(dict.fromkeys(w.value for w in works if w is not None)),
        group=None if group is None else group.value,
        path=statement.span.source.path,
        line=line,
        column=column,
    )


def as_json(found: Sequence[Row]) -> str:
    """The rows as a JSON list of objects, with the fields of `Row`."""
    return json_text([asdict(row) for row in found])


def as_csv(found: Sequence[Row]) -> str:
    """The rows as CSV (RFC 4180) with a header line; several citations are separated by a semicolon.

    A text that a spreadsheet would compute begins with an apostrophe.
    """
    from argmap.reporting.csv_text import csv_text

    return csv_text([list(Row.__dataclass_fields__), *(asdict(row).values() for row in found)])


def as_table(found: Sequence[Row], width: int, status: bool, likelihood: bool = False) -> str:
    """The rows as text columns, the statements wrapped to fit `width` columns of a terminal."""
    header = ["", "kind"]
    columns = [[r.number for r in found], [r.kind for r in found]]
    if status:
        header += ["status", "evidence only"]
        columns += [[r.status for r in found], [r.evidence_only for r in found]]
    if likelihood:
        header += ["likelihood", "at least", "at most"]
        columns += [[r.likelihood or "" for r in found], [_least(r) for r in found], [_most(r) for r in found]]
    header += ["statement", "id"]
    columns += [[r.text for r in found], [r.id or "" for r in found]]
    lines = list(zip(*columns, strict=True))
    return wrap_columns(header, lines, width=width, flexible=header.index("statement"))


def _least(row: Row) -> str:
    return "" if row.at_least is None else percent(row.at_least)


def _most(row: Row) -> str:
    return "" if row.at_most is None else percent(row.at_most, up=True)
