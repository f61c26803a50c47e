"""A likelihood above what the reasons for a statement give it."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import code, place
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph
from argmap.likelihood import NOTHING, Bounds, at_least, bounds, percent, said
from argmap.likelihood.stated import is_ruled_out, own_likelihood
from argmap.model import Kind, Reason, Statement

RULE = Rule(
    code="AM703",
    name="likelihood-not-carried",
    severity=Severity.WARNING,
    about="""Two premises that are likely each are not both likely: what each of them, and the step, lacks of certainty
adds up. Where all premises of all reasons for a statement have a likelihood, and the reasons a `strength` or
`inference: deductive`, a lower bound of its own likelihood follows. Here more is stated than that bound.

That does not show the statement to be less likely than it says, but that this map does not carry it: state how much
surer a premise or a step is, give a further reason, or claim less. Each step is looked at by itself, with the
likelihoods that are stated for its premises.""",
    bad="""\
scale: icd203

argument:
- conclusion: The river will flood the old town.
  likelihood: very likely
  because:
  - strength: very likely
    premises:
    - claim: It will rain for more than a week before the river can flood.
      likelihood: likely
    - claim: Rain for more than a week makes the river flood the old town.
      likelihood: very likely
""",
    good="""\
scale: icd203

argument:
- conclusion: The river will flood the old town.
  likelihood: likely
  because:
  - strength: almost certain
    premises:
    - claim: It will rain for more than a week before the river can flood.
      likelihood: very likely
    - claim: Rain for more than a week makes the river flood the old town.
      likelihood: very likely
""",
)


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    known = bounds(graph)
    if not known.any():
        return
    for statement in graph.statements:
        stated, carried = own_likelihood(known, statement), known.granted(statement)
        if stated is None or carried is None or statement.likelihood is None:
            continue
        if stated.low <= carried.value + NOTHING or is_ruled_out(known, statement) or not _is_all(known, statement):
            continue
        best = carried.by[0]
        least = at_least(carried.value, known.terms(statement))
        what = code(statement.likelihood)
        if said(stated) != f"at least {percent(stated.low)}" and stated.low != stated.high:
            what += f", at least {percent(stated.low)},"
        yield Finding(
            f"{what} is more than the reasons carry: {least}",
            (Label(statement.likelihood.span), Label(place(best), _gives(known, best))),
            help="claim less, say how much surer a premise or a step is, or give a further reason",
        )


def _is_all(known: Bounds, statement: Statement) -> bool:
    """Whether nothing speaks for a statement but reasons whose numbers are all stated."""
    for each in known.same(statement):
        if each.kind is Kind.EVIDENCE and each.citations:
            return False
        if any(known.given(reason) is None for reason in known.graph.support(each)):
            return False
    return True


def _gives(known: Bounds, reason: Reason | Statement) -> str:
    """How a bound comes about: the premises together, times the strength."""
    if not isinstance(reason, Reason):
        return ""
    strength, together = known.strength(reason), known.together(reason)
    if strength is None or together is None:
        return ""
    number = len(dict.fromkeys(known.graph.premises(reason)))
    premises = "the premise has" if number == 1 else "all premises together have"
    return f"{premises} at least {percent(together)}, and the step has at least {percent(strength)}"
