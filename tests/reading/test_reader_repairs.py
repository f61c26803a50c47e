"""Repairs of mappings in which too much stands, or something empty, and where there are none."""

from __future__ import annotations

import pytest

from argmap.edits import Safety, apply
from argmap.reading import load
from argmap.source import Source

HEAD = "argument:\n- conclusion: The bridge should be closed.\n"


def repaired(text: str, code: str) -> tuple[str, Safety] | None:
    """The text after the fix of the only finding of a rule, and whether it is safe."""
    (found,) = [d for d in load(Source("map.yaml", text)).diagnostics if d.code == code]
    fix = found.finding.fix
    return None if fix is None else (apply(text, fix.edits), fix.safety)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  note:\n  id: close\n", "  id: close\n"),
        ("  id: close\n  note:   # later\n", None),
        ("  id: close\n  note:", "  id: close\n"),
        (
            "  because:\n  - The deck is old.\n  -\n  - It is worn.\n",
            "  because:\n  - The deck is old.\n  - It is worn.\n",
        ),
        ("  because:\n  -\n  - It is worn.\n", "  because:\n  - It is worn.\n"),
        ("  because:\n  - claim: It is worn.\n    because:\n", "  because:\n  - claim: It is worn.\n"),
        ("  because: [{claim: It is worn., note: , id: worn}]\n", "  because: [{claim: It is worn., id: worn}]\n"),
        ("  because:\n  - note:\n    claim: It is worn.\n", "  because:\n  - claim: It is worn.\n"),
        ("  because:\n  -\n", None),
        ("  because:\n  - claim:\n    id: worn\n", None),
        ("sources:\n  report:\n  other: {title: Another}\n", None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_empty_is_taken_out(written: str, meant: str | None, newline: str) -> None:
    text, expected = ((HEAD + (each or "")).replace("\n", newline) for each in (written, meant))
    assert repaired(text, "AM018") == (None if meant is None else (expected, Safety.SAFE))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("  id: close\n  note: Old.\n  id: close\n", "  id: close\n  note: Old.\n"),
        ("  id: close\n  id: shut\n", None),
        ("  id: close # one\n  id: close # two\n", "  id: close # one\n  # two\n"),
        ("  id: close # one\n  id: close\n", "  id: close # one\n"),
        (
            "  because:\n  - The deck is old.\n\n  # more\n  because:\n  - It is worn.\n",
            "  because:\n  - The deck is old.\n\n  # more\n  - It is worn.\n",
        ),
        ("  because:\n  - The deck is old.\n  because:\n    - It is worn.\n", None),
        ("  because:\n  - The deck is old.\n  note: x\n  because:\n  - It is worn.\n", None),
        ("  because: [The deck is old.]\n  because: [It is worn.]\n", None),
        ("  because:\n  - The deck is old.\n  because:  # new\n  - It is worn.\n", None),
    ],
)
def test_a_key_that_stands_twice_becomes_one_where_nothing_is_lost(written: str, meant: str | None) -> None:
    assert repaired(HEAD + written, "AM009") == (None if meant is None else (HEAD + meant, Safety.SAFE))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "  because:\n  - claim: It is worn.\n    id: worn\n    evidence: It was seen.\n    cite: report\n",
            "  because:\n  - claim: It is worn.\n    id: worn\n  - evidence: It was seen.\n    cite: report\n",
        ),
        ("  because:\n  - ref: worn\n    claim: It is old.\n", "  because:\n  - ref: worn\n  - claim: It is old.\n"),
        ("  because:\n  - {claim: It is worn., evidence: It was seen.}\n", None),
        ("  because:\n  -  claim: It is worn.\n     evidence: It was seen.\n", None),
    ],
)
def test_two_statements_in_one_item_are_parted(written: str, meant: str | None) -> None:
    assert repaired(HEAD + written, "AM007") == (None if meant is None else (HEAD + meant, Safety.UNSAFE))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "  id: close\n  premises:   # two\n  - claim: It is worn.\n    note: |\n      Old.\n\n      Very old.\n"
            "  - It is old.\n",
            "  id: close\n  because:\n  - premises:   # two\n    - claim: It is worn.\n      note: |\n        Old.\n\n"
            "        Very old.\n    - It is old.\n",
        ),
        (
            "  scheme: sign\n  premises:\n  - It is worn.\n  note: So they say.\n",
            "  because:\n  - scheme: sign\n    premises:\n    - It is worn.\n  note: So they say.\n",
        ),
        ("  scheme: sign\n  note: So they say.\n  premises:\n  - It is worn.\n", None),
        ("  because:\n  - It is old.\n  premises:\n  - It is worn.\n", None),
    ],
)
def test_premises_beside_a_text_become_a_reason_for_it(written: str, meant: str | None) -> None:
    assert repaired(HEAD + written, "AM028") == (None if meant is None else (HEAD + meant, Safety.UNSAFE))
