"""Every expected output belongs to a case."""

from __future__ import annotations

from pathlib import Path


def test_no_expected_output_is_left_over(update: bool) -> None:
    outputs = Path(__file__).parent.glob("*/cases/*.out")
    stale = [path for path in outputs if not path.with_suffix(".yaml").exists()]
    if update:
        for path in stale:
            path.unlink()
    else:
        assert stale == []
