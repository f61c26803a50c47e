"""Waivers: what a person lives with is not reported, and a waiver that does nothing is.

A waiver on a statement counts for findings at the statement itself, not for what is written below it; one on a reason
for the reason and its premises; one at the top of the file for the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.diagnostics import Diagnostic, Finding, Label, Rule, Severity
from argmap.edits import Edit, Fix, Safety
from argmap.graph import ArgumentGraph
from argmap.model import ArgumentMap, Reason, Statement, Waiver
from argmap.rules.nearest import nearest
from argmap.rules.phrasing import code, listing

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
    AM001: it looks right to me
""",
    good=_GOOD,
)

WAIVER_RULES = (UNKNOWN_WAIVER, UNUSED_WAIVER, WAIVED_READING)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A waiver with the node it is written on."""

    waiver: Waiver
    on: Statement | Reason | ArgumentMap
    rule: Rule

    def covers(self, diagnostic: Diagnostic) -> bool:
        start, on = diagnostic.span.start, self.on
        if diagnostic.rule is not self.rule or diagnostic.span.source is not on.span.source:
            return False
        if isinstance(on, ArgumentMap):
            return True
        below = list(on.bearing_reasons)
        if isinstance(on, Reason):
            below.extend(reason for premise in on.premises for reason in premise.bearing_reasons)
        return on.span.start <= start < on.span.end and not any(r.span.start <= start < r.span.end for r in below)


def is_reading_rule(rule: Rule) -> bool:
    """Whether a rule is about what could not be read."""
    return rule.code.startswith("AM0")


def apply_waivers(
    graph: ArgumentGraph, diagnostics: Sequence[Diagnostic], known: Mapping[str, Rule]
) -> Iterator[Diagnostic]:
    """The diagnostics that no waiver covers, and those about the waivers of the root map.

    `known` gives every rule by its code and by its name.
    """
    placed: dict[Rule, list[_Placed]] = {}
    for waiver, on, each in _waivers(graph):
        rule = known.get(waiver.rule.value)
        if rule is not None and not is_reading_rule(rule):
            placed.setdefault(rule, []).append(_Placed(waiver, on, rule))
        elif each is graph.root:
            yield _cannot_be_waived(waiver, rule, known)
    used: set[Waiver] = set()
    for diagnostic in diagnostics:
        covering = [p.waiver for p in placed.get(diagnostic.rule, ()) if p.covers(diagnostic)]
        used.update(covering)
        if not covering:
            yield diagnostic
    for all_of_rule in placed.values():
        for each_placed in all_of_rule:
            waiver = each_placed.waiver
            if waiver not in used and waiver.rule.span.source is graph.root.source:
                yield Diagnostic(UNUSED_WAIVER, _unused(each_placed))


def _waivers(graph: ArgumentGraph) -> Iterator[tuple[Waiver, Statement | Reason | ArgumentMap, ArgumentMap]]:
    for each in graph.maps:
        for waiver in each.waivers:
            yield waiver, each, each
    for statement in graph.statements:
        for waiver in statement.waivers:
            yield waiver, statement, graph.map_of(statement)
    for reason in graph.reasons:
        for waiver in reason.waivers:
            yield waiver, reason, graph.map_of(reason)


def _cannot_be_waived(waiver: Waiver, rule: Rule | None, known: Mapping[str, Rule]) -> Diagnostic:
    span = waiver.rule.span
    if rule is not None:
        return Diagnostic(
            WAIVED_READING,
            Finding(
                f"{code(waiver.rule)} is about reading the file and cannot be waived",
                (Label(span),),
                help="correct what it reports, and leave the waiver out",
            ),
        )
    near = nearest(waiver.rule.value, known)
    message = f"no rule has the code or name {code(waiver.rule)}"
    if not near:
        return Diagnostic(UNKNOWN_WAIVER, Finding(message, (Label(span),)))
    fix = Fix(f"waive {code(near[0])}", (Edit(span, near[0]),), Safety.UNSAFE)
    message += f"; nearest: {listing([code(n) for n in near])}"
    return Diagnostic(UNKNOWN_WAIVER, Finding(message, (Label(span),), fix=fix))


def _unused(placed: _Placed) -> Finding:
    where = "in this file" if isinstance(placed.on, ArgumentMap) else "here"
    return Finding(
        f"the waiver of {code(placed.waiver.rule)} suppresses nothing",
        (Label(placed.waiver.rule.span, f"no finding of this rule {where}"),),
        help="take it out, or move it to the statement or reason where the finding is",
    )
