"""Names that were probably meant."""

from __future__ import annotations

import pytest

from argmap.reading.suggestions import nearest_names


@pytest.mark.parametrize(
    ("name", "candidates", "near"),
    [
        ("z", ["a", "b"], []),  # nothing of it is left in the others
        ("q", ["r"], []),
        ("ab", ["cd"], []),
        ("a", ["ab"], ["ab"]),
        ("A", ["a"], ["a"]),
        ("brigde", ["bridge", "river"], ["bridge"]),
        ("bridge", ["the-bridge", "tunnel"], ["the-bridge"]),
    ],
)
def test_names_that_are_near(name: str, candidates: list[str], near: list[str]) -> None:
    assert nearest_names(name, candidates) == near
