"""How many words of others are seen, and how often the author's own are taken for such, on two sets of passages.

A line of a set says whose words the `«quoted»` ones are: of `others` or the author's `own`. `held_out.txt` was
written first and not looked at while the patterns were made for the kinds in `development.txt`. When it was first
measured, 26 of its 33 reports were seen and none of its 34 own sentences was taken for one (before these patterns: 9
and 1); what was mended after that are kinds of which it had shown one, so that figure is the one to go by. Both sets
are by one hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from argmap.checking import check
from argmap.source import Source

SETS = Path(__file__).parent / "passages"


class Measured(NamedTuple):
    """What came out of a set."""

    seen: list[str]
    missed: list[str]
    mistaken: list[str]
    left_alone: list[str]

    @property
    def recall(self) -> float:
        return len(self.seen) / (len(self.seen) + len(self.missed))

    @property
    def precision(self) -> float:
        return len(self.seen) / (len(self.seen) + len(self.mistaken))


def warned(passage: str) -> bool:
    before, marked, after = passage.replace("»", "«").split("«")
    source = Source(
        "map.yaml",
        "source: work\nsources: {work: {title: A work}}\nargument:\n- claim: It is the case that the thing is so.\n"
        f"  quote: {json.dumps(marked, ensure_ascii=False)}\n",
    )
    text = f"{before}{marked}{after}"
    found = check(source, sources={"work.txt": text}, select=["AM504", "AM507", "AM509", "AM515"])
    codes = [d.code for d in found.diagnostics]
    assert not {"AM507", "AM509"} & set(codes), passage
    return bool(codes)


def measured(name: str) -> Measured:
    result = Measured([], [], [], [])
    for line in (SETS / name).read_text(encoding="utf-8").splitlines():
        whose, _, passage = line.partition("  ")
        assert whose in ("others", "own"), line
        if whose == "others":
            (result.seen if warned(passage) else result.missed).append(passage)
        else:
            (result.mistaken if warned(passage) else result.left_alone).append(passage)
    return result


@pytest.mark.parametrize(
    ("name", "recall", "precision"), [("development.txt", 0.95, 0.97), ("held_out.txt", 26 / 33, 0.96)]
)
def test_most_words_of_others_are_seen_and_hardly_any_of_the_author(name: str, recall: float, precision: float) -> None:
    result = measured(name)
    assert len(result.seen) + len(result.missed) >= 30
    assert len(result.mistaken) + len(result.left_alone) >= 30
    assert result.recall >= recall, result.missed
    assert result.precision >= precision, result.mistaken


# Kinds that came up in long texts of others, in words of our own.
SEEN = [
    "Anyone who claims that «the fishers struck first» has not read the log.",
    "The unions argued for decades that «night work ruins the heart».",
    "So much for the notion that «a market needs no rules».",
    "Smith (1975) maintained all along that «the cup was cast in one piece».",
    "The claim that «salt was never taxed here» is a stereotype.",
    "«The harbour froze every winter.» Hardly anyone believes this today.",
    "What its defenders say is that «the tariff feeds the poor».",
]
LEFT_ALONE = [
    "«The law does not forbid all trade.» Far from it.",
    "«If the collectives had been forced on the farmers, none would have lasted.» This was not the case.",
    "«Would the council have paid?» We doubt it.",
    "«Prices must be stable.» This is not the case with rents.",
    "Others held the bridge until dawn, and «the retreat began».",
    "Few engineers think that «the deck will last».",
    "The error message says that «the counter was moved».",
    "The first case states that «a pointer may be copied».",
    "Having said that, «the deck is sound».",
    "An object that «holds its own key» is safe.",
    "Our measurements cover ten years. They say that «the ice is thinner».",
    "We tie worth to feeling. On this view, «an oyster has none».",
    "Critics say that «the ferry is slow». They are right.",
    "One might think that «a long key is safer». Indeed it is.",
    "Write the key first, then, «on its own line», write the value.",
    "The island was claimed by the crown, and «its ports were closed».",
]


@pytest.mark.parametrize("passage", SEEN)
def test_kinds_of_reports_are_seen(passage: str) -> None:
    assert warned(passage)


@pytest.mark.parametrize("passage", LEFT_ALONE)
def test_kinds_of_own_words_are_left_alone(passage: str) -> None:
    assert not warned(passage)


@pytest.mark.parametrize(
    "unit", ["critics of the plan ", "the claim that ", "critics, ", "Adam Smith and ", "\"' ", "a"]
)
def test_a_sentence_without_end_is_read_like_any_other(unit: str) -> None:
    padding = unit * (20_000 // len(unit))
    assert warned(f"Critics say that «the ferry is slow». {padding}")
    assert not warned(f"We say, against {padding}, that «the ferry is slow».")
