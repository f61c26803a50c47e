"""Whatever a map looks like, formatting keeps its meaning and all comments, and does not change its own work."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checking import check
from argmap.editing.formatting import formatted
from argmap.editing.sameness import same_meaning
from argmap.reading import load
from argmap.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import odd_layouts as odd


def _odd(seed: int) -> tuple[str, list[str]]:
    """A map in an odd layout, and its comments."""
    random = Random(seed)  # noqa: S311 - no secret is made
    writer = odd.OddWriter(random)
    return writer.write(odd.OddMap(random).data), writer.comments


@settings(max_examples=200, deadline=None)
@given(st.integers(min_value=0))
def test_formatting_changes_nothing_but_the_layout(seed: int) -> None:
    text, comments = _odd(seed)
    source = Source("map.yaml", text)
    after = Source("map.yaml", formatted(source))
    assert formatted(after) == after.text
    before_map, after_map = load(source).map, load(after).map
    assert before_map is not None
    assert after_map is not None
    assert same_meaning(before_map, after_map)
    assert Counter(d.code for d in check(source).diagnostics) == Counter(d.code for d in check(after).diagnostics)
    for comment in comments:
        assert comment in after.text
