"""Maps that mean the same, and maps that do not."""

from __future__ import annotations

import pytest

from argmap.editing.sameness import same_meaning
from argmap.model import ArgumentMap
from argmap.reading import load
from argmap.source import Source

MAP = "title: T\nargument:\n- claim: One.\n  id: a\n  because:\n  - Two.\n  - ref: a\n"


def _map(text: str) -> ArgumentMap:
    found = load(Source("map.yaml", text)).map
    assert found is not None
    return found


def test_layout_has_no_meaning() -> None:
    other = "argument:\n  - id: 'a'\n    because: [Two., {ref: a}]\n    claim: >-\n      One.\ntitle: T  # here\n"
    assert same_meaning(_map(MAP), _map(other))


@pytest.mark.parametrize("new", ["  - claim: Two.\n", "  - premises: [Two.]\n", "  - premises:\n    - {claim: Two.}\n"])
def test_a_short_form_means_the_same_as_the_long_one(new: str) -> None:
    assert same_meaning(_map(MAP), _map(MAP.replace("  - Two.\n", new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Two.", "Three."),
        ("claim: One", "evidence: One"),
        ("  - Two.\n  - ref: a\n", "  - ref: a\n  - Two.\n"),
        ("because", "but"),
        ("title: T\n", ""),
    ],
)
def test_what_is_said_has(old: str, new: str) -> None:
    assert not same_meaning(_map(MAP), _map(MAP.replace(old, new)))
