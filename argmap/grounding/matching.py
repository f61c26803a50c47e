"""Where a quotation stands in a text.

A text is indexed once: every word with its places. A fragment is looked for at the places of its rarest word. For a
quotation of several fragments the nearest place of each after the one before is taken, so the work grows with the
number of places and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from argmap.grounding.quotations import Fragment, fragments, without_marks
from argmap.grounding.texts import Place, Sentence, WorkText, on_one_line
from argmap.lazy_pattern import lazy
from argmap.records import record
from argmap.showing import counted, quoted

# What `…` leaves out at most, in characters: some two pages. Words farther apart are no passage.
LONGEST_GAP = 3000
# Passages of one quotation that are told apart.
MOST_PASSAGES = 60
# Scripts from here on are mostly written without spaces, so any place in them can be the edge of a word.
_UNSPACED = "\u0e00"
_WORD = lazy(r"[^\W_]+")
_WORD_BEFORE = lazy(r"[^\W_]+\Z")
_LONGEST_WORD = 60

# Stretches of the form for comparison.
_Gaps: TypeAlias = tuple[tuple[int, int], ...]
_Chain: TypeAlias = tuple[int, int, _Gaps]


@record(eq=False)
class Passage:
    """A stretch of a text that a quotation names; `gaps` are the stretches that its `…` and brackets leave out."""

    text: WorkText
    start: int
    end: int
    gaps: tuple[tuple[int, int], ...] = ()

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.text.place_at(self.start)

    @property
    def words(self) -> str:
        """The whole passage, as it stands in the text."""
        return on_one_line(self.text.text[self.start : self.end])

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences it touches."""
        return self.text.sentences_between(self.start, self.end)

    def _brief(self) -> Iterator[object]:
        yield self.place
        yield quoted(self.words)


@record(eq=False)
class Match:
    """The result of looking for a quotation in a text.

    `passages` are the shortest that fit; `more` tells that there are others, which nobody would read through. Without
    any, `missing` are the fragments that are nowhere. When all are somewhere, `loose` tells that more stands between
    them than the quoter's own words; `apart` that they are in the right order but too far from one another, for
    example at `one` and `other`; otherwise their order is another.
    """

    fragments: tuple[Fragment, ...]
    passages: tuple[Passage, ...] = ()
    more: bool = False
    missing: tuple[Fragment, ...] = ()
    loose: bool = False
    apart: bool = False
    one: Place | None = None
    other: Place | None = None

    def _brief(self) -> Iterator[object]:
        yield counted(len(self.passages), "passage")
        yield f"{len(self.missing)} of {counted(len(self.fragments), 'fragment')} missing" if self.missing else ""


@record(eq=False)
class _Unit:
    """The places of a fragment, or of fragments with only the quoter's own words between, ascending.

    `gaps` gives for each place what the quoter's words stand for; it is empty for a single fragment, whose places are
    all of one `size`.
    """

    starts: list[int]
    size: int = 0
    ends: list[int] | None = None
    gaps: list[_Gaps] | None = None

    def end(self, index: int) -> int:
        return self.starts[index] + self.size if self.ends is None else self.ends[index]

    def gaps_of(self, index: int) -> _Gaps:
        return () if self.gaps is None else self.gaps[index]


class TextIndex:
    """A text with the places of its words."""

    def __init__(self, text: WorkText) -> None:
        self.text = text
        self.normal = text.normal
        self._known: dict[tuple[object, ...], list[int]] = {}

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """The places of each word in the form for comparison; words with dashes also count as their parts."""
        key = self.normal.key
        found: dict[str, list[int]] = {}
        for match in _WORD.finditer(key):
            found.setdefault(match[0], []).append(match.start())
        hyphens = sorted(self.normal.all_hyphens)
        more: dict[str, set[int]] = {}
        for index, hyphen in enumerate(hyphens):
            low = hyphens[index - 1] if index else 0
            high = hyphens[index + 1] if index + 1 < len(hyphens) else len(key)
            before = _WORD_BEFORE.search(key, max(low, hyphen - _LONGEST_WORD), hyphen)
            after = _WORD.match(key, hyphen, high)
            for part in (before, after):
                if part:
                    more.setdefault(part[0], set()).add(part.start())
        for word, places in more.items():
            found[word] = sorted(places.union(found.get(word, ())))
        return found

    def find(self, quotation: str, within: Sequence[tuple[int, int]] | None = None) -> Match:
        """Look a quotation up; with `within`, stretches of the text, only passages that begin in one of them.

        Quotation marks around the whole of it are passed over when they are not in the text.
        """
        match = self._find(quotation, within)
        if not match.passages:
            bare = without_marks(quotation)
            inner = None if bare is None else self._find(bare, within)
            if inner is not None and inner.fragments:
                return inner
        return match

    def _find(self, quotation: str, within: Sequence[tuple[int, int]] | None) -> Match:
        parts = tuple(self._reading(part) for part in fragments(quotation))
        missing = tuple(part for part in parts if not self.places(part))
        if not parts or missing:
            return Match(parts, missing=missing)
        units = [self._joined(unit) for unit in _units(parts)]
        if not all(unit.starts for unit in units):
            return Match(parts, loose=True)
        windows = [(0, len(self.normal.key))]
        if within is not None:
            windows = [(self.normal.offset(start), self.normal.offset(end)) for start, end in within]
        found: list[_Chain] = []
        far: _Chain | None = None
        for chain in (chain for window in windows for chain in _chains(units, *window)):
            if self._is_passage(chain):
                if found and found[-1][1] == chain[1]:
                    found.pop()  # it begins earlier and ends at the same place
                found.append(chain)
                if len(found) > MOST_PASSAGES:
                    break
            elif far is None or chain[1] - chain[0] < far[1] - far[0]:
                far = chain
        if found:
            return Match(parts, tuple(map(self._passage, found[:MOST_PASSAGES])), len(found) > MOST_PASSAGES)
        if far is None:
            return Match(parts)
        one, other = (self.text.place_at(self.normal.place(at)) for at in (far[0], far[1] - 1))
        return Match(parts, apart=True, one=one, other=other)

    @cached_property
    def _forms(self) -> frozenset[str]:
        """All that is written for marks of notes in the text."""
        return frozenset().union(*self.normal.forms.values())

    def _reading(self, fragment: Fragment) -> Fragment:
        """A fragment as the text has it: as it is written, or without marks of notes; as written if it is nowhere."""
        return next((each for each in fragment.readings(self._forms) if self.places(each)), fragment)

    def places(self, fragment: Fragment) -> list[int]:
        """Where a fragment stands: offsets in the form for comparison, ascending."""
        key = (fragment.key, fragment.open_start, fragment.open_end, fragment.hyphens, fragment.marks)
        if key not in self._known:
            self._known[key] = [at for at in self._candidates(fragment) if self._stands(fragment, at)]
        return self._known[key]

    def _candidates(self, fragment: Fragment) -> Iterator[int]:
        """The places where the letters of a fragment are found."""
        text, key = self.normal.key, fragment.key
        rarest: tuple[int, list[int]] | None = None
        for match in _WORD.finditer(key):
            first, last = match.span()
            if (
                (not match[0].isascii() and max(match[0]) >= _UNSPACED)
                or any(first <= hyphen <= last for hyphen in fragment.all_hyphens)
                or (first == 0 and fragment.open_start)
                or (last == len(key) and fragment.open_end)
            ):
                continue
            places = self.words.get(match[0], [])
            if rarest is None or len(places) < len(rarest[1]):
                rarest = first, places
        if rarest is not None:
            first, places = rarest
            yield from (at - first for at in places if at >= first and text.startswith(key, at - first))
            return
        at = text.find(key)
        while at >= 0:
            yield at
            at = text.find(key, at + 1)

    def _stands(self, fragment: Fragment, at: int) -> bool:
        """Whether a fragment whose letters are at a place stands there: at the edges of words, with its dashes."""
        end = at + len(fragment.key)
        if not (fragment.open_start or self._is_edge(at)) or not (fragment.open_end or self._is_edge(end)):
            return False
        here = self.normal.hyphens_between(at, end)
        if any(hyphen not in fragment.all_hyphens for hyphen in here):
            return False
        if not all(at + hyphen in self.normal.all_hyphens for hyphen in fragment.hyphens):
            return False
        return all(form in self.normal.forms.get(at + place, ()) for place, form in fragment.marks)

    def _is_edge(self, at: int) -> bool:
        key = self.normal.key
        if at <= 0 or at >= len(key) or at in self.normal.all_hyphens:
            return True
        one, other = key[at - 1], key[at]
        return not (one.isalnum() and other.isalnum() and one < _UNSPACED and other < _UNSPACED)

    def _joined(self, unit: Sequence[Fragment]) -> _Unit:
        """The places of fragments between which only the quoter's own words stand."""
        first = unit[0]
        if len(unit) == 1:
            return _Unit(self.places(first), len(first.key))
        found: list[_Chain] = [(at, at + len(first.key), ()) for at in self.places(first)]
        for part in unit[1:]:
            places, longer = self.places(part), list[_Chain]()
            for start, end, gaps in found:
                index = bisect_left(places, end)
                if index < len(places) and places[index] - end <= (part.gap or 0):
                    at = places[index]
                    longer.append((start, at + len(part.key), (*gaps, (end, at))))
            found = longer
        return _Unit([c[0] for c in found], 0, [c[1] for c in found], [c[2] for c in found])

    def _is_passage(self, chain: _Chain) -> bool:
        """Whether the parts stand near enough to one another, and below one heading."""
        start, end, gaps = chain
        if not gaps:
            return True
        if any(there - here > LONGEST_GAP for here, there in gaps):
            return False
        first, last = self.normal.place(start), self.normal.place(end - 1)
        return self.text.section_at(first) is self.text.section_at(last)

    def _passage(self, chain: _Chain) -> Passage:
        start, end = self.normal.span(chain[0], chain[1])
        gaps = tuple((self.normal.place(a - 1) + 1, self.normal.place(b)) for a, b in chain[2])
        return Passage(self.text, start, end, gaps)


def _units(parts: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """The fragments, those together that no `…` parts."""
    unit: list[Fragment] = []
    for part in parts:
        if part.gap is None and unit:
            yield unit
            unit = []
        unit.append(part)
    if unit:
        yield unit


def _chains(units: Sequence[_Unit], low: int, high: int) -> Iterator[_Chain]:
    """For each place of the first unit in a stretch, the nearest places of the others after it; ascending."""
    first, others = units[0], units[1:]
    at = [0] * len(others)
    for index in range(bisect_left(first.starts, low), bisect_left(first.starts, high)):
        end, gaps = first.end(index), first.gaps_of(index)
        for number, unit in enumerate(others):
            there = at[number] = bisect_left(unit.starts, end, at[number])
            if there == len(unit.starts):
                return
            gaps = (*gaps, (end, unit.starts[there]), *unit.gaps_of(there))
            end = unit.end(there)
        yield first.starts[index], end, gaps
