"""The changes in a text, line by line, as a unified diff."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

_CONTEXT = 3
# Of longer texts lines that occur once in both are matched first: to compare each line with each would take too long.
_SHORT = 2_000

OpCode = tuple[str, int, int, int, int]


def unified(old: Sequence[str], new: Sequence[str], names: tuple[str, str]) -> Iterator[str]:
    """The lines of a unified diff of two texts, given as lines with their ends."""
    if max(len(old), len(new)) <= _SHORT:
        from difflib import unified_diff

        yield from unified_diff(old, new, *names)
        return
    hunks = _grouped(_joined(_steps(old, new)))
    for number, hunk in enumerate(hunks):
        if not number:
            yield from (f"--- {names[0]}\n", f"+++ {names[1]}\n")
        first, last = hunk[0], hunk[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for sort, i, j, k, m in hunk:
            if sort == "equal":
                yield from (f" {line}" for line in old[i:j])
            else:
                yield from (f"-{line}" for line in old[i:j])
                yield from (f"+{line}" for line in new[k:m])


def _range(start: int, stop: int) -> str:
    """Lines from 1 as a hunk gives them: of none the one before."""
    length = stop - start
    return f"{start + 1}" if length == 1 else f"{start + 1 if length else start},{length}"


def _joined(steps: Iterator[OpCode]) -> Iterator[OpCode]:
    """The steps, with one for equal lines that follow each other."""
    last: OpCode | None = None
    for step in steps:
        if last is not None and last[0] == step[0] == "equal":
            last = ("equal", last[1], step[2], last[3], step[4])
            continue
        if last is not None:
            yield last
        last = step
    if last is not None:
        yield last


def _grouped(steps: Iterator[OpCode]) -> Iterator[list[OpCode]]:
    """The changes with the lines around them; those that are near each other together."""
    hunk: list[OpCode] = []
    for sort, i, j, k, m in steps:
        if sort != "equal":
            hunk.append((sort, i, j, k, m))
        elif j - i > 2 * _CONTEXT and hunk:
            yield [*hunk, (sort, i, i + _CONTEXT, k, k + _CONTEXT)]
            hunk = [(sort, j - _CONTEXT, j, m - _CONTEXT, m)]
        elif not hunk:
            kept = min(_CONTEXT, j - i)
            hunk = [(sort, j - kept, j, m - kept, m)]
        else:
            hunk.append((sort, i, j, k, m))
    if hunk and hunk[-1][0] == "equal":
        sort, i, j, k, m = hunk.pop()
        if hunk:
            hunk.append((sort, i, min(j, i + _CONTEXT), k, min(m, k + _CONTEXT)))
    if hunk:
        yield hunk


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[OpCode]:
    """How one text becomes the other: lines that are equal, and those that take the place of others, in turn.

    Lines that occur once in both texts, and in the same order, are held to be the same (patience diff, by B. Cohen);
    what is equal around them goes with them.
    """
    i = k = 0
    for a, b in [*_anchors(old, new), (len(old), len(new))]:
        if a < i or b < k:
            continue
        at, to = a, b
        while at > i and to > k and old[at - 1] == new[to - 1]:
            at, to = at - 1, to - 1
        stop, end = i, k
        while stop < at and end < to and old[stop] == new[end]:
            stop, end = stop + 1, end + 1
        if stop > i:
            yield "equal", i, stop, k, end
        if stop < at or end < to:
            yield from _between(old, new, stop, at, end, to)
        i, k = a, b
        while i < len(old) and k < len(new) and old[i] == new[k]:
            i, k = i + 1, k + 1
        if i > at:
            yield "equal", at, i, to, k


def _between(old: Sequence[str], new: Sequence[str], i: int, j: int, k: int, m: int) -> Iterator[OpCode]:
    """The same for a stretch without such lines: exact where it is short, else one takes the place of the other."""
    if max(j - i, m - k) > _SHORT // 4:
        yield "replace", i, j, k, m
        return
    from difflib import SequenceMatcher

    for sort, a, b, c, d in SequenceMatcher(None, old[i:j], new[k:m], autojunk=False).get_opcodes():
        yield sort, i + a, i + b, k + c, k + d


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Lines that occur once in both texts, as many as stand in the same order (patience sorting)."""
    count, other = Counter(old), Counter(new)
    where = {line: at for at, line in enumerate(new) if other[line] == 1}
    pairs = [(at, where[line]) for at, line in enumerate(old) if count[line] == 1 and line in where]
    tops: list[int] = []  # the least place in the other text at which a row of so many lines can end
    ends: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(tops, place)
        before[index] = ends[at - 1] if at else -1
        tops[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    found, index = [], ends[-1] if ends else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
