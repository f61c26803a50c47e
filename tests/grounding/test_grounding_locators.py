"""Locators: what they say, and whether words are there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.grounding.blocks import Block
from argmap.grounding.locators import Locator, fits, locator, stretches
from argmap.grounding.texts import WorkText

TEXT = WorkText(
    [
        Block("Before all.", page=1),
        Block("Part one", 1, page=1),
        Block("First. Second.", page=1),
        Block("Third.", page=2),
        Block("Its detail", 2, page=2),
        Block("Fourth goes\non.", page=2, breaks=((12, 3),)),
        Block("Part two", 1, page=3),
        Block("Fifth.", page=3),
    ],
    ["i", "ii", "1"],
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("§3 ¶4", Locator((3, 3), (4, 4))),
        ("§3¶4", Locator((3, 3), (4, 4))),
        ("s3 p4", Locator((3, 3), (4, 4))),
        ("S3, P4", Locator((3, 3), (4, 4))),
        ("¶4 s2", Locator(None, (4, 4), (2, 2))),
        ("§3", Locator((3, 3))),
        ("§3 ¶4 s2", Locator((3, 3), (4, 4), (2, 2))),
        ("s3 p4 s2", Locator((3, 3), (4, 4), (2, 2))),
        ("s3", Locator((3, 3))),
        ("p4 s2", Locator(None, (4, 4), (2, 2))),
        ("¶4-5", Locator(None, (4, 5))),
        ("§2 ¶4–6", Locator((2, 2), (4, 6))),
        ("p. 12", Locator(pages=("12", "12"))),
        ("pp. 12-14", Locator(pages=("12", "14"))),
        ("p.12", Locator(pages=("12", "12"))),
        ("page 12", Locator(pages=("12", "12"))),
        ("p. xii", Locator(pages=("xii", "xii"))),
        ("p 12", Locator(pages=("12", "12"))),
        ("section 3, paragraph 4", Locator((3, 3), (4, 4))),
        ("The Deck", Locator(heading="the deck")),
        ("“The Deck”", Locator(heading="the deck")),
        ("12:30", Locator(heading="12:30")),
    ],
)
def test_what_a_locator_says(written: str, expected: Locator) -> None:
    assert locator(written) == expected


@pytest.mark.parametrize(
    ("words", "written", "expected"),
    [
        ("Second", "§1 ¶1", True),
        ("Second", "§1 ¶1 s2", True),
        ("Second", "§1 ¶1 s1", False),
        ("Second", "¶1", True),
        ("Second", "§1", True),
        ("Second", "§2", False),
        ("Second", "p. ii", False),
        ("Second", "p. i", True),
        ("Second", "p. 1", True),
        ("Second", "p. 99", None),
        ("Second", "part one", True),
        ("Second", "one", True),
        ("Second", "Part two", False),
        ("Second", "table 3", None),
        ("Fourth", "Part one", True),
        ("Fourth", "Its detail", True),
        ("Third", "Its detail", False),
        ("Fourth", "pp. ii-1", True),
        ("Fourth", "p. 3", True),
        ("Before", "§0 ¶1", True),
        ("Before", "¶1", True),
        ("Fifth", "Part one", False),
        ("Part two", "§3", True),
        ("Part two", "§3 ¶1", True),
        ("Part two", "§2", False),
    ],
)
def test_whether_words_are_there(words: str, written: str, expected: bool | None) -> None:
    start = TEXT.text.index(words)
    end = TEXT.text.index("on.") if words == "Fourth" else start + len(words)
    assert fits(TEXT, start, end + 2 * (words == "Fourth"), locator(written)) is expected


@given(
    st.text(max_size=20)
    | st.from_regex(r"(§|s|¶|p|p\.|pp\.)? ?[0-9]{1,3}([-–][0-9]+)? ?(¶|p|s)? ?[0-9]{0,3}", fullmatch=True)
)
def test_any_text_is_a_locator(written: str) -> None:
    where = locator(written)
    for sentence in TEXT.sentences:
        answer = fits(TEXT, sentence.start, sentence.end, where)
        parts = stretches(TEXT, where)
        if answer and parts is not None:
            assert any(start <= sentence.start < end for start, end in parts)
