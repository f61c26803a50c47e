"""Steps whose conclusion speaks of things that no premise mentions."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.analysis.phrasing import listing, premise_label, quoted
from argmap.analysis.step_words import is_missing, step_words
from argmap.analysis.warrants import unwritten_warrants
from argmap.diagnostics import Finding, Label, Rule, Severity
from argmap.graph import ArgumentGraph

RULE = Rule(
    code="AM206",
    name="missing-link",
    severity=Severity.ADVICE,
    quiet=True,
    about="""No rabbit comes out of a hat that was not in it before: what a statement speaks of has to be spoken of
by the premises that lead to it (the *Rabbit rule* of argument mapping). Reported is a reason where at least half of
the content words of the supported statement occur in none of its premises, plural and verb forms counting as the
same word. Such a reason stands in the wrong place, uses another word for the same thing, or lacks a premise.

Left alone are steps whose [warrant](evaluation.md#warrants) is written: by a scheme with all its premises, by a premise
that leads over, by backing, or because a `verdict` accepts them. Of steps with a `scheme` a missing premise is reported
as `missing-role`. What depends on each step `argmap review --section assumptions` tells.""",
    bad="""\
argument:
- conclusion: The airport should build a second runway.
  because:
  - claim: Many families spend their holidays on distant islands.
""",
    good="""\
argument:
- conclusion: The airport should build a second runway.
  because:
  - premises:
    - claim: Families who fly from the airport wait for hours.
    - claim: A second runway would shorten the wait.
    - assumption: An airport should build what shortens the wait of those who fly.
""",
)

_MOST_NAMED = 4


def check(graph: ArgumentGraph) -> Iterator[Finding]:
    unwritten = unwritten_warrants(graph)
    for reason, found in step_words(graph).items():
        if reason.scheme is not None or reason not in unwritten or not is_missing(found):
            continue
        named = found.missing[:_MOST_NAMED]
        more = len(found.missing) - len(named)
        missing = listing([quoted(w) for w in named] + ([f"{more} more words"] if more > 1 else []), "and")
        premises = "the only premise" if len(reason.premises) == 1 else "any premise"
        labels = [premise_label(graph, premise) for premise in reason.premises]
        labels.append(Label(found.target.text.span, "what it is a reason for"))
        yield Finding(
            f"{missing} {'is' if len(found.missing) == 1 else 'are'} not in {premises}",
            tuple(labels),
            help="add the premise that links the two under `premises:`, use the same word for the same thing, "
            "or move the reason to where it belongs",
        )
