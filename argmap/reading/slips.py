"""One slip of a hand, one finding: which single line, mended in which way, lets everything around it be read.

A dash that is missing or a line in a wrong column breaks what stands below it, and a reader complains of that. Here
the lines around a fault are mended in every way that undoes one slip, and the text is read with each. Where some of
these read, the slip is known, and its consequences need not be told. What they make of the map is compared: only
where all that read mean the same is the repair safe, since otherwise somebody would have to choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from argmap.canonical_form import Rows, rows_of
from argmap.diagnostics import Diagnostic, Severity
from argmap.edits import OffsetMap, Safety, TextEdit, apply, in_order
from argmap.model import ArgumentMap, Reason
from argmap.reading import faults
from argmap.reading.excerpt import Excerpt, excerpt
from argmap.reading.language import KIND_NAMES
from argmap.reading.mended_text import MendedText
from argmap.reading.repairs import FARTHEST, Repair, Sort, repairs
from argmap.reading.syntax_errors import line_of
from argmap.records import record
from argmap.yamltext.events import Broken, parse
from argmap.yamltext.lines import line_end, line_start

MOST_SLIPS = 24
LONGEST_TEXT = 300_000  # in a longer one no slips are looked for, and no fix of a column is called safe
MOST_CHARACTERS = 600_000  # read for the sake of repairs, all excerpts of a text together
MOST_IN_VAIN = 1_000_000  # read as a whole without a slip that turned out to be none

# What a slip of one line may bring about.
_CONSEQUENCES = frozenset(
    rule.code
    for rule in (
        faults.SYNTAX,
        faults.UNKNOWN_KEY,
        faults.MISPLACED_KEY,
        faults.WRONG_TYPE,
        faults.LIST_FOR_TEXT,
        faults.TEXT_FOR_LIST,
        faults.TWO_KINDS,
        faults.NO_KIND,
        faults.DUPLICATE_KEY,
        faults.BECAME_MAPPING,
        faults.BECAME_ELSE,
        faults.UNCLOSED_QUOTE,
        faults.UNCLOSED_BRACKET,
        faults.FLOW_COMMA,
        faults.EMPTY,
        faults.MIXED_REASON,
        faults.RUN_TOGETHER,
        faults.MISSING_BLANK,
        faults.INDENTATION,
        faults.MISSING_COLON,
        faults.TEXT_CUT,
        faults.TAB,
        faults.INVALID_ID,
    )
)


# What the reader proposes for these is likelier than that a line of its own went wrong.
_KNOWN_BEST = (faults.TWO_KINDS, faults.MIXED_REASON, faults.DUPLICATE_KEY, faults.MISSING_BLANK, faults.MISSING_COLON)
# Here people may have meant something else altogether.
_OPEN = (faults.TWO_KINDS, faults.MIXED_REASON)


@record()
class Attempt:
    """The result of reading a text: the map, if there is any, and what is wrong."""

    map: ArgumentMap | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> list[Diagnostic]:
        return [d for d in self.diagnostics if d.severity is Severity.ERROR]


Read = Callable[[str], Attempt]


@record()
class Candidate:
    """A repair that reads, with the excerpt as it is then, what remains wrong in it and what it means.

    `repair` is None for the fix that the reader itself proposed, given by its `edits` alone.
    """

    repair: Repair | None
    edits: tuple[TextEdit, ...]
    text: str
    remaining: int
    meaning: Rows

    def rank(self, found: Diagnostic) -> tuple[int, int]:
        """The sort key of a repair: first what the reader proposed where it knows best, then what changes the least."""
        if self.repair is None:
            return (-1 if found.rule in _KNOWN_BEST else len(Sort)), 0
        far = self.repair.far
        if self.repair.sort is Sort.RELATION:  # of a line that stands alone one rather believes that it slipped
            return list(Sort).index(Sort.MOVE), -1 if far == 0 else 4 * FARTHEST
        if found.rule is faults.EMPTY:  # its key alone stands wrong, or its list does, and then all of it
            far -= 2 if self.repair.at < found.span.end else 3 if self.repair.several else 0
        return list(Sort).index(self.repair.sort), far


@record()
class Slip:
    """A slip that was found: the reader's own finding about it, what to do, and the other ways to mend it.

    All that is in the offsets of `around`, an excerpt of the text, as it was mended before. `readings` holds one
    candidate for each meaning, the one to take first; `proposed` tells whether that is what the reader's own fix comes
    to. `safe`: there is no other, and nothing else is wrong near it.
    """

    found: Diagnostic
    around: Excerpt
    readings: tuple[Candidate, ...]
    proposed: bool
    safe: bool

    @property
    def chosen(self) -> Candidate:
        return self.readings[0]


class Search:
    """Looks for slips in a text; `read` reads a text without looking for slips.

    With `broken_elsewhere`, what the reader itself proposes is believed although the text is no YAML at another place.
    """

    def __init__(self, read: Read) -> None:
        self.read = read
        self.broken_elsewhere = False
        self.left = MOST_CHARACTERS
        # The same repair is often tried for several findings.
        self._attempts: dict[str, Attempt] = {}
        self._broken: dict[str, Broken | None] = {}

    def slip(self, mended: MendedText, found: Diagnostic, others: Sequence[Diagnostic]) -> Slip | None:
        """The slip of one line that brought about a finding; None where there is none, or no telling.

        Where `others` stand in the way, they are left out of what is read, and no repair is called safe.
        """
        doubled = found.rule is faults.DUPLICATE_KEY and found.span.written not in (*KIND_NAMES, "ref")
        if found.code not in _CONSEQUENCES or doubled or self.left <= 0:
            return None
        at = mended.forward(found.span.start)
        whole = excerpt(mended.text, at)
        slip = self._slip(whole, at, found)
        if slip is not None or not others:
            return slip
        part = excerpt(mended.text, at, tuple(mended.forward(d.span.start) for d in others))
        slip = None if part.text == whole.text else self._slip(part, at, found)
        return None if slip is None else replace(slip, safe=False)

    def _slip(self, around: Excerpt, at: int, found: Diagnostic) -> Slip | None:
        """The slip that brought about a finding at an offset, as far as an excerpt shows it."""
        before = self._attempt(around.text)
        if before is None:
            return None
        same = [d for d in before.errors if d.code == found.code and around.outer(d.span.start) == at]
        candidates = list(self._candidates(around, before, same[0])) if same else []
        if not candidates:
            return None
        least = min(each.remaining for each in candidates)
        best = sorted((each for each in candidates if each.remaining == least), key=lambda each: each.rank(same[0]))
        readings: list[Candidate] = []
        for each in best:
            if not any(each.meaning.same_as(other.meaning) for other in readings):
                readings.append(each)
        like_first = [each for each in best if each.meaning.same_as(readings[0].meaning)]
        own = same[0].finding.fix
        after = None if own is None else apply(around.text, own.edits)
        proposed = any(each.repair is None or each.text == after for each in like_first)
        certain = len(readings) == 1 and least == 0 and _is_certain(like_first, found)
        return Slip(found, around, tuple(readings), proposed, certain)

    def _attempt(self, text: str) -> Attempt | None:
        self.left -= len(text)
        if self.left < 0:
            return None
        if text not in self._attempts:
            self._attempts[text] = self.read(text)
        return self._attempts[text]

    def _is_broken(self, text: str, edits: Sequence[TextEdit], *, elsewhere: bool) -> bool:
        """Whether a text that was repaired is no YAML; where it may be broken `elsewhere`, only at the repair."""
        if text not in self._broken:
            self._broken[text] = parse(text).broken
        broken = self._broken[text]
        if broken is None or not elsewhere:
            return broken is not None
        shift = OffsetMap(edits)
        first, last = shift.forward(edits[0][0]), shift.forward(edits[-1][1])
        return line_start(text, first) <= broken.where <= line_end(text, last)

    def _candidates(self, around: Excerpt, before: Attempt, found: Diagnostic) -> Iterator[Candidate]:
        """The repairs after which the finding is gone and nothing new is wrong."""
        known = Counter((d.code, d.finding.message) for d in before.errors)
        known[found.code, found.finding.message] -= 1
        read = 0 if before.map is None else _statements(rows_of(before.map))
        seen = {around.text}
        elsewhere = self.broken_elsewhere and parse(around.text).broken is not None
        own = found.finding.fix
        proposed: list[tuple[Repair | None, tuple[TextEdit, ...]]] = []
        for begin in around.lines:
            line = line_of(around.text, begin)
            bare = found.rule is faults.WRONG_TYPE and line.dashes and line.key is None
            if not bare:  # what is no more than a text could be anything anywhere
                proposed += [(each, each.edits) for each in repairs(around.text, begin)]
        if own is not None and found.rule is not faults.INVALID_ID:  # another name undoes no slip
            proposed.append((None, tuple(in_order(own.edits))))
        for repair, edits in proposed:
            text = apply(around.text, edits)
            if text in seen:
                continue
            seen.add(text)
            self.left -= len(text) // 3  # of a text that does not parse no map is made
            if self.left < 0:
                return
            if self._is_broken(text, edits, elsewhere=elsewhere and repair is None):
                continue
            after = self._attempt(text)
            if after is None:
                return
            errors = Counter((d.code, d.finding.message) for d in after.errors)
            if after.map is None or errors - known or (repair is not None and _is_wrong_itself(repair, text, after)):
                continue
            meaning = rows_of(after.map)
            if _statements(meaning) >= read - 1:  # else what was wrong is only out of sight
                yield Candidate(repair, edits, text, errors.total(), meaning)


def _statements(meaning: Rows) -> int:
    """How many statements and references there are."""
    return sum(not isinstance(node, Reason) for node in meaning.nodes)


def _is_wrong_itself(repair: Repair, text: str, after: Attempt) -> bool:
    """Whether something is still wrong in the line that was mended, which then was not it."""
    first = OffsetMap(repair.edits).forward(repair.at)
    begin = line_start(text, first)
    end = line_end(text, first)
    return any(begin <= d.span.start <= end for d in after.errors)


def _is_certain(same: Sequence[Candidate], found: Diagnostic) -> bool:
    """Whether the only meaning that was found is one that nobody could have written otherwise on purpose."""
    if found.rule in _OPEN:
        return False
    if found.rule is faults.EMPTY:  # a key may just not be filled in yet
        return all(each.repair is None for each in same)
    if all(each.repair is not None and each.repair.guess for each in same):
        return False
    fix = found.finding.fix
    return any(each.repair is not None for each in same) or (fix is not None and fix.safety is Safety.SAFE)
