"""What is read as a likelihood, and what is not; the scales."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.likelihood import BUILT_IN, Terms, at_least, at_most, parse, percent
from argmap.reading.terms import SCALES

ICD203, IPCC = BUILT_IN["icd203"], BUILT_IN["ipcc"]
OWN = Terms(None, {"Hardly": (0.0, 0.2), "From time to time": (0.2, 0.6), "so - so": (0.4, 0.6), "sure": (0.9, 1.0)})


def ends(text: str, scale: Terms | None = None) -> tuple[float, float] | None:
    found = parse(text, scale)
    return None if found is None else (found.low, found.high)


def test_the_scales_of_the_language_are_built_in() -> None:
    assert [term.word for term in SCALES] == list(BUILT_IN)


def test_icd203_covers_all_between_1_and_99_percent_without_gaps() -> None:
    ranges = list(dict.fromkeys(ICD203.terms.values()))
    assert (ranges[0][0], ranges[-1][1]) == (0.01, 0.99)
    assert all(low[1] == high[0] for low, high in pairwise(ranges))


def test_ipcc_is_symmetric_around_one_half() -> None:
    opposite = {
        "virtually certain": "exceptionally unlikely", "extremely likely": "extremely unlikely",
        "very likely": "very unlikely",
    }  # fmt: skip
    for one, other in opposite.items():
        (low, high), (least, most) = IPCC.terms[one], IPCC.terms[other]
        assert (round(1 - high, 9), round(1 - low, 9)) == (least, most)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.7", (0.7, 0.7)), (".7", (0.7, 0.7)), ("0,7", (0.7, 0.7)), ("0", (0, 0)), ("1", (1, 1)), ("1.0", (1, 1)),
        ("70 %", (0.7, 0.7)), ("70%", (0.7, 0.7)), ("70 percent", (0.7, 0.7)), ("66.6 %", (0.666, 0.666)),
        ("70 per cent", (0.7, 0.7)), ("100 %", (1, 1)), ("0.6-0.8", (0.6, 0.8)), ("0.6 – 0.8", (0.6, 0.8)),
        ("60-80 %", (0.6, 0.8)), ("60 %–80 %", (0.6, 0.8)), ("60 to 80 percent", (0.6, 0.8)),
        ("0.6 .. 0.8", (0.6, 0.8)),
        ("[0.6, 0.8]", (0.6, 0.8)), ("[0.6,0.8]", (0.6, 0.8)), ("[0,6; 0,8]", (0.6, 0.8)), ("[60 %, 80 %]", (0.6, 0.8)),
        ("at least 70 %", (0.7, 1)), ("At  most 0.2", (0, 0.2)), ("under 20 %", (0, 0.2)), ("over 0.9", (0.9, 1)),
        (">= 0.7", (0.7, 1)), ("≤20%", (0, 0.2)), ("0.7-0.7", (0.7, 0.7)),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: tuple[float, float]) -> None:
    assert ends(text) == expected
    assert ends(text, ICD203) == expected


@pytest.mark.parametrize(
    "text",
    [
        "70", "1.2", "-0.2", "120 %", "0.8-0.6", "80-60 %", "about 70 %", "~70 %", "0.6-", "60 %-0.8", "likely", "?",
        "%", "", "at least", "at least at least 0.5", "0.1-0.2-0.3", "1e-3", "0.5 or so", "[0.5]", "nan", "inf",
        "9" * 400,
    ],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "scale", "expected"),
    [
        ("very likely", ICD203, (0.8, 0.95)), (" Very\n LIKELY", ICD203, (0.8, 0.95)), ("very likely", IPCC, (0.9, 1)),
        ("highly probable", ICD203, (0.8, 0.95)), ("remote", ICD203, (0.01, 0.05)),
        ("at least likely", ICD203, (0.55, 1)),
        ("likely to very likely", ICD203, (0.55, 0.95)), ("unlikely – likely", ICD203, (0.2, 0.8)),
        ("from time to time", OWN, (0.2, 0.6)), ("hardly to from time to time", OWN, (0, 0.6)),
        ("So - So", OWN, (0.4, 0.6)), ("so - so - sure", OWN, (0.4, 1)),
    ],
)  # fmt: skip
def test_terms(text: str, scale: Terms, expected: tuple[float, float]) -> None:
    assert ends(text, scale) == expected


@pytest.mark.parametrize("text", ["very likely to likely", "highly likely", "likely-", "likely 0.7", "sure"])
def test_no_terms(text: str) -> None:
    assert parse(text, ICD203) is None


def test_the_term_is_kept_as_the_scale_spells_it() -> None:
    found = parse("VERY  likely", ICD203)
    assert found is not None
    assert found.term == "very likely"


@given(st.text(max_size=30) | st.from_regex(r"[\[\d.,% to-]{0,20}"))
def test_anything_can_be_read_or_not(text: str) -> None:
    for scale in (None, ICD203, OWN):
        found = parse(text, scale)
        assert found is None or 0 <= found.low <= found.high <= 1


@pytest.mark.parametrize(
    ("value", "scale", "least", "most"),
    [
        (0.7, ICD203, "at least 70 % (likely)", "at most 70 % (likely)"),
        (0.55, ICD203, "at least 55 % (likely)", "at most 55 % (roughly even chance)"),
        (0.999, ICD203, "at least 99.9 %", "at most 99.9 %"),
        (0.95, IPCC, "at least 95 % (extremely likely)", "at most 95 %"),
        (0.7, IPCC, "at least 70 % (likely)", "at most 70 %"),
        (0.04, IPCC, "at least 4 %", "at most 4 % (extremely unlikely)"),
        (0.7, None, "at least 70 %", "at most 70 %"),
    ],
)  # fmt: skip
def test_bounds_are_named(value: float, scale: Terms | None, least: str, most: str) -> None:
    assert (at_least(value, scale), at_most(value, scale)) == (least, most)


def test_percentages_are_never_better_than_the_bound() -> None:
    assert percent(0.71259) == "71.2 %"
    assert percent(0.71251, up=True) == "71.3 %"
    assert percent(0.55 * 0.8) == percent(0.44, up=True) == "44 %"
    assert percent(0.7 * 0.9) == "63 %"
