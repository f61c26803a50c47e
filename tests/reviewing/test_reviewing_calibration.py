"""How firmly things are said: step by step, twice, and against what is quoted."""

from __future__ import annotations

import pytest

import argmap
from argmap.analysis.strength import ENGLISH, Strength
from argmap.reviewing.page import Item, Section


def section(text: str, **more: object) -> Section:
    (found,) = argmap.review(text, ["calibration"], **more).sections  # type: ignore[arg-type]
    return found


def of(text: str, sort: str, **more: object) -> list[Item]:
    return [item for item in section(text, **more).items if item.sort == sort]


@pytest.mark.parametrize(
    ("hedge", "strength"),
    [
        ("may", Strength.POSSIBLE),
        ("there is a chance", Strength.POSSIBLE),
        ("arguably", Strength.POSSIBLE),
        ("likely", Strength.PROBABLE),
        ("seems to be fully aware", Strength.PROBABLE),
        ("unlikely", Strength.PROBABLE),
        ("so the sources have it", Strength.PROBABLE),
    ],
)
def test_hedges_have_a_degree(hedge: str, strength: Strength) -> None:
    assert ENGLISH.of_hedge(hedge) is strength


_STEPS = """
argument:
- conclusion: The lake will be clean in ten years.
  because:
  - claim: The works may stop using phosphate.
    because:
    - claim: The works promised to stop.
"""


def test_the_table_goes_step_by_step_and_marks_where_wording_rises() -> None:
    table = section(_STEPS).table
    assert table is not None
    assert [row[4] for row in table.rows] == [("rises",), ("falls",)]
    assert [row[1] for row in table.rows] == [("“may”: possible",), ("flat",)]
    still = section(_STEPS.replace("will be clean", "will probably be clean")).table
    assert still is not None
    assert [row[4] for row in still.rows] == [("rises",), ("falls",)]  # from possible to probable
    kept = section(_STEPS.replace("will be clean", "will perhaps be clean")).table
    assert kept is not None
    assert [row[4] for row in kept.rows] == [("keeps",), ("falls",)]


def test_terms_of_the_scale_have_their_band_and_others_none() -> None:
    text = _STEPS.replace("claim: The works may stop using phosphate.", "{claim: The works stop., hedge: likely}")
    text = text.replace("    because:\n    - claim: The works promised to stop.\n", "")
    (item,) = of(text, "terms")
    assert item.facts["banded"] == ["likely"]
    (item,) = of(text.replace("hedge: likely", "hedge: very probably"), "terms")
    assert item.facts["without"] == ["very probably"]


def test_firm_advice_that_rests_on_a_may() -> None:
    text = "argument:\n- conclusion: The town should sell the mill.\n  because: [The mill may bring a good price.]\n"
    assert [item.sort for item in section(text).items if item.sort == "firm advice"] == ["firm advice"]
    assert of(text.replace("should sell", "might sell"), "firm advice") == []
    assert of(text.replace("may bring", "brings"), "firm advice") == []
    assert of(text.replace("may bring", "will probably bring"), "firm advice") == []


def test_nearly_the_same_with_and_without_reserve() -> None:
    text = """
argument:
- conclusion: Fares fall.
  because: [The new line may bring more riders to the harbour.]
- claim: The new line brings more riders to the harbour.
"""
    (item,) = of(text, "said more firmly")
    assert item.facts["words"] == "may"
    assert of(text.replace("line brings more", "line brings fewer"), "said more firmly") == []


def test_words_that_leave_nothing_else_are_asked_for_their_ground() -> None:
    text = "argument:\n- conclusion: The road is built.\n  because: [The road is the only way to the mine.]\n"
    (item,) = of(text, "necessity")
    assert item.title == "1 bare statement that leaves nothing else"
    assert of(text.replace("the only way", "a way"), "necessity") == []
    assert of(text.replace("is the only way to the mine", "has only two lanes"), "necessity") == []
    assert of(text.replace("The road is the only way to the mine.", "All ten lanes are open."), "necessity") == []


def test_a_word_of_reserve_that_is_quoted_and_not_said() -> None:
    text = """
source: report
sources: {report: {title: The report, text: report.txt}}
argument:
- conclusion: The treaty brings peace.
  quote: The treaty brings genuine peace
"""
    source = {"report.txt": "The treaty brings genuine peace to the valley."}
    (item,) = of(text, "reserve left out", sources=source)
    assert item.facts["words"] == "genuine peace"
    assert of(text.replace("brings peace", "brings genuine peace"), "reserve left out", sources=source) == []
    assert of(text, "reserve left out") == []
