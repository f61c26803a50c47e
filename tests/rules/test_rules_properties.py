"""No map makes a rule fail; the quick methods find what slow ones find."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checking import check
from argmap.edits import apply
from argmap.reporting.console import diagnostics_text
from argmap.reporting.machine import as_github, as_json, as_sarif
from argmap.rules.circles import circles, components
from argmap.rules.near_duplicate import ALIKE
from argmap.similarity import similar_pairs
from argmap.source import Source

_TEXTS = (
    "The bridge is safe for lorries.", "The bridge is not safe for lorries.", "Lorries wear the old deck out.", "Why?",
    "It does not follow that the bridge is safe.", "Because it rains; the deck rusts away.", "桥不安全", "x",
    "A\u0301 \u202e b", "the bridge is safe for the lorries", '"quoted: #text"', "Deck",
    "Since 2010 the deck is old. It will break soon.",
)  # fmt: skip
_IDS = ("a", "b", "c", "d", "e", "nothing", "pre/x")
_HEAD = """\
source: w
scale: icd203
sources: {w: {title: W, derived-from: v}, v: {title: V, cited-in: w, derived-from: w}}
groups: {g: {title: G}}
schemes: {own: {premises: [seen: It is seen.], critical_questions: [{q: So?, target: sen}]}}
alternatives: [[a, b], [c], [d, d]]
expect: {supported: [a, b], open: [c]}
waive: {AM206: x, no-such-rule: y}
argument:
"""
_OF_ALL = {"id": _IDS[:5], "cite": ("w", "z", "https://example.org"), "hedge": ("perhaps",)}
_OF_STATEMENTS = {
    **_OF_ALL,
    "restates": _IDS,
    "contradicts": _IDS,
    "tension-with": _IDS,
    "role": ("finding", "indicatr", "seen"),
    "verdict": ("accepted", "rejected", "questioned"),
    "group": ("g", "h"),
    "held-by": ("them",),
    "quote": ("some say … so",),
    "date": ("2019",),
    "likelihood": ("0.9", "very likely", "very likly", "80", "'0.8-0.6'", "unlikely", "'?'", "at least 60 %"),
}
_OF_REFERENCES: dict[str, tuple[str, ...]] = {"contradicts": _IDS, "tension-with": _IDS}
_OF_REASONS = {
    **_OF_ALL,
    "outweighs": _IDS,
    "scheme": ("sign", "sgn", "abduction", "own"),
    "answers": ("{staged: no, stagd: {dismissed: why}}",),
    "inference": ("deductive", "explanation"),
    "strength": ("0.9", "almost certain", "surely", "1", "'[0.5, 0.7]'"),
    "waive": ("{AM206: z}",),
}


class _Writer:
    """Writes a map of up to thirty nodes with as many faults of every sort as fit in."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.left = random.randint(1, 30)

    def map(self) -> str:
        lines: list[str] = []
        while self.left > 0:
            lines.extend(self.premise(""))
        return _HEAD + "\n".join(lines) + "\n"

    def attributes(self, pad: str, choices: dict[str, tuple[str, ...]]) -> Iterator[str]:
        for key, values in choices.items():
            if self.random.random() < 0.2:
                yield f"{pad}{key}: {self.random.choice(values)}"

    def lists(self, pad: str) -> Iterator[str]:
        for key in ("because", "but", "although"):
            if self.left > 0 and self.random.random() < 0.4:
                yield f"{pad}{key}:"
                for _ in range(self.random.randint(1, 3)):
                    yield from self.reason(pad) if self.random.random() < 0.4 else self.premise(pad)

    def reason(self, pad: str) -> Iterator[str]:
        yield f"{pad}- premises:"
        for _ in range(self.random.randint(1, 3)):
            yield from self.premise(f"{pad}  ")
        yield from self.attributes(f"{pad}  ", _OF_REASONS)
        yield from self.lists(f"{pad}  ")

    def premise(self, pad: str) -> Iterator[str]:
        self.left -= 1
        if self.random.random() < 0.3:
            yield f"{pad}- ref: {self.random.choice(_IDS)}"
            yield from self.attributes(f"{pad}  ", _OF_REFERENCES)
        else:
            kind = self.random.choice(("conclusion", "claim", "claim", "evidence", "assumption"))
            yield f"{pad}- {kind}: '{self.random.choice(_TEXTS)}'"
            yield from self.attributes(f"{pad}  ", _OF_STATEMENTS)
        yield from self.lists(f"{pad}  ")


@settings(max_examples=80, deadline=None)
@given(st.integers(min_value=0))
def test_any_map_can_be_checked_and_reported(seed: int) -> None:
    text = _Writer(Random(seed)).map()  # noqa: S311 - no secret is made
    found = check(Source("map.yaml", text)).diagnostics
    again = check(Source("map.yaml", text)).diagnostics
    written = [diagnostics_text(found, files=1), as_json(found, 1), as_sarif(found), as_github(found)]
    assert written == [diagnostics_text(again, files=1), as_json(again, 1), as_sarif(again), as_github(again)]
    for diagnostic in found:
        for label in diagnostic.finding.labels:
            assert 0 <= label.span.start <= label.span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0))
def test_fixes_leave_a_map_that_can_be_read(seed: int) -> None:
    text = _Writer(Random(seed)).map()  # noqa: S311 - no secret is made
    source = Source("map.yaml", text)
    for diagnostic in check(source).diagnostics:
        finding = diagnostic.finding
        if finding.fix and not diagnostic.code.startswith("AM0"):
            after = check(Source("map.yaml", apply(text, finding.fix.edits))).diagnostics
            assert not [d for d in after if d.code.startswith("AM0")]
            place = (diagnostic.code, finding.message, finding.span.first)
            assert place not in [(d.code, d.finding.message, d.span.first) for d in after]


def test_depth_is_no_obstacle() -> None:
    depth = 3000
    deep = "".join(f"{'  ' * i}- claim: The claim number {i} holds.\n{'  ' * i}  because:\n" for i in range(depth))
    found = check(Source("deep.yaml", f"argument:\n{deep}{'  ' * depth}- ref: nothing\n")).diagnostics
    assert "AM101" in {d.code for d in found}


def test_a_long_circle_is_told_in_few_lines() -> None:
    length = 3000
    ring = ((i, (i + 1) % length) for i in range(length))
    steps = "".join(f"- claim: c{i} holds.\n  id: c{i}\n  because: [{{ref: c{j}}}]\n" for i, j in ring)
    found = [d for d in check(Source("ring.yaml", f"argument:\n{steps}")).diagnostics if d.code == "AM103"]
    assert len(found) == 1
    assert len(found[0].finding.labels) == length
    assert len(diagnostics_text(found, files=1).splitlines()) < 60


# -- similar pairs -------------------------------------------------------------------------------------------------

_words = st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1, max_size=12)


@settings(deadline=None)
@given(st.lists(_words, max_size=12))
def test_similar_pairs_are_those_of_comparing_all(sets: list[frozenset[str]]) -> None:
    expected = [
        (i, j) for i, j in combinations(range(len(sets)), 2) if len(sets[i] & sets[j]) >= ALIKE * len(sets[i] | sets[j])
    ]
    assert sorted(similar_pairs(sets, ALIKE)) == sorted(expected)


@settings(deadline=None)
@given(st.lists(_words, max_size=6), st.lists(_words, max_size=6))
def test_similar_pairs_between_two_lists_are_those_of_comparing_all(
    some: list[frozenset[str]], others: list[frozenset[str]]
) -> None:
    alike, first, sets = 0.55, len(some), some + others
    expected = [
        (i, first + j)
        for i, one in enumerate(some)
        for j, other in enumerate(others)
        if len(one & other) >= alike * len(one | other)
    ]
    assert sorted(similar_pairs(sets, alike, first=first)) == sorted(expected)


# -- circles -------------------------------------------------------------------------------------------------------

_edges = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=16)


def _successors(edges: list[tuple[int, int]]) -> list[list[int]]:
    successors: list[list[int]] = [[] for _ in range(6)]
    for one, other in dict.fromkeys(edges):
        if one != other:
            successors[one].append(other)
    return successors


@settings(deadline=None)
@given(_edges)
def test_circles_are_those_of_trying_all(edges: list[tuple[int, int]]) -> None:
    successors = _successors(edges)
    expected = [
        [first, *rest]
        for first in range(6)
        for size in range(1, 6)
        for rest in permutations(range(first + 1, 6), size)
        if all(b in successors[a] for a, b in zip((first, *rest), (*rest, first), strict=True))
    ]
    assert sorted(circles(successors, 1000)) == sorted(expected)


@settings(deadline=None)
@given(_edges, st.integers(1, 3))
def test_circles_are_limited_for_each_component(edges: list[tuple[int, int]], most: int) -> None:
    successors = _successors(edges)
    every, some = list(circles(successors, 1000)), list(circles(successors, most))
    assert all(circle in every for circle in some)
    for component in components(successors):
        within = [c for c in every if c[0] in component]
        assert len([c for c in some if c[0] in component]) == min(most, len(within))
