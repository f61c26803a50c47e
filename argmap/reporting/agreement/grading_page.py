"""What is told of a grading: for each student the counts, and each statement and step of the model."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.agreement import Grading, Outcome, Sheet
from argmap.agreement.grading import StatementGrade, StepGrade, Tally
from argmap.agreement.structure import Bond, Step
from argmap.graph import ArgumentGraph
from argmap.reporting.agreement.sheets import Cell, Entry, Page, Section, Table, cell, name, words
from argmap.showing import counted

CAUTION = (
    "The counts tell what the student's map has of the model, no more. A statement that the model lacks may be a good "
    "one, and one that is put very differently may have been missed: read before you mark."
)


def grading_page(grading: Grading) -> Page:
    """The page of a grading: all students at a glance, then a sheet for each."""
    root = grading.model.root
    title = "Grading" if root.title is None else f"Grading: {' '.join(root.title.words.split())}"
    counts = f"{counted(len(grading.model.statements), 'statement')}, {counted(len(grading.model.reasons), 'reason')}"
    maps = [("model", grading.name, counts)]
    for number, sheet in enumerate(grading.sheets, 1):
        graph = sheet.agreement.maps[1].graph
        held = f"{counted(len(graph.statements), 'statement')}, {counted(len(graph.reasons), 'reason')}"
        maps.append((str(number), sheet.name, held))
    sections = [_overview(grading)] if len(grading.sheets) > 1 else []
    warnings = []
    for number, sheet in enumerate(grading.sheets, 1):
        sections += _sheet(number, sheet)
        warnings += [f"{sheet.name}: {warning}" for warning in sheet.agreement.warnings]
    language = None if root.language is None else root.language.value
    return Page("Grading sheet", title, language, tuple(maps), tuple(warnings), tuple(sections), CAUTION)


def _overview(grading: Grading) -> Section:
    rows = []
    for number, sheet in enumerate(grading.sheets, 1):
        by_name = {tally.criterion: tally for tally in sheet.tallies}
        shown = [f"{by_name[key].counting} of {by_name[key].of}" for key in ("statements", "steps", "kinds")]
        rows.append((f"{number} {sheet.name}", *shown, str(len(sheet.extra)), *_total(sheet)))
    header = ("student", "statements", "steps", "kinds right", "extra statements")
    having = tuple(
        (name(grading.model, statement), f"{grading.having(statement)} of {len(grading.sheets)}")
        for statement in grading.model.numbers
    )
    total = ("points",) if grading.points else ()
    tables = (Table((*header, *total), tuple(rows)), Table(("statement of the model", "students who have it"), having))
    return Section(
        "overview", "All students", f"{counted(len(grading.sheets), 'map')} beside the model.", tables=tables
    )


def _total(sheet: Sheet) -> tuple[str, ...]:
    return () if sheet.total is None else (f"{_points(sheet.total[0])} of {_points(sheet.total[1])}",)


def _points(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".") or "0"


def _sheet(number: int, sheet: Sheet) -> Iterator[Section]:
    kinds = sum(each.kind_is_right is False for each in sheet.statements)
    extra = len(sheet.extra)
    missing = sum(each.outcome is Outcome.MISSING for each in sheet.statements)
    found = f"{counted(missing, 'statement')} missing, {counted(extra, 'statement')} more than in the model, "
    found += f"{counted(kinds, 'statement')} of another kind. {_main(sheet)}"
    yield Section(f"student-{number}", sheet.name, found, tables=(_tallies(sheet),), blank=True)
    columns = ("model", "student")
    statements = tuple(_statement(sheet, each) for each in sheet.statements)
    title = f"{sheet.name}: the statements of the model"
    yield Section(f"student-{number}-statements", title, "", entries=statements, columns=columns, blank=True)
    steps = tuple(_step(sheet, each) for each in sheet.steps)
    if steps:
        title = f"{sheet.name}: the steps of the model"
        yield Section(f"student-{number}-steps", title, "", entries=steps, columns=columns, blank=True)
    more = tuple(_extra(sheet))
    if more:
        title = f"{sheet.name}: what the model has not"
        yield Section(f"student-{number}-extra", title, "", entries=more, columns=("student",), blank=True)


def _main(sheet: Sheet) -> str:
    (pair,) = sheet.agreement.pairs
    if pair.same_main is None:
        return "There is no main conclusion to compare."
    return "The main conclusion is the model's." if pair.same_main else "The main conclusion is another one."


def _tallies(sheet: Sheet) -> Table:
    with_points = sheet.total is not None
    rows = [(*_tally(tally), *((_worth(tally),) if with_points else ())) for tally in sheet.tallies]
    if with_points:
        rows.append(("total", "", "", "", "", *_total(sheet)))
    header = ("criterion", "found", "in another place", "missing", "of")
    notes = ["kinds: of the statements that are there, how many are of the model's kind"]
    if with_points:
        notes.append("points: a statement counts wherever it stands, a step and a kind only where it is the model's")
    return Table((*header, *(("points",) if with_points else ())), tuple(rows), tuple(notes))


def _tally(tally: Tally) -> tuple[str, str, str, str, str]:
    if tally.criterion == "kinds":
        return (
            "kinds",
            str(tally.found),
            "",
            f"{tally.missing} of another kind" if tally.missing else "0",
            str(tally.of),
        )
    return tally.criterion, str(tally.found), str(tally.elsewhere), str(tally.missing), str(tally.of)


def _worth(tally: Tally) -> str:
    if tally.worth is None or tally.points is None:
        return ""
    return f"{_points(tally.points)} of {_points(tally.worth)}"


def _statement(sheet: Sheet, grade: StatementGrade) -> Entry:
    model, student = sheet.agreement.maps
    held = cell(model, grade.model, grade.model.kind.value)
    if grade.student is None:
        return Entry(grade.outcome.value, "", (held, Cell(student.letter, said="not there")))
    remarks = []
    if grade.remark:
        remarks.append(words(student.graph, grade.remark))
    kind = grade.student.kind.value
    remarks.append(kind if grade.kind_is_right else f"{kind}, and not {grade.model.kind.value}")
    sort = "" if grade.pair is None else f"by {grade.pair.basis}"
    return Entry(grade.outcome.value, sort, (held, cell(student, grade.student, "; ".join(remarks))))


def _step(sheet: Sheet, grade: StepGrade) -> Entry:
    model, student = sheet.agreement.maps
    held = Cell(model.letter, said=_step_words(model.graph, grade.model), place=str(grade.model.reason.span))
    if grade.student is None:
        return Entry(grade.outcome.value, "", (held, Cell(student.letter, said=grade.remark)))
    told = _step_words(student.graph, grade.student)
    place = str(grade.student.reason.span)
    return Entry(grade.outcome.value, grade.remark, (held, Cell(student.letter, said=told, place=place)))


_SERVE = {
    Bond.REASON: ("supports", "support"), Bond.EXPLANATION: ("explains", "explain"),
    Bond.OBJECTION: ("attacks", "attack"), Bond.CONCESSION: ("is granted against", "are granted against"),
    Bond.BACKING: ("backs", "back"), Bond.UNDERCUT: ("undercuts", "undercut"),
    Bond.DOUBT: ("is a granted doubt about", "are a granted doubt about"),
}  # fmt: skip


def _step_words(graph: ArgumentGraph, step: Step) -> str:
    """``1.1 “…” with 1.2 “…” together support 1 “…”``."""
    premises = [name(graph, premise) for premise in graph.premises(step.reason)]
    several = len(premises) > 1
    said = f"{' with '.join(premises)}{' together' if several else ''} {_SERVE[step.bond][several]} "
    if step.on is not None:
        said += f"the step from {' with '.join(name(graph, p) for p in graph.premises(step.on))} to "
    above = graph.statement_above(step.reason)
    return said + ("" if above is None else name(graph, above))


def _extra(sheet: Sheet) -> Iterator[Entry]:
    student = sheet.agreement.maps[1]
    for statement in sheet.extra:
        yield Entry("extra statement", "", (cell(student, statement, statement.kind.value),))
    for step in sheet.extra_steps:
        said = _step_words(student.graph, step)
        part = "a part of a step of the model" if sheet.is_part(step) else ""
        yield Entry("extra step", part, (Cell(student.letter, said=said, place=str(step.reason.span)),))
