"""Grading sheets: what a student has of a model, and points only where somebody says how many."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.agreement import Grading, NoSuchPoints, Sheet, grade
from argmap.checking import ground
from argmap.reporting.agreement import written
from argmap.reporting.agreement.sheets import words

sys.path.insert(0, str(Path(__file__).parent))
from readings import FIRST, SECOND, TEXTS, argument, graph_of

sys.path.pop(0)


def grading(model: str, *students: str, points: dict[str, float] | None = None) -> Grading:
    graphs = [graph_of(text, f"{number}.yaml") for number, text in enumerate((model, *students))]
    return grade(graphs[0], graphs[1:], groundings=[ground(g, TEXTS) for g in graphs], points=points)


def statements(sheet: Sheet) -> list[tuple[str, str, str, bool | None]]:
    model, student = (each.graph for each in sheet.agreement.maps)
    return [
        (model.numbers[each.model], each.outcome.value, words(student, each.remark), each.kind_is_right)
        for each in sheet.statements
    ]


def steps(sheet: Sheet) -> list[tuple[str, str]]:
    return [(each.outcome.value, each.remark) for each in sheet.steps]


def test_the_second_reading_beside_the_first() -> None:
    (sheet,) = grading(FIRST, SECOND).sheets
    assert statements(sheet) == [
        ("1", "found", "", True),
        ("1.1", "found", "", True),
        ("1.1.1", "found in another place", "supports 1 “The market belongs on the station square”", False),
        ("1.2", "found", "", False),
        ("1.3", "found in another place", "is granted against 1 “The market belongs on the station square”", True),
        ("1.3.1", "found", "", False),
        ("1.3.2", "found in another place", "attacks 1.5.1 “At the station the fish stall sold more”", True),
    ]
    assert steps(sheet) == [
        ("missing", "without 1 of its premises, which stands apart"),
        ("found in another place", "for something else"),
        ("found in another place", "as something granted"),
        ("found", ""),
        ("found in another place", "as an objection; on something else"),
    ]
    assert [statement.text.words for statement in sheet.extra] == ["People from the villages can park at the station."]
    assert [sheet.is_part(step) for step in sheet.extra_steps] == [True, False]
    assert [(t.criterion, t.found, t.elsewhere, t.missing, t.of) for t in sheet.tallies] == [
        ("statements", 4, 3, 0, 7), ("steps", 1, 3, 1, 5), ("kinds", 4, 0, 3, 7),
    ]  # fmt: skip


def test_no_mark_is_made_up() -> None:
    told = grading(FIRST, SECOND)
    assert told.sheets[0].total is None
    assert all(tally.points is None for tally in told.sheets[0].tallies)
    assert "points" not in written(told, "text")


def test_points_are_shares_of_what_each_criterion_is_worth() -> None:
    (sheet,) = grading(FIRST, SECOND, points={"steps": 10, "statements": 7}).sheets
    # All seven statements are there, wherever; one of five steps is right; kinds are worth nothing here.
    assert [tally.points for tally in sheet.tallies] == [7.0, 2.0, None]
    assert sheet.total == (9.0, 17.0)
    assert "9 of 17" in written(grading(FIRST, SECOND, points={"steps": 10, "statements": 7}), "text")


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ({"step": 3}, "there is no criterion `step`"),
        ({"steps": -1}, "not -1"),
        ({"steps": float("nan")}, "not nan"),
        ({"steps": True}, "not True"),
    ],
)
def test_other_points_are_refused(points: dict[str, float], said: str) -> None:
    with pytest.raises(NoSuchPoints, match=said):
        grading(FIRST, SECOND, points=points)


MODEL = argument(
    "- conclusion: The bridge should be closed.",
    "  because:",
    "  - premises: [Lorries wear the deck out., The deck is dear.]",
    "  - claim: The toll is low.",
)


@pytest.mark.parametrize(
    ("student", "expected"),
    [
        ((), [("missing", "no premise is there"), ("missing", "no premise is there")]),
        (
            ("  because:", "  - premises: [Lorries wear the deck out., The deck is dear., Rain falls in June.]"),
            [("missing", "with 1 premise more"), ("missing", "no premise is there")],
        ),
        (
            ("  because: [Lorries wear the deck out.]", "  but: [The toll is low.]"),
            [("missing", "without 1 of its premises"), ("found in another place", "as an objection")],
        ),
        (
            ("- claim: The toll is low.", "- claim: Lorries wear the deck out.", "- claim: The deck is dear."),
            [("missing", "its statements are there, and not this step")] * 2,
        ),
    ],
)
def test_steps_that_are_not_the_models(student: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    text = argument("- conclusion: The bridge should be closed.", *student)
    (sheet,) = grading(MODEL, text).sheets
    assert steps(sheet) == expected


def test_what_most_students_lack_is_told_of_the_whole_class() -> None:
    whole = argument("- conclusion: The bridge should be closed.", "  because: [The toll is low.]")
    told = grading(MODEL, whole, MODEL, "argument: []\n")
    assert [told.having(statement) for statement in told.model.numbers] == [2, 1, 1, 2]
    text = written(told, "text")
    assert "3 maps beside the model." in text
    assert "2 of 3" in text
    assert "warning: 3.yaml: B has no statements" in text


def test_each_sheet_has_room_for_remarks() -> None:
    told = grading(FIRST, SECOND)
    assert written(told, "text").count("Remarks: ____") == 4
    assert written(told, "markdown").count("Remarks:") > 10
    page = written(told, "html")
    assert page.count('<td class="blank"></td>') == len(told.sheets[0].statements) + 5 + 3
    assert '<p class="remarks">Remarks</p>' in page
