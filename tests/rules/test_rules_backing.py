"""Backing that falls: when it is reported, and when not."""

from __future__ import annotations

import pytest

from argmap.checking import check
from argmap.source import Source

MAP = """\
argument:
- conclusion: The hall should be closed to dancers.
  because:
  - premises:
    - evidence: The floor of the hall bends when people dance.
      cite: https://example.org/inspection
    because:
    - premises:
      - claim: A floor that bends is a floor that breaks.
"""


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", 0),
        ("        held-by: the owner\n", 0),
        ("        verdict: questioned\n", 1),
        ("        but:\n        - claim: Some floors bend for decades.\n", 1),
        ("        although:\n        - claim: Some floors bend for decades.\n", 0),
        ("        because:\n        - claim: Two broke.\n        but:\n        - claim: Most hold.\n", 0),
        ("      but:\n      - claim: A floor is no bridge.\n", 1),
        ("        verdict: rejected\n      inference: explanation\n", 0),
        ("        verdict: rejected\n      waive:\n        AM404: as it stands in the report\n", 0),
    ],
)
def test_backing_is_reported_when_its_reason_has_the_value_0(more: str, expected: int) -> None:
    found = [d for d in check(Source("map.yaml", MAP + more)).diagnostics if d.code == "AM404"]
    assert len(found) == expected
    for diagnostic in found:
        assert [label.span.first.line for label in diagnostic.finding.labels] == [9, 5]


def test_backing_of_an_undercut_counts_as_well() -> None:
    undercut = "    but:\n    - premises:\n      - claim: The floor was new.\n      because:\n"
    backing = "      - {claim: New floors hold., verdict: questioned}\n"
    text = MAP.partition("    because:\n    - premises")[0] + undercut + backing
    assert [d.code for d in check(Source("map.yaml", text), select=["AM404"]).diagnostics] == ["AM404"]
