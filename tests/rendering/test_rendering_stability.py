"""A small change of a map moves little in its picture. The shares are written down, so a change of them is seen."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import mean, median

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import moved_boxes
import rendering_maps as maps

sys.path.pop(0)

GOLDEN = Path(__file__).parent / "stability.json"
EDITS = {30: 20, 100: 20, 300: 8}  # of each of three maps, by their number of statements


@pytest.mark.parametrize("count", EDITS)
def test_a_small_change_moves_little(count: int, update: bool) -> None:
    shares: dict[str, list[float]] = {}
    for seed in range(3):
        text = maps.synthetic(count, seed)
        old = moved_boxes.places(text)
        assert len(old) == count
        for kind, new in moved_boxes.edits(text, EDITS[count], seed):
            shares.setdefault(kind, []).append(moved_boxes.moved(old, moved_boxes.places(new)))
    every = [share for each in shares.values() for share in each]
    found = {"median": round(median(every), 3), "mean": round(mean(every), 3)}
    found |= {f"mean of {kind}": round(mean(each), 3) for kind, each in shares.items()}
    written = json.loads(GOLDEN.read_text()) if GOLDEN.exists() else {}
    if update:
        written[str(count)] = found
        GOLDEN.write_text(json.dumps(written, indent=2) + "\n")
    assert found == written[str(count)]
    assert found["median"] < 0.05
    assert found["mean of note"] == 0


def test_what_is_counted_as_moved() -> None:
    old = {"a": ("", 0.0, 0.0), "b": ("a", 10.0, 50.0), "c": ("a", 200.0, 50.0), "gone": ("a", 1.0, 1.0)}
    assert moved_boxes.moved(old, old | {"b": ("a", 29.0, 50.0)}) == 0
    assert moved_boxes.moved(old, old | {"b": ("a", 31.0, 50.0)}) == 0.25
    new = {name: place for name, place in old.items() if name != "gone"}
    assert moved_boxes.moved(old, new | {"c": ("a", 200.0, 90.0), "added": ("a", 0.0, 0.0)}) == pytest.approx(1 / 3)
