"""Waivers: what a person lives with is not reported, and a waiver that does nothing is.

A waiver on a statement counts for findings at the statement itself, not for what is written below it; one on a reason
for the reason and its premises; one at the top of the file for the whole file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from argmap.analysis.nearest import Guesses, suggestion
from argmap.analysis.phrasing import code
from argmap.diagnostics import Diagnostic, Finding, Label, Rule, Severity, is_reading_rule
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Reason, Statement, Waiver
from argmap.reading.documents import document
from argmap.records import record
from argmap.source import Source

_GOOD = """\
argument:
- conclusion: The library should open on Sundays.
  waive:
    unsupported-conclusion: the reasons are the exercise
"""

UNKNOWN_WAIVER = Rule(
    code="AM113",
    name="unknown-waiver",
    severity=Severity.WARNING,
    about="""A key below `waive` is the code or the name of a rule. One that no rule has suppresses nothing.""",
    bad=_GOOD.replace("unsupported-conclusion", "unsuported-conclusion").replace(
        "  waive", "  because:\n  - evidence: The library is empty on Sundays.\n    cite: https://example.org\n  waive"
    ),
    good=_GOOD,
)
UNUSED_WAIVER = Rule(
    code="AM114",
    name="unused-waiver",
    severity=Severity.WARNING,
    about="""A waiver that suppresses no finding is out of date, or stands at the wrong node: one on a statement
does not count for the statements below it. Left behind, it would hide the next finding of its rule.""",
    bad="""\
argument:
- conclusion: The library should open on Sundays.
  because:
  - evidence: Half of the people can visit the library on Sundays only.
    cite: https://example.org/survey
  waive:
    too-long: the wording is the author's
""",
    good=_GOOD,
)
WAIVED_READING = Rule(
    code="AM115",
    name="waived-reading-error",
    severity=Severity.WARNING,
    about="""What could not be read is missing from the map, so its finding cannot be waived: the rules whose codes
begin with `AM0` are reported whatever `waive` says.""",
    bad="""\
argument:
- conclusion: The library should open on Sundays.
  because:
  - evidence: Half of the people can visit the library on Sundays only.
    cite: https://example.org/survey
  waive:
    duplicate-key: it looks right to me
""",
    good=_GOOD,
)

WAIVER_RULES = (UNKNOWN_WAIVER, UNUSED_WAIVER, WAIVED_READING)


@record()
class _Placed:
    """A waiver with the node it is written on."""

    waiver: Waiver
    on: Statement | Reason | ArgumentMap

    def covers(self, offset: int) -> bool:
        """Whether a place belongs to the node itself."""
        on = self.on
        if isinstance(on, ArgumentMap):
            return True
        below = list(on.bearing_reasons)
        if isinstance(on, Reason):
            below.extend(reason for premise in on.premises for reason in premise.bearing_reasons)
        return on.span.start <= offset < on.span.end and not any(r.span.start <= offset < r.span.end for r in below)


class _Waivers:
    """The waivers of one rule in one file, found by place."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        self.placed = sorted(placed, key=lambda p: (p.on.span.start, -p.on.span.end))
        self._starts = [p.on.span.start for p in self.placed]
        self._around: list[int | None] = []  # for each the nearest one before it that encloses it
        stack: list[int] = []
        for index, each in enumerate(self.placed):
            while stack and self.placed[stack[-1]].on.span.end <= each.on.span.start:
                stack.pop()
            self._around.append(stack[-1] if stack else None)
            stack.append(index)

    def covering(self, offset: int) -> list[Waiver]:
        found = []
        index: int | None = bisect_right(self._starts, offset) - 1
        while index is not None and index >= 0:
            if self.placed[index].covers(offset):
                found.append(self.placed[index].waiver)
            index = self._around[index]
        return found


def waived_rules(graph: ArgumentGraph, known: Mapping[str, str]) -> set[str]:
    """The codes of the rules that are waived somewhere; `known` as for `apply_waivers`."""
    codes = (known.get(placed.waiver.rule.value) for placed in _waivers(graph))
    return {code for code in codes if code is not None}


def apply_waivers(
    graph: ArgumentGraph, diagnostics: Sequence[Diagnostic], known: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """The diagnostics that no waiver covers, and those about the waivers of the root map.

    `known` gives the code of every rule by its code and by its name.
    """
    guesses = Guesses()
    written: dict[tuple[str, Source], list[_Placed]] = {}
    for placed in _waivers(graph):
        waiver = placed.waiver
        waived = known.get(waiver.rule.value)
        if waived is not None and not is_reading_rule(waived):
            written.setdefault((waived, waiver.rule.span.source), []).append(placed)
        elif waiver.rule.span.source is graph.root.source:
            near = [] if waived is not None else guesses.nearest(waiver.rule.value, known)
            yield _cannot_be_waived(placed, near, known=waived is not None)
    waivers = {key: _Waivers(all_placed) for key, all_placed in written.items()}
    used: set[Waiver] = set()
    for diagnostic in diagnostics:
        found = waivers.get((diagnostic.code, diagnostic.span.source))
        covering = found.covering(diagnostic.span.start) if found else []
        used.update(covering)
        if not covering:
            yield diagnostic
    for (_, source), all_placed in written.items():
        if source is graph.root.source:
            yield from (Diagnostic(UNUSED_WAIVER, _unused(p)) for p in all_placed if p.waiver not in used)


def _waivers(graph: ArgumentGraph) -> Iterator[_Placed]:
    nodes: list[Statement | Reason | ArgumentMap] = [*graph.maps, *graph.statements, *graph.reasons]
    for node in nodes:
        for waiver in node.waivers:
            yield _Placed(waiver, node)


def _cannot_be_waived(placed: _Placed, near: Sequence[str], *, known: bool) -> Diagnostic:
    waiver, span = placed.waiver, placed.waiver.rule.span
    if known:
        return Diagnostic(
            WAIVED_READING,
            Finding(
                f"{code(waiver.rule)} is about reading the file and cannot be waived",
                (Label(span),),
                help="correct what it reports, and leave the waiver out",
                fix=partial(_taken_out, placed),
            ),
        )
    message = f"no rule has the code or name {code(waiver.rule)}"
    if not near:
        return Diagnostic(UNKNOWN_WAIVER, Finding(message, (Label(span),)))
    fix = Fix(f"waive {code(near[0])}", (Edit(span, near[0]),), Safety.UNSAFE)
    return Diagnostic(UNKNOWN_WAIVER, Finding(message + suggestion(near), (Label(span),), fix=fix))


def _unused(placed: _Placed) -> Finding:
    where = "in this file" if isinstance(placed.on, ArgumentMap) else "here"
    return Finding(
        f"the waiver of {code(placed.waiver.rule)} suppresses nothing",
        (Label(placed.waiver.rule.span, f"no finding of this rule {where}"),),
        help="take it out, or move it to the statement or reason where the finding is",
        fix=partial(_taken_out, placed),
    )


def _taken_out(placed: _Placed) -> Fix | None:
    """A waiver that does nothing can go without any change of meaning."""
    key, waiver = placed.on.keys.get("waive"), placed.waiver
    if key is None:
        return None
    gone = key if len(placed.on.waivers) == 1 else waiver.rule.span
    return Fix("take the waiver out", tuple(document(gone.source).remove_key(gone.start)), Safety.UNSAFE)
