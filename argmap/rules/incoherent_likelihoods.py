"""Likelihoods that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import called, code, listing, place, quoted
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph, Target
from argmap.likelihood import NOTHING, Bounds, Range, bounds, exclusions, percent
from argmap.likelihood.stated import own_likelihood, too_high_for, too_low_for
from argmap.model import Statement
from argmap.source import Span

RULE = Rule(
    code="AM704",
    name="incoherent-likelihoods",
    severity=Severity.ERROR,
    about="""No probabilities whatever fit what is stated here. That is so when

- statements that exclude one another (`contradicts`, `alternatives`) have likelihoods that add up to more than 100 %;
- a statement is said to be less likely than the reasons for it make it, or more likely than an objection leaves it;
- its reasons make it more likely than an objection to it leaves it;
- two statements that say the same (`restates`) have likelihoods with nothing in common.

Of a range, the end that makes least trouble is taken, and nothing is assumed to be independent of anything. So at
least one of the numbers that are pointed at is wrong. An objection's `strength` says how probable it is that the
statement is *false* if the premises of the objection hold.""",
    bad="""\
scale: icd203
alternatives:
- [road, rail]

argument:
- conclusion: The town will build the new road.
  id: road
  likelihood: likely
  because:
  - evidence: The town has bought land to build the new road on.
    cite: https://example.org/land
- conclusion: The town will build the new railway.
  id: rail
  likelihood: likely
  because:
  - evidence: The town has asked three builders about the new railway.
    cite: https://example.org/builders
""",
    good="""\
scale: icd203
alternatives:
- [road, rail]

argument:
- conclusion: The town will build the new road.
  id: road
  likelihood: likely
  because:
  - evidence: The town has bought land to build the new road on.
    cite: https://example.org/land
- conclusion: The town will build the new railway.
  id: rail
  likelihood: unlikely
  because:
  - evidence: The town has asked three builders about the new railway.
    cite: https://example.org/builders
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    known = bounds(graph)
    if not known.any():
        return
    reported: set[Statement] = set()
    for statement in graph.statements:
        found = list(_against_bounds(known, statement))
        yield from found
        first = known.same(statement)[0]
        if not found and first not in reported:
            yield from _between(known, statement)
        reported.add(first)
    yield from _restated(known)
    yield from _excluded(known)


def _against_bounds(known: Bounds, statement: Statement) -> Iterator[Finding]:
    """The findings on a stated likelihood that its reasons and objections do not allow."""
    stated, written = own_likelihood(known, statement), statement.likelihood
    if stated is None or written is None:
        return
    carried, left = too_low_for(known, statement), too_high_for(known, statement)
    if carried is not None:
        yield Finding(
            f"{code(written)}{_high(stated)} cannot be: the reasons for it give at least {percent(carried.value)}",
            (Label(written.span), Label(place(carried.by[0]), "what gives most")),
            help="state more here, or less for a premise or for the strength of the reason",
        )
    if left is not None:
        yield Finding(
            f"{code(written)}{_low(stated)} cannot be: an objection leaves at most {percent(left.value, up=True)}",
            (Label(written.span), Label(place(left.by[0]), "what leaves least")),
            help="state less here, or less for a premise or for the strength of the objection",
        )


def _between(known: Bounds, statement: Statement) -> Iterator[Finding]:
    """The reasons for a statement against the objections to it."""
    carried, left = known.granted(statement), known.objected(statement)
    if carried is not None and left is not None and carried.value > left.value + NOTHING:
        yield Finding(
            f"the reasons for {called(statement)} give at least {percent(carried.value)}, and an objection leaves at "
            f"most {percent(left.value, up=True)}",
            (
                Label(place(statement)),
                Label(place(carried.by[0]), "what gives most"),
                Label(place(left.by[0]), "what leaves least"),
            ),
            help="state less for a premise or for the strength of one of the two",
        )


def _restated(known: Bounds) -> Iterator[Finding]:
    """Likelihoods of one statement that is made twice."""
    for statement in known.graph.statements:
        if statement not in known.graph.restatements:
            continue
        mine = own_likelihood(known, statement)
        first = known.same(statement)[0]
        other = own_likelihood(known, first)
        if mine is None or other is None or statement.likelihood is None or first.likelihood is None:
            continue
        if mine.low > other.high + NOTHING or mine.high < other.low - NOTHING:
            yield Finding(
                f"the same statement is {quoted(statement.likelihood)} here, and {quoted(first.likelihood)} elsewhere",
                (Label(statement.likelihood.span), Label(first.likelihood.span, "said of the same statement")),
                help="state one likelihood for both; or remove `restates`, if they do not say the same",
            )


def _excluded(known: Bounds) -> Iterator[Finding]:
    """Statements of which at most one is true."""
    for group in exclusions(known.graph):
        values = [(member, known.accepted(member)) for member in group]
        likely = [(member, value) for member, value in values if value is not None]
        total = sum(value for _, value in likely)
        if total > 1 + NOTHING:
            (first, _), *others = sorted(likely, key=lambda item: -item[1])
            yield Finding(
                f"{listing([called(member) for member, _ in likely], 'and')} exclude one another, and have at least "
                f"{percent(total)} together",
                (Label(_where(first), _share(known, first)), *(Label(_where(o), _share(known, o)) for o, _ in others)),
                help="of statements that exclude one another, the likelihoods add up to 100 % at most",
            )


def _share(known: Bounds, statement: Statement) -> str:
    return f"at least {percent(known.accepted(statement) or 0.0)}"


def _where(statement: Target) -> Span:
    if isinstance(statement, Statement) and statement.likelihood is not None:
        return statement.likelihood.span
    return place(statement)


def _high(stated: Range) -> str:
    return "" if stated.low == stated.high else f", at most {percent(stated.high, up=True)},"


def _low(stated: Range) -> str:
    return "" if stated.low == stated.high else f", at least {percent(stated.low)},"
