"""The fixes of findings, put into the text of a map.

Each fix is tried before it is kept: the text is read again, its finding must be gone, and nothing may be broken that
was not. After a safe one, all that could be read before must still say the same. Many fixes are tried together; only
where that fails are they tried in smaller lots.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from argmap.canonical_form import outline_of
from argmap.checking import Analysis, check, errors_among, selected_rules
from argmap.diagnostics import Diagnostic, Rule, Severity, is_reading_rule
from argmap.edits import Edit, Fix, OffsetMap, Safety, apply
from argmap.reading.findings import MOST_OF_ONE_SORT
from argmap.records import record
from argmap.source import Position, Source

# A map is checked again for each lot. Hardly any needs more than three: this ends what would go round in circles.
# Large maps, and broken ones, which are read again and again to find what is wrong, are checked less often, so that a
# minute or so is always enough.
MOST_CHECKS = 200
LEAST_CHECKS = 6
MOST_CHARACTERS = 10_000_000  # read in all checks together


@record()
class Mended:
    """A fix: the rule of its finding, what it does, and where, in the text as it was given."""

    rule: Rule
    title: str
    place: Position


@dataclass(frozen=True)
class Fixed:
    """A map after its fixes.

    `applied` are those that were made and `failed` those that were taken back, because they did not mend their finding
    or would have broken something else. `analysis` is what is known of the text as it is now, with the findings that
    were asked for. `stopped`: there may be more to mend, but the map was checked as often as is bearable.
    """

    analysis: Analysis
    applied: tuple[Mended, ...]
    failed: tuple[Mended, ...]
    stopped: bool = False

    @property
    def text(self) -> str:
        """The text with all fixes made, without a byte order mark."""
        return self.analysis.source.text

    @property
    def remaining(self) -> tuple[Diagnostic, ...]:
        """The findings of the text as it is now."""
        return self.analysis.diagnostics

    @property
    def unsafe(self) -> int:
        """How many of these have a fix that was not tried, since the argument may mean something else after it."""
        tried = Counter((mended.rule.code, mended.title) for mended in self.failed)
        fixes = fixes_in(self.analysis.source, self.remaining)
        left = Counter((d.code, fix.title) for d, fix in fixes if fix.safety is Safety.UNSAFE)
        return (left - tried).total()


def fixes_in(source: Source, diagnostics: Iterable[Diagnostic]) -> list[tuple[Diagnostic, Fix]]:
    """The findings with a fix that lies in a source, with the fix, in the order of place."""
    found = [(d, d.finding.fix) for d in diagnostics if d.finding.fix is not None]
    here = [(d, f) for d, f in found if f.edits and all(edit.span.source is source for edit in f.edits)]
    return sorted(here, key=lambda each: (each[0].span.start, each[0].code))


def fixed(
    source: Source,
    *,
    unsafe: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    sources: Path | Mapping[str, str] | None = None,
) -> Fixed:
    """A map with the fixes of its findings made, again and again until none is left that helps.

    `unsafe`: also those after which the argument may mean something else. `select`, `ignore` and `sources` are as for
    `check`. Raises UnknownRule. What lies in included files is left alone.
    """
    wanted = selected_rules(select, ignore)
    fixing = _Fixing(source, wanted, Safety.UNSAFE if unsafe else Safety.SAFE, sources)
    stopped = not fixing.run()
    now = fixing.analysis
    kept = (d for d in now.diagnostics if d.code in wanted or (is_reading_rule(d.code) and _is_error(d)))
    return Fixed(replace(now, diagnostics=tuple(kept)), tuple(fixing.applied), tuple(fixing.failed.values()), stopped)


def helps(
    before: Analysis,
    diagnostic: Diagnostic,
    edits: Sequence[Edit],
    check_again: Callable[[Source], Analysis],
    *,
    safe: bool = False,
) -> bool:
    """Whether a fix, given by its edits, mends its finding and breaks nothing; `check_again` checks a text.

    After a `safe` one, all that could be read before must still say the same.
    """
    source = before.source
    after = check_again(Source(source.path, apply(source.text, edits), source.bom))
    return _helps(before, after, [diagnostic], OffsetMap(edits), edits) and (not safe or _says_as_much(before, after))


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR


class _Fixing:
    """A map, while it is being mended."""

    def __init__(
        self, source: Source, wanted: Collection[str], most: Safety, sources: Path | Mapping[str, str] | None
    ) -> None:
        self.wanted = wanted
        self.most = most
        self.sources = sources
        self.looked_for = sorted({*wanted, *errors_among()})  # no fix may bring an error, whichever it is
        self.analysis = self.check(source)
        self.given = source
        self.applied: list[Mended] = []
        self.failed: dict[tuple[str, str, int], Mended] = {}  # by code, title and place in the text as it is now
        self.checks = 0
        self.read = 0  # characters, in these checks
        self.lot = len(source.text) + 1  # how many fixes are tried together
        self.seen = {source.text}
        self.shifts: list[OffsetMap] = []

    def run(self) -> bool:
        """Make fixes until none is left that helps; False where that would take too many checks."""
        made = 0  # how many fixes had been made when those that failed were tried again
        while self.checks < LEAST_CHECKS or (self.checks < MOST_CHECKS and self.read < MOST_CHARACTERS):
            chosen = self.chosen()[: self.lot]
            if chosen:
                self.make(chosen)
            elif self.failed and len(self.applied) > made:
                # What did not help may do so now that other things are mended.
                made = len(self.applied)
                self.failed.clear()
            else:
                return True
        return False

    def chosen(self) -> list[tuple[Diagnostic, Fix]]:
        """The fixes to make next: as many as do not overlap, in the order of place."""
        kept: list[tuple[Diagnostic, Fix]] = []
        taken: list[tuple[int, int]] = []
        for diagnostic, fix in fixes_in(self.analysis.source, self.analysis.diagnostics):
            if fix.safety > self.most or diagnostic.code not in self.wanted or _key(diagnostic, fix) in self.failed:
                continue
            spans = sorted((edit.span.start, edit.span.end) for edit in fix.edits)
            if all(_is_free(span, taken) for span in spans):
                kept.append((diagnostic, fix))
                for span in spans:
                    insort(taken, span)
        return kept

    def make(self, chosen: Sequence[tuple[Diagnostic, Fix]]) -> None:
        """Make some fixes if all of them help; else take a smaller lot the next time, or give up on the only one."""
        edits = [edit for _, fix in chosen for edit in fix.edits]
        before = self.analysis
        text = apply(before.source.text, edits)
        shift = OffsetMap(edits)
        helps = False
        if text not in self.seen:
            self.checks += 1
            after = self.check(Source(before.source.path, text, before.source.bom))
            self.read += len(text) + after.project.tried
            helps = _helps(before, after, [diagnostic for diagnostic, _ in chosen], shift, edits)
            if all(fix.safety is Safety.SAFE for _, fix in chosen):
                helps = helps and _says_as_much(before, after)
        if helps:
            self.applied += [self.mended(*each) for each in chosen]
            self.failed = {(c, t, shift.forward(at)): mended for (c, t, at), mended in self.failed.items()}
            self.shifts.append(shift)
            self.seen.add(text)
            self.analysis = after
            self.lot = max(2, 2 * self.lot)
        elif len(chosen) == 1:
            self.failed[_key(*chosen[0])] = self.mended(*chosen[0])
            self.lot = 2
        else:
            self.lot = len(chosen) // 2

    def check(self, source: Source) -> Analysis:
        return check(source, select=self.looked_for, sources=self.sources)

    def mended(self, diagnostic: Diagnostic, fix: Fix) -> Mended:
        """A fix with its place in the text as it was given."""
        at = diagnostic.span.start
        for shift in reversed(self.shifts):
            at = shift.back(at)
        return Mended(diagnostic.rule, fix.title, self.given.position(at))


def _key(diagnostic: Diagnostic, fix: Fix) -> tuple[str, str, int]:
    return diagnostic.code, fix.title, diagnostic.span.start


def _overlap(spans: Sequence[tuple[int, int]]) -> bool:
    """Whether sorted stretches have anything in common; two insertions at one place have, as their order is open."""
    return any(one[1] > other[0] or one == other for one, other in pairwise(spans))


def _is_free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch has nothing in common with stretches that are sorted and have nothing in common."""
    index = bisect_left(taken, span)
    return not _overlap([*taken[max(0, index - 1) : index], span, *taken[index : index + 1]])


def _helps(
    before: Analysis, after: Analysis, mended: Sequence[Diagnostic], shift: OffsetMap, edits: Sequence[Edit]
) -> bool:
    """Whether the findings are gone and no error has come."""
    return _are_gone(before, after, mended, shift) and not _broken(before, after, mended, shift, edits)


def _says_as_much(before: Analysis, after: Analysis) -> bool:
    """Whether all that was read of a map is still said: each statement, and what it is to the one above it.

    A reference that stands at one place twice says no more than once.
    """
    one, other = before.project.root, after.project.root
    if one is None or other is None:
        return one is None
    now = outline_of(other)
    return all(text.startswith("ref ") and now[key, text, above] for key, text, above in outline_of(one) - now)


def _are_gone(before: Analysis, after: Analysis, mended: Sequence[Diagnostic], shift: OffsetMap) -> bool:
    """Whether there are fewer findings of each sort, as many as were to be mended.

    Where the reader was at fault, more of the text may have become readable, and where there are several, one may bring
    about what another mends: then only the places count.
    """
    by_place = len(mended) > 1 or any(is_reading_rule(d.code) for d in mended)

    def sorts(analysis: Analysis, shift: OffsetMap | None) -> Counter[tuple[str, str, int]]:
        def place(d: Diagnostic) -> int:
            if not by_place:
                return 0
            return shift.forward(d.span.start) if shift is not None else d.span.start

        return Counter(
            (d.code, d.finding.message, place(d)) for d in analysis.diagnostics if d.span.source is analysis.source
        )

    old, new = sorts(before, shift), sorts(after, None)
    at = [shift.forward(d.span.start) if by_place else 0 for d in mended]
    gone = Counter((d.code, d.finding.message, place) for d, place in zip(mended, at, strict=True))
    return all(new[sort] <= old[sort] - number for sort, number in gone.items())


def _broken(
    before: Analysis, after: Analysis, mended: Sequence[Diagnostic], shift: OffsetMap, edits: Sequence[Edit]
) -> bool:
    """Whether an error has come that was not there.

    What could not be read hides errors: those that show once it is read are no harm done. Where all of the text was
    read, nothing new may be unreadable; where it was not, nothing in what was edited or complained of may be, since
    that would be one fault in place of another.
    """
    old = [d for d in before.diagnostics if _is_error(d)]
    new = [d for d in after.diagnostics if _is_error(d)]
    unread = any(is_reading_rule(d.code) for d in old)
    numbers = Counter(d.code for d in old)
    known = Counter((d.code, _place(d, before, shift)) for d in old)
    touched = [(shift.forward(e.span.start), shift.forward(e.span.start) + len(e.text)) for e in edits]
    touched += [(shift.forward(d.span.start), shift.forward(d.span.end)) for d in mended]
    for diagnostic in new:
        code, start = diagnostic.code, diagnostic.span.start
        same = code, _place(diagnostic, after, None)
        if known[same] > 0 or numbers[code] > MOST_OF_ONE_SORT:
            known[same] -= 1
            continue
        if not is_reading_rule(diagnostic.code):
            if not unread:
                return True
        elif before.project.complete or any(first <= start < max(last, first + 1) for first, last in touched):
            return True
    return False


def _place(diagnostic: Diagnostic, analysis: Analysis, shift: OffsetMap | None) -> tuple[str, int]:
    """The file and the place of a finding; that of the map itself where it is after the edits."""
    span = diagnostic.span
    if span.source is not analysis.source:
        return span.source.path, span.start
    return "", span.start if shift is None else shift.forward(span.start)
