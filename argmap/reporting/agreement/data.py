"""Agreements and gradings as JSON, with ids and places of everything."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.agreement import Agreement, Disagreement, Figures, Grading, Measure, Pair, PairAgreement, Sheet
from argmap.agreement.annotations import Annotation
from argmap.agreement.figures import Figure, Share
from argmap.agreement.grading import Tally
from argmap.agreement.steps import StepPair
from argmap.agreement.structure import Step
from argmap.graph import ArgumentGraph
from argmap.model import Statement
from argmap.reporting.agreement.sheets import words
from argmap.reporting.json_text import json_text
from argmap.source import Span


def agreement_json(agreement: Agreement) -> str:
    """The whole agreement; lines and columns count from 1, columns in code points. Figures that there are not are null.

    Maps go by their ranks from 0. `units` are the statements of all maps: each has one place for every map.
    """
    maps = agreement.maps
    return json_text(
        {
            "version": 1,
            "maps": [_map(each) for each in maps],
            "warnings": list(agreement.warnings),
            "units": [
                [None if member is None else _statement(maps[rank], member) for rank, member in enumerate(unit.members)]
                for unit in agreement.units
            ],
            "pairs": [_two(maps, pair) for pair in agreement.pairs],
            "all": {"kinds": _measure(agreement.kinds), "relations": _measure(agreement.relations)},
            "disagreements": [_disagreement(maps, each) for each in agreement.disagreements],
        }
    )


def grading_json(grading: Grading) -> str:
    """The whole grading: a sheet for each student."""
    return json_text(
        {
            "version": 1,
            "model": grading.name,
            "points": dict(grading.points),
            "students": [_sheet(sheet) for sheet in grading.sheets],
        }
    )


def _map(each: Annotation) -> dict[str, object]:
    return {
        "letter": each.letter,
        "name": each.name,
        "statements": len(each.statements),
        "reasons": len(each.graph.reasons),
        "main": None if each.main is None else _statement(each, each.main),
    }


def _statement(each: Annotation, statement: Statement) -> dict[str, object]:
    return {
        "id": each.graph.name(statement),
        "number": each.graph.numbers.get(statement),
        "kind": statement.kind.value,
        "text": statement.text.words,
        "passages": [{"quote": anchor.said, "at": anchor.at} for anchor in each.anchors.get(statement, ())],
        **_place(statement.text.span),
    }


def _place(span: Span) -> dict[str, object]:
    (line, column), (end_line, end_column) = span.first, span.last
    return {"path": span.source.path, "line": line, "column": column, "endLine": end_line, "endColumn": end_column}


# -- two maps ----------------------------------------------------------------------------------------------------------


def _two(maps: tuple[Annotation, ...], pair: PairAgreement) -> dict[str, object]:
    one, other = (maps[rank] for rank in pair.maps)
    graphs = one.graph, other.graph
    return {
        "maps": list(pair.maps),
        "same_main": pair.same_main,
        "figures": _figures(pair.figures),
        "shared": [_pair(one, other, each) for each in pair.pairs],
        "steps": {
            "shared": [_steps(graphs, each) for each in pair.steps.pairs if each.is_shared],
            "alike": [_steps(graphs, each) for each in pair.steps.pairs if not each.is_shared],
            "only": [
                [_step(graphs[0], step) for step in pair.steps.only_one],
                [_step(graphs[1], step) for step in pair.steps.only_other],
            ],
        },
    }


def _pair(one: Annotation, other: Annotation, pair: Pair) -> dict[str, object]:
    return {
        "basis": pair.basis,
        "place": pair.place,
        "words": pair.words,
        "statements": [_named(one.graph, pair.one), _named(other.graph, pair.other)],
    }


def _named(graph: ArgumentGraph, statement: Statement) -> dict[str, object]:
    return {"id": graph.name(statement), "number": graph.numbers.get(statement)}


def _steps(graphs: tuple[ArgumentGraph, ArgumentGraph], pair: StepPair) -> dict[str, object]:
    return {
        "same_premises": pair.premises,
        "same_target": pair.target,
        "same_bond": pair.bond,
        "steps": [_step(graphs[0], pair.one), _step(graphs[1], pair.other)],
    }


def _step(graph: ArgumentGraph, step: Step) -> dict[str, object]:
    above = graph.statement_above(step.reason)
    return {
        "id": graph.name(step.reason),
        "bond": step.bond.value,
        "premises": [_named(graph, premise) for premise in graph.premises(step.reason)],
        "target": None if above is None else _named(graph, above),
        "on_step_from": None if step.on is None else [_named(graph, premise) for premise in graph.premises(step.on)],
        **_place(step.reason.span),
    }


# -- figures -----------------------------------------------------------------------------------------------------------


def _figures(told: Figures) -> dict[str, object]:
    cass = told.cass
    return {
        "statements": _share(told.statements),
        "steps": _share(told.steps),
        "attachment": _share(told.attachment),
        "kinds": _measure(told.kinds),
        "relations": _measure(told.relations),
        "cass": {
            **_figure(cass.value),
            "segmentation": {**_figure(cass.segmentation), "n": cass.n, "by": "text" if cass.by_text else "words"},
            "relations": {**_figure(cass.relations), "n": told.relations.n},
        },
    }


def _share(share: Share) -> dict[str, object]:
    return {"value": share.value, "agreed": share.agreed, "of": share.of}


def _measure(measure: Measure) -> dict[str, object]:
    return {
        "n": measure.n,
        "items": measure.items,
        "observed": _figure(measure.observed),
        "kappa": None if measure.kappa is None else _figure(measure.kappa),
        "alpha": _figure(measure.alpha),
        "used": dict(measure.used),
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {"value": figure.value, "why": figure.why or None}


def _disagreement(maps: tuple[Annotation, ...], each: Disagreement) -> dict[str, object]:
    sides: list[Mapping[str, object] | None] = []
    for annotated, side in zip(maps, each.sides, strict=True):
        if side is None:
            sides.append(None)
        else:
            statement = None if side.statement is None else _statement(annotated, side.statement)
            sides.append({"statement": statement, "said": words(annotated.graph, side.said)})
    return {"about": each.sort.value, "distance": each.distance, "sides": sides}


# -- grading -----------------------------------------------------------------------------------------------------------


def _sheet(sheet: Sheet) -> dict[str, object]:
    model, student = sheet.agreement.maps
    graphs = model.graph, student.graph
    total = sheet.total
    return {
        "name": sheet.name,
        "warnings": list(sheet.agreement.warnings),
        "same_main": sheet.agreement.pairs[0].same_main,
        "tallies": {tally.criterion: _tally(tally) for tally in sheet.tallies},
        "total": None if total is None else {"points": total[0], "of": total[1]},
        "statements": [
            {
                "result": grade.outcome.value,
                "model": _statement(model, grade.model),
                "student": None if grade.student is None else _statement(student, grade.student),
                "kind_is_right": grade.kind_is_right,
                "remark": words(student.graph, grade.remark),
            }
            for grade in sheet.statements
        ],
        "steps": [
            {
                "result": each.outcome.value,
                "model": _step(graphs[0], each.model),
                "student": None if each.student is None else _step(graphs[1], each.student),
                "remark": each.remark,
            }
            for each in sheet.steps
        ],
        "extra": [_statement(student, statement) for statement in sheet.extra],
        "extra_steps": [_step(graphs[1], step) for step in sheet.extra_steps],
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "found": tally.found,
        "elsewhere": tally.elsewhere,
        "missing": tally.missing,
        "of": tally.of,
        "worth": tally.worth,
        "points": tally.points,
    }
