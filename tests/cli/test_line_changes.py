"""Unified diffs of long texts, in which not each line is compared with each."""

from __future__ import annotations

import random
import re
from difflib import unified_diff
from itertools import count

import pytest

from argmap.cli import line_changes
from argmap.cli.line_changes import unified

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")


def applied(old: list[str], diff: list[str]) -> list[str]:
    """What a unified diff makes of a text; it must fit."""
    new: list[str] = []
    at = 0
    rest = iter(diff[2:])
    for head in rest:
        found = _HUNK.fullmatch(head)
        assert found is not None, head
        first, length = int(found[1]), int(found[2] or 1)
        wanted, put = int(found[3]), int(found[4] or 1)
        start = first - 1 if length else first
        new += old[at:start]
        assert len(new) == (wanted - 1 if put else wanted)
        at = start
        while length or put:
            line = next(rest)
            if line[0] in " -":
                assert old[at] == line[1:]
                at, length = at + 1, length - 1
            if line[0] in " +":
                new.append(line[1:])
                put -= 1
    return new + old[at:]


def edited(chance: random.Random, lines: list[str]) -> list[str]:
    new = list(lines)
    for number in range(chance.randrange(5)):
        at = chance.randrange(len(new) + 1)
        new[at : at + chance.randrange(4)] = [f"new {number} {i}\n" for i in range(chance.randrange(4))]
    return new


@pytest.mark.parametrize("words", [2, 8, 60])
def test_a_diff_of_a_long_text_makes_the_new_text_of_the_old_one(monkeypatch: pytest.MonkeyPatch, words: int) -> None:
    monkeypatch.setattr(line_changes, "_SHORT", 0)
    chance = random.Random(words)  # noqa: S311 - not for secrets
    for _ in range(300):
        old = [f"line {chance.randrange(words)}\n" for _ in range(chance.randrange(30))]
        new = edited(chance, old)
        diff = list(unified(old, new, ("a", "b")))
        assert (applied(old, diff) if diff else old) == new
        assert bool(diff) == (old != new)


def test_lines_that_are_all_different_are_told_apart_as_difflib_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_changes, "_SHORT", 0)
    old = [f"line {i}\n" for i in range(60)]
    new = [*old[:10], "put in\n", *old[10:20], "in place of 20\n", *old[21:50], *old[53:]]
    assert list(unified(old, new, ("a", "b"))) == list(unified_diff(old, new, "a", "b"))


def test_a_long_text_is_not_compared_line_by_line_with_all_others() -> None:
    compared = count()

    class Line(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            next(compared)
            return str.__eq__(self, other) is True

        __hash__ = str.__hash__

    old = [Line(f"{'- claim' if i % 2 else 'id'}: {i if i % 3 else 'same'}\n") for i in range(6000)]
    new = [Line(f" {line}") if i % 7 == 0 else line for i, line in enumerate(old)]
    assert list(unified(old, new, ("a", "b")))
    assert next(compared) < 20 * len(old)
